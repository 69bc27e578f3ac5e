package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// airport is the noun that is part of an airport's name.
const airport = "مطار"

// kindsOfAirport are the adjectives that end the name of one.
var kindsOfAirport = map[string]bool{"الدولي": true, "المدني": true, "العسكري": true, "الحربي": true}

// addAirports makes the names of airports whole, which are called by a place or a person: مطار القاهرة الدولي.
func addAirports(text string, entities []Entity) {
	for i := range entities {
		e := &entities[i]
		if e.Type != Location && e.Type != Person {
			continue
		}
		if strings.HasSuffix(text[:e.Begin], airport+" ") {
			e.Begin, e.Type = e.Begin-len(airport+" "), Location
		}
		if !strings.HasPrefix(e.Of(text), airport+" ") {
			continue
		}
		if kind := wordAfter(text, e.End); kindsOfAirport[arabic.Fold(kind)] {
			e.End += len(" ") + len(kind)
		}
	}
}
