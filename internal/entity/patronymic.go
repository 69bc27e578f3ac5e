package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// patronymics finds people by given names with بن between them, and the family name after them: ناصر بن سعيد الإسماعيلي.
func patronymics(r *reading, _ []Entity) []Entity {
	var found []Entity
	next := 0 // the first token after the name that was found last
	for son := range r.with(cue.Son) {
		first := son - 1
		if first < next {
			continue
		}
		last := first
		for last+2 < min(len(r.tokens), first+maxNameWords) && r.has(last+1, cue.Son) && r.isNext(last+1) && r.isNext(last+2) &&
			isGivenName(r.word(last)) && isGivenName(r.word(last+2)) {
			last += 2
		}
		if last == first || !isKnownName(r.word(first)) || namesPlace(wordBefore(r.text, r.tokens[first].Begin)) {
			continue
		}
		if last+1 < len(r.tokens) && r.isNext(last+1) && isFamilyName(r.word(last+1)) {
			last++
		}
		found = append(found, Entity{Span: r.span(first, last), Type: Person, Confidence: listedPhrase})
		next = last + 1
	}
	return found
}

// isKnownName tells whether a word is mostly a given name, by the tables by hand: نظام is not.
func isKnownName(word string) bool {
	return gazetteer.Curated().Classes(word).Has(gazetteer.CommonName)
}

// namesPlace tells whether a word before a person's name makes it that of a place: سيدي علي بن عون is a town.
func namesPlace(before string) bool {
	return before == "سيدي" || gazetteer.Default().Classes(before).Has(gazetteer.PlaceHead)
}

// isFamilyName tells whether a word is a family name, or has the form of one: الإسماعيلي.
func isFamilyName(word string) bool {
	key := arabic.Fold(word)
	n := gazetteer.Default().Classes(key)
	return n.Has(gazetteer.FamilyName) && !n.Has(gazetteer.Nationality) ||
		strings.HasPrefix(key, "ال") && strings.HasSuffix(key, "ي") && !n.Has(gazetteer.Nationality) && !isCommon(word)
}
