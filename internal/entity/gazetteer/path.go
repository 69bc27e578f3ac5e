package gazetteer

import (
	"iter"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/load"
)

// Path is the hash of some words, one after the other.
type Path uint64

// AppendKey appends the key of a word to dst and gives the longer slice: arabic.Fold of it, with the ى and the ة at its end as writers
// mix them up: علي for على, مكه for مكة.
func AppendKey(dst []byte, word string) []byte {
	const size = len("ى")
	begin := len(dst)
	dst = arabic.AppendFold(dst, word)
	if len(dst)-begin <= size {
		return dst
	}
	switch last := dst[len(dst)-size:]; string(last) {
	case "ى":
		copy(last, "ي")
	case "ة":
		copy(last, "ه")
	}
	return dst
}

// Step gives the path that a word, by its folded key, leads to from p. The empty path is 0. It takes eight bytes at a time, of which the last
// may overlap those before, with the multiplication and folding of wyhash (Wang Yi).
func Step[T ~string | ~[]byte](p Path, key T) Path {
	h, n := mix(uint64(p), uint64(len(key))), len(key)
	if n < 8 {
		x := uint64(0)
		for i := range n {
			x = x<<8 | uint64(key[i])
		}
		return Path(mix(h, x))
	}
	for i := 0; i < n-8; i += 8 {
		h = mix(h, load.Eight(key[i:]))
	}
	return Path(mix(h, load.Eight(key[n-8:])))
}

// mix joins a hash with a number.
func mix(h, x uint64) uint64 {
	const seed, prime = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	high, low := bits.Mul64(h^prime, x^seed)
	return high ^ low
}

// PathOf gives the path of a name of any number of words, and 0 for one without words.
func PathOf(name string) Path {
	const usual = 64 // bytes
	p, key := Path(0), make([]byte, 0, usual)
	for word := range wordsOf(name) {
		key = AppendKey(key[:0], word)
		p = Step(p, key)
	}
	return p
}

// What a byte of a name may be to its words.
const (
	inWord   uint8 = iota
	isBlank        // between words
	isSign         // a word by itself
	mayBlank       // the first byte of characters of which some are blanks
)

// bytesOf says for each byte what it is to words.
var bytesOf = [256]uint8{
	' ': isBlank, '\t': isBlank, '\n': isBlank, '\v': isBlank, '\f': isBlank, '\r': isBlank,
	'-': isSign, '&': isSign, '+': isSign,
	0xC2: mayBlank, 0xE1: mayBlank, 0xE2: mayBlank, 0xE3: mayBlank, // the no-break space, the em space, the ideographic space and the like
}

// wordsOf gives the words of a name as the tokens of a text have them: apart at blanks, and a sign is a word too (إف-16 is three).
func wordsOf(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		begin := 0
		for i := 0; i < len(name); {
			what, size := bytesOf[name[i]], 1
			if what == inWord { // the usual case
				i++
				continue
			}
			if what == mayBlank {
				var r rune
				if r, size = utf8.DecodeRuneInString(name[i:]); unicode.IsSpace(r) {
					what = isBlank
				}
			}
			if what == isBlank || what == isSign {
				if begin < i && !yield(name[begin:i]) || what == isSign && !yield(name[i:i+size]) {
					return
				}
				begin = i + size
			}
			i += size
		}
		if begin < len(name) {
			yield(name[begin:])
		}
	}
}
