package arabic

import (
	"math/bits"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/load"
)

// ValidUTF8 tells whether s is UTF-8, as utf8.ValidString does. Of characters of one and two bytes it judges eight bytes at a time.
func ValidUTF8(s string) bool {
	for i := 0; i < len(s); {
		if len(s)-i >= 8 {
			cut, wrong := shortCharacters(load.Eight(s[i:]))
			if wrong == 0 {
				i += 8 - cut
				continue
			}
			i += bits.TrailingZeros64(wrong) / 8
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return false
		}
		i += size
	}
	return true
}

// shortCharacters looks at eight bytes, the first of which begins a character. wrong has the highest bit of each byte where something else
// than a character of one or two bytes begins; cut is 1 where the last byte begins a character that goes on after it.
func shortCharacters(w uint64) (cut int, wrong uint64) {
	const (
		each    = 0x0101_0101_0101_0101 // a byte of each
		highest = 0x80 * each
	)
	long := w & (w << 1) & (w << 2) & highest    // 111xxxxx
	lead := w & (w << 1) &^ (w << 2) & highest   // 110xxxxx
	next := w &^ (w << 1) & highest              // 10xxxxxx
	ascii := lead &^ (w&(0x1E*each) + 0x7E*each) // 1100000x, which would say an ASCII character in two bytes
	alone := lead &^ (next>>8 | 1<<63)
	return int(lead >> 63), long | ascii | alone | next&^(lead<<8)
}
