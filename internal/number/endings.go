package number

import "github.com/khabar-nlp/khabar/internal/arabic"

// endings is a set of keys, which tells at little cost that a word ends in none of them, however it is spelt. It is a Bloom filter (1970) of
// one hash, which goes from the last letter to the first, so that one walk asks for all endings of a word.
type endings [1 << (endingBits - 6)]uint64

// endingBits are so many that of two hundred other endings one is taken for one of the thousand in the set.
const endingBits = 17

// endingHash is the hash of the letters from one to the end of a word.
type endingHash uint32

// before gives the hash with a letter more at the front.
func (h endingHash) before(letter rune) endingHash { return (h + endingHash(letter)) * 0x9E3779B1 }

// place gives the word and the bit of a hash in the set.
func (h endingHash) place() (word int, bit uint64) {
	at := h >> (32 - endingBits)
	return int(at >> 6), 1 << (at & 63)
}

// add adds a key.
func (e *endings) add(key string) {
	h := endingHash(0)
	letters := []rune(key)
	for i := range letters {
		h = h.before(letters[len(letters)-1-i])
	}
	word, bit := h.place()
	e[word] |= bit
}

// mayEnd tells whether the key of a word may end in one of the set. It says so of any word that is not of Arabic letters alone.
func (e *endings) mayEnd(surface string) bool {
	h := endingHash(0)
	for end := len(surface); end > 0; end -= 2 {
		if end < 2 || surface[end-2]&^3 != 0xD8 || surface[end-1]&^0x3F != 0x80 { // U+0600 to U+06FF
			return true
		}
		switch letter := keyLetters[int(surface[end-2]&3)<<6|int(surface[end-1]&0x3F)]; letter {
		case 0:
		case unsteady:
			return true
		default:
			h = h.before(letter)
			if word, bit := h.place(); e[word]&bit != 0 {
				return true
			}
		}
	}
	return false
}

// keyLetters says what is in the key for each letter of the block U+0600 to U+06FF: a letter, nothing (0), or unsteady.
var keyLetters = func() (table [0x100]rune) {
	for i := range table {
		letter := rune(0x600 + i)
		if !arabic.FoldsAlone(letter) {
			table[i] = unsteady
			continue
		}
		for _, r := range key(string(letter)) { // one at most
			table[i] = r
		}
	}
	return table
}()

// unsteady stands for a letter of which the key depends on the letters around it.
const unsteady = -1
