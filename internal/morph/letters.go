package morph

import (
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// maxLetters bounds the letters of a word that is taken apart; a longer one (a chat's هههههه) stays whole.
const maxLetters = 32

// A sign is what is written on a letter or of its alif.
type sign uint16

// The signs.
const (
	fatha sign = 1 << iota
	damma
	kasra
	sukun
	shadda
	tanwin
	hamzaAbove // أ
	hamzaBelow // إ
	madda      // آ
	inside     // the letter is part of the character before it (ﻻ): no clitic begins here
)

// signs of the marks and alif forms of the block U+0600 to U+06FF, by the low byte.
var signs = [256]sign{
	0x22: madda, 0x23: hamzaAbove, 0x25: hamzaBelow,
	0x4B: tanwin, 0x4C: tanwin, 0x4D: tanwin, 0x4E: fatha, 0x4F: damma, 0x50: kasra, 0x51: shadda, 0x52: sukun,
	0x53: madda, 0x54: hamzaAbove, 0x55: hamzaBelow,
}

// letterOf gives the codes of the letters of the block as Fold has them: أ is ا. Marks and what no key holds have none.
var letterOf = makeLetterOf()

func makeLetterOf() (table [256]byte) {
	for i := range table {
		for _, r := range arabic.Fold(string(rune(0x600 + i))) {
			table[i] = Code(r)
		}
	}
	return table
}

// marks tells which characters of the block Fold leaves nothing of: vowels, tatweel, Koranic signs, and hamza as a mark of its own.
var marks = makeMarks()

func makeMarks() (table [256]bool) {
	for i := range table {
		table[i] = signs[i] != 0 && letterOf[i] == 0 || arabic.Fold(string(rune(0x600+i))) == ""
	}
	return table
}

// lettersOf gives the letters of a character outside the block U+0600 to U+06FF: two for ﻻ, none for an invisible control.
func lettersOf(r rune, character string) string {
	if fold, ok := arabic.FoldForm(r); ok {
		return fold
	}
	return arabic.Fold(character)
}

// letters is a word taken apart into its letters.
type letters struct {
	n    int
	code [maxLetters]byte
	sign [maxLetters]sign
	at   [maxLetters + 1]int32 // where each letter begins, in bytes of the word; its marks and tatweel are part of it
}

// read takes a word apart. It gives false where the word is too long or holds what is no Arabic letter.
func (l *letters) read(word string) bool {
	l.n = 0
	for i := 0; i < len(word); {
		c := word[i]
		if c >= 0xD8 && c <= 0xDB && i+1 < len(word) {
			low := c<<6 | word[i+1]&0x3F
			if code := letterOf[low]; code != 0 {
				if l.n == maxLetters {
					return false
				}
				l.code[l.n], l.sign[l.n], l.at[l.n] = code, signs[low], int32(i)
				l.n++
			} else if !l.mark(low) {
				return false
			}
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		if r < utf8.RuneSelf || r == utf8.RuneError || !l.readRare(lettersOf(r, word[i:i+size]), i) {
			return false
		}
		i += size
	}
	l.at[l.n] = int32(len(word))
	return l.n > 0
}

// mark adds a mark of the block to the letter before it. It gives false for what is no mark: a digit, a sign, a letter of no key.
func (l *letters) mark(low byte) bool {
	if !marks[low] {
		return false
	}
	if l.n > 0 {
		l.sign[l.n-1] |= signs[low]
	}
	return true
}

// readRare reads the letters of one character. None but the first begins a piece of the word.
func (l *letters) readRare(letters string, at int) bool {
	flag := sign(0)
	for _, r := range letters {
		code := Code(r)
		if code == 0 || l.n == maxLetters {
			return false
		}
		l.code[l.n], l.sign[l.n], l.at[l.n] = code, flag, int32(at)
		l.n++
		flag = inside
	}
	return true
}
