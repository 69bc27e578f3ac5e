package nlp_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/stem"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Floors of the words of the articles, each read alone.
const (
	leastRight = 0.99 // of words wholly right in their segments
	leastF1    = 0.90 // of pairs with one stem against pairs with one lemma
)

// TestWords holds the distinct words of the five articles, which stand in no order of theirs, to their gold segments and lemmas.
func TestWords(t *testing.T) {
	words, right := 0, 0
	byStem, byLemma, byBoth := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for line := range strings.Lines(read(t, filepath.Join("testdata", "gold", "words.tsv"))) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || strings.ReplaceAll(f[1], "+", "") != f[0] {
			t.Fatalf("%q: want a word, its segments, its lemma and its part of speech", line)
		}
		words++
		var segments []string
		for _, s := range morph.Append(nil, f[0], token.Append(nil, f[0]), morph.ATB) {
			segments = append(segments, s.Of(f[0]))
		}
		if strings.Join(segments, "+") == f[1] {
			right++
		}
		key := stem.Light(f[0])
		byStem[key]++
		byLemma[f[2]]++
		byBoth[[2]string{key, f[2]}]++
	}
	if share := float64(right) / float64(words); words != 1193 || share < leastRight {
		t.Errorf("%d words, %.4f of them right, want 1193 and %.2f", words, share, leastRight)
	}
	f1 := 2 * float64(pairs(byBoth)) / float64(pairs(byStem)+pairs(byLemma))
	if f1 < leastF1 {
		t.Errorf("F1 of stems %.4f, want %.2f", f1, leastF1)
	}
}

// pairs gives the number of pairs within groups of these sizes.
func pairs[K comparable](groups map[K]int) (n int) {
	for _, size := range groups {
		n += size * (size - 1) / 2
	}
	return n
}
