package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// reporting are the verbs of what an outlet does, with the words after its name that tell that it is one: نقلت الأناضول عن شهود.
var (
	reporting = map[string]bool{"نقلت": true, "ذكرت": true, "اوردت": true, "افادت": true, "كتبت": true, "نشرت": true, "كشفت": true}
	citing    = map[string]bool{"عن": true, "ان": true, "انه": true, "انها": true}
)

// cited finds outlets whose names are other words too, where a verb of reporting and a particle stand around them.
func cited(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i := 2; i < len(tokens); i++ {
		verb, name, particle := tokens[i-2], tokens[i-1], tokens[i]
		if name.Kind != token.Word || !strings.HasPrefix(name.Of(text), "ال") || text[verb.End:name.Begin] != " " || text[name.End:particle.Begin] != " " {
			continue
		}
		if !citing[arabic.Fold(particle.Of(text))] || !reporting[strings.TrimPrefix(arabic.Fold(verb.Of(text)), "و")] {
			continue
		}
		if n := gazetteer.Curated().Classes(name.Of(text)); n.Has(gazetteer.AmbiguousOrganization) {
			found = append(found, Entity{Span: name.Span, Type: Organization, Confidence: listedWord})
		}
	}
	return found
}
