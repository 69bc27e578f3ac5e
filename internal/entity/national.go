package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// nationals finds the bodies of states by what their states are called, which is part of their names: المخابرات العسكرية السورية. A body
// without a nation is left to the model and the tables.
func nationals(r *reading, _ []Entity) []Entity {
	var found []Entity
	for _, e := range r.listed(cue.Nationals(), cue.National) {
		if end := nationAfter(r.text, e.End); end > e.End {
			e.End, e.Confidence = end, listedPhrase
			found = append(found, e)
		}
	}
	return found
}

// nationAfter gives the end of the adjective of a nation that stands after end, of one word or two (الكورية الجنوبية), end where there is none.
func nationAfter(text string, end int) int {
	first := wordAfter(text, end)
	if !isNationality(first) {
		return end
	}
	end += len(" ") + len(first)
	if second := wordAfter(text, end); second != "" && isNationality(first+" "+second) {
		end += len(" ") + len(second)
	}
	return end
}

// isNationality tells whether a word or two are an adjective of a nation with the article: العراقية.
func isNationality(word string) bool {
	return strings.HasPrefix(word, "ال") && gazetteer.Default().Classes(word).Has(gazetteer.Nationality)
}
