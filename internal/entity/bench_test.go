package entity_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// news gives a megabyte of news: the ANT corpus, where KHABAR_NEWS or the folder beside the project has it.
func news(b *testing.B) string {
	b.Helper()
	path := os.Getenv("KHABAR_NEWS")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "text", "ant-news.txt.gz")
	}
	file, err := os.Open(path)
	if err != nil {
		b.Skip("no ANT corpus: KHABAR_NEWS names its file")
	}
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	text, err := io.ReadAll(io.LimitReader(unzipped, 1<<20))
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// BenchmarkFind measures tokens, segments and entities together, on a long text and on articles of usual length.
func BenchmarkFind(b *testing.B) {
	all := news(b)
	for _, size := range []struct {
		name  string
		bytes int
	}{{"article", 4 << 10}, {"megabyte", 1 << 20}} {
		b.Run(size.name, func(b *testing.B) {
			var texts []string
			words := 0
			for at := 0; at+size.bytes <= len(all); at += size.bytes {
				texts = append(texts, all[at:at+size.bytes])
			}
			for _, text := range texts {
				for _, t := range token.Append(nil, text) {
					if t.Kind == token.Word {
						words++
					}
				}
			}
			var tokens []token.Token
			var segments []morph.Segment
			b.SetBytes(int64(len(texts) * size.bytes))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					tokens = token.Append(tokens[:0], text)
					segments = morph.Append(segments[:0], text, tokens, morph.ATB)
					if _, err := entity.Find(context.Background(), text, tokens, segments, nil); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
