package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// speakers finds single words after verbs of saying that end the name of a person who stands not far before, or are that of a body.
func speakers(r *reading, known []Entity) []Entity {
	type mention struct {
		of  Type
		end int
	}
	said := map[gazetteer.Path]mention{} // by the words that come back
	var found []Entity
	k := 0
	for verb := range r.with(cue.Saying | cue.Been) {
		if verb+1 == len(r.tokens) || !r.isNext(verb+1) || !r.has(verb, cue.Saying) && !isPast(r, verb) {
			continue
		}
		name := r.tokens[verb+1]
		for ; k < len(known) && known[k].End <= name.Begin; k++ {
			if key, ok := comesBack(known[k].Of(r.text), known[k].Type); ok {
				said[key] = mention{known[k].Type, known[k].End}
			}
		}
		word := r.page.Words[verb+1]
		m, ok := said[word.Paths[sequence.Whole]]
		if ok && name.Begin-m.end < notFar && !isParticle(word.Key) && !isTitle(r.text, name.Span) {
			found = append(found, Entity{Span: name.Span, Type: m.of, Confidence: listedWord})
		}
	}
	return found
}

// isPast tells whether قد stands after كان and a word, which is who did something then: وكان سلامة قد.
func isPast(r *reading, verb int) bool { return verb+2 < len(r.tokens) && r.word(verb+2) == "قد" }

// notFar is how many bytes after a name its part comes back at most.
const notFar = 4000

// comesBack gives where the word of a name leads that it comes back with: the last of a person's, the only one of a body's.
func comesBack(name string, of Type) (p gazetteer.Path, ok bool) {
	k := strings.LastIndexByte(name, ' ')
	if of != Person && of != Organization || (of == Person) != (k >= 0) {
		return 0, false
	}
	const usual = 64 // bytes
	return gazetteer.Step(0, gazetteer.AppendKey(make([]byte, 0, usual), name[k+1:])), true
}

// isTitle tells whether a word is a title that a name may follow: الشيخ in قال الشيخ سعد.
func isTitle(text string, s token.Span) bool {
	return gazetteer.Default().Classes(s.Of(text)).Has(gazetteer.Title) && wordAfter(text, s.End) != ""
}
