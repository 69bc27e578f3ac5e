package bench

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/stem"
)

// Layer is a layer of Khabar, or some of them, and what asks the engine for it.
type Layer struct {
	Name    string
	Options nlp.Options
}

// LayerOptions are Khabar's layers, each over tokens of its own, and all of them together.
func LayerOptions() []Layer {
	return []Layer{
		{"all layers", nlp.Options{
			Sentences: true, Segments: true, Scheme: morph.ATB, Stemmer: stem.AppendLight, Entities: true, Numbers: true,
		}},
		{"entities", nlp.Options{Entities: true}},
		{"light stems", nlp.Options{Stemmer: stem.AppendLight}},
		{"segments", nlp.Options{Segments: true, Scheme: morph.ATB}},
		{"numbers", nlp.Options{Numbers: true}},
		{"tokens, sentences", nlp.Options{Sentences: true}},
	}
}

// Layers are Khabar's layers beside bleve's Arabic analyzer, which only tokenises and stems. The text goes in articles, as texts come.
func Layers() (all []Rival) {
	for _, l := range LayerOptions() {
		all = append(all, Rival{"khabar " + l.Name, layer(l.Options)})
	}
	return append(all, Rival{"bleve ar analyzer", bleveArabic()})
}

// articleBytes is about the length of a long article.
const articleBytes = 8 << 10

// layer analyses article after article in the room of the last one, as the server does.
func layer(want nlp.Options) func(string) int {
	var a nlp.Analysis
	return func(text string) (n int) {
		for text != "" {
			end := min(articleBytes, len(text))
			for end < len(text) && text[end] != '\n' {
				end++
			}
			if err := a.Analyze(context.Background(), text[:end], want); err != nil {
				panic(err) // no context ended
			}
			n += len(a.Tokens)
			text = text[end:]
		}
		return n
	}
}
