package entity

import (
	"context"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// BenchmarkRules measures what comes after the model: the rules around it.
func BenchmarkRules(b *testing.B) {
	type item struct {
		text     string
		tokens   []token.Token
		segments []morph.Segment
		names    []sequence.Name
		page     *sequence.Page
	}
	const size = 4 << 10 // bytes
	var items []item
	n := 0
	all := News(b)
	for at := 0; at+size <= len(all); at += size {
		it := item{text: all[at : at+size]}
		it.tokens = token.Append(nil, it.text)
		it.segments = morph.Append(nil, it.text, it.tokens, morph.ATB)
		var err error
		if it.names, it.page, err = sequence.Default().Find(context.Background(), it.text, it.tokens, it.segments); err != nil {
			b.Fatal(err)
		}
		items = append(items, it)
		n += len(it.tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, it := range items {
			r := newReading(it.text, it.tokens, it.segments, it.page, nil)
			r.entities(it.names)
			r.release()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*b.N), "ns/token")
}
