package service

import (
	"context"
	"slices"

	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// analyze runs the layers that a request wants, which has been checked, and writes what they found. Every call over a text comes here, so
// that single calls give what Analyze gives. Its errors are the status of the context's.
func analyze(ctx context.Context, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	wants := func(f khabarv1.Feature) bool { return len(r.GetFeatures()) == 0 || slices.Contains(r.GetFeatures(), f) }
	var layers nlp.Layers
	if wants(khabarv1.Feature_FEATURE_TOKENS) {
		layers |= nlp.Sentences
	}
	if wants(khabarv1.Feature_FEATURE_NUMBERS) {
		layers |= nlp.Numbers
	}
	a, err := nlp.Analyze(ctx, r.GetText(), layers)
	if err != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	offsets := newOffsets(a.Text, r.GetOffsetUnit())
	var out khabarv1.AnalyzeResponse
	if wants(khabarv1.Feature_FEATURE_TOKENS) {
		out.Tokens, out.Sentences = tokensOf(ctx, a, offsets)
	}
	out.Numbers = numbersOf(a, offsets, r.GetNumberKinds())
	if ctx.Err() != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	return &out, nil
}
