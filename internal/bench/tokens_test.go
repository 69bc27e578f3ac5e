package bench_test

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/bench"
)

func BenchmarkTokens(b *testing.B) {
	text, _, err := bench.News()
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range bench.Tokenizers() {
		b.Run(r.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r.Run(text)
			}
		})
	}
}
