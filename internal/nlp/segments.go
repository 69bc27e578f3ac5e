package nlp

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// segmentsPerToken is how many segments a token of news has, a little more than the mean, so that the slice seldom grows.
const segmentsPerToken = 1.3

// segments takes the words apart.
func segments(ctx context.Context, text string, tokens []token.Token, scheme morph.Scheme) ([]morph.Segment, error) {
	all := make([]morph.Segment, 0, int(segmentsPerToken*float64(len(tokens)))+1)
	segmenter := morph.NewSegmenter(text, tokens, scheme)
	for first := 0; first < len(tokens); first += stride {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		all = segmenter.Append(all, stride)
	}
	return all, nil
}
