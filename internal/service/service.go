package service

import (
	"context"
	"fmt"
	"runtime/debug"

	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Service is the engine behind the methods of the contract. It keeps nothing between calls and is safe for concurrent use.
type Service struct {
	khabarv1.UnimplementedLanguageServiceServer // for calls that a later contract adds
	limits                                      Limits
	info                                        *khabarv1.GetServiceInfoResponse
}

// New gives a service with these limits.
func New(limits Limits) *Service {
	return &Service{limits: limits, info: info(limits)}
}

// Tokenize implements the contract.
func (s *Service) Tokenize(ctx context.Context, r *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit(), r.GetSegmentation()); err != nil {
		return nil, err
	}
	tokens, sentences, err := tokenize(ctx, r.GetText(), r.GetOffsetUnit())
	if err != nil {
		return nil, err
	}
	return &khabarv1.TokenizeResponse{Tokens: tokens, Sentences: sentences}, nil
}

// Analyze implements the contract.
func (s *Service) Analyze(ctx context.Context, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit(), r.GetSegmentation()); err != nil {
		return nil, err
	}
	if err := checkAnalysis(r); err != nil {
		return nil, err
	}
	tokens, sentences, err := tokenize(ctx, r.GetText(), r.GetOffsetUnit())
	if err != nil {
		return nil, err
	}
	return &khabarv1.AnalyzeResponse{Tokens: tokens, Sentences: sentences}, nil
}

// Stem answers that its engine is not in this build.
func (s *Service) Stem(context.Context, *khabarv1.StemRequest) (*khabarv1.StemResponse, error) {
	return nil, CallNotInThisBuild("Stem")
}

// TagEntities answers that its engine is not in this build.
func (s *Service) TagEntities(context.Context, *khabarv1.TagEntitiesRequest) (*khabarv1.TagEntitiesResponse, error) {
	return nil, CallNotInThisBuild("TagEntities")
}

// ParseNumbers answers that its engine is not in this build.
func (s *Service) ParseNumbers(context.Context, *khabarv1.ParseNumbersRequest) (*khabarv1.ParseNumbersResponse, error) {
	return nil, CallNotInThisBuild("ParseNumbers")
}

// AnalyzeStream answers that its engine is not in this build.
func (s *Service) AnalyzeStream(khabarv1.LanguageService_AnalyzeStreamServer) error {
	return CallNotInThisBuild("AnalyzeStream")
}

// GetServiceInfo implements the contract.
func (s *Service) GetServiceInfo(context.Context, *khabarv1.GetServiceInfoRequest) (*khabarv1.GetServiceInfoResponse, error) {
	return proto.CloneOf(s.info), nil
}

// check refuses what no call over a text takes.
func (s *Service) check(text string, unit khabarv1.OffsetUnit, scheme khabarv1.Segmentation) error {
	if err := s.checkText(text); err != nil {
		return err
	}
	if err := checkEnum("offset_unit", unit); err != nil {
		return err
	}
	return checkSegmentation(scheme)
}

// checkAnalysis refuses options of Analyze that are unknown, and layers that are not in this build.
func checkAnalysis(r *khabarv1.AnalyzeRequest) error {
	if err := checkEnums("features", r.GetFeatures()); err != nil {
		return err
	}
	if err := checkEnum("stemmer", r.GetStemmer()); err != nil {
		return err
	}
	if err := checkEnums("entity_types", r.GetEntityTypes()); err != nil {
		return err
	}
	if err := checkEnums("number_kinds", r.GetNumberKinds()); err != nil {
		return err
	}
	for i, feature := range r.GetFeatures() {
		if feature != khabarv1.Feature_FEATURE_TOKENS {
			return notInThisBuild(fmt.Sprintf("features[%d]", i), feature.String())
		}
	}
	return nil
}

// tokenize runs the engine and writes what it found; the error is the status of the context's.
func tokenize(ctx context.Context, text string, unit khabarv1.OffsetUnit) ([]*khabarv1.Token, []*khabarv1.Span, error) {
	a, err := nlp.Analyze(ctx, text)
	if err != nil {
		return nil, nil, status.FromContextError(ctx.Err()).Err()
	}
	tokens, sentences := tokensOf(ctx, a, unit)
	if ctx.Err() != nil {
		return nil, nil, status.FromContextError(ctx.Err()).Err()
	}
	return tokens, sentences, nil
}

// info says what this build is.
func info(limits Limits) *khabarv1.GetServiceInfoResponse {
	version, commit := Version()
	return &khabarv1.GetServiceInfoResponse{
		Version:  version,
		Commit:   commit,
		Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS},
		Limits: &khabarv1.Limits{
			MaxTextBytes: uint32(limits.MaxTextBytes), MaxIdBytes: uint32(limits.MaxIDBytes),
			MaxMessageBytes: uint32(limits.MaxMessageBytes), MaxConcurrentStreams: uint32(limits.MaxConcurrentStreams),
		},
		Data: []*khabarv1.DataSource{{
			Name: "Unicode Character Database", Version: "15.0.0", License: "Unicode-3.0", Purpose: "character classes of the tokeniser",
		}},
		NormalizationVersion: arabic.FoldVersion,
	}
}

// Version gives the version and commit that the build recorded; a build from a working tree is (devel).
func Version() (version, commit string) {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)", ""
	}
	version = build.Main.Version
	if version == "" {
		version = "(devel)"
	}
	for _, setting := range build.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	return version, commit
}
