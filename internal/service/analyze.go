package service

import (
	"context"
	"slices"
	"sync"

	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// analyses are analyses of short texts that nobody needs any more, for the room that they have.
var analyses = sync.Pool{New: func() any { return new(nlp.Analysis) }}

// analyze runs the layers that a request wants, which has been checked, and writes what they found. Every call over a text comes here, so
// that single calls give what Analyze gives. Its errors are the status of the context's.
func (s *Service) analyze(ctx context.Context, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	wants := func(f khabarv1.Feature) bool { return len(r.GetFeatures()) == 0 || slices.Contains(r.GetFeatures(), f) }
	options := nlp.Options{
		Entities: wants(khabarv1.Feature_FEATURE_ENTITIES), Names: s.names.Load(), Numbers: wants(khabarv1.Feature_FEATURE_NUMBERS),
	}
	if wants(khabarv1.Feature_FEATURE_TOKENS) {
		options.Sentences = true
		options.Segments = r.GetSegmentation() != khabarv1.Segmentation_SEGMENTATION_NONE
		options.Scheme = schemes[r.GetSegmentation()]
	}
	if wants(khabarv1.Feature_FEATURE_STEMS) {
		options.Stemmer = stemmers[r.GetStemmer()]
	}
	room := analyses.Get().(*nlp.Analysis)
	if len(r.GetText()) < bigText {
		defer analyses.Put(room) // the answer holds pieces of the text, and nothing of the analysis
	}
	if err := room.Analyze(ctx, r.GetText(), options); err != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	a := *room
	offsets := newOffsets(a.Text, r.GetOffsetUnit())
	on := sheetOf(ctx)
	var out khabarv1.AnalyzeResponse
	if wants(khabarv1.Feature_FEATURE_TOKENS) {
		out.Tokens, out.Sentences = tokensOf(ctx, a, offsets, on)
	}
	out.Stems = stemsOf(a, offsets, on)
	out.Entities = entitiesOf(a, offsets, r.GetEntityTypes())
	out.Numbers = numbersOf(a, offsets, r.GetNumberKinds())
	if ctx.Err() != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	return &out, nil
}
