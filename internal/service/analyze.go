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
// that single calls give what Analyze gives. Its errors are the status of the context's. Where the context has a sheet, layers that are many are
// written there, stems as the field of that number.
func (s *Service) analyze(ctx context.Context, r *khabarv1.AnalyzeRequest, stems byte) (*khabarv1.AnalyzeResponse, error) {
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
	var out khabarv1.AnalyzeResponse
	if on := sheetOf(ctx); on != nil {
		on.written = appendStems(appendTokens(ctx, on.written[:0], a, offsets), stems, a, offsets)
		out.ProtoReflect().SetUnknown(on.written)
	} else {
		out.Tokens, out.Sentences = tokensOf(ctx, a, offsets)
		out.Stems = stemsOf(a, offsets)
	}
	out.Entities = entitiesOf(a, offsets, r.GetEntityTypes())
	out.Numbers = numbersOf(a, offsets, r.GetNumberKinds())
	if ctx.Err() != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	if wants(khabarv1.Feature_FEATURE_TOKENS) {
		s.found.add(khabarv1.Feature_FEATURE_TOKENS, len(a.Tokens))
	}
	s.found.add(khabarv1.Feature_FEATURE_STEMS, len(a.Stems))
	s.found.add(khabarv1.Feature_FEATURE_ENTITIES, len(out.GetEntities()))
	s.found.add(khabarv1.Feature_FEATURE_NUMBERS, len(out.GetNumbers()))
	return &out, nil
}
