package arabic

import "unicode/utf8"

// What eight bytes are that are four letters of the block U+0600 to U+06FF, by the bits that say so.
const (
	fourMask    = 0xC0FC_C0FC_C0FC_C0FC
	fourLetters = 0x80D8_80D8_80D8_80D8
	notASCII    = 0x8080_8080_8080_8080
)

// ValidUTF8 tells whether s is UTF-8, as utf8.ValidString does; of Arabic it looks at four letters at a time.
func ValidUTF8(s string) bool {
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			if w := eight(s[i : i+8]); w&fourMask == fourLetters || w&notASCII == 0 {
				i += 8
				continue
			}
		}
		switch {
		case s[i] < utf8.RuneSelf:
			i++
		case isPair(s, i):
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				return false
			}
			i += size
		}
	}
	return true
}

// eight reads eight bytes, the first one lowest.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 |
		uint64(s[7])<<56
}
