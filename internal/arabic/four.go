package arabic

import (
	"encoding/binary"

	"github.com/khabar-nlp/khabar/internal/load"
)

// What eight bytes are that are four letters of the block U+0600 to U+06FF, by the bits that say so.
const (
	fourMask    = 0xC0FC_C0FC_C0FC_C0FC
	fourLetters = 0x80D8_80D8_80D8_80D8
	fourSeconds = 0x8000_8000_8000_8000 // the highest bits of the second bytes, which an ASCII character in their place does not have
)

// foldFour folds four letters of the block U+0600 to U+06FF. It is false where they are something else, or one of them leaves no letter.
func foldFour(w uint64) (folded uint64, ok bool) {
	index := w&0x0003_0003_0003_0003<<6 | w>>8&0x003F_003F_003F_003F // pairIndex of each
	folded = uint64(pairs[uint8(index)]) | uint64(pairs[uint8(index>>16)])<<16 |
		uint64(pairs[uint8(index>>32)])<<32 | uint64(pairs[uint8(index>>48)])<<48
	return folded, w&fourMask == fourLetters && folded&fourSeconds == fourSeconds
}

// foldLetters folds into dst the letters of the block that s begins with, four at a time, and gives how many bytes they are: nearly always
// all of the word that s is. The last four may have letters of the four before them: what those fold to is the same.
func foldLetters(dst []byte, s string) (n int) {
	if len(s)%2 != 0 || len(s) < 4 {
		return 0
	}
	if len(s) < 8 {
		last := len(s) - 4
		w, ok := foldFour(load.Four(s) | load.Four(s[last:])<<32)
		if !ok {
			return 0
		}
		binary.LittleEndian.PutUint32(dst, uint32(w))
		binary.LittleEndian.PutUint32(dst[last:], uint32(w>>32))
		return len(s)
	}
	for len(s)-n > 16 {
		w, ok := foldFour(load.Eight(s[n:]))
		if !ok {
			return n
		}
		binary.LittleEndian.PutUint64(dst[n:], w)
		n += 8
	}
	last := len(s) - 8
	v, vOK := foldFour(load.Eight(s[n:]))
	w, wOK := foldFour(load.Eight(s[last:]))
	if !vOK || !wOK {
		return n
	}
	binary.LittleEndian.PutUint64(dst[n:], v)
	binary.LittleEndian.PutUint64(dst[last:], w)
	return len(s)
}
