package memo

import (
	"math/bits"
	"math/rand/v2"
)

// seed is what nobody outside the process knows, so that nobody can choose words that share a bucket.
type seed [3]uint64

func newSeed() seed { return seed{rand.Uint64(), rand.Uint64(), rand.Uint64()} }

// hash is in the manner of wyhash (Wang Yi): eight bytes at a time, multiplied to 128 bits and folded together.
func (s *seed) hash(word string, ends ends) uint64 {
	h := mix(ends.first^s[0], ends.last^s[1])
	for i := 8; i < len(word)-8; i += 8 {
		h = mix(eight(word[i:])^s[0], h^s[1])
	}
	return mix(h^uint64(len(word)), s[2])
}

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}
