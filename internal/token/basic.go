package token

import (
	"math/bits"

	"github.com/khabar-nlp/khabar/internal/load"
)

// pairsEnd gives the end of the run of letters and marks of two bytes at i. It looks at eight basic ones at once, as many as nearly every
// word has, so that a processor need not guess whether there are more than four.
func pairsEnd(text string, i int) int {
	for len(text)-i >= 16 {
		n, more := basicLetters(load.Eight(text[i:])), basicLetters(load.Eight(text[i+8:]))
		n += more & -(n / 4)
		i += int(2 * n)
		if n < 8 {
			break
		}
	}
	for i+1 < len(text) && arabicPair(text[i], text[i+1]) != 0 {
		i += 2
	}
	return i
}

// basicLetters gives how many basic letters and marks (U+0620 to U+065F) eight bytes begin with, up to four: with D8 their second byte is
// A0 to BF, with D9 80 to 9F, so that the last bit of the first byte and the sixth of the second differ.
func basicLetters(w uint64) uint {
	const (
		zero   = 0x80D8_80D8_80D8_80D8 // the first bytes D8, the second 80
		fixed  = 0xC0FE_C0FE_C0FE_C0FE // the bits that are as in zero
		lowest = 0x0001_0001_0001_0001
	)
	x := w ^ zero
	return uint(bits.TrailingZeros64(x&fixed|^(x^x>>13)&lowest)) / 16
}
