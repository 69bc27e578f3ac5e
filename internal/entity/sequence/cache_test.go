package sequence_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// TestFindIsTheSameEveryTime reads texts again and again, by many at once: what is kept of words changes nothing.
func TestFindIsTheSameEveryTime(t *testing.T) {
	texts := []string{
		"وصل الرئيس إيمانويل ماكرون إلى بيروت، وقال ماكرون إن فرنسا باقية.",
		"وفي بيروت قال وفيق صفا إن حزب الله باق",
		strings.Repeat("التقى محمد بن سلمان أنطونيو غوتيريش في الرياض. ", 20),
	}
	find := func(text string) []sequence.Name {
		tokens := token.Append(nil, text)
		names, _, err := sequence.Default().Find(t.Context(), text, tokens, morph.Append(nil, text, tokens, morph.ATB))
		if err != nil {
			t.Error(err)
		}
		return names
	}
	var first [][]sequence.Name
	for _, text := range texts {
		first = append(first, find(text))
	}
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for i := range 30 {
				k := i % len(texts)
				if got := find(texts[k]); !slices.Equal(got, first[k]) {
					t.Errorf("%.40s: %v, then %v", texts[k], first[k], got)
				}
			}
		})
	}
	readers.Wait()
}
