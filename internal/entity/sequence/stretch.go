package sequence

import "iter"

// By how much less, in nats, may speak for a tag of a name than for Outside, for the tag to be possible. A later token needs less: what goes
// before it may be sure.
const (
	firstMargin = 3.5
	laterMargin = 5
)

// setFloor sets the least scores that make a tag possible.
func (m *Model) setFloor() {
	m.floor.first = uint64(int64(-firstMargin/m.step)) * one
	m.floor.later = uint64(int64(-laterMargin/m.step)) * one
}

// stretches gives the stretches of a sentence, from a token to the one after the last, that have to be looked at: what stands between is
// outside of names for sure, and so says nothing of its neighbours. A stretch ends with a token that is sure, or with the sentence.
func (m *Model) stretches(scores []lanes, s Bounds) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		const none = -1
		begin, tags := none, lanes{}
		for i := s.First; i < s.Last; i++ {
			tags = scores[i].possible(m.floor, tags)
			switch open := tags.first|tags.later != 0; {
			case open && begin == none:
				begin = i
			case !open && begin != none:
				if !yield(begin, i+1) {
					return
				}
				begin = none
			}
		}
		if begin != none {
			yield(begin, s.Last)
		}
	}
}

// possible gives the signs of the tags that a token may have, by those of the token before: a later token goes on from one of the same type.
func (l lanes) possible(floor, before lanes) lanes {
	tags := l.atLeast(floor)
	tags.later &= before.first | before.later
	return tags
}
