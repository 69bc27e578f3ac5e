package service

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// BenchmarkTokenize tokenises an article of some 5 KB, with segments and without, as over the wire.
func BenchmarkTokenize(b *testing.B) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no news items: %v", err)
	}
	var article strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		if article.Write(data); article.Len() > 5000 {
			break
		}
	}
	s, ctx := New(DefaultLimits(), quiet), withSheet(b.Context(), new(sheet))
	for _, segmentation := range []khabarv1.Segmentation{khabarv1.Segmentation_SEGMENTATION_ATB, khabarv1.Segmentation_SEGMENTATION_NONE} {
		b.Run(segmentation.String(), func(b *testing.B) {
			b.SetBytes(int64(article.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: article.String(), Segmentation: segmentation}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
