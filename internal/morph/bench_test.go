package morph_test

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// news gives four megabytes of the ANT corpus, or skips.
func news(b *testing.B) string {
	file, err := os.Open(data(b, "text", "ant-news.txt.gz"))
	if err != nil {
		b.Fatal(err)
	}
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	text, err := io.ReadAll(io.LimitReader(unzipped, 4<<20))
	if err := errors.Join(err, file.Close()); err != nil {
		b.Fatal(err)
	}
	return strings.ToValidUTF8(string(text), "")
}

// BenchmarkAppend takes news apart, tokens included.
func BenchmarkAppend(b *testing.B) {
	text := news(b)
	var tokens []token.Token
	var segments []morph.Segment
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = token.Append(tokens[:0], text)
		segments = morph.Append(segments[:0], text, tokens, morph.ATB)
	}
}

// BenchmarkTokens is the part of BenchmarkAppend that the tokens take.
func BenchmarkTokens(b *testing.B) {
	text := news(b)
	var tokens []token.Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = token.Append(tokens[:0], text)
	}
}
