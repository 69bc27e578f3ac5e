package service

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/arabic"
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
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkSegmentation(r.GetSegmentation()); err != nil {
		return nil, err
	}
	out, err := analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS},
	})
	if err != nil {
		return nil, err
	}
	return &khabarv1.TokenizeResponse{Tokens: out.GetTokens(), Sentences: out.GetSentences()}, nil
}

// Analyze implements the contract.
func (s *Service) Analyze(ctx context.Context, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkSegmentation(r.GetSegmentation()); err != nil {
		return nil, err
	}
	if err := checkAnalysis(r); err != nil {
		return nil, err
	}
	return analyze(ctx, r)
}

// Stem answers that its engine is not in this build.
func (s *Service) Stem(context.Context, *khabarv1.StemRequest) (*khabarv1.StemResponse, error) {
	return nil, CallNotInThisBuild("Stem")
}

// TagEntities answers that its engine is not in this build.
func (s *Service) TagEntities(context.Context, *khabarv1.TagEntitiesRequest) (*khabarv1.TagEntitiesResponse, error) {
	return nil, CallNotInThisBuild("TagEntities")
}

// ParseNumbers implements the contract.
func (s *Service) ParseNumbers(ctx context.Context, r *khabarv1.ParseNumbersRequest) (*khabarv1.ParseNumbersResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnums("kinds", r.GetKinds()); err != nil {
		return nil, err
	}
	out, err := analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_NUMBERS}, NumberKinds: r.GetKinds(),
	})
	if err != nil {
		return nil, err
	}
	return &khabarv1.ParseNumbersResponse{Numbers: out.GetNumbers()}, nil
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
func (s *Service) check(text string, unit khabarv1.OffsetUnit) error {
	if err := s.checkText(text); err != nil {
		return err
	}
	return checkEnum("offset_unit", unit)
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
		if !slices.Contains(featuresOfBuild, feature) {
			return notInThisBuild(fmt.Sprintf("features[%d]", i), feature.String())
		}
	}
	return nil
}

// featuresOfBuild are the layers that this build has.
var featuresOfBuild = []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS, khabarv1.Feature_FEATURE_NUMBERS}

// info says what this build is.
func info(limits Limits) *khabarv1.GetServiceInfoResponse {
	version, commit := Version()
	return &khabarv1.GetServiceInfoResponse{
		Version:  version,
		Commit:   commit,
		Features: featuresOfBuild,
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
