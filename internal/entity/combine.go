package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// Confidence of names that the tables have and the model has not: measured on the development split of internal/build/ner.
const (
	listedPhrase = 0.9 // several words
	listedWord   = 0.7 // one
)

// least is how likely a name of the model must be to count: of those below, more are wrong than right.
const least = 0.4

// sure is how likely a name of the model must be to hold against a longer one of the tables.
const sure = 0.6

// combine gives what the model found and what the tables know, in order and without overlaps. A name of several words goes before
// anything shorter that the model makes of its words (قوات سوريا الديمقراطية is no country); one word counts only where the model sees no name.
func combine(text string, model, listed []Entity) []Entity {
	var first, last []Entity
	model = slices.DeleteFunc(model, func(e Entity) bool {
		return e.Confidence < least || isEcho(e.Of(text)) || isGeneric(e.Of(text)) || isDoubtful(text, e)
	})
	m := 0
	for _, l := range listed {
		phrase := l.Of(text)
		withoutNationality(text, &l)
		for m < len(model) && model[m].End <= l.Begin {
			m++
		}
		free := m == len(model) || model[m].Begin >= l.End
		switch {
		case !hasBlank(l.Of(text)):
			l.Confidence = listedWord
			switch {
			case free && (isTag(text, l) || isQuoted(text, l) || !isCommon(l.Of(text)) && !isSurname(text, l)) && !isGeneric(phrase):
				last = append(last, l)
			case !free && l.Begin < model[m].Begin && l.End == model[m].End && l.Type == model[m].Type && !isGeneric(phrase):
				first = append(first, l) // واس is no و and اس
			}
		case (free || !within(l, model[m]) && (model[m].Confidence < sure || within(model[m], l))) && !isGeneric(phrase):
			l.Confidence = listedPhrase
			first = append(first, l)
		}
	}
	return prefer(prefer(first, model), last)
}

// hasBlank tells whether a phrase has several words.
func hasBlank(phrase string) bool {
	return strings.IndexByte(phrase, ' ') >= 0 || strings.Contains(phrase, "\u00A0")
}

// isSurname tells whether a club's or a body's name stands after a given name: سعيد الإسماعيلي.
func isSurname(text string, e Entity) bool {
	before := wordBefore(text, e.Begin)
	return e.Type == Organization && strings.HasSuffix(text[:e.Begin], " ") && before != "" && isGivenName(before) && !isCommon(before)
}

// isTag tells whether a name begins a hashtag, where nobody writes common words: #السودان_الآن.
func isTag(text string, e Entity) bool { return strings.HasSuffix(text[:e.Begin], "#") }

// isQuoted tells whether a name stands in quotes by itself, as common words seldom do: محمد حمدان دقلو "حميدتي".
func isQuoted(text string, e Entity) bool {
	begin, end := text[:e.Begin], text[e.End:]
	return strings.HasSuffix(begin, `"`) && strings.HasPrefix(end, `"`) || strings.HasSuffix(begin, "«") && strings.HasPrefix(end, "»") ||
		strings.HasSuffix(begin, "“") && strings.HasPrefix(end, "”")
}

// commonCost is what a word costs in the lexicon that news has often, in eighths of a nat.
const commonCost = 88

// isCommon tells whether a word is something else than a name to the lexicon: مالية is Malé, and finance. With the article, as in الرقة, only one
// that news often has is.
func isCommon(word string) bool {
	key := arabic.Fold(word)
	f, ok := morph.Default().Lookup(key)
	bare, definite := strings.CutPrefix(key, "ال")
	if !ok && definite {
		f, ok = morph.Default().Lookup(bare)
	}
	if !ok || definite && f.Cost() >= commonCost {
		return false
	}
	return likeliest(f) != morph.ProperName
}

// likeliest gives what a word is first of all to the lexicon.
func likeliest(f morph.Form) morph.POS {
	const usual = 8 // lemmas
	return f.AppendLemmas(make([]morph.Lemma, 0, usual))[0].POS
}

// doubtful is how likely the model must find a name whose words are no names as often.
const doubtful = 0.7

// isDoubtful tells whether a person's name is words that are as often no names, or a place's a common word without the article that only the
// derived tables have as a name, and the model is not sure of it: هو رجل كريم عادل, ما زالوا فارين.
func isDoubtful(text string, e Entity) bool {
	if e.Confidence > doubtful || e.Type != Person && e.Type != Location {
		return false
	}
	if e.Type == Location {
		name := e.Of(text)
		n := gazetteer.Curated().Classes(name)
		known := n.Has(gazetteer.Location) || n.Has(gazetteer.AmbiguousPlace)
		return !known && !strings.HasPrefix(name, "ال") && !strings.HasPrefix(name, "ل") && isCommon(name) && !isPlaceHead(wordBefore(text, e.Begin))
	}
	for word := range strings.FieldsSeq(e.Of(text)) {
		n := gazetteer.Default().Classes(word)
		if !n.Has(gazetteer.AmbiguousName) && !isCommon(word) {
			return false
		}
	}
	return true
}

// isPlaceHead tells whether a word is a noun of places, by itself or after a letter that is attached to it: بحي.
func isPlaceHead(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	n := gazetteer.Default().Classes(word)
	m := gazetteer.Default().Classes(word[size:])
	return (n | m).Has(gazetteer.PlaceHead)
}

// isEcho tells whether a phrase is one word twice, as adverbs are: رويدا رويدا.
func isEcho(phrase string) bool {
	first, rest, _ := strings.Cut(phrase, " ")
	return first == rest
}

// withoutNationality takes a nationality off the end of a name that is one without it: of برشلونة الإسباني, برشلونة is the club's name. الجيش
// السوري stays.
func withoutNationality(text string, e *Entity) {
	phrase := e.Of(text)
	last := strings.LastIndexByte(phrase, ' ')
	if last < 0 {
		return
	}
	if n := gazetteer.Default().Classes(phrase[last+1:]); !n.Has(gazetteer.Nationality) {
		return
	}
	bare := strings.TrimRight(phrase[:last], " ") // of two blanks too
	n := gazetteer.Curated().Classes(bare)
	if n.Has(gazetteer.Class(e.Type)) || e.Type == Organization && n.Has(gazetteer.AmbiguousOrganization) {
		e.End = e.Begin + len(bare)
	}
}
