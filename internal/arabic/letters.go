package arabic

import "unicode/utf8"

// Actions of foldArabic beside a replacement letter.
const (
	keep = 0  // the letter stands for itself
	drop = -1 // the letter leaves nothing
)

// foldArabic says, letter by letter, what becomes of the block U+0600 to U+06FF. A letter that is not listed is kept: ة and ى (they
// tell words apart: علي, على), ؤ ئ ء, and the Persian پ چ ژ گ.
var foldArabic = [0x100]rune{
	// Signs above honorific names (ؐ and its like), Koranic small letters.
	0x10: drop, 0x11: drop, 0x12: drop, 0x13: drop, 0x14: drop, 0x15: drop, 0x16: drop, 0x17: drop, 0x18: drop, 0x19: drop, 0x1A: drop,
	0x1C: drop, // the Arabic letter mark, a bidi control
	// Alif forms together: أحمد and احمد, آذار and اذار, إلى and الى, ٱلحسكة and الحسكة.
	0x22: 'ا', 0x23: 'ا', 0x25: 'ا', 0x71: 'ا', 0x72: 'ا', 0x73: 'ا',
	0x40: drop, // tatweel: كتـــاب
	// Tanwin, short vowels, shadda, sukun, and the rarer marks after them: كَتَبَ.
	0x4B: drop, 0x4C: drop, 0x4D: drop, 0x4E: drop, 0x4F: drop, 0x50: drop, 0x51: drop, 0x52: drop, 0x53: drop, 0x54: drop, 0x55: drop,
	0x56: drop, 0x57: drop, 0x58: drop, 0x59: drop, 0x5A: drop, 0x5B: drop, 0x5C: drop, 0x5D: drop, 0x5E: drop, 0x5F: drop,
	// Digits: ١٩٢ and 192, and their signs: ١٬٢٣٤٫٥ and 1,234.5.
	0x60: '0', 0x61: '1', 0x62: '2', 0x63: '3', 0x64: '4', 0x65: '5', 0x66: '6', 0x67: '7', 0x68: '8', 0x69: '9',
	0x6A: '%', 0x6B: '.', 0x6C: ',',
	0x70: drop, // superscript alif: هٰذا and هذا
	// Letters of Persian and Urdu keyboards that are Arabic letters in another shape.
	0xA9: 'ك', 0xAA: 'ك', // ک ڪ
	0xBE: 'ه', 0xC0: 'ه', 0xC1: 'ه', 0xC2: 'ه', 0xD5: 'ه', // ھ ۀ ہ ۂ ە
	0xC3: 'ة',            // ۃ
	0xCC: 'ي', 0xCD: 'ي', // ی ۍ
	// Koranic marks.
	0xD6: drop, 0xD7: drop, 0xD8: drop, 0xD9: drop, 0xDA: drop, 0xDB: drop, 0xDC: drop, 0xDF: drop, 0xE0: drop, 0xE1: drop, 0xE2: drop,
	0xE3: drop, 0xE4: drop, 0xE7: drop, 0xE8: drop, 0xEA: drop, 0xEB: drop, 0xEC: drop, 0xED: drop,
	// Persian digits: ۱۹۲ and 192.
	0xF0: '0', 0xF1: '1', 0xF2: '2', 0xF3: '3', 0xF4: '4', 0xF5: '5', 0xF6: '6', 0xF7: '7', 0xF8: '8', 0xF9: '9',
}

// What an entry of pairs is beside a letter: its two bytes, the first one lower, or an ASCII character.
const (
	nothing   = 0
	wholeNFKC = 1 // NFKC may join the letter to the one before it, or take it apart
	twoBytes  = 1 << 8
)

// pairs is foldArabic as bytes, ready to be appended: most of a text is letters of two bytes, and this is all that is done to them.
var pairs = makePairs()

func makePairs() (table [0x100]uint16) {
	for i, action := range foldArabic {
		r := rune(0x600 + i)
		switch {
		case composes(r):
			table[i] = wholeNFKC
			continue
		case action == drop:
			continue
		case action != keep:
			r = action
		}
		var b [utf8.UTFMax]byte
		if utf8.EncodeRune(b[:], r); b[1] == 0 {
			table[i] = uint16(b[0])
		} else {
			table[i] = uint16(b[0]) | uint16(b[1])<<8
		}
	}
	return table
}

// composes tells whether NFKC may join an Arabic letter to the one before it (madda and hamza as marks) or take it apart (the
// high-hamza letters ٵ ٶ ٷ ٸ).
func composes(r rune) bool {
	return r >= 0x653 && r <= 0x655 || r >= 0x675 && r <= 0x678
}

// FoldsAlone tells whether what Fold makes of a letter of the block U+0600 to U+06FF does not depend on the letters around it, as it does
// of a hamza as a mark of its own.
func FoldsAlone(letter rune) bool {
	return letter >= 0x600 && letter <= 0x6FF && !composes(letter)
}

// isPair tells whether a letter of the block U+0600 to U+06FF stands at i.
func isPair(s string, i int) bool {
	return s[i] >= 0xD8 && s[i] <= 0xDB && i+1 < len(s) && s[i+1]&0xC0 == 0x80
}

// pairIndex gives the index of a letter of that block in the tables, by its two bytes.
func pairIndex(first, second byte) int { return int(first&3)<<6 | int(second&0x3F) }

// ascii holds the lower case of each ASCII character.
var ascii = makeASCII()

func makeASCII() (table [utf8.RuneSelf]byte) {
	for i := range table {
		table[i] = byte(i)
		if c := byte(i); c >= 'A' && c <= 'Z' {
			table[i] = c + ('a' - 'A')
		}
	}
	return table
}
