package token_test

import (
	"os"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/gold"
	"github.com/khabar-nlp/khabar/internal/token"
)

// TestLines holds tokens and sentences to a table of lines by a reader who attacked the tokeniser.
func TestLines(t *testing.T) {
	data, err := os.ReadFile("testdata/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	escapes := strings.NewReplacer(`\n`, "\n", `\u200F`, "\u200F", `\u200E`, "\u200E", `\u200C`, "\u200C", `\u200B`, "\u200B",
		`\uFEFF`, "\uFEFF", `\u00A0`, "\u00A0", `\u202A`, "\u202A", `\u202B`, "\u202B", `\u202C`, "\u202C", `\u2067`, "\u2067",
		`\u2069`, "\u2069", `\u202F`, "\u202F", `\u2009`, "\u2009", `\u00AD`, "\u00AD")
	n := 0
	for row := range strings.Lines(string(data)) {
		if row = strings.TrimSuffix(row, "\n"); strings.HasPrefix(row, "## ") {
			continue
		}
		n++
		text, notation, ok := strings.Cut(row, "\t")
		if !ok {
			t.Fatalf("%q: want a text, a tab, and its tokens", row)
		}
		text = escapes.Replace(text)
		want, err := gold.Parse(text, strings.ReplaceAll(notation, " ¶ ", "\n"))
		if err != nil {
			t.Errorf("%q: bad row: %v", text, err)
			continue
		}
		tokens := token.Append(nil, text)
		got := gold.Layer{Tokens: tokens, Sentences: token.AppendSentences(nil, text, tokens)}
		if d := gold.Diff(text, got, want); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
	if n != 799 {
		t.Errorf("%d lines, want 799", n)
	}
}
