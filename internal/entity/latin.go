package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// latin finds the names in Latin letters that no table has whole: two words or more with capitals, of which the first is a given name (Anna
// K. Weber), or one is a noun of bodies (U.S. Geological Survey).
func latin(r *reading, _ []Entity) []Entity {
	var found []Entity
	next := 0 // the first token after the words that were looked at last
	for first := range r.with(cue.Capital) {
		if first < next {
			continue
		}
		last := first
		for last+1 < min(len(r.tokens), first+maxNameWords) && r.has(last+1, cue.Capital) && r.joins(last) {
			last++
		}
		next = last + 1
		for first < last && classesOf(r.word(first)).Has(gazetteer.Title) {
			first++
		}
		if of := latinType(r, first, last); of != 0 {
			found = append(found, Entity{Span: r.span(first, last), Type: of, Confidence: listedWord})
		}
	}
	return found
}

// latinType gives what the words from a token to another, with capitals, are a name of, 0 where they do not tell.
func latinType(r *reading, first, last int) Type {
	if first == last {
		return 0
	}
	for i := first; i <= last; i++ {
		if classesOf(r.word(i)).Has(gazetteer.BodyHead) {
			return Organization
		}
	}
	if classesOf(r.word(first)).Has(gazetteer.CommonName) {
		return Person
	}
	return 0
}

// classesOf gives what a word is a name of, with a full stop after it or without.
func classesOf(word string) gazetteer.Set {
	return gazetteer.Default().Classes(strings.TrimSuffix(word, "."))
}
