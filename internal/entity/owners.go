package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// ownable are the bodies that news calls by whom they follow: حزب أردوغان, حكومة نتنياهو. Their heads are no part of a name then.
var ownable = map[string]bool{"حزب": true, "حكومه": true, "حكومة": true, "اداره": true, "ادارة": true, "كتله": true, "كتلة": true, "جناح": true, "معسكر": true}

// possess gives the bodies that are called by a person of the text to that person: of حزب الحلبوسي after محمد الحلبوسي, الحلبوسي is the name.
func possess(r *reading, entities []Entity) []Entity {
	people := map[string]bool{} // whole names and last words
	k := 0                      // the entities before are among them
	for i := range entities {
		e := &entities[i]
		if e.Type != Organization {
			continue
		}
		first, rest, ok := strings.Cut(e.Of(r.text), " ")
		if !ok || !ownable[arabic.Fold(first)] || isListedBody(e.Of(r.text)) {
			continue
		}
		for ; k < i; k++ {
			if p := &entities[k]; p.Type == Person {
				key := arabic.Fold(p.Of(r.text))
				people[key] = true
				people[key[strings.LastIndexByte(key, ' ')+1:]] = true
			}
		}
		k = i + 1
		if people[arabic.Fold(rest)] {
			e.Begin = e.End - len(rest)
			e.Type = Person
		}
	}
	return entities
}

// isListedBody tells whether a table has a body by that name: حزب الله is nobody's.
func isListedBody(name string) bool {
	return gazetteer.Curated().Classes(name).Has(gazetteer.Organization)
}
