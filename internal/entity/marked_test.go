package entity_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
)

// marked is a name in marked news: [نواكشوط|L].
var marked = regexp.MustCompile(`\[([^\[\]|]+)\|([PLOM])\]`)

var markedTypes = map[string]entity.Type{"P": entity.Person, "L": entity.Location, "O": entity.Organization, "M": entity.Misc}

// unmark takes the marks out of an article, and gives its names.
func unmark(article string) (text string, names map[entity.Entity]bool) {
	var b strings.Builder
	names = map[entity.Entity]bool{}
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(article, -1) {
		b.WriteString(article[at:m[0]])
		e := entity.Entity{Type: markedTypes[article[m[4]:m[5]]]}
		e.Begin = b.Len()
		b.WriteString(article[m[2]:m[3]])
		e.End = b.Len()
		names[e] = true
		at = m[1]
	}
	b.WriteString(article[at:])
	return b.String(), names
}

// TestMarkedNews measures the names of people, places and bodies on news of many subjects that was written and marked by the guide for this
// test; nothing is trained on it.
func TestMarkedNews(t *testing.T) {
	for _, test := range []struct {
		file  string
		least float64 // F1
	}{
		{"news.txt", 92},
		{"fresh.txt", 92},
	} {
		t.Run(test.file, func(t *testing.T) {
			file, err := os.ReadFile("testdata/" + test.file)
			if err != nil {
				t.Fatal(err)
			}
			var sum score
			for article := range strings.SplitSeq(strings.TrimSpace(string(file)), "\n\n") {
				sum.add(t, article)
			}
			f1 := 200 * float64(sum.right) / float64(sum.found+sum.wanted)
			t.Logf("people, places and bodies: F1 %.1f (%d right, %d found, %d wanted)", f1, sum.right, sum.found, sum.wanted)
			if f1 < test.least {
				t.Errorf("F1 %.1f, want at least %.0f", f1, test.least)
			}
		})
	}
}

// score counts people, places and bodies.
type score struct{ right, found, wanted int }

// add counts the names of an article, and logs what is found too much (+) and what is missed (-).
func (s *score) add(t *testing.T, article string) {
	t.Helper()
	text, names := unmark(article)
	all, err := find(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		key := entity.Entity{Span: e.Span, Type: e.Type}
		ok := names[key]
		delete(names, key)
		if !ok {
			t.Logf("+ %s %s", e.Type, e.Of(text))
		}
		if e.Type == entity.Misc {
			continue
		}
		s.found++
		if ok {
			s.right++
		}
	}
	for e := range names {
		t.Logf("- %s %s", e.Type, e.Of(text))
	}
	s.wanted += len(marked.FindAllString(article, -1)) - strings.Count(article, "|M]")
}
