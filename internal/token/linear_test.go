package token_test

import (
	"strings"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/token"
)

// hostile are pieces that, repeated, make a careless tokeniser look ahead again and again.
var hostile = []string{
	"و", "خمسة وخمسة ", "\u064B", "ا\u064B", "ا\u200C", "\u200C", "ـ", "ا.", "ا.ا", "د. ", "a.", "ab.", "a@", "a@b.", "a-", "a_", "a'b",
	"1,", "1.", "1-", "1:", "1/", "1،2", "12-", "1:2", "1-2-", "2019-01-", "+1", "#", "@", "#a", "_", "#_", "(", ")", "((", "))", "«", "»",
	"\"", "\" ", " \"", "«\"(", "».", ".»", "!", "؟!", ".", "..", "… ", "http://", "http://(", "www.", "www.a.", "t.co/(", "👨\u200D", "🇵", "1\u20E3",
	"ا1", "ا١ب", "ـ.ـ", "قـ.", "\u200F", "\xff", "\xd8", "x\u00AD", "°", "'", "<", "\n", "\n\"", "م. ", "1م", "1م.",
}

// TestLinear checks that a text twice as long takes about twice as long, for each hostile piece: at a megabyte a quadratic case would
// take minutes, and the race detector on a busy machine takes seconds for a linear one.
func TestLinear(t *testing.T) {
	const size = 1 << 20
	if testing.Short() {
		t.Skip("a megabyte for each hostile piece")
	}
	var tokens []token.Token
	var sentences []token.Sentence
	for _, piece := range hostile {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		tokens = token.Append(tokens[:0], text)
		sentences = token.AppendSentences(sentences[:0], text, tokens)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%q repeated to a megabyte took %v", piece, took)
		}
	}
}
