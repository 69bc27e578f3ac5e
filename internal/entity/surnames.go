package entity

import (
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// addSurnames adds the people whom the text names in full somewhere and elsewhere by the surname alone: in its headline, بين كير ومشار, or in a
// hashtag. A surname that is a common word, a nationality or another name too is left to what stands around it.
func addSurnames(r *reading, entities []Entity) []Entity {
	var said surnameSet
	said.read(r.text, entities)
	if len(said.names) == 0 {
		return entities
	}
	var found []Entity
	for i := range r.places {
		p := &r.places[i]
		if p.word == nil || !said.mayHave(p.word) || p.word.Names&otherNames != 0 {
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
	filter [filterWords]uint64
	names  map[gazetteer.Path]bool
}

// filterWords make a filter of 16,384 bits, enough for the thousand people of a long text.
const filterWords = 1 << 8

// add adds a surname.
func (s *surnameSet) add(p gazetteer.Path) {
	if s.names == nil {
		s.names = map[gazetteer.Path]bool{}
	}
	s.names[p] = true
	s.filter[p>>6%filterWords] |= 1 << (p & 63)
}

// bit gives 1 where a path may be that of a surname, and 0 where it is not.
func (s *surnameSet) bit(p gazetteer.Path) uint64 { return s.filter[p>>6%filterWords] >> (p & 63) & 1 }

// mayHave tells whether one of the ways to read a word may be a surname.
func (s *surnameSet) mayHave(w *sequence.Word) bool {
	return s.bit(w.Paths[sequence.Whole])|s.bit(w.Paths[sequence.Stripped])|s.bit(w.Paths[sequence.Unveiled]) != 0
}

// read adds the surnames of those people whom the text names in full.
func (s *surnameSet) read(text string, entities []Entity) {
	for i := range entities {
		if entities[i].Type != Person || entities[i].Confidence < sure {
			continue
		}
		if path, ok := comesBack(entities[i].Of(text), Person); ok {
			s.add(path)
		}
	}
}

// otherNames are what a surname must not be, to be nothing else by itself.
const otherNames = 1<<gazetteer.Nationality | 1<<gazetteer.Title | 1<<gazetteer.Location | 1<<gazetteer.Organization |
	1<<gazetteer.AmbiguousPlace | 1<<gazetteer.AmbiguousOrganization | 1<<gazetteer.CommonName
