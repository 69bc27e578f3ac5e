package arabic

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldOther gives what the character that s begins with folds to and its length in bytes, where it is neither ASCII nor of the Arabic block and
// folds to that whatever stands around it: most signs and emoji («, —, 🇸🇾), presentation forms, invisible controls. The length is 0 where it
// may not.
func foldOther(s string) (fold string, size int) {
	r, size := utf8.DecodeRuneInString(s)
	if fold, ok := FoldForm(r); ok {
		return fold, size
	}
	switch {
	case r == utf8.RuneError:
		return "", 0
	case isMark(r) || isInvisible(r):
		return "", size
	}
	p := norm.NFKC.PropertiesString(s)
	if !p.BoundaryBefore() || !p.BoundaryAfter() || p.Decomposition() != nil || unicode.ToLower(r) != r {
		return "", 0
	}
	return s[:size], size
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
