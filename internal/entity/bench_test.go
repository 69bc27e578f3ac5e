package entity_test

import (
	"context"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// BenchmarkFind measures tokens, segments and entities together, on a long text and on articles of usual length.
func BenchmarkFind(b *testing.B) {
	all := entity.News(b)
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
