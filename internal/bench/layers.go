package bench

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/stem"
)

// Layers are Khabar's layers, each over tokens of its own, and all of them together, beside bleve's Arabic analyzer, which only tokenises and
// stems. The text goes in articles, as texts come.
func Layers() []Rival {
	return []Rival{
		{"khabar, all layers", layer(nlp.Options{
			Sentences: true, Segments: true, Scheme: morph.ATB, Stemmer: stem.AppendLight, Entities: true, Numbers: true,
		})},
		{"khabar segments", layer(nlp.Options{Segments: true, Scheme: morph.ATB})},
		{"khabar light stems", layer(nlp.Options{Stemmer: stem.AppendLight})},
		{"khabar entities", layer(nlp.Options{Entities: true})},
		{"khabar numbers", layer(nlp.Options{Numbers: true})},
		{"bleve ar analyzer", bleveArabic()},
	}
}

// articleBytes is about the length of a long article.
const articleBytes = 8 << 10

func layer(want nlp.Options) func(string) int {
	return func(text string) (n int) {
		for text != "" {
			end := min(articleBytes, len(text))
			for end < len(text) && text[end] != '\n' {
				end++
			}
			a, err := nlp.Analyze(context.Background(), text[:end], want)
			if err != nil {
				panic(err) // no context ended
			}
			n += len(a.Tokens)
			text = text[end:]
		}
		return n
	}
}
