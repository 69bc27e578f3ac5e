package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// remembered finds what the text has said more fully before: a short name of two words after the full one (المرصد السوري), and a
// surname or a word that names a body after a verb of saying (وأضاف العسكري after أبو علي العسكري).
func remembered(r *reading, known []Entity) []Entity {
	return prefer(shortNames(r, known), speakers(r, known))
}

// shortNames finds the short names of bodies of several words that stand after the full ones.
func shortNames(r *reading, known []Entity) []Entity {
	var found []Entity
	var said map[string]int
	for _, e := range r.listed(gazetteer.Aliases(), cue.Alias) {
		if !strings.Contains(e.Of(r.text), " ") {
			continue // القاعدة and the like are more often common nouns
		}
		if said == nil {
			said = beginnings(r.text, known)
		}
		full, _ := gazetteer.Aliases().Canonical(gazetteer.Organization, e.Of(r.text))
		if end, ok := said[arabic.Fold(full)]; ok && end <= e.Begin && !follows(r.text, e.Begin) {
			e.Confidence = listedWord
			found = append(found, e)
		}
	}
	return found
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
