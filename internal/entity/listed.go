package entity

import (
	"iter"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// maxNameWords is how many words a name of a table may have.
const maxNameWords = 12

// listed finds the names of a table that the program carries, by the cue of their first words: the longest from the left. They are to be read
// before the next call.
func (r *reading) listed(names *gazetteer.Table, first cue.Set) []Entity {
	r.found = r.search(r.found[:0], names, cue.Later, func(yield func(int) bool) {
		for _, c := range r.openings {
			if c.cues&first != 0 && (c.cues&cue.Alone != 0 || r.goesOn(int(c.at), cue.Later)) && !yield(int(c.at)) {
				return
			}
		}
	})
	return r.found
}

// ofUser finds the names that a user has added, which may have any words.
func (r *reading) ofUser() []Entity {
	return r.search(nil, r.own, 0, func(yield func(int) bool) {
		for i := range r.places {
			if r.places[i].word != nil && !yield(i) {
				return
			}
		}
	})
}

// goesOn tells whether a word with some cues stands after a place.
func (r *reading) goesOn(i int, later cue.Set) bool {
	return i+1 < len(r.places) && r.places[i+1].word != nil && r.places[i+1].word.Cues&later == later
}

// search appends the names of a table, the longest from the left, that begin at some of the places and whose later words have some cues. What
// is attached to the first word is outside, where the name is not in the table with it.
func (r *reading) search(found []Entity, names *gazetteer.Table, later cue.Set, begins iter.Seq[int]) []Entity {
	next := 0 // the first place after the name that was found last
	for i := range begins {
		if i < next {
			continue
		}
		if best, last := r.longest(names, later, i); best.Type != 0 {
			found = append(found, best)
			next = last + 1
		}
	}
	return found
}

// longest finds the longest name that begins at a place, and the last of its places.
func (r *reading) longest(names *gazetteer.Table, later cue.Set, first int) (best Entity, last int) {
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
			if !ok || !n.More || k+1 >= end || !r.goesOn(k, later) {
				break
			}
			k++
			path = gazetteer.Step(path, r.places[k].word.Key)
			to = r.places[k].end
		}
	}
	return best, last
}
