package token

import "unicode/utf8"

// class is what a character is to the tokeniser; see classes_gen.go.
type class uint8

// classSet is a set of classes.
type classSet uint32

// The sets that the rules ask for.
const (
	inWord    = classSet(1<<classArabic | 1<<classMark | 1<<classTatweel)
	inForeign = classSet(1<<classForeign | 1<<classMark | 1<<classDigit)
	inHashtag = inWord | inForeign | 1<<classSingle | 1<<classKatakana | 1<<classPhrase
	letterSet = classSet(1<<classArabic | 1<<classForeign | 1<<classSingle | 1<<classKatakana | 1<<classPhrase)
	inGap     = classSet(1<<classSpace | 1<<classNewline | 1<<classControl | 1<<classJoin)
	blankSet  = classSet(1<<classSpace | 1<<classControl | 1<<classJoin)
)

func (set classSet) has(c class) bool { return set>>c&1 != 0 }

// classAt gives the class and the length in bytes of the character at text[i:]. At the end of the text, and for a byte that is not
// UTF-8, the class is classOther; the length is 0 at the end and 1 for such a byte.
func classAt(text string, i int) (class, int) {
	if i >= len(text) {
		return classOther, 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		return low[c], 1
	}
	if c >= 0xC2 && c < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		return low[int(c&0x1F)<<6|int(text[i+1]&0x3F)], 2
	}
	return classOfLong(text[i:])
}

// What arabicPair says.
const (
	pairLetter = 1
	pairMark   = 2 // or tatweel
)

// arabicPair says whether two bytes are an Arabic letter or mark of the block U+0600 to U+06FF, 0 for anything else.
func arabicPair(first, second byte) uint8 {
	if first-0xD8 > 3 {
		return 0
	}
	return arabicPairs[int(first&3)<<8|int(second)]
}

// classOfLong is classAt for characters of three and four bytes.
func classOfLong(text string) (class, int) {
	r, size := utf8.DecodeRuneInString(text)
	block := int(r) >> 7
	if block >= len(blockOf) {
		block = len(blockOf) - 1
	}
	return blocks[int(blockOf[block])<<7|int(r)&0x7F], size
}

// runOf gives the end of the run of characters in the set that begins at i.
func runOf(text string, i int, set classSet) int {
	for {
		c, size := classAt(text, i)
		if size == 0 || !set.has(c) {
			return i
		}
		i += size
	}
}

// marksEnd gives the end of the marks that begin at i. Whatever a token is, the marks on its last character belong to it.
func marksEnd(text string, i int) int {
	if i < len(text) && text[i] < utf8.RuneSelf {
		return i
	}
	return runOf(text, i, 1<<classMark)
}

// isDigit tells whether a digit of any script stands at i.
func isDigit(text string, i int) bool {
	c, _ := classAt(text, i)
	return c == classDigit
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isASCIIAlnum(c byte) bool { return isASCIILetter(c) || c >= '0' && c <= '9' }

// byteAt gives the byte at i, 0 beyond the end.
func byteAt(text string, i int) byte {
	if i < len(text) {
		return text[i]
	}
	return 0
}
