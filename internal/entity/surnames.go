package entity

import (
	"math/bits"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
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
		if p.word == nil || !said.mayHave(&p.word.Paths) || p.word.Names&otherNames != 0 {
			continue
		}
		for reading, path := range p.word.Paths {
			if !said.names[path] {
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
	filter []uint64 // a power of two of them
	names  map[gazetteer.Path]bool
}

// add adds a surname to a set that has room for n.
func (s *surnameSet) add(p gazetteer.Path, n int) {
	if s.names == nil {
		s.names, s.filter = map[gazetteer.Path]bool{}, make([]uint64, 1<<bits.Len(uint(n/4)))
	}
	s.names[p] = true
	s.filter[int(p>>6)&(len(s.filter)-1)] |= 1 << (p & 63)
}

// mayHave tells whether one of some paths may be that of a surname.
func (s *surnameSet) mayHave(paths *[sequence.Readings]gazetteer.Path) bool {
	var found uint64
	for _, p := range paths {
		found |= s.filter[int(p>>6)&(len(s.filter)-1)] >> (p & 63)
	}
	return found&1 != 0
}

// surnames gives the surnames of those people whom the text names in full.
func surnames(r *reading, entities []Entity) (s surnameSet) {
	for i := range entities {
		if entities[i].Type != Person || entities[i].Confidence < sure {
			continue
		}
		if path, ok := comesBack(entities[i].Of(r.text), Person); ok {
			s.add(path, len(entities))
		}
	}
	return s
}

// otherNames are what a surname must not be, to be nothing else by itself.
const otherNames = 1<<gazetteer.Nationality | 1<<gazetteer.Title | 1<<gazetteer.Location | 1<<gazetteer.Organization |
	1<<gazetteer.AmbiguousPlace | 1<<gazetteer.AmbiguousOrganization | 1<<gazetteer.CommonName
