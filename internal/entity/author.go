package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// What the name of an account may have at most.
const (
	maxAuthor      = 4   // words
	maxAuthorBytes = 100 // bytes
)

// authors finds the names before the handles of accounts, as news puts them under posts: — سامر خليل (@samer). One whose first word is a noun of
// a body is a body's.
func authors(r *reading, _ []Entity) []Entity {
	var found []Entity
	for i := range r.with(cue.Handle) {
		before, ok := strings.CutSuffix(strings.TrimRight(r.text[:r.tokens[i].Begin], " "), "(")
		if !ok {
			continue
		}
		before = strings.TrimRight(before, " ")
		line := before[max(0, len(before)-maxAuthorBytes):]
		line = line[strings.LastIndexByte(line, '\n')+1:]
		dash := strings.LastIndexAny(line, "—–")
		if dash < 0 {
			continue
		}
		raw := strings.TrimLeftFunc(line[dash:], isNoLetter)
		begin := len(before) - len(raw)
		name := strings.TrimRightFunc(raw, isNoLetter)
		words := strings.Fields(name)
		if len(words) == 0 || len(words) > maxAuthor || strings.ContainsAny(raw, ".,:،؛()@") {
			continue
		}
		e := Entity{Span: token.Span{Begin: begin, End: begin + len(name)}, Type: Person, Confidence: listedWord}
		if h, _, ok := cue.HeadAt(words[0]); ok && h.Of == gazetteer.Organization || isBody(words) {
			e.Type = Organization
		}
		found = append(found, e)
	}
	return found
}

// isBody tells whether one of some words is a noun of bodies: Gulf News.
func isBody(words []string) bool {
	for _, w := range words {
		if n := gazetteer.Default().Classes(w); n.Has(gazetteer.BodyHead) || n.Has(gazetteer.Organization) {
			return true
		}
	}
	return false
}
