package number

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/token"
)

// spelt gives ways to spell a word: as it is, with a mark or a tatweel after each letter, with other letters of the same key.
func spelt(word string) []string {
	var marked, long strings.Builder
	for _, r := range word {
		marked.WriteString(string(r) + "\u064E")
		long.WriteString(string(r) + "\u0640")
	}
	other := strings.NewReplacer("ا", "أ", "ه", "ة", "ي", "ى", "ك", "ک")
	return []string{word, marked.String(), long.String(), other.Replace(word)}
}

// TestOpenersAreSeen checks that the filter lets every word pass with which a number may begin, behind all proclitics and however spelt.
func TestOpenersAreSeen(t *testing.T) {
	v, words := tables(), 0
	var keys []string
	for key := range v.forms {
		keys = append(keys, key)
	}
	for key := range v.possessed {
		keys = append(keys, key)
	}
	for _, key := range keys {
		for _, proclitics := range []string{"", "و", "ب", "ال", "لل", "فلل", "وبال", "ول"} {
			for _, word := range spelt(proclitics + key) {
				it := v.read(word, token.Word, undecided)
				if !it.isOpener() {
					continue
				}
				words++
				if !v.openers.mayEnd(word) {
					t.Errorf("%q may begin a number and is not seen", word)
				}
			}
		}
	}
	if words < 19_000 {
		t.Errorf("only %d words begin numbers", words)
	}
}

// mostSeen is which part of the words of news is looked up at most to tell whether a number begins there.
const mostSeen = 0.1

func TestFewWordsAreSeen(t *testing.T) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	seen, words := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for tok := range token.All(string(data)) {
			if tok.Kind != token.Word {
				continue
			}
			words++
			if tables().openers.mayEnd(tok.Of(string(data))) {
				seen++
			}
		}
	}
	if part := float64(seen) / float64(words); part > mostSeen {
		t.Errorf("%.3f of the words are looked up, want %v at most", part, mostSeen)
	} else {
		t.Logf("%.3f of %d words are looked up", part, words)
	}
}
