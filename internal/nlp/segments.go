package nlp

import (
	"context"
	"slices"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// segmentsPerToken is how many segments a token of news has, a little more than the mean, so that the slice seldom grows.
const segmentsPerToken = 1.3

// appendSegments takes the words apart.
func appendSegments(
	ctx context.Context, all []morph.Segment, text string, tokens []token.Token, scheme morph.Scheme,
) ([]morph.Segment, error) {
	all = slices.Grow(all, int(segmentsPerToken*float64(len(tokens)))+1)
	segmenter := morph.NewSegmenter(text, tokens, scheme)
	for first := 0; first < len(tokens); first += stride {
		if ctx.Err() != nil {
			return all, context.Cause(ctx)
		}
		all = segmenter.Append(all, stride)
	}
	return all, nil
}
