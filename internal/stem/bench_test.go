package stem_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkStem stems the recorded words over and over; ns/word is what one takes. The C program reads and writes them as well.
func BenchmarkStem(b *testing.B) {
	var words []string
	for word := range recorded(b, "snowball.tsv") {
		words = append(words, word)
	}
	for _, s := range stemmers {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			buffer := make([]byte, 0, 1<<10)
			for b.Loop() {
				for _, word := range words {
					buffer = s.stem(buffer[:0], word)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
		})
	}
	b.Run("stemwords", func(b *testing.B) { benchmarkStemwords(b, words) })
}

// benchmarkStemwords runs the C program on the words so often that its start does not count.
func benchmarkStemwords(b *testing.B, words []string) {
	const times = 100
	program := stemwords(b).Path
	file := filepath.Join(b.TempDir(), "words")
	if err := os.WriteFile(file, []byte(strings.Repeat(strings.Join(words, "\n")+"\n", times)), 0o644); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if out, err := exec.Command(program, "-l", "arabic", "-i", file, "-o", os.DevNull).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*times*len(words)), "ns/word")
}
