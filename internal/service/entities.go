package service

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// entityTypes are the contract's types at the index of the engine's.
var entityTypes = [...]khabarv1.EntityType{
	entity.Person:       khabarv1.EntityType_ENTITY_TYPE_PERSON,
	entity.Location:     khabarv1.EntityType_ENTITY_TYPE_LOCATION,
	entity.Organization: khabarv1.EntityType_ENTITY_TYPE_ORGANIZATION,
	entity.Misc:         khabarv1.EntityType_ENTITY_TYPE_MISC,
}

// entitiesOf writes the entities of these types, or all where there are none, with offsets in the unit. Clusters keep their numbers.
// Messages come from one slice each.
func entitiesOf(a nlp.Analysis, offsets *offsets, types []khabarv1.EntityType) []*khabarv1.Entity {
	entities, spans := make([]khabarv1.Entity, len(a.Entities)), make([]khabarv1.Span, len(a.Entities))
	var out []*khabarv1.Entity
	for i, e := range a.Entities {
		of := entityTypes[e.Type]
		if len(types) > 0 && !slices.Contains(types, of) {
			continue
		}
		spans[i].Begin, spans[i].End = offsets.at(e.Begin), offsets.at(e.End)
		m := &entities[i]
		m.Span, m.Text, m.Type = &spans[i], e.Of(a.Text), of
		m.Canonical, m.Confidence, m.Cluster = e.Canonical, e.Confidence, uint32(e.Cluster)
		out = append(out, m)
	}
	return out
}
