package main

import (
	"fmt"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

// score counts names, exactly the same span and type or wrong, by type; 0 is all together.
type score struct {
	right, found, wanted [5]int
	errors               bool // print them
}

// span is a name among the cells of a document.
type span struct {
	begin, end int
	class      gazetteer.Class
}

// addDocument counts the names that tags give a document, by its cells, as conlleval does.
func (s *score) addDocument(d *document, got []sequence.Tag) {
	want := map[span]bool{}
	for _, w := range cellSpans(d.cells) {
		want[w] = true
		s.wanted[0]++
		s.wanted[w.class]++
	}
	seen := map[span]bool{}
	for _, g := range tokenSpans(d, got) {
		seen[g] = true
		s.found[0]++
		s.found[g.class]++
		if want[g] {
			s.right[0]++
			s.right[g.class]++
		} else if s.errors {
			d.show("+", g)
		}
	}
	if s.errors {
		for _, w := range cellSpans(d.cells) {
			if !seen[w] {
				d.show("-", w)
			}
		}
	}
}

// show prints a name with the words around it.
func (d *document) show(sign string, s span) {
	words := func(begin, end int) string {
		var list []string
		for _, c := range d.cells[max(begin, 0):min(end, len(d.cells))] {
			list = append(list, c.word)
		}
		return strings.Join(list, " ")
	}
	fmt.Printf("%s %s %s [%s] %s\n", sign, s.class, words(s.begin-4, s.begin), words(s.begin, s.end), words(s.end, s.end+3))
}

func cellSpans(cells []cell) []span {
	var all []span
	for i, c := range cells {
		if c.class == 0 {
			continue
		}
		if last := len(all) - 1; !c.first && last >= 0 && all[last].end == i && all[last].class == c.class {
			all[last].end++
		} else {
			all = append(all, span{i, i + 1, c.class})
		}
	}
	return all
}

// tokenSpans gives the cells that tagged names stand in.
func tokenSpans(d *document, got []sequence.Tag) []span {
	var all []span
	cellOf := make([]int, len(d.tokens))
	at := 0
	for i, t := range d.tokens {
		for at+1 < len(d.begins) && d.begins[at+1] <= t.Begin {
			at++
		}
		cellOf[i] = at
	}
	for i := 0; i < len(got); i++ {
		if got[i] == sequence.Outside {
			continue
		}
		end := i + 1
		for end < len(got) && got[end].IsLater() {
			end++
		}
		all = append(all, span{cellOf[i], cellOf[end-1] + 1, got[i].Class()})
		i = end - 1
	}
	return all
}

// f1 gives precision, recall and their harmonic mean, in per cent.
func (s *score) f1(c gazetteer.Class) (precision, recall, f1 float64) {
	if s.found[c] > 0 {
		precision = 100 * float64(s.right[c]) / float64(s.found[c])
	}
	if s.wanted[c] > 0 {
		recall = 100 * float64(s.right[c]) / float64(s.wanted[c])
	}
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return precision, recall, f1
}

func (s *score) String() string {
	var b strings.Builder
	for c, name := range []string{"all", "PERS", "LOC", "ORG", "MISC"} {
		p, r, f := s.f1(gazetteer.Class(c))
		fmt.Fprintf(&b, "%s %.1f/%.1f/%.2f (%d)  ", name, p, r, f, s.wanted[c])
	}
	return b.String()
}

// tag gives the tags of a document by a model, with no memory.
func (m *model) tag(d *document, memory bool) []sequence.Tag {
	var got []sequence.Tag
	var decoder sequence.Decoder
	for _, e := range m.examples([]*document{d}) {
		got = decoder.Decode(got, m.score(&e, memory), &m.transitions)
	}
	return got
}

func (m *model) score(e *example, memory bool) []sequence.Scores {
	n := len(e.tags)
	scores := make([]sequence.Scores, n)
	list := e.wide
	if memory {
		list = make([][]int32, n)
		for i := range list {
			list[i] = append(append([]int32{}, e.wide[i]...), e.memory[i]...)
		}
	}
	begin, end := m.edges()
	m.sum(scores, make([][wide]float32, n), list, e.narrow, begin, end)
	return scores
}

func (m *model) edges() (begin, end []int32) {
	b, e := sequence.Edges()
	return rows(m.wide, []sequence.Feature{b}), rows(m.wide, []sequence.Feature{e})
}
