package bench_test

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/bench"
)

func BenchmarkTokens(b *testing.B) { run(b, bench.Tokenizers()) }

func BenchmarkStems(b *testing.B) { run(b, bench.Stemmers()) }

func run(b *testing.B, rivals []bench.Rival) {
	text, _, err := bench.News()
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range rivals {
		b.Run(r.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r.Run(text)
			}
		})
	}
}
