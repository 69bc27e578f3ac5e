package sequence

import (
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// keptWords is how many words a model keeps with what it makes of them.
const keptWords = 1 << 17

// word gives what the model makes of a word by itself. segments are its own.
func (f *finder) word(surface string, kind token.Kind, segments []morph.Segment) *Word {
	m, of := f.model, shape(kind, segments)
	if w := m.words.Get(surface, of); w != nil {
		return w
	}
	w := Word{Features: f.features[:0]}
	f.buffer = m.describe(&w, surface, kind, segments, f.text, f.buffer)
	said := m.sum(&f.prober, w.Features)
	w.votes = said.pack()
	for topic := range w.under {
		own := &w.under[topic]
		*own = w.votes[Places/2]
		own.add(m.narrow.of(stemUnder(uint8(topic), &w)))
		own.add(m.narrow.of(namesUnder(uint8(topic), &w)))
	}
	w.votes[Places/2] = w.under[0]
	f.features, w.Features = w.Features, nil
	return m.words.Put(surface, of, w)
}

// shape gives as a number what a word is taken for, which with its letters says all that is known of it by itself.
func shape(kind token.Kind, segments []morph.Segment) uint64 {
	h := uint64(kind)
	for _, s := range segments {
		h = mix(h, s.Shape(segments[0].Begin))
	}
	return h
}
