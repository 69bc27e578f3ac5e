package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// sons are the words between the name of a person and that of the father.
var sons = map[string]bool{"بن": true, "بنت": true, "ولد": true}

// patronymics finds people by given names with بن between them, and the family name after them: ناصر بن سعيد الإسماعيلي.
func patronymics(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i := 0; i+2 < len(tokens); i++ {
		last := i
		for last+2 < min(len(tokens), i+maxNameWords) && isNext(text, tokens, last+1) && isNext(text, tokens, last+2) &&
			sons[tokens[last+1].Of(text)] && isGivenName(tokens[last].Of(text)) && isGivenName(tokens[last+2].Of(text)) {
			last += 2
		}
		if last == i || !isKnownName(tokens[i].Of(text)) || namesPlace(wordBefore(text, tokens[i].Begin)) {
			continue
		}
		if last+1 < len(tokens) && isNext(text, tokens, last+1) && isFamilyName(tokens[last+1].Of(text)) {
			last++
		}
		found = append(found, Entity{Span: token.Span{Begin: tokens[i].Begin, End: tokens[last].End}, Type: Person, Confidence: listedPhrase})
		i = last
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
