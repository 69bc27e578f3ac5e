package bench

import (
	"github.com/khabar-nlp/khabar/internal/stem"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Stemmers are Khabar's stemmers and a rival, tokens included, each stemming the words of a text and giving their number. The first is
// light10, which bleve's analyzer has too.
func Stemmers() []Rival {
	return []Rival{
		{"khabar light10", khabarStems(stem.AppendLight10)},
		{"khabar snowball", khabarStems(stem.AppendSnowball)},
		{"bleve ar analyzer", bleveArabic()},
	}
}

func khabarStems(stemmer stem.Func) func(string) int {
	var stems []byte
	return func(text string) (n int) {
		stems = stems[:0]
		for t := range token.All(text) {
			if t.Kind == token.Word || t.Kind == token.ForeignWord {
				stems = stem.Append(stems, t.Of(text), stemmer)
				n++
			}
		}
		return n
	}
}
