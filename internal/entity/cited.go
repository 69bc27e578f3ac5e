package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// citing are the words after the name of an outlet that tell that it is one, folded: نقلت الأناضول عن شهود.
var citing = map[string]bool{"عن": true, "ان": true, "انه": true, "انها": true}

// cited finds outlets whose names are other words too, where a verb of reporting and a particle stand around them.
func cited(r *reading, _ []Entity) []Entity {
	var found []Entity
	for verb := range r.with(cue.Reporting) {
		name, particle := verb+1, verb+2
		if particle >= len(r.tokens) || !r.isNext(name) || !r.joins(name) || !strings.HasPrefix(r.word(name), "ال") {
			continue
		}
		if citing[arabic.Fold(r.word(particle))] && gazetteer.Curated().Classes(r.word(name)).Has(gazetteer.AmbiguousOrganization) {
			found = append(found, Entity{Span: r.tokens[name].Span, Type: Organization, Confidence: listedWord})
		}
	}
	return found
}
