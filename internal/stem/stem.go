package stem

import "github.com/khabar-nlp/khabar/internal/arabic"

// Func is a stemmer of Arabic words that appends the stem of a word to dst and returns the longer slice: AppendLight,
// AppendLight10, AppendSnowball.
type Func func(dst []byte, word string) []byte

// Of gives the stem of a word of any script, as Append does.
func Of(word string, stemmer Func) string {
	var buffer [64]byte
	return asString(Append(buffer[:0], word, stemmer), word)
}

// Append appends the stem of a word of any script to dst and returns the longer slice. An Arabic word goes to the stemmer; a word in Latin
// or Cyrillic script goes to github.com/kljensen/snowball in the language that its letters suggest (Reuters to reuter, élections to
// élect), in small letters; any other comes back folded (see arabic.Fold). A word's script is that of its first letter. What a stemmer
// leaves nothing of comes back as it is, so that the stem of a word is never empty. It takes time linear in len(word).
func Append(dst []byte, word string, stemmer Func) []byte {
	start := len(dst)
	switch scriptOf(word) {
	case scriptArabic:
		dst = stemmer(dst, word)
	case scriptNone:
		dst = arabic.AppendFold(dst, word)
	default:
		dst = appendKept(dst, word, keptForeign)
	}
	if len(dst) == start {
		dst = append(dst, word...)
	}
	return dst
}

// asString gives the stem as a string, which is the word itself where they are equal.
func asString(stem []byte, word string) string {
	if string(stem) == word {
		return word
	}
	return string(stem)
}
