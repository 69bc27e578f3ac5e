package morph_test

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/gold"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// data gives a path below the folder of the sources, or skips.
func data(t testing.TB, elements ...string) string {
	t.Helper()
	dir := os.Getenv("KHABAR_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	path := filepath.Join(append([]string{dir}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s: KHABAR_DATA names the folder of the sources", filepath.Join(elements...))
	}
	return path
}

// TestWikiNews measures the segmentation of WikiNews in the ATB scheme: F1 over segments, that is their spans, as Universal Dependencies
// count words. Nothing of WikiNews went into the estimation. Rules and seeds were written with dev in view; test was only ever measured.
func TestWikiNews(t *testing.T) {
	dir := data(t, "segmentation")
	for _, c := range []struct {
		name                 string
		marks                bool
		leastDev, leastTests float64
	}{
		{"without marks", false, 99.4, 99.3},
		{"with marks", true, 99.5, 99.4},
	} {
		dev, test, err := gold.WikiNews(dir, c.marks)
		if err != nil {
			t.Fatal(err)
		}
		misses := map[string]int{}
		s := evaluate(dev, func(got, want string) { misses[got+" want "+want]++ })
		t.Logf("%s, dev: F1 %.2f (%d right, %d got, %d wanted)", c.name, s.f1(), s.right, s.got, s.want)
		if s.f1() < c.leastDev {
			t.Errorf("%s, dev: F1 %.2f, want at least %.1f", c.name, s.f1(), c.leastDev)
		}
		if os.Getenv("KHABAR_MISSES") != "" {
			for _, miss := range slices.SortedFunc(maps.Keys(misses), func(a, b string) int {
				return cmp.Or(cmp.Compare(misses[b], misses[a]), cmp.Compare(a, b))
			}) {
				t.Logf("%d %s", misses[miss], miss)
			}
		}
		s = evaluate(test, func(string, string) {})
		t.Logf("%s, held out: F1 %.2f (%d right, %d got, %d wanted)", c.name, s.f1(), s.right, s.got, s.want)
		if s.f1() < c.leastTests {
			t.Errorf("%s, held out: F1 %.2f, want at least %.1f", c.name, s.f1(), c.leastTests)
		}
	}
}

// score counts segments.
type score struct{ right, got, want int }

// f1 gives the harmonic mean of precision and recall, in percent.
func (s score) f1() float64 { return 200 * float64(s.right) / float64(s.got+s.want) }

// evaluate counts the segments of words that are in their reference, and calls miss for every word that is not right.
func evaluate(lines []gold.SegmentedLine, miss func(got, want string)) score {
	var s score
	var tokens []token.Token
	var segments []morph.Segment
	for _, line := range lines {
		tokens = token.Append(tokens[:0], line.Text)
		segments = morph.Append(segments[:0], line.Text, tokens, morph.ATB)
		k := 0
		for _, w := range line.Words {
			for k < len(segments) && segments[k].Begin < w.Begin {
				k++
			}
			var got []token.Span
			for ; k < len(segments) && segments[k].End <= w.End; k++ {
				got = append(got, segments[k].Span)
			}
			want := spans(line.Text, w)
			right := 0
			for _, g := range got {
				if slices.Contains(want, g) {
					right++
				}
			}
			s.right += right
			s.got += len(got)
			s.want += len(want)
			if right < len(want) || right < len(got) {
				miss(join(line.Text, got), join(line.Text, want))
			}
		}
	}
	return s
}

// spans gives the spans of a word's parts, each with the marks after its letters.
func spans(text string, w gold.SegmentedWord) []token.Span {
	var all []token.Span
	at := w.Begin
	for i, p := range w.Parts {
		end := at
		for n := 0; end < w.End; {
			r, size := utf8.DecodeRuneInString(text[end:])
			if mark := r >= 0x64B && r <= 0x652 || r == 0x670 || r == 0x640; !mark {
				if n == p.Letters && i < len(w.Parts)-1 {
					break
				}
				n++
			}
			end += size
		}
		all = append(all, token.Span{Begin: at, End: end})
		at = end
	}
	return all
}

// join writes spans with + between them.
func join(text string, spans []token.Span) string {
	all := make([]string, len(spans))
	for i, s := range spans {
		all[i] = s.Of(text)
	}
	return strings.Join(all, "+")
}
