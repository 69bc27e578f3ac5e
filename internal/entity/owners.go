package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// ownable are the bodies that news calls by whom they follow: حزب أردوغان, حكومة نتنياهو. Their heads are no part of a name then.
var ownable = map[string]bool{"حزب": true, "حكومه": true, "حكومة": true, "اداره": true, "ادارة": true, "كتله": true, "كتلة": true, "جناح": true, "معسكر": true}

// owned gives the bodies that are called by a person of the text to that person: of حزب الحلبوسي after محمد الحلبوسي, الحلبوسي is the name.
func owned(text string, entities []Entity) {
	people := map[string]bool{}
	for i := range entities {
		e := &entities[i]
		key := arabic.Fold(e.Of(text))
		head, rest, ok := strings.Cut(key, " ")
		switch {
		case e.Type == Person:
			people[key] = true
			people[key[strings.LastIndexByte(key, ' ')+1:]] = true
		case ok && e.Type == Organization && ownable[head] && people[rest] && !isListedBody(key):
			e.Begin += strings.IndexByte(e.Of(text), ' ') + 1
			e.Type = Person
		}
	}
}

// isListedBody tells whether a table has a body by that name: حزب الله is nobody's.
func isListedBody(name string) bool {
	return gazetteer.Curated().Classes(name).Has(gazetteer.Organization)
}
