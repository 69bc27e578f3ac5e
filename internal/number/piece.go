package number

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/memo"
	"github.com/khabar-nlp/khabar/internal/token"
)

// piece is what a token is by itself, whatever stands around it. It does not change.
type piece struct {
	key        string   // of the whole token
	stem       string   // of the number word, without proclitics and article
	word                // the number word, of class none where it is none
	form       *form    // of the whole token
	rest       *form    // of the token without proclitics, unknown where it has none
	dual       *form    // of a unit that counts two by itself, nil where it is none
	value      *big.Rat // of a bare number in digits
	other      *big.Rat // of digits that leave doubt: see otherValue
	tags       tags     // with proclitics or without
	proclitics int      // the bytes of those outside the number word
	kind       token.Kind
	conj       bool // و or ف is attached
	prep       bool // ب, ل or ك is attached
	article    bool
	pronoun    bool // a pronoun is attached: نصفهم
}

// keptPieces are tokens that were looked up before, for all callers.
var keptPieces = memo.New[piece](keptWords)

// keptWords is how many tokens are kept.
const keptWords = 1 << 16

// piece gives what a token of a text is by itself; the text writes numbers in digits in a style.
func (v *vocabulary) piece(t token.Token, text string, s style) *piece {
	surface, of := t.Of(text), uint64(t.Kind)
	if t.Kind == token.Number {
		of |= uint64(s) << 8
	}
	if known := keptPieces.Get(surface, of); known != nil {
		return known
	}
	return keptPieces.Put(surface, of, v.read(surface, t.Kind, s))
}

// read looks a token up.
func (v *vocabulary) read(surface string, kind token.Kind, s style) piece {
	k := key(surface)
	it := piece{key: k, kind: kind, form: v.form(k), rest: &unknown}
	it.tags = it.form.tags
	switch kind {
	case token.Word:
		v.lookup(&it)
		it.proclitics = letters(surface, it.attached())
	case token.Number:
		it.value, it.other = s.value(it.key), s.otherValue(it.key)
	case token.Punctuation:
		if it.key == "" { // a tatweel by itself
			it.key, it.tags = "-", dash
		}
	default: // no number by itself
	}
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

// lookup finds the number word in a token, whole or after proclitics and article, or before a pronoun.
func (v *vocabulary) lookup(it *piece) {
	if it.tags&never != 0 {
		return
	}
	if v.try(it, it.key, it.form) {
		return
	}
	rest := it.key
	if _, ok := cutAny(rest, "و", "ف"); ok {
		rest = rest[len("و"):]
		it.conj = true
		if v.try(it, rest, v.without(it, rest)) {
			return
		}
	}
	if after, ok := strings.CutPrefix(rest, "لل"); ok {
		it.prep, it.article = true, true
		if v.take(it, after, v.form(after)) {
			return
		}
		it.prep, it.article = false, false
	}
	if _, ok := cutAny(rest, "ب", "ل", "ك"); ok {
		it.prep = true
		if v.try(it, rest[len("ب"):], v.without(it, rest[len("ب"):])) {
			return
		}
	}
	it.conj, it.prep = false, false
	v.lookupBeforePronoun(it)
}

// without gives the form of a token without its proclitics, and notes its tags.
func (v *vocabulary) without(it *piece, rest string) *form {
	f := v.form(rest)
	if f != &unknown && it.rest == &unknown {
		it.rest = f
	}
	it.tags |= f.tags &^ never
	return f
}

// try takes what a form is, or what stands in it after an article.
func (v *vocabulary) try(it *piece, k string, f *form) bool {
	if v.take(it, k, f) {
		return true
	}
	rest, ok := strings.CutPrefix(k, "ال")
	if !ok {
		return false
	}
	it.article = v.take(it, rest, v.form(rest))
	return it.article
}

// take makes an item the number word or dual that a form is, if it is one.
func (v *vocabulary) take(it *piece, stem string, f *form) bool {
	if it.rest.tags&never != 0 { // وكمية is no hundred
		return false
	}
	if f.dual {
		it.dual = f
	} else if f.word.class == none {
		return false
	}
	it.stem, it.word = stem, f.word
	return true
}

// letters gives the length of the first n letters of a word, with their marks.
func letters(word string, n int) int {
	at := 0
	for ; n > 0 && at < len(word); n-- {
		_, size := utf8.DecodeRuneInString(word[at:])
		for at += size; at < len(word); at += size {
			if _, size = utf8.DecodeRuneInString(word[at:]); arabic.Fold(word[at:at+size]) != "" {
				break
			}
		}
	}
	return at
}
