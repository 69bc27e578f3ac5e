package sequence

import (
	"math/bits"

	"github.com/khabar-nlp/khabar/internal/load"
)

// Feature is the hash of one feature of a token. Hashes are the same on every machine: the model holds weights by them.
type Feature uint64

const (
	seed  = 0x9E3779B97F4A7C15
	prime = 0xD6E8FEB86659FD93
)

// mix joins a hash with a number (the multiplication and folding of wyhash, Wang Yi).
func mix(h, x uint64) uint64 {
	hi, lo := bits.Mul64(h^prime, x^seed)
	return hi ^ lo
}

// hash gives the hash of a string or of a slice of bytes.
func hash[T ~string | ~[]byte](s T) uint64 {
	h := uint64(len(s)) * prime
	i := 0
	for ; i+8 <= len(s); i += 8 {
		h = mix(h, load.Eight(s[i:]))
	}
	var tail uint64
	for k := len(s) - 1; k >= i; k-- {
		tail = tail<<8 | uint64(s[k])
	}
	return mix(h, tail)
}

// Hash gives the hash of a key, as Word.Stem has it.
func Hash[T ~string | ~[]byte](key T) uint64 { return hash(key) }
