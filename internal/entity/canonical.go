package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// canonize gives each mention the usual full name of what it names: that of a table where it is an alias there (داعش), and otherwise the
// mention itself, with the article whole again that writing dropped (لجزيرة in للجزيرة is الجزيرة). A user's names go first.
func canonize(r *reading, entities []Entity) []Entity {
	for i := range entities {
		e := &entities[i]
		e.Canonical = r.droppedAt(e.Begin) + e.Of(r.text)
		if full, ok := r.fullName(e); ok && (e.Type != Person || stands(r.text, e)) {
			e.Canonical = full
		}
	}
	return entities
}

// droppedAt gives what writing dropped at the beginning of the segment that begins there: nothing but after what is attached.
func (r *reading) droppedAt(begin int) string {
	if strings.HasSuffix(r.text[:begin], " ") {
		return ""
	}
	s, ok := slices.BinarySearchFunc(r.segments, begin, func(s morph.Segment, begin int) int { return s.Begin - begin })
	if !ok {
		return ""
	}
	return r.segments[s].Dropped()
}

// fullName gives what a user's names, or the tables, have a mention stand for.
func (r *reading) fullName(e *Entity) (full string, ok bool) {
	if r.own != nil {
		if full, ok = fullName(r.own, e); ok {
			return full, true
		}
	}
	return fullName(gazetteer.Default(), e)
}

// stands tells whether a person's name stands by itself: at the beginning, or after a sign, a title, a verb or a particle. After another word
// it may be the end of a name that the model has not seen whole: إملي نصر الله is not حسن نصر الله.
func stands(text string, e *Entity) bool {
	before := strings.TrimRight(text[:e.Begin], " ")
	word := before[strings.LastIndexAny(before, " \n\t")+1:]
	if word == "" || len(before) == e.Begin {
		return true // nothing there, or a clitic
	}
	if last, _ := utf8.DecodeLastRuneInString(word); !unicode.In(last, unicode.Arabic) || unicode.IsPunct(last) {
		return true
	}
	key := arabic.Fold(word)
	return introduces(key) || strings.HasPrefix(key, "و") && introduces(key[len("و"):])
}

// introduces tells whether a word is a title, a verb of saying, a common verb or a particle.
func introduces(key string) bool {
	if n := gazetteer.Default().Classes(key); n.Has(gazetteer.Title) || n.Has(gazetteer.Speech) {
		return true
	}
	f, ok := morph.Default().Lookup(key)
	if !ok {
		return false
	}
	first := likeliest(f)
	return first == morph.Function || first == morph.Verb && f.Cost() < commonCost
}

// fullName gives what a table has a mention stand for.
func fullName(t *gazetteer.Table, e *Entity) (full string, ok bool) {
	if full, ok = t.Canonical(gazetteer.Class(e.Type), e.Canonical); ok {
		return full, true
	}
	if !hasOnlyLetters(e.Canonical) && strings.ContainsFunc(e.Canonical, isNumber) {
		if plain, veiled := gazetteer.Unveil(arabic.Fold(e.Canonical)); veiled {
			return t.Canonical(gazetteer.Class(e.Type), plain)
		}
	}
	return "", false
}
