package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// remembered finds what the text has said more fully before: a short name of the tables after the full one (المركزي after البنك المركزي), and a
// surname or a word that names a body after a verb of saying (وأضاف العسكري after أبو علي العسكري).
func remembered(text string, tokens []token.Token, words *words, entities []Entity) []Entity {
	said := beginnings(text, entities)
	var found []Entity
	for _, e := range listed(gazetteer.Aliases(), words) {
		full, _ := gazetteer.Aliases().Canonical(gazetteer.Organization, e.Of(text))
		if end, ok := said[arabic.Fold(full)]; ok && end <= e.Begin && !follows(text, e.Begin) {
			e.Confidence = listedWord
			found = append(found, e)
		}
	}
	return prefer(found, speakers(text, tokens, entities))
}

// beginnings gives the folded beginnings of the names of bodies in a text, of whole words, with where the first of each ends.
func beginnings(text string, entities []Entity) map[string]int {
	all := map[string]int{}
	for i := range entities {
		e := &entities[i]
		if e.Type != Organization {
			continue
		}
		for key := arabic.Fold(e.Of(text)); key != ""; key = key[:max(0, strings.LastIndexByte(key, ' '))] {
			if _, ok := all[key]; !ok {
				all[key] = e.End
			}
		}
	}
	return all
}

// follows tells whether a definite noun stands before a definite word, which is its adjective then, المطبخ المركزي, or a demonstrative: هذه القاعدة.
func follows(text string, begin int) bool {
	before := wordBefore(text, begin)
	return strings.HasSuffix(text[:begin], " ") && (strings.HasPrefix(before, "ال") || demonstratives[before])
}

// demonstratives are what makes a name of the word after it a common noun.
var demonstratives = map[string]bool{"هذا": true, "هذه": true, "بهذا": true, "بهذه": true, "لهذا": true, "لهذه": true, "ذلك": true, "تلك": true}

// speakers finds single words after verbs of saying that end the name of a person of the text, or are that of a body.
func speakers(text string, tokens []token.Token, entities []Entity) []Entity {
	known := map[string]Type{}
	for i := range entities {
		e := &entities[i]
		key := arabic.Fold(e.Of(text))
		k := strings.LastIndexByte(key, ' ')
		if named := e.Type == Person && k >= 0 || e.Type == Organization && k < 0; named && !isParticle(key[k+1:]) {
			known[key[k+1:]] = e.Type
		}
	}
	var found []Entity
	for i := 1; i < len(tokens); i++ {
		verb, name := tokens[i-1], tokens[i]
		if name.Kind != token.Word || text[verb.End:name.Begin] != " " {
			continue
		}
		if of, ok := known[arabic.Fold(name.Of(text))]; ok && isSpeech(verb.Of(text)) {
			found = append(found, Entity{Span: name.Span, Type: of, Confidence: listedWord})
		}
	}
	return found
}

// isSpeech tells whether a word is a verb of saying, with و or ف or without.
func isSpeech(word string) bool {
	bare := strings.TrimPrefix(strings.TrimPrefix(word, "و"), "ف")
	n, _ := gazetteer.Default().At(gazetteer.PathOf(word))
	m, _ := gazetteer.Default().At(gazetteer.PathOf(bare))
	return (n.Classes | m.Classes).Has(gazetteer.Speech)
}
