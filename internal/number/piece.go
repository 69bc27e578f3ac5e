package number

import (
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/memo"
	"github.com/khabar-nlp/khabar/internal/token"
)

// piece is what a token is by itself, whatever stands around it. It does not change, so that texts share it. What is asked for most comes
// first, so that it lies in few lines of the cache.
type piece struct {
	key        string // of the whole token
	word              // the number word, of class none where it is none
	form       *form  // of the whole token
	tags       tags   // with proclitics or without
	cues       cues   // after a number
	kind       token.Kind
	conj       bool // و or ف is attached
	prep       bool // ب, ل or ك is attached
	article    bool
	pronoun    bool     // a pronoun is attached: نصفهم
	definite   bool     // an article is attached, after proclitics or not
	noun       bool     // may be what is counted, of a word
	proclitics int      // the bytes of those outside the number word
	value      rational // of a bare number in digits
	rest       *form    // of the token without proclitics, unknown where it has none
	dual       *form    // of a unit that counts two by itself, nil where it is none
	stem       string   // of the number word, without proclitics and article
	other      rational // of digits that leave doubt: see otherValue
}

// keptPieces are tokens that were looked up before, for all callers.
var keptPieces = memo.New[piece](keptTokens)

// keptTokens is how many tokens are kept: some twelve megabytes.
const keptTokens = 1 << 16

// piece gives what a token of a text is by itself; the text writes numbers in digits in a style.
func (v *vocabulary) piece(t token.Token, text string, s style) *piece {
	surface, of := t.Of(text), uint64(t.Kind)
	if t.Kind == token.Punctuation && len(surface) == 1 && surface[0] < utf8.RuneSelf {
		return &v.punctuation[surface[0]]
	}
	if t.Kind == token.Number {
		of |= uint64(s) << 8
	}
	if known := keptPieces.Get(surface, of); known != nil {
		return known
	}
	return keptPieces.Put(surface, of, v.read(surface, t.Kind, s))
}

// addPunctuation looks up what stands beside numbers most.
func (v *vocabulary) addPunctuation() {
	for c := range v.punctuation {
		v.punctuation[c] = v.read(string(rune(c)), token.Punctuation, undecided)
	}
}

// read looks a token up.
func (v *vocabulary) read(surface string, kind token.Kind, s style) piece {
	k := key(surface)
	it := piece{key: k, kind: kind, form: v.form(k), rest: &unknown}
	it.tags = it.form.tags
	switch kind {
	case token.Word:
		v.lookup(&it)
		it.noun = v.isCountable(&it)
		it.proclitics = letters(surface, it.attached())
	case token.Number:
		it.value, it.other = s.value(it.key), s.otherValue(it.key)
	case token.Punctuation:
		if it.key == "" { // a tatweel by itself
			it.key, it.tags = "-", dash
		}
	default: // no number by itself
	}
	it.cues, it.definite = it.cuesAfter(), hasArticle(it.key)
	return it
}

// attached gives how many proclitics are outside the number word.
func (it *piece) attached() (n int) {
	if it.conj {
		n++
	}
	if it.prep {
		n++
	}
	return n
}
