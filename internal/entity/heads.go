package entity

import (
	_ "embed" // the heads
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed heads.tsv
var headsFile string

//go:embed generic.tsv
var genericFile string

// generic are the phrases of the tables that name nothing alone, by where their words lead.
var generic = sync.OnceValue(func() map[gazetteer.Path]bool {
	all := map[gazetteer.Path]bool{}
	for line := range strings.Lines(genericFile) {
		if line[0] != '#' {
			all[gazetteer.PathOf(line)] = true
		}
	}
	return all
})

// isGeneric tells whether a phrase names nothing alone.
func isGeneric(phrase string) bool { return generic()[gazetteer.PathOf(phrase)] }

// head is what is known of a generic noun before names.
type head struct {
	is    bool     // there is one
	tells bool     // a name after it is always of its type: صحيفة المغرب
	keeps []string // the folded words before which it is part of a name: وكالة الفضاء الأوروبية
}

// tells is the mark of such a noun in heads.tsv.
const tells = "tells"

// heads are the generic nouns that stand before names of a type and are no part of them, by folded word and that type.
var heads = sync.OnceValue(func() map[string]*[Misc + 1]head {
	all := map[string]*[Misc + 1]head{}
	for line := range strings.Lines(headsFile) {
		word, rest, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		of, flags, _ := strings.Cut(rest, "\t")
		c, err := gazetteer.ParseClass(of)
		if err != nil || c > gazetteer.Misc {
			panic("entity: heads.tsv: no type of name: " + of)
		}
		h := head{is: true}
		for flag := range strings.FieldsSeq(flags) {
			if h.tells = h.tells || flag == tells; flag != tells {
				h.keeps = append(h.keeps, arabic.Fold(flag))
			}
		}
		key := arabic.Fold(word)
		if all[key] == nil {
			all[key] = new([Misc + 1]head)
		}
		all[key][c] = h
	}
	return all
})

// headOf gives what a word is as a generic noun before names of a type.
func headOf(word string, t Type) (h head) {
	if of := heads()[arabic.Fold(word)]; of != nil {
		h = of[t]
	}
	return h
}

// behead takes a generic head off a name: مدينة الحسكة is الحسكة, تنظيم الدولة is الدولة. A number or a date by itself is no name: ملعب 5 جويلية.
func behead(text string, entities []Entity) []Entity {
	for i := range entities {
		e := &entities[i]
		e.Begin += articleOf(e.Of(text))
		if first, rest, ok := strings.Cut(e.Of(text), " "); ok && !startsWithDigit(rest) {
			h := headOf(first, e.Type)
			if h.is && !h.keepsAt(rest) || e.Type == Organization && isLatinBody(rest) && isHeadWord(first) {
				e.Begin = e.End - len(strings.TrimLeft(rest, " "))
			}
		}
		e.Type = toldType(text, e)
	}
	return entities
}

// keepsAt tells whether the head is part of the name whose rest is given.
func (h head) keepsAt(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	return slices.Contains(h.keeps, arabic.Fold(word))
}

// toldType gives the type that the noun before a name of one word tells, or before a person's, whose a street may be, and its own where there is none.
func toldType(text string, e *Entity) Type {
	one := !strings.Contains(e.Of(text), " ")
	if !one && e.Type != Person || !strings.HasSuffix(text[:e.Begin], " ") {
		return e.Type
	}
	before := arabic.Fold(wordBefore(text, e.Begin))
	if t := told(before, one); t != 0 {
		return t
	}
	if bare := strings.TrimLeft(before, "وفبل"); len(bare) < len(before) {
		if t := told(bare, one); t != 0 {
			return t
		}
	}
	return e.Type
}

// told gives the type that a folded noun tells of a name after it, which has one word or several; 0 where it tells none.
func told(noun string, one bool) Type {
	if of := heads()[noun]; of != nil {
		for t := Person; t <= Misc; t++ {
			if of[t].tells && (one || t == Location) {
				return t
			}
		}
	}
	return 0
}

// articleOf gives the length of the Arabic article before a name in Latin letters: الـG7.
func articleOf(name string) int {
	rest := strings.TrimLeft(strings.TrimPrefix(name, "ال"), "ـ")
	if r, _ := utf8.DecodeRuneInString(rest); isArabic(r) || !unicode.Is(unicode.Latin, r) {
		return 0
	}
	return len(name) - len(rest)
}

// isLatinBody tells whether a name is that of a body in Latin letters, which needs no noun: بنك HSBC.
func isLatinBody(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return first < utf8.RuneSelf && gazetteer.Curated().Classes(name).Has(gazetteer.Organization)
}

// isHeadWord tells whether a word is a noun that names follow.
func isHeadWord(word string) bool {
	_, _, ok := cue.HeadAt(word)
	return ok
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
