package number

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/load"
)

// endings tells at little cost that a word ends in none of some keys, however it is spelt. It is the set of their last three letters.
type endings [1 << (endLetters*letterBits - 6)]uint64

const (
	endLetters = 3 // by them one word of seven in news may begin a number, by two one of two
	letterBits = 5
)

// add adds a key. Any letter may stand before one that is shorter.
func (e *endings) add(key string) {
	place, letters := 0, []rune(key)
	n := min(len(letters), endLetters)
	for i := range n {
		place = place<<letterBits | int(codeOf(letters[len(letters)-1-i]))
	}
	before := (endLetters - n) * letterBits
	for others := range 1 << before {
		at := place<<before | others
		e[at>>6] |= 1 << (at & 63)
	}
}

// mayEnd tells whether the key of a word may end in one of the set. It says so of any word whose end is not of Arabic letters alone.
func (e *endings) mayEnd(surface string) bool {
	if n := len(surface); n >= 6 {
		x, y := load.Four(surface[n-6:]), load.Four(surface[n-4:])
		third, second, last := letterCodes[pair(x)], letterCodes[pair(x>>16)], letterCodes[pair(y>>16)]
		if x&inBlock == block && y&inBlock == block && third|second|last < unsteady { // nearly all words
			return e.has(int(last)<<(2*letterBits) | int(second)<<letterBits | int(third))
		}
	}
	place, n := 0, 0
	for end := len(surface); end > 0 && n < endLetters; end -= 2 {
		if end < 2 || surface[end-2]&^3 != 0xD8 || surface[end-1]&^0x3F != 0x80 {
			return true
		}
		switch code := letterCodes[pair(uint64(surface[end-2])|uint64(surface[end-1])<<8)]; code {
		case nothing:
		case unsteady:
			return true
		default:
			place = place<<letterBits | int(code)
			n++
		}
	}
	return e.has(place << ((endLetters - n) * letterBits))
}

// has tells whether three letters are in the set.
func (e *endings) has(place int) bool { return e[place>>6]>>(place&63)&1 != 0 }

// These are the bits by which two letters are of the block U+0600 to U+06FF, and what they are there.
const (
	inBlock = 0xC0FC_C0FC
	block   = 0x80D8_80D8
)

// pair gives the index of a letter of that block, by its two bytes, the first of which is the lower.
func pair(x uint64) uint8 { return uint8(x&3<<6 | x>>8&0x3F) }

// alphabet is the letters that keys are made of, nearly all.
var alphabet = []rune("ءابتثجحخدذرزسشصضطظعغفقكلمنهوي")

// codeOf gives the code of a letter of a key: its place in the alphabet from one on, or that of all other letters.
func codeOf(letter rune) uint8 {
	if at := slices.Index(alphabet, letter); at >= 0 {
		return uint8(at + 1)
	}
	return otherLetter
}

// letterCodes says what is in the key for each letter of the block U+0600 to U+06FF: the code of a letter, nothing, or unsteady.
var letterCodes = func() (table [0x100]uint8) {
	for i := range table {
		letter := rune(0x600 + i)
		table[i] = nothing
		if !arabic.FoldsAlone(letter) {
			table[i] = unsteady
			continue
		}
		for _, r := range key(string(letter)) { // one at most
			table[i] = codeOf(r)
		}
	}
	return table
}()

const (
	otherLetter = 1<<letterBits - 1
	unsteady    = otherLetter + iota // stands for a letter of which the key depends on the letters around it
	nothing                          // stands for a mark
)
