package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// What a name in quotes may have at most; longer ones are what somebody said.
const (
	maxQuoted      = 5   // words
	maxQuotedBytes = 120 // bytes
)

// quoted finds names that stand in quotes after a generic noun, فيلم "الأرض", or with it, "وكالة أعماق".
func quoted(r *reading, _ []Entity) []Entity {
	var found []Entity
	last := 0 // where the name that was found last ends
	for i := range r.with(cue.Opening) {
		first := r.tokens[i].End
		if r.tokens[i].Begin < last {
			continue
		}
		length := closesAt(r.text[first:min(len(r.text), first+maxQuotedBytes)])
		if length <= 0 {
			continue
		}
		inside := strings.TrimLeft(r.text[first:first+length], " ")
		inside, first = strings.TrimRight(inside, " "), first+length-len(inside)
		if e, ok := quotedName(r.text, r.tokens[i].Begin, token.Span{Begin: first, End: first + len(inside)}); ok {
			found = append(found, e)
			last = e.End
		}
	}
	return found
}

// closers are what names in quotes end at.
var closers = [...]string{"\"", "»", "”", "\n"}

// closesAt gives where the first of the closers stands, in bytes, -1 where none does.
func closesAt(s string) int {
	at := -1
	for _, c := range closers {
		if k := strings.Index(s, c); k >= 0 {
			at, s = k, s[:k]
		}
	}
	return at
}

// isSaid tells whether a character stands in what somebody said, and in no name.
func isSaid(c rune) bool {
	return !isArabic(c) && c != ' ' && strings.ContainsRune(".,،؛:؟!()[]…"+cue.Openers, c)
}

// quotedName gives the name that stands between the quotes around s, the first of which is at begin.
func quotedName(text string, begin int, s token.Span) (e Entity, ok bool) {
	if strings.Count(s.Of(text), " ") >= maxQuoted || strings.IndexFunc(s.Of(text), isSaid) >= 0 {
		return e, false
	}
	before := wordBefore(text, begin)
	if isNationality(before) { // الفيلم المصري "الأرض"
		before = strings.TrimPrefix(wordBefore(text, strings.LastIndex(text[:begin], before)), "ال")
	}
	h, at, ok := cue.HeadAt(before)
	if ok && h.How&cue.Quotes != 0 {
		if h.How&cue.Outside == 0 {
			_, size := utf8.DecodeRuneInString(text[s.End:])
			s = token.Span{Begin: strings.LastIndex(text[:begin], before) + at, End: s.End + size}
		}
		return Entity{Span: s, Type: Type(h.Of), Confidence: listedPhrase}, true
	}
	head, rest, two := strings.Cut(s.Of(text), " ")
	h, ok = cue.NounOf(head)
	switch {
	case two && ok && h.How&(cue.Quotes|cue.Outside) == cue.Quotes|cue.Outside && h.Of == gazetteer.Organization:
		s.Begin = s.End - len(rest)
	case !isOutlet(text, begin, s):
		return e, false
	}
	return Entity{Span: s, Type: Organization, Confidence: listedPhrase}, true
}
