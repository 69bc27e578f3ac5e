package nlp

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/number"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Analysis is what is known of one text. Spans are in bytes of Text.
type Analysis struct {
	Text      string
	Tokens    []token.Token
	Sentences []token.Sentence // every token is in exactly one; empty unless Sentences was wanted
	Numbers   []number.Number  // in text order, not overlapping; empty unless Numbers was wanted
}

// Layers is a set of what an analysis gives beside the tokens.
type Layers uint8

// The layers.
const (
	Sentences Layers = 1 << iota
	Numbers

	AllLayers = Sentences | Numbers
)

// stride is how many tokens are made between two looks at the context: well under a millisecond's work.
const stride = 4096

// bytesPerToken is what a token and its white space take in Arabic news, a little less than the mean, so that the slice seldom grows.
const bytesPerToken = 9

// Analyze tokenises text and gives the layers wanted over these tokens; work for others is not done. It gives up with the context's error
// within milliseconds of its end, and returns no other error. Time and memory are linear in len(text).
func Analyze(ctx context.Context, text string, want Layers) (Analysis, error) {
	a := Analysis{Text: text, Tokens: make([]token.Token, 0, len(text)/bytesPerToken+1)}
	for t := range token.All(text) {
		if len(a.Tokens)%stride == 0 && ctx.Err() != nil {
			return Analysis{}, context.Cause(ctx)
		}
		a.Tokens = append(a.Tokens, t)
	}
	if err := ctx.Err(); err != nil {
		return Analysis{}, context.Cause(ctx)
	}
	if want&Sentences != 0 {
		a.Sentences = token.AppendSentences(nil, text, a.Tokens)
	}
	if want&Numbers != 0 {
		var err error
		if a.Numbers, err = number.Find(ctx, text, a.Tokens); err != nil {
			return Analysis{}, err
		}
	}
	return a, nil
}

// Warm loads the tables that the layers read, so that no call waits for them. It is safe to call at any time, by any goroutine.
func Warm() { number.Warm() }
