package morph

import (
	"github.com/khabar-nlp/khabar/internal/memo"
	"github.com/khabar-nlp/khabar/internal/token"
)

// kept is how a word was taken apart, without pointers.
type kept struct {
	segments [maxKept]keptSegment
	n        uint8  // of segments
	wants    wanted // what the word wants after it
}

// keptSegment is a segment as if its word were the text.
type keptSegment struct {
	begin, end uint8
	role       Role
	mend       mending
}

// maxKept is how many segments a word has at most that is kept.
const maxKept = 4

// keptWords is how many words are kept with their segments, for all callers.
const keptWords = 1 << 17

var keptSegments = memo.New[kept](keptWords)

// surroundings gives as a number what the segments of a word depend on beside the word.
func surroundings(s Scheme, before wanted) uint64 { return uint64(s)<<8 | uint64(before) }

// recall gives how a word was taken apart before, nil where it was not.
func (s *Segmenter) recall(word string) *kept {
	return keptSegments.Get(word, surroundings(s.scheme, s.wants))
}

// append appends the segments of a word, which is the token at index and begins at begin.
func (k *kept) append(dst []Segment, begin, index int) []Segment {
	for _, g := range k.segments[:k.n] {
		dst = append(dst, Segment{
			Span: token.Span{Begin: begin + int(g.begin), End: begin + int(g.end)}, Token: index, Role: g.role, mend: g.mend,
		})
	}
	return dst
}

// keep keeps how a word was taken apart, unless that depends on the next word. before is what the word before wanted.
func (s *Segmenter) keep(segments []Segment, word string, before wanted) {
	if s.lookedAhead || len(word) > memo.MaxWord || len(segments) > maxKept {
		return
	}
	k := kept{n: uint8(len(segments)), wants: s.wants}
	begin := segments[0].Begin
	for i, g := range segments {
		k.segments[i] = keptSegment{uint8(g.Begin - begin), uint8(g.End - begin), g.Role, g.mend}
	}
	keptSegments.Put(word, surroundings(s.scheme, before), k)
}
