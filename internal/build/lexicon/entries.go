package main

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// A lemma is the key of a dictionary form and its part of speech.
type lemma struct {
	key string
	pos morph.POS
}

// A form is what becomes of one string: the ways in which it may stand, and the lemmas that it is a form of.
type form struct {
	use    morph.Use
	lemmas []lemma
	// rare says of a class that the form belongs to it only by inflections that newspapers have seldom (I and you), and how seldom.
	rare [morph.Classes]float64
}

// entries are the forms by their keys.
type entries map[string]*form

// addRare is add for an inflection that news has so much less often than others of its kind.
func (e entries) addRare(word string, use morph.Use, of lemma, share float64) {
	key := arabic.Fold(word)
	old := e[key]
	known := old != nil
	var before [morph.Classes]bool
	if known {
		for c := range morph.Classes {
			before[c] = old.use.Has(c) && old.rare[c] == 0
		}
	}
	var rare [morph.Classes]float64
	if known {
		rare = old.rare
	}
	e.add(word, use, of)
	f := e[key]
	if f == nil {
		return
	}
	f.rare = rare
	for c := range morph.Classes {
		if use.Has(c) && !before[c] {
			f.rare[c] = max(rare[c], share)
		}
	}
}

// add adds a use of a form. The word is in plain spelling, with its hamzas; the key is folded.
func (e entries) add(word string, use morph.Use, of lemma) {
	e.addKey(arabic.Fold(word), use|hamzas(word), of)
	// مسؤول and مسئول, شؤون and شئون: two ways to spell one word.
	if strings.Contains(word, "ؤو") {
		e.addKey(arabic.Fold(strings.ReplaceAll(word, "ؤو", "ئو")), use|hamzas(word), of)
	}
}

func (e entries) addKey(key string, use morph.Use, of lemma) {
	if len(key) < 4 && !oneLetter[key] || len(key) > maxKey || codesOf(key) == nil {
		return
	}
	f := e[key]
	if f == nil {
		f = &form{}
		e[key] = f
	}
	f.use |= use
	for c := range morph.Classes {
		if use.Has(c) {
			f.rare[c] = 0
		}
	}
	if of.key == "" {
		return
	}
	for _, l := range f.lemmas {
		if l == of {
			return
		}
	}
	f.lemmas = append(f.lemmas, of)
}

// hamzas tells where the alifs of a word have a hamza.
func hamzas(word string) morph.Use {
	var use morph.Use
	for i, r := range word {
		switch {
		case r == 'ا' && i == 0:
			use |= morph.BareFirst
		case i == 0 && (r == 'أ' || r == 'إ' || r == 'آ'):
			use |= morph.HamzaFirst
		case r == 'أ' || r == 'إ' || r == 'آ':
			use |= morph.HamzaInside
		}
	}
	return use
}

// oneLetter are the words of one letter that pronouns follow: به، له.
var oneLetter = map[string]bool{"ب": true, "ل": true, "ك": true}

// maxKey bounds the bytes of a key.
const maxKey = 40
