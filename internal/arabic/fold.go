package arabic

import (
	"slices"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/load"
)

// FoldVersion is the version of the form that Fold gives. It changes whenever any string would fold differently, so that an index
// built with one version is never searched with another.
const FoldVersion = 1

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

// AppendFold appends Fold(s) to dst and returns the longer slice. It allocates only where dst has no room for len(s) bytes more, or s needs
// NFKC as a whole (a hamza as a mark of its own, most letters outside ASCII and Arabic).
func AppendFold(dst []byte, s string) []byte {
	start := len(dst)
	dst = slices.Grow(dst, len(s))
	n := foldLetters(dst[start:cap(dst)], s)
	if n == len(s) {
		return dst[:start+n]
	}
	return appendFoldFrom(dst[:start+n], s, n)
}

// appendFoldFrom folds what is left of s from i on, before which it has i bytes of letters, folded at the end of dst.
func appendFoldFrom(dst []byte, s string, i int) []byte {
	start, n := len(dst)-i, i
	out := dst[start:cap(dst)]
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			out[n] = ascii[c]
			n++
			i++
			continue
		}
		if !isPair(s, i) {
			fold, size := foldOther(s[i:])
			if size == 0 {
				return appendFoldSlow(dst[:start], s)
			}
			i += size
			dst = slices.Grow(append(dst[:start+n], fold...), len(s)-i)
			out, n = dst[start:cap(dst)], n+len(fold)
			continue
		}
		switch p := pairs[pairIndex(c, s[i+1])]; {
		case p >= twoBytes:
			out[n], out[n+1] = byte(p), byte(p>>8)
			n += 2
		case p == wholeNFKC:
			return appendFoldSlow(dst[:start], s)
		case p != nothing:
			out[n] = byte(p)
			n++
		}
		i += 2
	}
	return dst[:start+n]
}

// folded tells whether Fold would give s back, looking only at ASCII and the Arabic block: whatever else stands in it says no.
func folded(s string) bool {
	for i := 0; i < len(s); {
		if len(s)-i >= 8 {
			if w := load.Eight(s[i:]); w&fourMask == fourLetters {
				if fold, ok := foldFour(w); !ok || fold != w {
					return false
				}
				i += 8
				continue
			}
		}
		c := s[i]
		if c < utf8.RuneSelf {
			if ascii[c] != c {
				return false
			}
			i++
			continue
		}
		if !isPair(s, i) || pairs[pairIndex(c, s[i+1])] != uint16(c)|uint16(s[i+1])<<8 {
			return false
		}
		i += 2
	}
	return true
}
