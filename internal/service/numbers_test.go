package service

import (
	"os"
	"path/filepath"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/number"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// numerals is a text whose offsets differ from unit to unit, with what is counted after a number, before one, and nothing.
const numerals = "🇸🇾 قُتل نحو 28 عنصرا، والأشخاص الثلاثة جرحى؛ و5-7 ملايين ليرة سورية في عام 2019، و2/3 أو ستينيات القرن الماضي."

func TestParseNumbers(t *testing.T) {
	got, err := New(DefaultLimits(), quiet).ParseNumbers(t.Context(), &khabarv1.ParseNumbersRequest{
		Text: numerals, OffsetUnit: khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT,
	})
	if err != nil {
		t.Fatal(err)
	}
	exact, about := khabarv1.NumberBound_NUMBER_BOUND_EXACT, khabarv1.NumberBound_NUMBER_BOUND_APPROXIMATE
	span := func(begin, end uint32) *khabarv1.Span { return &khabarv1.Span{Begin: begin, End: end} }
	want := &khabarv1.ParseNumbersResponse{Numbers: []*khabarv1.Number{
		{
			Span: span(14, 16), Text: "28", Kind: khabarv1.NumberKind_NUMBER_KIND_CARDINAL, Value: "28", Bound: about,
			Counted: span(17, 22), CountedText: "عنصرا",
		},
		{
			Span: span(33, 40), Text: "الثلاثة", Kind: khabarv1.NumberKind_NUMBER_KIND_CARDINAL, Value: "3", Bound: exact,
			Counted: span(24, 32), CountedText: "والأشخاص",
		},
		{
			Span: span(48, 69), Text: "5-7 ملايين ليرة سورية", Kind: khabarv1.NumberKind_NUMBER_KIND_MONEY, Bound: exact,
			Range: &khabarv1.NumberRange{Min: "5000000", Max: "7000000"}, Currency: "SYP",
		},
		{Span: span(77, 81), Text: "2019", Kind: khabarv1.NumberKind_NUMBER_KIND_YEAR, Value: "2019", Bound: exact},
		{Span: span(84, 87), Text: "2/3", Kind: khabarv1.NumberKind_NUMBER_KIND_FRACTION, Value: "2/3", Bound: exact},
		{
			Span: span(91, 98), Text: "ستينيات", Kind: khabarv1.NumberKind_NUMBER_KIND_YEAR, Value: "1960", Bound: exact,
			Range: &khabarv1.NumberRange{Min: "1960", Max: "1969"},
		},
	}}
	if !proto.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestNumberKinds wants every kind and bound of the engine in the contract, under the same name.
func TestNumberKinds(t *testing.T) {
	for k := number.Cardinal; k.String() != ""; k++ {
		if got := numberKinds[k].String(); got != "NUMBER_KIND_"+k.String() {
			t.Errorf("%v is %s", k, got)
		}
	}
	for b := number.Exact; b.String() != ""; b++ {
		if got := numberBounds[b].String(); got != "NUMBER_BOUND_"+b.String() {
			t.Errorf("%v is %s", b, got)
		}
	}
	if got, want := len(numberKinds), len(khabarv1.NumberKind_name); got != want {
		t.Errorf("%d kinds, want the contract's %d", got, want)
	}
}

// TestNumbersAreAnalyzes wants of ParseNumbers what Analyze gives, with all kinds and with some, and spans that cut the text in every unit.
func TestNumbersAreAnalyzes(t *testing.T) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no news: %v", err)
	}
	s := New(DefaultLimits(), quiet)
	kinds := []khabarv1.NumberKind{khabarv1.NumberKind_NUMBER_KIND_MONEY, khabarv1.NumberKind_NUMBER_KIND_YEAR}
	counted := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for unit, cut := range units {
			alone, err := s.ParseNumbers(t.Context(), &khabarv1.ParseNumbersRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatal(err)
			}
			all, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatal(err)
			}
			if !proto.Equal(alone, &khabarv1.ParseNumbersResponse{Numbers: all.GetNumbers()}) {
				t.Errorf("%s: ParseNumbers and Analyze differ", file)
			}
			var want []*khabarv1.Number
			for _, n := range alone.GetNumbers() {
				if got := cut(text, n.GetSpan().GetBegin(), n.GetSpan().GetEnd()); got != n.GetText() {
					t.Errorf("%s: %v cuts %q", file, n, got)
				}
				if n.GetCounted() != nil {
					counted++
					if got := cut(text, n.GetCounted().GetBegin(), n.GetCounted().GetEnd()); got != n.GetCountedText() {
						t.Errorf("%s: counted of %v cuts %q", file, n, got)
					}
				}
				if n.GetKind() == kinds[0] || n.GetKind() == kinds[1] {
					want = append(want, n)
				}
			}
			some, err := s.ParseNumbers(t.Context(), &khabarv1.ParseNumbersRequest{Text: text, OffsetUnit: unit, Kinds: kinds})
			if err != nil || !proto.Equal(some, &khabarv1.ParseNumbersResponse{Numbers: want}) {
				t.Errorf("%s: %v, %v; want money and years only: %v", file, some, err, want)
			}
		}
	}
	if counted == 0 {
		t.Error("nothing is counted")
	}
}
