package entity

import (
	_ "embed" // the nouns
	"strings"
	"sync"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed wholes.tsv
var wholesFile string

// whole is a noun that is part of the name of what a place or a person gives its name to.
type whole struct {
	noun string
	of   Type
}

// wholes are those nouns, the longer before the shorter that they end with.
var wholes = sync.OnceValue(func() []whole {
	var all []whole
	for line := range strings.Lines(wholesFile) {
		if noun, class, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			c, err := gazetteer.ParseClass(class)
			if err != nil {
				panic("entity: wholes.tsv: " + err.Error())
			}
			all = append(all, whole{noun + " ", Type(c)})
		}
	}
	return all
})

// airport is the noun whose names an adjective ends.
const airport = "مطار "

// kindsOfAirport are those adjectives.
var kindsOfAirport = map[string]bool{"الدولي": true, "المدني": true, "العسكري": true, "الحربي": true}

// makeWhole puts the noun into the names of airports, universities and the like that are called by a place or a person: مطار القاهرة الدولي, جامعة
// محمد الخامس.
func makeWhole(r *reading, entities []Entity) []Entity {
	end := 0
	for i := range entities {
		e := &entities[i]
		if e.Type == Location || e.Type == Person {
			for _, w := range wholes() {
				if before, ok := strings.CutSuffix(r.text[end:e.Begin], w.noun); ok && isClitic(lastWord(before)) {
					e.Begin, e.Type = end+len(before), w.of
					break
				}
			}
		}
		if strings.HasPrefix(e.Of(r.text), airport) && (i+1 == len(entities) || entities[i+1].Begin > e.End+len(" ")) {
			if kind := wordAfter(r.text, e.End); kindsOfAirport[arabic.Fold(kind)] {
				e.End += len(" ") + len(kind)
			}
		}
		end = e.End
	}
	return entities
}

// isClitic tells whether letters may stand attached before a noun: nothing, و, ف, ب, ل, ك or two of them.
func isClitic(letters string) bool {
	const two = 2 * len("و")
	return len(letters) <= two && strings.Trim(letters, "وفبلك") == ""
}
