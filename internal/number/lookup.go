package number

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

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
