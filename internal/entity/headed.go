package entity

import (
	_ "embed" // the heads
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

//go:embed headed.tsv
var headedFile string

// How a generic noun tells of the name after it.
const (
	quotes  = 1 << iota // what stands in quotes after it is a name: فيلم "الأرض"
	plain               // so is a definite noun: حي الزهور
	outside             // it is no part of that name
)

// headWord is a generic noun: what it is a noun of, and how it tells.
type headWord struct {
	of  Type
	how int
}

// headWords are the generic nouns that tell that what follows is a name, by folded word.
var headWords = sync.OnceValue(func() map[string]headWord {
	how := map[string]int{"quotes": quotes, "plain": plain, "outside": outside}
	all := map[string]headWord{}
	for line := range strings.Lines(headedFile) {
		fields := strings.Fields(line)
		if len(fields) < 2 || line[0] == '#' {
			continue
		}
		c, err := gazetteer.ParseClass(fields[1])
		if err != nil {
			panic("entity: headed.tsv: " + err.Error())
		}
		h := headWord{of: Type(c)}
		for _, f := range fields[2:] {
			h.how |= how[f]
		}
		all[arabic.Fold(fields[0])] = h
	}
	return all
})

// headAt gives the head that a word is, by itself or after what is attached to it, and where in the word it begins.
func headAt(word string) (h headWord, begin int, ok bool) {
	var buffer [usualWord]byte
	key := arabic.AppendFold(buffer[:0], word)
	if h, ok = headWords()[string(key)]; ok {
		return h, 0, true
	}
	letter, size := utf8.DecodeRune(key)
	if strings.ContainsRune("وفبلك", letter) {
		h, ok = headWords()[string(key[size:])]
	}
	_, begin = utf8.DecodeRuneInString(word)
	return h, begin, ok
}

// usualWord is how many bytes a folded word may have before it needs memory of its own.
const usualWord = 64

// The signs that quotes open and close with.
const (
	openers = "\"«“"
	closers = "\"»”"
)

// What a name in quotes may have at most; longer ones are what somebody said.
const (
	maxQuoted      = 5   // words
	maxQuotedBytes = 120 // bytes
)

// quoted finds names that stand in quotes after a generic noun, فيلم "الأرض", or with it, "وكالة أعماق".
func quoted(text string, tokens []token.Token) []Entity {
	var found []Entity
	last := 0 // where the name that was found last ends
	for _, t := range tokens {
		if t.Kind != token.Punctuation || t.Begin < last || !strings.Contains(openers, t.Of(text)) {
			continue
		}
		first := t.End
		length := strings.IndexAny(text[first:min(len(text), first+maxQuotedBytes)], closers+"\n")
		if length <= 0 {
			continue
		}
		inside := strings.TrimLeft(text[first:first+length], " ")
		inside, first = strings.TrimRight(inside, " "), first+length-len(inside)
		if e, ok := quotedName(text, t.Begin, token.Span{Begin: first, End: first + len(inside)}); ok {
			found = append(found, e)
			last = e.End
		}
	}
	return found
}

// quotedName gives the name that stands between the quotes around s, the first of which is at begin.
func quotedName(text string, begin int, s token.Span) (e Entity, ok bool) {
	if strings.ContainsAny(s.Of(text), ".,،؛:؟!()[]…"+openers) || strings.Count(s.Of(text), " ") >= maxQuoted {
		return e, false
	}
	before := wordBefore(text, begin)
	if isNationality(before) { // الفيلم المصري "الأرض"
		before = strings.TrimPrefix(wordBefore(text, strings.LastIndex(text[:begin], before)), "ال")
	}
	h, at, ok := headAt(before)
	if ok && h.how&quotes != 0 {
		if h.how&outside == 0 {
			_, size := utf8.DecodeRuneInString(text[s.End:])
			s = token.Span{Begin: strings.LastIndex(text[:begin], before) + at, End: s.End + size}
		}
		return Entity{Span: s, Type: h.of, Confidence: listedPhrase}, true
	}
	head, rest, two := strings.Cut(s.Of(text), " ")
	h, ok = headWords()[arabic.Fold(head)]
	switch {
	case two && ok && h.how&(quotes|outside) == quotes|outside && h.of == Organization:
		s.Begin = s.End - len(rest)
	case !isOutlet(text, begin, s):
		return e, false
	}
	return Entity{Span: s, Type: Organization, Confidence: listedPhrase}, true
}

// definites finds places that a generic noun and a definite noun name, حي الزهور is الزهور, سجن الصناعة is whole, and what stands after one in Latin
// letters: تطبيق SkyMap.
func definites(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i := 1; i < len(tokens); i++ {
		head, name := tokens[i-1], tokens[i]
		word := name.Of(text)
		definite := name.Kind == token.Word && strings.HasPrefix(word, "ال")
		if head.Kind != token.Word || text[head.End:name.Begin] != " " || !definite && !isCapital(text, name) {
			continue
		}
		h, at, ok := headAt(head.Of(text))
		if ok && h.how&outside != 0 && !definite {
			found = append(found, Entity{Span: name.Span, Type: h.of, Confidence: listedWord})
			continue
		}
		if !ok || !definite || h.how&plain == 0 || isNationality(word) || isQualifier(word) {
			continue
		}
		e := Entity{Span: name.Span, Type: h.of, Confidence: listedWord}
		if h.how&outside == 0 {
			if !isCommon(word) {
				continue // سجن المزة: the name of a place by itself
			}
			e.Begin = head.Begin + at
		}
		found = append(found, e)
	}
	return found
}

// isQualifier tells whether a definite word is none that names something after a noun: a relative pronoun, a time, a plural of people (مخيم
// اللاجئين).
func isQualifier(word string) bool {
	key := arabic.Fold(word)
	if strings.HasSuffix(key, "ين") || official()["time"][key] {
		return true
	}
	return isParticle(key)
}

// isParticle tells whether a folded word is a particle to the lexicon.
func isParticle(key string) bool {
	f, ok := morph.Default().Lookup(key)
	return ok && f.AppendLemmas(nil)[0].POS == morph.Function
}

// What an outlet in quotes has before it: ل of whom somebody spoke to, or the place of a dateline.
const (
	maxOutlet  = 3   // words that its name may have
	spokenNear = 120 // bytes before it that may have the verb of saying or the place
)

// speeches are nouns of what is said to an outlet.
var speeches = map[string]bool{"تصريح": true, "تصريحات": true, "حديث": true, "حوار": true, "مقابلة": true, "اتصال": true}

// isOutlet tells whether what stands in quotes is an outlet that somebody spoke to: قال الوزير لـ"الشرق الأوسط" إن, or one that a line begins with
// after a place: بيروت - "النهار".
func isOutlet(text string, begin int, s token.Span) bool {
	if strings.Count(s.Of(text), " ") >= maxOutlet {
		return false
	}
	line := text[max(0, begin-spokenNear):begin]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		line = line[k+1:]
	}
	if place := strings.TrimRight(line, " -–—:،ـ"); place != "" && place != strings.TrimRight(line, " ") && !strings.ContainsAny(place, " .") {
		n := gazetteer.Default().Classes(place)
		_, size := utf8.DecodeRuneInString(text[s.End:])
		return n.Has(gazetteer.Location) && endsDateline(text[s.End+size:])
	}
	to := strings.TrimRight(line, " ـ")
	if before := wordBefore(to, len(to)); before != "ل" {
		return false
	}
	for word := range strings.FieldsSeq(line) {
		if isSpeech(word) || speeches[strings.TrimPrefix(word, "ال")] {
			return true
		}
	}
	return false
}

// endsDateline tells whether what stands after an outlet in quotes ends a dateline: the end of the line, a sign, other agencies.
func endsDateline(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	letter, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(letter) || strings.HasPrefix(rest, "وو") // بيروت: "النهار" ووكالات
}
