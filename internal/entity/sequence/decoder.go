package sequence

import (
	"math"
	"slices"
)

// Decoder finds the likeliest tags of a sentence (Viterbi, 1967). It keeps its memory from one sentence to the next.
type Decoder struct{ back [][Tags]Tag }

// Decode appends the likeliest tags to dst and gives the longer slice.
func (d *Decoder) Decode(dst []Tag, scores []Scores, t *Transitions) []Tag {
	dst = slices.Grow(dst, len(scores))
	tags := dst[len(dst) : len(dst)+len(scores)]
	d.after(Outside, tags, scores, t)
	return dst[:len(dst)+len(scores)]
}

// after sets tags to the likeliest after a tag.
func (d *Decoder) after(before Tag, tags []Tag, scores []Scores, t *Transitions) {
	if cap(d.back) < len(scores) {
		d.back = make([][Tags]Tag, len(scores))
	}
	back := d.back[:len(scores)]
	best := impossible
	best[before] = 0
	for i := range scores {
		var next Scores
		next[Outside], back[i][Outside] = best.into(Outside, t)
		for k := range lanesOfWord { // a first tag and the later one of the same class
			first, later := Tag(2*k+1), Tag(2*k+2)
			next[first], back[i][first] = best.into(first, t)
			next[later], back[i][later] = best[later]+t[later][later], later
			if s := best[first] + t[first][later]; s > next[later] {
				next[later], back[i][later] = s, first
			}
		}
		for b, s := range &scores[i] {
			best[b] = next[b] + s
		}
	}
	last := Outside
	for b, s := range &best {
		if s > best[last] {
			last = Tag(b)
		}
	}
	for i := len(tags) - 1; i >= 0; i-- {
		tags[i] = last
		last = back[i][last]
	}
}

// into gives the best score with which a tag that may follow all others follows, and the tag before it.
func (s *Scores) into(b Tag, t *Transitions) (top float32, from Tag) {
	top = s[Outside] + t[Outside][b]
	for a := Tag(1); a < Tags; a++ {
		if s := s[a] + t[a][b]; s > top {
			top, from = s, a
		}
	}
	return top, from
}

// lead adds to the scores what speaks for their tags before another.
func (s *Scores) lead(after Tag, t *Transitions) {
	for a := range Tag(Tags) {
		if s[a] += t[a][after]; !after.Follows(a) {
			s[a] = impossible[a]
		}
	}
}

// impossible are the scores of tags that cannot be.
var impossible = makeImpossible()

func makeImpossible() (s Scores) {
	for t := range s {
		s[t] = float32(math.Inf(-1))
	}
	return s
}
