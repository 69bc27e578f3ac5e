package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// remembered finds what the text has said more fully before: a short name of two words after the full one (المرصد السوري), and a
// surname or a word that names a body after a verb of saying (وأضاف العسكري after أبو علي العسكري).
func remembered(text string, tokens []token.Token, page *sequence.Page, places []place, entities []Entity) []Entity {
	said := beginnings(text, entities)
	var found []Entity
	for _, e := range listed(gazetteer.Aliases(), places, (*sequence.Word).Begins) {
		full, _ := gazetteer.Aliases().Canonical(gazetteer.Organization, e.Of(text))
		if !strings.Contains(e.Of(text), " ") {
			continue // القاعدة and the like are more often common nouns
		}
		if end, ok := said[arabic.Fold(full)]; ok && end <= e.Begin && !follows(text, e.Begin) {
			e.Confidence = listedWord
			found = append(found, e)
		}
	}
	return prefer(found, speakers(text, tokens, page, entities))
}

// beginnings gives the folded beginnings of the names of bodies in a text, of whole words, with where the first of each ends.
func beginnings(text string, entities []Entity) map[string]int {
	all := map[string]int{}
	for i := range entities {
		e := &entities[i]
		if e.Type != Organization || strings.Count(e.Of(text), " ") > maxNameWords {
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

// speakers finds single words after verbs of saying that end the name of a person who stands not far before, or are that of a body.
func speakers(text string, tokens []token.Token, page *sequence.Page, entities []Entity) []Entity {
	type mention struct {
		of  Type
		end int
	}
	known := map[string]mention{}
	var found []Entity
	k := 0
	for i := 1; i < len(tokens); i++ {
		verb, name := tokens[i-1], tokens[i]
		for ; k < len(entities) && entities[k].End <= name.Begin; k++ {
			if key, ok := comesBack(entities[k].Of(text), entities[k].Type); ok {
				known[key] = mention{entities[k].Type, entities[k].End}
			}
		}
		if name.Kind != token.Word || text[verb.End:name.Begin] != " " {
			continue
		}
		m, ok := known[page.Words[i].Key]
		says := ok && (page.Words[i-1].Names.Has(gazetteer.Speech) || isPast(text, tokens, i))
		if says && name.Begin-m.end < notFar && !isTitle(text, name.Span) {
			found = append(found, Entity{Span: name.Span, Type: m.of, Confidence: listedWord})
		}
	}
	return found
}

// isPast tells whether كان and قد stand around a word, which is who did something then: وكان سلامة قد.
func isPast(text string, tokens []token.Token, i int) bool {
	verb := strings.TrimPrefix(tokens[i-1].Of(text), "و")
	return (verb == "كان" || verb == "كانت") && i+1 < len(tokens) && tokens[i+1].Of(text) == "قد"
}

// notFar is how many bytes after a name its part comes back at most.
const notFar = 4000

// comesBack gives the key of the word of a name that it comes back with: the last of a person's, the only one of a body's. Particles do not.
func comesBack(name string, of Type) (key string, ok bool) {
	k := strings.LastIndexByte(name, ' ')
	if of != Person && of != Organization || (of == Person) != (k >= 0) {
		return "", false
	}
	key = string(gazetteer.AppendKey(nil, name[k+1:]))
	return key, !isParticle(key)
}

// isTitle tells whether a word is a title that a name may follow: الشيخ in قال الشيخ سعد.
func isTitle(text string, s token.Span) bool {
	return gazetteer.Default().Classes(s.Of(text)).Has(gazetteer.Title) && wordAfter(text, s.End) != ""
}

// isSpeech tells whether a word is a verb of saying, with و or ف or without.
func isSpeech(word string) bool {
	bare := strings.TrimPrefix(strings.TrimPrefix(word, "و"), "ف")
	n := gazetteer.Default().Classes(word)
	m := gazetteer.Default().Classes(bare)
	return (n | m).Has(gazetteer.Speech)
}
