package morph

import "github.com/khabar-nlp/khabar/internal/memo"

// kept is how a word was taken apart. It does not change.
type kept struct {
	segments []Segment // as if the word were the text
	wants    wanted    // what the word wants after it
}

// keptWords is how many words are kept with their segments, for all callers.
const keptWords = 1 << 16

var keptSegments = memo.New[kept](keptWords)

// surroundings gives as a number what the segments of a word depend on beside the word.
func surroundings(s Scheme, before wanted) uint64 { return uint64(s)<<8 | uint64(before) }

// recall appends the segments of a word as it was taken apart before; false where it was not.
func (s *Segmenter) recall(dst []Segment, word string, begin, index int) ([]Segment, bool) {
	k := keptSegments.Get(word, surroundings(s.scheme, s.wants))
	if k == nil {
		return dst, false
	}
	for _, g := range k.segments {
		g.Begin += begin
		g.End += begin
		g.Token = index
		dst = append(dst, g)
	}
	s.wants = k.wants
	return dst, true
}

// keep keeps how a word was taken apart, unless that depends on the next word. before is what the word before wanted.
func (s *Segmenter) keep(segments []Segment, word string, before wanted) {
	if s.lookedAhead || len(word) > memo.MaxWord {
		return
	}
	k := kept{make([]Segment, len(segments)), s.wants}
	begin := segments[0].Begin
	for i, g := range segments {
		g.Begin -= begin
		g.End -= begin
		g.Token = 0
		k.segments[i] = g
	}
	keptSegments.Put(word, surroundings(s.scheme, before), k)
}
