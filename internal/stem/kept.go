package stem

import "github.com/khabar-nlp/khabar/internal/memo"

// keptStem is a stem, without pointers.
type keptStem struct {
	length uint8
	stem   [memo.MaxWord]byte
}

// kept are the stems of words, for all callers.
var kept = memo.New[keptStem](keptWords)

// keptWords is how many words are kept.
const keptWords = 1 << 17

// keeping says by whom a word that is kept was stemmed.
type keeping uint64

// Who stems words that are kept.
const (
	keptLight keeping = iota
	keptForeign
)

// appendKept appends the stem of a word, as it was worked out before if it was.
func appendKept(dst []byte, word string, by keeping) []byte {
	if k := kept.Get(word, uint64(by)); k != nil {
		return append(dst, k.stem[:k.length]...)
	}
	begin := len(dst)
	if by == keptLight {
		dst = defaultLight().append(dst, word)
	} else {
		dst = appendForeign(dst, word)
	}
	if stem := dst[begin:]; len(word) <= memo.MaxWord && len(stem) <= memo.MaxWord {
		k := keptStem{length: uint8(len(stem))}
		copy(k.stem[:], stem)
		kept.Put(word, uint64(by), k)
	}
	return dst
}
