package number

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/load"
)

// endings tells at little cost that a word ends in none of some keys, however it is spelt, by its last letters.
type endings struct {
	three  letterSet // the last three letters of all keys: of one word of seven in news, where two would be of one of two
	whole  letterSet // those of keys that have no more
	beyond letterSet // the last four of the others
}

// letterSet is a set of letters, by five bits each: exact for three, a Bloom filter of one hash for four.
type letterSet [1 << (endLetters*letterBits - 6)]uint64

const (
	endLetters = 3
	letterBits = 5
)

func (s *letterSet) add(place uint32) { s[place>>6] |= 1 << (place & 63) }

func (s *letterSet) has(place uint32) bool { return s[place>>6]>>(place&63)&1 != 0 }

// withFourth gives the place of four letters.
func withFourth(place uint32, fourth uint8) uint32 {
	return (place<<letterBits | uint32(fourth)) * 0x9E3779B1 >> (32 - endLetters*letterBits)
}

// add adds a key. Any letter may stand before one that is shorter.
func (e *endings) add(key string) {
	place, letters := uint32(0), []rune(key)
	slices.Reverse(letters)
	n := min(len(letters), endLetters)
	for _, letter := range letters[:n] {
		place = place<<letterBits | uint32(codeOf(letter))
	}
	if len(letters) > endLetters {
		e.three.add(place)
		e.beyond.add(withFourth(place, codeOf(letters[endLetters])))
		return
	}
	before := (endLetters - n) * letterBits
	for others := range uint32(1) << before {
		e.three.add(place<<before | others)
		e.whole.add(place<<before | others)
	}
}

// mayEnd tells whether the key of a word may end in one of the set. It says so of any word whose end is not of Arabic letters alone.
func (e *endings) mayEnd(surface string) bool {
	if n := len(surface); n >= 6 {
		x, y := load.Four(surface[n-6:]), load.Four(surface[n-4:])
		third, second, last := letterCodes[pair(x)], letterCodes[pair(x>>16)], letterCodes[pair(y>>16)]
		if x&inBlock == block && y&inBlock == block && third|second|last < unsteady { // nearly all words
			place := uint32(last)<<(2*letterBits) | uint32(second)<<letterBits | uint32(third)
			return e.three.has(place) && (e.whole.has(place) || e.mayGoOn(place, surface[:n-6]))
		}
	}
	place, n := uint32(0), 0
	for end := len(surface); end > 0 && n < endLetters; end -= 2 {
		if end < 2 || surface[end-2]&^3 != 0xD8 || surface[end-1]&^0x3F != 0x80 {
			return true
		}
		switch code := letterCodes[pair(uint64(surface[end-2])|uint64(surface[end-1])<<8)]; code {
		case nothing:
		case unsteady:
			return true
		default:
			place = place<<letterBits | uint32(code)
			n++
		}
	}
	return e.three.has(place << ((endLetters - n) * letterBits))
}

// mayGoOn tells whether what stands before the last three letters of a word may end in the fourth of a key.
func (e *endings) mayGoOn(place uint32, before string) bool {
	n := len(before)
	if n < 2 {
		return n > 0
	}
	x := uint64(before[n-2]) | uint64(before[n-1])<<8
	fourth := letterCodes[pair(x)]
	return x&(inBlock>>16) != block>>16 || fourth >= unsteady || e.beyond.has(withFourth(place, fourth))
}

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
