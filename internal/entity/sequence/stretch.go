package sequence

import "iter"

// stretches gives the stretches of a sentence, from a token to the one after the last, that have to be looked at: what stands between is
// outside of names for sure, and so says nothing of its neighbours.
func stretches(outlooks []outlook, s Bounds) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := s.First; i < s.Last; i++ {
			if outlooks[i] == settled {
				continue
			}
			begin := i
			for i < s.Last && outlooks[i] != settled {
				i++
			}
			if !yield(begin, i) {
				return
			}
		}
	}
}
