package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// place is a word that names may have, and where it stands, in bytes of the text: a token, or a part of a hashtag. One without a word is an
// address or a handle, which is no part of names.
type place struct {
	word       *sequence.Word
	begin, end int32
}

// addPlace adds a place with a word.
func (r *reading) addPlace(p place) {
	if cues := p.word.Cues & cue.OfNames; cues&cue.Beginnings != 0 {
		r.openings = append(r.openings, cued{int32(len(r.places)), cues})
		r.cues |= cues
	}
	r.places = append(r.places, p)
}

// addHashtag adds the parts of a hashtag, the # outside.
func (r *reading) addHashtag(t token.Token) {
	at := t.Begin
	for part := range strings.FieldsFuncSeq(t.Of(r.text), func(c rune) bool { return c == '#' || c == '_' }) {
		at += strings.Index(r.text[at:], part)
		r.addPlace(place{sequence.Default().Part(part), int32(at), int32(at + len(part))})
		at += len(part)
	}
}

// read gives where a place begins and ends when its word is read in one of the ways that names may begin.
func (p *place) read(reading int) (begin, end int32) {
	if reading == sequence.Stripped {
		return p.begin + p.word.Begin, p.begin + p.word.End
	}
	return p.begin, p.end
}
