package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// latin finds the names in Latin letters that no table has whole: two words or more with capitals, of which the first is a given name (Anna
// K. Weber), or one is a noun of bodies (U.S. Geological Survey).
func latin(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i := 0; i < len(tokens); i++ {
		if !isCapital(text, tokens[i]) {
			continue
		}
		last := i
		for last+1 < min(len(tokens), i+maxNameWords) && isCapital(text, tokens[last+1]) && text[tokens[last].End:tokens[last+1].Begin] == " " {
			last++
		}
		first := i
		i = last
		for first < last && classesOf(text, tokens[first]).Has(gazetteer.Title) {
			first++
		}
		of := latinType(text, tokens[first:last+1])
		if of != 0 {
			span := token.Span{Begin: tokens[first].Begin, End: tokens[last].End}
			found = append(found, Entity{Span: span, Type: of, Confidence: listedWord})
		}
	}
	return found
}

// latinType gives what some words with capitals are a name of, 0 where they do not tell.
func latinType(text string, words []token.Token) Type {
	if len(words) == 1 {
		return 0
	}
	for _, w := range words {
		if classesOf(text, w).Has(gazetteer.BodyHead) {
			return Organization
		}
	}
	if classesOf(text, words[0]).Has(gazetteer.CommonName) {
		return Person
	}
	return 0
}

// isCapital tells whether a token is in Latin letters and begins with a capital.
func isCapital(text string, t token.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Of(text))
	return (t.Kind == token.ForeignWord || t.Kind == token.Abbreviation) && unicode.IsUpper(r)
}

func classesOf(text string, t token.Token) gazetteer.Set {
	return gazetteer.Default().Classes(strings.TrimSuffix(t.Of(text), "."))
}
