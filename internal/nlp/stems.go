package nlp

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/stem"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Stem is the key of one word.
type Stem struct {
	Token int // the index of the word among the tokens
	Text  string
}

// stems gives the stem of each word, in Arabic or another script. The stems lie in one string.
func stems(ctx context.Context, text string, tokens []token.Token, stemmer stem.Func) ([]Stem, error) {
	buffer := make([]byte, 0, len(text))
	all := make([]Stem, 0, len(tokens))
	ends := make([]int, 0, len(tokens))
	for i, t := range tokens {
		if i%stride == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if t.Kind != token.Word && t.Kind != token.ForeignWord {
			continue
		}
		buffer = stem.Append(buffer, t.Of(text), stemmer)
		all = append(all, Stem{Token: i})
		ends = append(ends, len(buffer))
	}
	joined, begin := string(buffer), 0
	for i, end := range ends {
		all[i].Text = joined[begin:end]
		begin = end
	}
	return all, nil
}
