package bench

import (
	"context"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/clipperhouse/uax29/v2/words"
	"github.com/rivo/uniseg"

	"github.com/khabar-nlp/khabar/internal/number"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Rival is a program that walks over the tokens of a text and gives their number, so that no work can be left out.
type Rival struct {
	Name string
	Run  func(text string) int
}

// Tokenizers are Khabar and its rivals, each used as its documents say. Khabar is the first.
func Tokenizers() []Rival {
	var tokens []token.Token
	var sentences []token.Sentence
	return []Rival{
		{"khabar", func(text string) (n int) {
			for range token.All(text) {
				n++
			}
			return n
		}},
		{"khabar, sentences too", func(text string) int {
			tokens = token.Append(tokens[:0], text)
			sentences = token.AppendSentences(sentences[:0], text, tokens)
			return len(sentences)
		}},
		{"khabar, numbers too", func(text string) int {
			tokens = token.Append(tokens[:0], text)
			numbers, err := number.Find(context.Background(), text, tokens)
			if err != nil {
				panic(err) // no context ended
			}
			return len(numbers)
		}},
		{"uax29/v2 words", func(text string) (n int) {
			for segments := words.FromString(text); segments.Next(); {
				n++
			}
			return n
		}},
		{"uniseg words", func(text string) (n int) {
			for state := -1; text != ""; n++ {
				_, text, state = uniseg.FirstWordInString(text, state)
			}
			return n
		}},
		{"bleve ar analyzer", bleveArabic()},
	}
}

// bleveArabic gives bleve's Arabic analyzer, which tokenises, folds, drops stop words and stems.
func bleveArabic() func(string) int {
	analyzer, err := registry.NewCache().AnalyzerNamed(ar.AnalyzerName)
	if err != nil {
		panic(err) // the analyzer is registered by its import
	}
	return func(text string) int { return analyze(analyzer, text) }
}

func analyze(analyzer analysis.Analyzer, text string) int {
	return len(analyzer.Analyze([]byte(text)))
}
