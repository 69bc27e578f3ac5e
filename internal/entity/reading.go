package entity

import (
	"iter"
	"slices"
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// reading is a text as the rules see it: its tokens, what the model knows of their words, and where the words stand that the rules look for.
type reading struct {
	text     string
	tokens   []token.Token
	segments []morph.Segment
	page     *sequence.Page
	own      *gazetteer.Table // names that a user has added, nil for none
	places   []place          // the words that names may have
	cued     []cued           // the tokens with cues for rules
	openings []cued           // the places with words that begin names
	cues     cue.Set          // of all words

	// Scratch memory.
	found      []Entity // see listed
	clustering clustering
}

// cued is where a word with cues stands: the number of its token, or of its place.
type cued struct {
	at   int32
	cues cue.Set
}

// readings are readings at rest, whose memory the next text takes over.
var readings = sync.Pool{New: func() any { return new(reading) }}

// restful is for how many tokens a reading at rest has memory at most: some fifty articles.
const restful = 1 << 16

// release puts the reading to rest, without what is of its text.
func (r *reading) release() {
	if cap(r.places) <= restful {
		clear(r.places)
		r.clustering.release()
		*r = reading{places: r.places[:0], cued: r.cued[:0], openings: r.openings[:0], found: r.found[:0], clustering: r.clustering}
		readings.Put(r)
	}
}

// newReading reads a text. It is to be released.
func newReading(text string, tokens []token.Token, segments []morph.Segment, page *sequence.Page, own *gazetteer.Table) *reading {
	r := readings.Get().(*reading)
	r.text, r.tokens, r.segments, r.page, r.own = text, tokens, segments, page, own
	r.places = slices.Grow(r.places, len(tokens))
	for i, t := range tokens {
		w := page.Words[i]
		if cues := w.Cues &^ cue.OfNames; cues != 0 {
			r.cued = append(r.cued, cued{int32(i), cues})
			r.cues |= cues
		}
		switch {
		case t.Kind == token.Hashtag:
			r.addHashtag(t)
		case isAddress(t.Kind):
			r.places = append(r.places, place{})
		default:
			r.addPlace(place{w, int32(t.Begin), int32(t.End)})
		}
	}
	return r
}

// with gives the tokens whose words have one of some cues, in order.
func (r *reading) with(cues cue.Set) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, c := range r.cued {
			if c.cues&cues != 0 && !yield(int(c.at)) {
				return
			}
		}
	}
}

// has tells whether the word of a token has a cue.
func (r *reading) has(i int, c cue.Set) bool { return r.page.Words[i].Cues&c != 0 }

// word gives a token as it is written.
func (r *reading) word(i int) string { return r.tokens[i].Of(r.text) }

// isNext tells whether a token is a word one blank after the one before.
func (r *reading) isNext(i int) bool { return r.tokens[i].Kind == token.Word && r.joins(i-1) }

// joins tells whether nothing but a blank stands between a token and the next.
func (r *reading) joins(i int) bool { return r.text[r.tokens[i].End:r.tokens[i+1].Begin] == " " }

// span gives the stretch of text from a token to another, both within.
func (r *reading) span(first, last int) token.Span {
	return token.Span{Begin: r.tokens[first].Begin, End: r.tokens[last].End}
}
