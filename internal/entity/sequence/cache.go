package sequence

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// cache keeps what the model makes of words by themselves, which texts repeat. Each word has one slot by its hash, and takes it from the word
// that had it before; so memory is bounded, and nobody waits. What is found does not depend on what is kept.
type cache struct {
	slots [1 << 16]atomic.Pointer[described]
}

// described is a word as it stands, with its segments, and what the model makes of it. It does not change.
type described struct {
	surface  string
	kind     token.Kind
	segments []morph.Segment // as if the word were the text
	word     Word
	vector   vector
}

// slot gives the place of a word.
func (c *cache) slot(surface string, kind token.Kind, segments []morph.Segment) *atomic.Pointer[described] {
	h := mix(hash(surface), uint64(kind)<<8|uint64(len(segments)))
	return &c.slots[h%uint64(len(c.slots))]
}

// is tells whether d is of a word with these segments.
func (d *described) is(surface string, kind token.Kind, segments []morph.Segment) bool {
	if d.surface != surface || d.kind != kind || len(d.segments) != len(segments) {
		return false
	}
	for i, s := range segments {
		if d.segments[i] != within(s, segments[0].Begin) {
			return false
		}
	}
	return true
}

// within gives a segment as if its word, which begins at begin, were the text.
func within(s morph.Segment, begin int) morph.Segment {
	s.Begin -= begin
	s.End -= begin
	s.Token = 0
	return s
}

// describe gives what the model makes of a word by itself.
func (m *Model) describe(f *finder, surface string, kind token.Kind, segments []morph.Segment, text string) *described {
	slot := m.cache.slot(surface, kind, segments)
	if d := slot.Load(); d != nil && d.is(surface, kind, segments) {
		return d
	}
	d := &described{surface: strings.Clone(surface), kind: kind, segments: slices.Clone(segments)} // the text is not kept
	for i, s := range segments {
		d.segments[i] = within(s, segments[0].Begin)
	}
	d.word.Features = f.features[:0]
	f.buffer = m.Resources.describe(&d.word, surface, kind, segments, text, f.buffer)
	d.vector = m.sum(&f.prober, d.word.Features)
	f.features, d.word.Features = d.word.Features, nil
	slot.Store(d)
	return d
}
