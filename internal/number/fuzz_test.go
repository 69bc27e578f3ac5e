package number_test

import (
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/number"
)

func FuzzFind(f *testing.F) {
	for _, file := range []string{"testdata/table-a.tsv", "testdata/table-b.tsv"} {
		data, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil {
			f.Fatal(err)
		}
		for row := range strings.Lines(string(data)) {
			text, _, _ := strings.Cut(row, "\t")
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range find(t, text) {
			if n.Begin < end || n.End <= n.Begin || n.End > len(text) {
				t.Fatalf("%q: %+v overlaps, is empty or lies outside (the one before ends at %d)", text, n, end)
			}
			if n.Kind.String() == "" || n.Bound.String() == "" || n.Value == "" && n.Min == "" {
				t.Fatalf("%q: %+v says nothing", text, n)
			}
			if n.Kind != number.Score && n.Kind != number.Identifier && n.Kind != number.Ratio && n.Value != "" {
				if _, ok := new(big.Rat).SetString(n.Value); !ok {
					t.Fatalf("%q: value %q is no number", text, n.Value)
				}
			}
			if n.Counted.Len() < 0 || n.Counted.End > len(text) {
				t.Fatalf("%q: counted %v lies outside", text, n.Counted)
			}
			end = n.End
		}
	})
}

// hostile are pieces that, repeated, make a careless grammar look ahead again and again.
var hostile = []string{
	"خمسة و", "خمسة وخمسة ", "ألف ", "ألف و", "مليون مليار ", "بين خمسة و", "من 1 إلى ", "1 234 ", "123 456 789 ", "نصف ", "ونصف ", "1-", "%", "$", "عام ", "عام 2014 و2015 و",
	"2014، ", "لا يقل عدد ", "أكثر من ", "الأول ", "الثالث عشر و", "مئات آلاف ", "١ ", "ثلاثة أرباع ", "فاصل ", "من أصل ", "صفر فاصل صفر ", "+1 ", "ليرة ", "2014 و",
}

// TestLinear checks that no hostile piece, repeated, takes long: an eighth of a megabyte of it, or with KHABAR_EXHAUSTIVE a whole one, which
// takes a second or less on a quiet machine. A quadratic case would take minutes.
func TestLinear(t *testing.T) {
	size := 1 << 17
	if os.Getenv("KHABAR_EXHAUSTIVE") != "" {
		size = 1 << 20
	}
	for _, piece := range hostile {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		find(t, text)
		took := time.Since(start)
		t.Logf("%v %q", took, piece)
		if took > 3*time.Second {
			t.Errorf("%q repeated to %d bytes took %v", piece, size, took)
		}
	}
}
