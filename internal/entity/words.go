package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordAfter gives the word that stands after a blank at end, empty where there is none.
func wordAfter(text string, end int) string {
	rest, ok := strings.CutPrefix(text[end:], " ")
	if !ok {
		return ""
	}
	if k := strings.IndexFunc(rest, isNoLetter); k >= 0 {
		rest = rest[:k]
	}
	return rest
}

// wordBefore gives the word that ends, but for a blank, at begin, empty where there is none.
func wordBefore(text string, begin int) string {
	return lastWord(strings.TrimSuffix(text[:begin], " "))
}

// lastWord gives the letters at the end of a text.
func lastWord(s string) string {
	k := strings.LastIndexFunc(s, isNoLetter)
	if k < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[k:])
	return s[k+size:]
}

// isNoLetter tells whether a character is no part of a word.
func isNoLetter(r rune) bool { return !isArabic(r) && !unicode.IsLetter(r) && !unicode.IsMark(r) }

// isBlank tells whether a character is a blank.
func isBlank(r rune) bool { return !isArabic(r) && unicode.IsSpace(r) }

// isNumber tells whether a character is a digit or a number.
func isNumber(r rune) bool { return !isArabic(r) && unicode.IsNumber(r) }

// isArabic tells whether a character is one of the Arabic letters, the tatweel or a usual mark.
func isArabic(r rune) bool { return r >= 'ء' && r <= '\u0652' }

// hasOnlyLetters tells whether a phrase has nothing but common Arabic letters and blanks, without a look at what each is.
func hasOnlyLetters(phrase string) bool {
	for i := 0; i < len(phrase); {
		switch first := phrase[i]; {
		case first == ' ':
			i++
		case first == 0xD8, first == 0xD9 && i+1 < len(phrase) && phrase[i+1] < 0xA0: // below the digits
			i += 2
		default:
			return false
		}
	}
	return true
}
