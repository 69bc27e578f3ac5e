package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// officials finds official names: a definite noun of a body, one or two adjectives, ل and what the body is for (الشركة التونسية للكهرباء
// والغاز، المركز الوطني للإنذار المبكر).
func officials(r *reading, _ []Entity) []Entity {
	var found []Entity
	next := 0 // the first token after the name that was found last
	for noun := range r.with(cue.Official) {
		if noun < next || noun+1 == len(r.tokens) || !strings.HasPrefix(r.word(noun+1), "ال") {
			continue
		}
		begin, _ := cue.OfficialAt(r.word(noun))
		begin += r.tokens[noun].Begin
		end := min(len(r.tokens), noun+maxNameWords)
		last := noun
		for last+1 < end && r.isNext(last+1) && isOfficialAdjective(r.word(last+1)) {
			last++
		}
		if last == noun || isListedBody(r.text[begin:r.tokens[last].End]) {
			continue
		}
		purpose := purposeAt(r, last+1)
		if purpose == 0 {
			continue
		}
		last += purpose
		for last+1 < end && r.isNext(last+1) && goesOn(r.word(last+1)) {
			last++
		}
		found = append(found, Entity{Span: token.Span{Begin: begin, End: r.tokens[last].End}, Type: Organization, Confidence: listedPhrase})
		next = last + 1
	}
	return found
}

// purposeAt gives how many words from a token on say what a body is for: two in لكرة القدم and لحقوق الإنسان, one in للكهرباء, 0 where none does.
func purposeAt(r *reading, i int) int {
	if i >= len(r.tokens) || !r.isNext(i) {
		return 0
	}
	word, ok := strings.CutPrefix(arabic.Fold(r.word(i)), "ل")
	if ok && cue.IsPart(word, cue.OfficialPurpose) && i+1 < len(r.tokens) && r.isNext(i+1) && strings.HasPrefix(r.word(i+1), "ال") {
		return 2
	}
	if strings.HasPrefix(r.word(i), "لل") {
		return 1
	}
	return 0
}

// isOfficialAdjective tells whether a word is an adjective after the noun of an official name: الوطني, التونسية.
func isOfficialAdjective(word string) bool {
	return cue.IsPart(arabic.Fold(word), cue.OfficialAdjective) || isNationality(word)
}

// goesOn tells whether a word goes on with what a body is for: a definite adjective or another noun after و, but no time and no verb.
func goesOn(word string) bool {
	key := arabic.Fold(word)
	bare := strings.TrimPrefix(key, "و")
	if !strings.HasPrefix(bare, "ال") || cue.IsPart(bare, cue.OfficialTime) || isParticle(bare) {
		return false
	}
	if bare != key {
		return !cue.IsPart(bare, cue.OfficialNoun) // والصندوق begins another name
	}
	if strings.HasSuffix(key, "ية") || strings.HasSuffix(key, "ي") {
		return true
	}
	f, ok := morph.Default().Lookup(key)
	if !ok {
		f, ok = morph.Default().Lookup(strings.TrimPrefix(key, "ال"))
	}
	return ok && likeliest(f) == morph.Adj
}
