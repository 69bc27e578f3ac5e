package number_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/number"
	"github.com/khabar-nlp/khabar/internal/token"
)

// BenchmarkFind reads the project's news items, tokens included.
func BenchmarkFind(b *testing.B) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal(err)
	}
	var news strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		news.Write(data)
	}
	text := news.String()
	var tokens []token.Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = token.Append(tokens[:0], text)
		if _, err := number.Find(b.Context(), text, tokens); err != nil {
			b.Fatal(err)
		}
	}
}
