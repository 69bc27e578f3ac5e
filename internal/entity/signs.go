package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// credits are the agencies that news names in brackets, alone, after what is theirs: (الأناضول). Elsewhere the words are names of other things. An
// adjective that stands for an agency, (الفرنسية), is no name.
var credits = map[gazetteer.Path]bool{gazetteer.PathOf("الأناضول"): true, gazetteer.PathOf("الأوروبية للصور"): true}

// maxCredit is how many bytes a credit may have.
const maxCredit = 60

// credited finds the agencies that stand alone in brackets.
func credited(text string) []Entity {
	var found []Entity
	for begin := 0; ; {
		k := strings.IndexByte(text[begin:], '(')
		if k < 0 {
			return found
		}
		begin += k + 1
		end := strings.IndexAny(text[begin:min(len(text), begin+maxCredit)], ")-\n") // (الأناضول-أرشيف)
		if end < 0 {
			continue
		}
		inside := strings.TrimLeft(text[begin:begin+end], " ")
		first := begin + end - len(inside)
		if inside = strings.TrimRight(inside, " "); inside != "" && credits[gazetteer.PathOf(inside)] {
			found = append(found, Entity{Span: token.Span{Begin: first, End: first + len(inside)}, Type: Organization, Confidence: listedPhrase})
		}
	}
}

// What the name of an account may have at most.
const (
	maxAuthor      = 4   // words
	maxAuthorBytes = 100 // bytes
)

// authors finds the names before the handles of accounts, as news puts them under posts: — سامر خليل (@samer). One whose first word is a noun of
// a body is a body's.
func authors(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i, t := range tokens {
		if t.Kind != token.Mention || i == 0 || !strings.HasSuffix(strings.TrimRight(text[:t.Begin], " "), "(") {
			continue
		}
		before := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(text[:t.Begin], " "), "("), " ")
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
		if h, _, ok := headAt(words[0]); ok && h.of == Organization || isBody(words) {
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
