package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// maxNameWords is how many words a name of a table may have.
const maxNameWords = 12

// place is a word that names may have, and where it stands, in bytes of the text: a token, or a part of a hashtag. One without a word is an
// address or a handle, which is no part of names.
type place struct {
	word       *sequence.Word
	begin, end int32
}

// placesOf gives the words of a text in order. A hashtag gives its parts, the # outside.
func placesOf(page *sequence.Page, text string, tokens []token.Token) []place {
	places := make([]place, 0, len(tokens))
	for i, t := range tokens {
		switch {
		case t.Kind == token.Hashtag:
			places = appendHashtag(places, text, t)
		case isAddress(t.Kind):
			places = append(places, place{})
		default:
			places = append(places, place{page.Words[i], int32(t.Begin), int32(t.End)})
		}
	}
	return places
}

// appendHashtag appends the parts of a hashtag.
func appendHashtag(places []place, text string, t token.Token) []place {
	at := t.Begin
	for part := range strings.FieldsFuncSeq(t.Of(text), func(r rune) bool { return r == '#' || r == '_' }) {
		at += strings.Index(text[at:], part)
		places = append(places, place{sequence.Default().Part(part), int32(at), int32(at + len(part))})
		at += len(part)
	}
	return places
}

// read gives where a place begins and ends when its word is read in one of the ways that names may begin.
func (p *place) read(reading int) (begin, end int32) {
	if reading == sequence.Stripped {
		return p.begin + p.word.Begin, p.begin + p.word.End
	}
	return p.begin, p.end
}

// listed finds the names of a table, the longest from the left, that begin with words that may do so. What is attached to the first word is
// outside, where the name is not in the table with it.
func listed(names *gazetteer.Table, places []place, may func(*sequence.Word) bool) []Entity {
	var found []Entity
	for i := 0; i < len(places); i++ {
		if p := &places[i]; p.word != nil && may(p.word) {
			if best, last := longest(names, places, i); best.Type != 0 {
				found = append(found, best)
				i = last
			}
		}
	}
	return found
}

// longest finds the longest name that begins at a place, and the last of its places.
func longest(names *gazetteer.Table, places []place, first int) (best Entity, last int) {
	for reading, path := range places[first].word.Paths {
		if path == 0 {
			continue
		}
		begin, end := places[first].read(reading)
		for k := first; ; {
			n, ok := names.At(path)
			if of := typeOf(n.Classes); of != 0 && int(end-begin) > best.Len() {
				best = Entity{Span: token.Span{Begin: int(begin), End: int(end)}, Type: of, Confidence: 1}
				last = k
			}
			if k++; !ok || !n.More || k >= min(first+maxNameWords, len(places)) || places[k].word == nil {
				break
			}
			path = gazetteer.Step(path, places[k].word.Key)
			end = places[k].end
		}
	}
	return best, last
}

// anyWord lets names begin with any word.
func anyWord(*sequence.Word) bool { return true }

// typeOf gives the first type of entity in a set of classes, 0 where there is none.
func typeOf(s gazetteer.Set) Type {
	for c := gazetteer.Person; c <= gazetteer.Misc; c++ {
		if s.Has(c) {
			return Type(c)
		}
	}
	return 0
}
