package service

import (
	"os"
	"path/filepath"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/stem"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestStemText wants one stem a word, whatever its script, with offsets in the caller's unit; and none for signs and numbers.
func TestStemText(t *testing.T) {
	got, err := New(DefaultLimits(), quiet).Stem(t.Context(), &khabarv1.StemRequest{
		Text: "🇸🇾 والمدارس، 28 Reuters!", OffsetUnit: khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT, Stemmer: khabarv1.Stemmer_STEMMER_LIGHT10,
	})
	if err != nil {
		t.Fatal(err)
	}
	want := &khabarv1.StemResponse{Stems: []*khabarv1.Stem{
		{Span: &khabarv1.Span{Begin: 5, End: 13}, Text: "والمدارس", Stem: "مدارس"},
		{Span: &khabarv1.Span{Begin: 18, End: 25}, Text: "Reuters", Stem: "reuter"},
	}}
	if !proto.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestStemWords wants a stem for each word as it is sent, with no span, and the stemmer that was asked for.
func TestStemWords(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	words := []string{"والمدارس", "في أوروبا", "28", "élections", "ـ"}
	for stemmer, function := range map[khabarv1.Stemmer]stem.Func{
		khabarv1.Stemmer_STEMMER_UNSPECIFIED: stem.AppendLight,
		khabarv1.Stemmer_STEMMER_LIGHT:       stem.AppendLight,
		khabarv1.Stemmer_STEMMER_LIGHT10:     stem.AppendLight10,
		khabarv1.Stemmer_STEMMER_SNOWBALL:    stem.AppendSnowball,
	} {
		got, err := s.Stem(t.Context(), &khabarv1.StemRequest{Words: words, Stemmer: stemmer})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.GetStems()) != len(words) {
			t.Fatalf("%v: %d stems of %d words", stemmer, len(got.GetStems()), len(words))
		}
		for i, word := range words {
			want := &khabarv1.Stem{Text: word, Stem: stem.Of(word, function)}
			if !proto.Equal(got.GetStems()[i], want) {
				t.Errorf("%v: %v, want %v", stemmer, got.GetStems()[i], want)
			}
		}
	}
}

// TestStemsAreAnalyzes wants of Stem what Analyze gives, with spans that cut the text in every unit.
func TestStemsAreAnalyzes(t *testing.T) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no news: %v", err)
	}
	s := New(DefaultLimits(), quiet)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for unit, cut := range units {
			alone, err := s.Stem(t.Context(), &khabarv1.StemRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatal(err)
			}
			all, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatal(err)
			}
			if !proto.Equal(alone, &khabarv1.StemResponse{Stems: all.GetStems()}) {
				t.Errorf("%s: Stem and Analyze differ", file)
			}
			for _, stem := range alone.GetStems() {
				if got := cut(text, stem.GetSpan().GetBegin(), stem.GetSpan().GetEnd()); got != stem.GetText() {
					t.Errorf("%s: %v cuts %q", file, stem, got)
				}
			}
		}
	}
}
