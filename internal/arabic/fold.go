package arabic

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldVersion is the version of the form that Fold gives. It changes whenever any string would fold differently, so that an index
// built with one version is never searched with another.
const FoldVersion = 1

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

// Fold gives the form of s that a search index would want: NFKC, lower case, marks, tatweel and invisible controls off, alif forms
// together, Persian keyboard letters and digits as their twins (see foldArabic). It is idempotent, allocates nothing where s is
// folded already, and takes time linear in len(s). The result may be empty (a tatweel alone folds to nothing). Bytes that are not
// UTF-8 become U+FFFD.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	return string(AppendFold(make([]byte, 0, len(s)), s))
}

// AppendFold appends Fold(s) to dst and returns the longer slice. It allocates only where dst is too short or s needs NFKC
// (presentation forms, a hamza as a mark of its own, letters outside ASCII and the Arabic block).
func AppendFold(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		end := unchanged(s, i)
		dst = append(dst, s[i:end]...)
		if i = end; i == len(s) {
			break
		}
		if c := s[i]; c < utf8.RuneSelf {
			dst = append(dst, lower(c))
			i++
			continue
		}
		r, size := arabicAt(s, i)
		if size == 0 {
			if size = inertAt(s, i); size == 0 {
				return appendFoldSlow(dst[:start], s)
			}
			dst = append(dst, s[i:i+size]...)
			i += size
			continue
		}
		if composes(r) {
			return appendFoldSlow(dst[:start], s)
		}
		dst = appendRune(dst, foldArabic[r&0xFF], s[i:i+size])
		i += size
	}
	return dst
}

// inertAt gives the length of the character at i where folding leaves it as it is whatever stands around it, as most signs and emoji
// («, —, 🇸🇾), and 0 where it may not.
func inertAt(s string, i int) int {
	p := norm.NFKC.PropertiesString(s[i:])
	if !p.BoundaryBefore() || !p.BoundaryAfter() || p.Decomposition() != nil {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError || isMark(r) || isInvisible(r) || unicode.ToLower(r) != r {
		return 0
	}
	return size
}

// folded tells whether Fold would give s back, looking only at ASCII and the Arabic block.
func folded(s string) bool { return unchanged(s, 0) == len(s) }

// unchanged gives where, from i on, the first letter stands that Fold may not leave as it is, looking only at ASCII and the Arabic block:
// whatever else stands there ends the stretch too.
func unchanged(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if lower(c) != c {
				return i
			}
			i++
			continue
		}
		r, size := arabicAt(s, i)
		if size == 0 || composes(r) || foldArabic[r&0xFF] != keep {
			return i
		}
		i += size
	}
	return i
}

// arabicAt decodes a letter of the block U+0600 to U+06FF; the size is 0 where anything else stands at i.
func arabicAt(s string, i int) (rune, int) {
	if c := s[i]; c >= 0xD8 && c <= 0xDB && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	}
	return 0, 0
}

// composes tells whether NFKC may join an Arabic letter to the one before it (madda and hamza as marks) or take it apart (the
// high-hamza letters ٵ ٶ ٷ ٸ).
func composes(r rune) bool {
	return r >= 0x653 && r <= 0x655 || r >= 0x675 && r <= 0x678
}

// appendFoldSlow folds any string: drop and replace first, so that a hamza mark meets its letter (ؤ), then NFKC, and drop and replace
// what that brought out (ﺃ gives أ gives ا), until nothing changes; one round is nearly always enough.
func appendFoldSlow(dst []byte, s string) []byte {
	form := appendMapped(nil, []byte(s), keep)
	for range maxRounds {
		next := appendMapped(nil, norm.NFKC.Bytes(form), drop)
		if string(next) == string(form) {
			break
		}
		form = next
	}
	return append(dst, form...)
}

// maxRounds bounds the rounds of appendFoldSlow; FuzzFold shows that the result is stable.
const maxRounds = 4

// appendMapped appends s to dst with each rune kept, replaced or dropped; hamza says what becomes of a hamza or madda that stands as a
// mark of its own.
func appendMapped(dst, s []byte, hamza rune) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		switch {
		case r >= 0x653 && r <= 0x655:
			dst = appendRune(dst, hamza, s[:size])
		case r >= 0x600 && r <= 0x6FF:
			dst = appendRune(dst, foldArabic[r&0xFF], s[:size])
		case isMark(r) || isInvisible(r):
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		s = s[size:]
	}
	return dst
}

// appendRune appends what foldArabic says: the letter itself, its replacement, or nothing.
func appendRune[T string | []byte](dst []byte, action rune, itself T) []byte {
	switch action {
	case keep:
		return append(dst, itself...)
	case drop:
		return dst
	default:
		return utf8.AppendRune(dst, action)
	}
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

// isMark tells whether r, outside the Arabic block, is an Arabic mark: Arabic Extended-A and -B, and marks in presentation form (which
// NFKC would give a space to sit on: ﹰ).
func isMark(r rune) bool {
	return r >= 0x8CA && r <= 0x8FF && r != 0x8E2 || r >= 0x898 && r <= 0x89F || r >= 0xFE70 && r <= 0xFE7F ||
		r >= 0xFC5E && r <= 0xFC63 || r >= 0xFCF2 && r <= 0xFCF4 || r >= 0xFE00 && r <= 0xFE0F
}

// isInvisible tells whether r is a format control that prints nothing: ZWNJ, ZWJ, bidi controls, soft hyphen, byte-order mark. The
// Arabic number signs (U+0600 and its like) are format characters that print and stay.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
