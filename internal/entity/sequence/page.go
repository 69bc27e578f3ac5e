package sequence

import (
	"context"
	"slices"
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Page is a text as the model sees it. What uses it no more may release it, for the next text.
type Page struct {
	Words      []*Word     // of each token; like tokens may have one
	Sentences  []Bounds    // every token is in exactly one
	edges      [2]*Word    // what stands before and after a sentence
	quotations []quotation // of each token
	matches    []match     // the longest name of several words that each token is part of
	begins     []int32     // the tokens whose words begin names of the tables, before words that go on with names
	topical    []topical   // the tokens whose words tell a topic
	openings   []int32     // the tokens that may open a quotation
	scratch    []token.Sentence
}

// Bounds are the first token of a sentence and the one after its last.
type Bounds struct {
	First, Last int
	Topic       uint8 // what the text is about there, 0 for nothing known
}

// match is a part of a name of several words.
type match struct {
	classes gazetteer.Set
	place   uint8 // begins, goesOn or ends
	length  uint8
}

// Places in a match.
const (
	begins uint8 = iota
	goesOn
	ends
)

// maxMatch is how many words a name of the tables has at most.
const maxMatch = 8

// stride is how many tokens are read between two looks at the context.
const stride = 2048

// Read looks up every token of a text, with all features of the words kept, as training wants them. segments are those of its words.
func (r *Resources) Read(text string, tokens []token.Token, segments []morph.Segment) *Page {
	var buffer []byte
	type reading struct {
		surface string
		shape   uint64
	}
	known := map[reading]*Word{}
	p := newPage(len(tokens), [2]*Word{r.edge(0), r.edge(1)})
	_ = p.fill(context.Background(), text, tokens, segments, func(surface string, kind token.Kind, segments []morph.Segment) *Word {
		k := reading{surface, shape(kind, segments)}
		w, ok := known[k]
		if !ok {
			w = &Word{}
			buffer = r.describe(w, surface, kind, segments, text, buffer)
			known[k] = w
		}
		return w
	})
	r.survey(p, text, tokens)
	return p
}

// edge gives what stands before a sentence (0) or after it (1), in the place of a word.
func (r *Resources) edge(i uint64) *Word {
	return &Word{Stem: i, Features: []Feature{feature(tEdge, i)}}
}

// pages are pages at rest, whose memory the next text takes over.
var pages = sync.Pool{New: func() any { return new(Page) }}

// newPage gives a page for n tokens.
func newPage(n int, edges [2]*Word) *Page {
	p := pages.Get().(*Page)
	p.edges = edges
	p.Words, p.Sentences = slices.Grow(p.Words[:0], n), p.Sentences[:0]
	p.matches, p.quotations = blank(p.matches, n), blank(p.quotations, n)
	p.begins, p.topical, p.openings = p.begins[:0], p.topical[:0], p.openings[:0]
	return p
}

// Release lets another text have the memory of the page, which must not be used any more.
func (p *Page) Release() {
	if cap(p.Words) <= restful {
		pages.Put(p)
	}
}

// fill adds the words of the tokens. It gives up with the context's error soon after its end.
func (p *Page) fill(ctx context.Context, text string, tokens []token.Token, segments []morph.Segment,
	word func(surface string, kind token.Kind, segments []morph.Segment) *Word) error {
	s := 0
	for i, t := range tokens {
		if i%stride == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		begin := s
		for s < len(segments) && segments[s].Token == i {
			s++
		}
		p.add(word(t.Of(text), t.Kind, segments[begin:s]))
	}
	return nil
}

// add adds a word, and notes what it may lead to.
func (p *Page) add(w *Word) {
	i := int32(len(p.Words))
	if w.later && i > 0 && p.Words[i-1].more != 0 {
		p.begins = append(p.begins, i-1)
	}
	if w.topic != 0 {
		p.topical = append(p.topical, topical{i, w.topic})
	}
	if base := w.Signature >> nameBits; base == baseQuote || base == baseOpening {
		p.openings = append(p.openings, i)
	}
	p.Words = append(p.Words, w)
}

// survey finds what goes beyond single words: sentences and their topics, names of several words, quotations.
func (r *Resources) survey(p *Page, text string, tokens []token.Token) {
	p.scratch = token.AppendSentences(p.scratch[:0], text, tokens)
	for _, s := range p.scratch {
		p.Sentences = append(p.Sentences, Bounds{First: s.First, Last: s.Last})
	}
	p.findTopics()
	p.findQuotations()
	r.findMatches(p)
}

// findMatches finds the names of several words, the longest from the left.
func (r *Resources) findMatches(p *Page) {
	k := 0 // the sentence
	for _, at := range p.begins {
		i := int(at)
		for p.Sentences[k].Last <= i {
			k++
		}
		length, classes := r.longest(p.Words[i:min(p.Sentences[k].Last, i+maxMatch)])
		if length < 2 || int(p.matches[i].length) >= length {
			continue
		}
		for k := range length {
			p.matches[i+k] = match{classes, goesOn, uint8(length)}
		}
		p.matches[i].place, p.matches[i+length-1].place = begins, ends
	}
}

// longest gives how many words the longest name has that some words begin with, and what it is a name of; 1 for none of several words.
func (r *Resources) longest(words []*Word) (longest int, classes gazetteer.Set) {
	longest = 1
	for reading, path := range words[0].Paths {
		if words[0].more>>reading&1 == 0 {
			continue
		}
		for k, w := range words[1:] {
			path = gazetteer.Step(path, w.Key)
			n, ok := r.Names.At(path)
			if !ok {
				break
			}
			if n.Classes != 0 && k+2 > longest {
				longest, classes = k+2, n.Classes
			}
			if !n.More {
				break
			}
		}
	}
	return longest, classes
}

// word gives the word at token i of a sentence, or the edge of the sentence.
func (p *Page) word(s Bounds, i int) *Word {
	switch {
	case i < s.First:
		return p.edges[0]
	case i >= s.Last:
		return p.edges[1]
	default:
		return p.Words[i]
	}
}

// AppendWide appends the features of token i that depend on more than its letters, with weights at five places like those of words.
func (p *Page) AppendWide(dst []Feature, i int) []Feature {
	m := p.matches[i]
	if m.length == 0 {
		return dst
	}
	dst = append(dst, feature(tMatch, uint64(m.classes)<<8|uint64(m.place)))
	return append(dst, feature(tMatchLong, uint64(m.classes)<<16|uint64(m.place)<<8|uint64(min(m.length, 4))))
}
