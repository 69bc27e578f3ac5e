package entity

import (
	"iter"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// maxNameWords is how many words a name of a table may have.
const maxNameWords = 12

// listed finds the names of a table, the longest from the left, that begin at some of the places. What is attached to the first word is
// outside, where the name is not in the table with it.
func (r *reading) listed(names *gazetteer.Table, begins iter.Seq[int]) []Entity {
	var found []Entity
	next := 0 // the first place after the name that was found last
	for i := range begins {
		if i < next {
			continue
		}
		if best, last := r.longest(names, i); best.Type != 0 {
			found = append(found, best)
			next = last + 1
		}
	}
	return found
}

// longest finds the longest name that begins at a place, and the last of its places.
func (r *reading) longest(names *gazetteer.Table, first int) (best Entity, last int) {
	end := min(first+maxNameWords, len(r.places))
	for reading, path := range r.places[first].word.Paths {
		if path == 0 {
			continue
		}
		from, to := r.places[first].read(reading)
		for k := first; ; {
			n, ok := names.At(path)
			if of := Type(n.Classes.Entity()); of != 0 && int(to-from) > best.Len() {
				best = Entity{Span: token.Span{Begin: int(from), End: int(to)}, Type: of, Confidence: 1}
				last = k
			}
			if k++; !ok || !n.More || k >= end || r.places[k].word == nil {
				break
			}
			path = gazetteer.Step(path, r.places[k].word.Key)
			to = r.places[k].end
		}
	}
	return best, last
}

// ofUser finds the names that a user has added, which may begin with any word.
func (r *reading) ofUser() []Entity {
	return r.listed(r.own, func(yield func(int) bool) {
		for i := range r.places {
			if r.places[i].word != nil && !yield(i) {
				return
			}
		}
	})
}
