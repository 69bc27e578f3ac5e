package entity

import (
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// addSurnames adds the people whom the text names in full somewhere and elsewhere by the surname alone: in its headline, بين كير ومشار, or in a
// hashtag. A surname that is a common word, a nationality or another name too is left to what stands around it.
func addSurnames(r *reading, entities []Entity) []Entity {
	said := surnames(r, entities)
	if len(said.names) == 0 {
		return entities
	}
	var found []Entity
	for i := range r.places {
		p := &r.places[i]
		if p.word == nil || p.word.Names&otherNames != 0 {
			continue
		}
		for reading, path := range p.word.Paths {
			if !said.has(path) {
				continue
			}
			begin, end := p.read(reading)
			e := Entity{Span: token.Span{Begin: int(begin), End: int(end)}, Type: Person, Confidence: listedWord}
			if !isCommon(e.Of(r.text)) {
				found = append(found, e)
				break
			}
		}
	}
	return prefer(entities, found)
}

// surnameSet is where the surnames of the people of a text lead. Most words are in none: a filter of one hash (Bloom, 1970) tells at once.
type surnameSet struct {
	filter []uint64
	names  map[gazetteer.Path]bool
}

// place gives the bit of a path in the filter.
func (s *surnameSet) place(p gazetteer.Path) (word int, bit uint64) {
	return int(uint64(uint32(p>>6)) * uint64(len(s.filter)) >> 32), 1 << (p & 63)
}

// has tells whether a path is that of a surname.
func (s *surnameSet) has(p gazetteer.Path) bool {
	word, bit := s.place(p)
	return s.filter[word]&bit != 0 && s.names[p]
}

// surnames gives the surnames of those people whom the text names in full.
func surnames(r *reading, entities []Entity) (s surnameSet) {
	for i := range entities {
		if entities[i].Type != Person || entities[i].Confidence < sure {
			continue
		}
		path, ok := comesBack(entities[i].Of(r.text), Person)
		if !ok {
			continue
		}
		if s.names == nil {
			s.names, s.filter = map[gazetteer.Path]bool{}, make([]uint64, len(entities)/4+1)
		}
		s.names[path] = true
		word, bit := s.place(path)
		s.filter[word] |= bit
	}
	return s
}

// otherNames are what a surname must not be, to be nothing else by itself.
const otherNames = 1<<gazetteer.Nationality | 1<<gazetteer.Title | 1<<gazetteer.Location | 1<<gazetteer.Organization |
	1<<gazetteer.AmbiguousPlace | 1<<gazetteer.AmbiguousOrganization | 1<<gazetteer.CommonName
