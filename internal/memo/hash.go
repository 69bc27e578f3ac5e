package memo

import (
	"math/bits"
	"math/rand/v2"

	"github.com/khabar-nlp/khabar/internal/load"
)

// seed is what nobody outside the process knows, so that nobody can choose words that share a bucket.
type seed [3]uint64

func newSeed() seed { return seed{rand.Uint64(), rand.Uint64(), rand.Uint64()} }

// read gives the ends of a word and its hash, which is in the manner of wyhash (Wang Yi): eight bytes at a time, multiplied to 128 bits and
// folded together.
func (s *seed) read(word string) (e ends, hash uint64) {
	n := len(word)
	switch {
	case n >= 8:
		e = ends{load.Eight(word), load.Eight(word[n-8:])}
	case n >= 4:
		e = ends{load.Four(word), load.Four(word[n-4:])}
	case n > 0:
		e = ends{uint64(word[0]) | uint64(word[n/2])<<8 | uint64(word[n-1])<<16, 0}
	}
	hash = mix(mix(e.first^s[0], e.last^s[1])^uint64(n), s[2])
	if n > 2*8 {
		hash ^= s.hashMiddle(word)
	}
	return e, hash
}

// hashMiddle is the hash of what a word has between its ends.
func (s *seed) hashMiddle(word string) uint64 {
	h := s[2]
	for i := 8; i < len(word)-8; i += 8 {
		h = mix(load.Eight(word[i:])^s[0], h^s[1])
	}
	return h
}

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}
