package main

import "strings"

// buckwalter gives the Arabic letters of Buckwalter's transliteration; the vowels and other marks, which a key has not, are left out.
var buckwalter = map[rune]rune{
	'\'': 'ء', '|': 'آ', '>': 'أ', '&': 'ؤ', '<': 'إ', '}': 'ئ', 'A': 'ا', 'b': 'ب', 'p': 'ة', 't': 'ت', 'v': 'ث', 'j': 'ج', 'H': 'ح',
	'x': 'خ', 'd': 'د', '*': 'ذ', 'r': 'ر', 'z': 'ز', 's': 'س', '$': 'ش', 'S': 'ص', 'D': 'ض', 'T': 'ط', 'Z': 'ظ', 'E': 'ع', 'g': 'غ',
	'f': 'ف', 'q': 'ق', 'k': 'ك', 'l': 'ل', 'm': 'م', 'n': 'ن', 'h': 'ه', 'w': 'و', 'Y': 'ى', 'y': 'ي', waslaLatin: 'ا',
	'P': 'پ', 'J': 'چ', 'V': 'ڤ', 'G': 'گ',
}

// marks are the characters of the transliteration that leave no letter: vowels, tanwin, sukun, shadda, superscript alif, tatweel.
const marks = "aiuoFNK~`_"

// letters gives the letters of a transliterated string: mudarris gives مدرس. ok is false where it holds anything else.
func letters(bw string) (word string, ok bool) {
	var b strings.Builder
	for _, r := range bw {
		if strings.ContainsRune(marks, r) {
			continue
		}
		a, known := buckwalter[r]
		if !known {
			return "", false
		}
		b.WriteRune(a)
	}
	return madda.Replace(b.String()), true
}

// madda writes a hamza on alif and the alif after it as one letter, as the spelling has it: قرأ and ا give قرآ.
var madda = strings.NewReplacer("أا", "آ", "أأ", "آ", "آا", "آ")

// latin is the transliteration of each letter.
var latin = makeLatin()

func makeLatin() map[rune]rune {
	table := map[rune]rune{}
	for l, a := range buckwalter {
		if l != waslaLatin {
			table[a] = l
		}
	}
	return table
}

// waslaLatin is the alif with wasla, which is read as an alif but not written for one.
const waslaLatin = '{'

// transliterate writes Arabic letters in Buckwalter's transliteration; what is none is left out.
func transliterate(word string) string {
	var b strings.Builder
	for _, r := range word {
		if l, ok := latin[r]; ok {
			b.WriteRune(l)
		}
	}
	return b.String()
}
