package service

import (
	"context"
	"log/slog"
	"runtime/debug"
	"sync/atomic"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Service is the engine behind the methods of the contract. It keeps nothing between calls and is safe for concurrent use.
type Service struct {
	khabarv1.UnimplementedLanguageServiceServer // for calls that a later contract adds
	limits                                      Limits
	info                                        *khabarv1.GetServiceInfoResponse
	logger                                      *slog.Logger
	admission                                   *Admission    // of a stream's documents
	stopping                                    chan struct{} // closed when streams are to take no more
	names                                       atomic.Pointer[entity.Names]
	found                                       Found
}

// New gives a service with these limits, which logs what breaks in a stream's document; what breaks in a single call is its caller's.
func New(limits Limits, logger *slog.Logger) *Service {
	return &Service{limits: limits, info: info(limits), logger: logger, stopping: make(chan struct{})}
}

// StopStreams lets no stream take more documents: each answers those that it has and ends with UNAVAILABLE. It may be called once.
func (s *Service) StopStreams() { close(s.stopping) }

// Tokenize implements the contract.
func (s *Service) Tokenize(ctx context.Context, r *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnum("segmentation", r.GetSegmentation()); err != nil {
		return nil, err
	}
	out, err := s.analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS},
		Segmentation: r.GetSegmentation(),
	}, fieldAnalyzedStems)
	if err != nil {
		return nil, err
	}
	return withWritten(&khabarv1.TokenizeResponse{Tokens: out.GetTokens(), Sentences: out.GetSentences()}, out), nil
}

// Analyze implements the contract.
func (s *Service) Analyze(ctx context.Context, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnum("segmentation", r.GetSegmentation()); err != nil {
		return nil, err
	}
	if err := checkAnalysis(r); err != nil {
		return nil, err
	}
	return s.analyze(ctx, r, fieldAnalyzedStems)
}

// SetNames gives the service names of its operator's own, which go before all that it knows; nil takes them away. Calls that are under way
// keep those that they began with.
func (s *Service) SetNames(names *entity.Names) { s.names.Store(names) }

// TagEntities implements the contract.
func (s *Service) TagEntities(ctx context.Context, r *khabarv1.TagEntitiesRequest) (*khabarv1.TagEntitiesResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnums("types", r.GetTypes()); err != nil {
		return nil, err
	}
	out, err := s.analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_ENTITIES}, EntityTypes: r.GetTypes(),
	}, fieldAnalyzedStems)
	if err != nil {
		return nil, err
	}
	return &khabarv1.TagEntitiesResponse{Entities: out.GetEntities()}, nil
}

// ParseNumbers implements the contract.
func (s *Service) ParseNumbers(ctx context.Context, r *khabarv1.ParseNumbersRequest) (*khabarv1.ParseNumbersResponse, error) {
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnums("kinds", r.GetKinds()); err != nil {
		return nil, err
	}
	out, err := s.analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_NUMBERS}, NumberKinds: r.GetKinds(),
	}, fieldAnalyzedStems)
	if err != nil {
		return nil, err
	}
	return &khabarv1.ParseNumbersResponse{Numbers: out.GetNumbers()}, nil
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

// checkAnalysis refuses options of Analyze that are unknown.
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
	return nil
}

// featuresOfBuild are the layers that this build has.
var featuresOfBuild = []khabarv1.Feature{
	khabarv1.Feature_FEATURE_TOKENS, khabarv1.Feature_FEATURE_STEMS, khabarv1.Feature_FEATURE_ENTITIES, khabarv1.Feature_FEATURE_NUMBERS,
}

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
		Data:                 dataSources,
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
