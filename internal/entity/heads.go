package entity

import (
	_ "embed" // the heads
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
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

// heads are the generic nouns that stand before names of a type and are no part of them.
var heads = sync.OnceValue(func() map[Type]map[string]bool {
	all := map[Type]map[string]bool{}
	for line := range strings.Lines(headsFile) {
		word, of, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		for t := Person; t <= Misc; t++ {
			if t.String() == of {
				if all[t] == nil {
					all[t] = map[string]bool{}
				}
				all[t][arabic.Fold(word)] = true
			}
		}
	}
	return all
})

// behead takes a generic head off a name: مدينة الحسكة is الحسكة, تنظيم الدولة is الدولة. A number or a date by itself is no name: ملعب 5 جويلية.
func behead(text string, entities []Entity) {
	for i := range entities {
		e := &entities[i]
		e.Begin += articleOf(e.Of(text))
		head, rest, ok := strings.Cut(e.Of(text), " ")
		if ok && e.Type == Organization && isLatinBody(rest) && isHead(head) {
			e.Begin = e.End - len(rest)
			continue
		}
		if ok && rest != "" && !startsWithDigit(rest) && heads()[e.Type][arabic.Fold(head)] {
			e.Begin = e.End - len(strings.TrimLeft(rest, " "))
		}
	}
}

// articleOf gives the length of the Arabic article before a name in Latin letters: الـG7.
func articleOf(name string) int {
	rest := strings.TrimLeft(strings.TrimPrefix(name, "ال"), "ـ")
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.Is(unicode.Latin, r) {
		return 0
	}
	return len(name) - len(rest)
}

// isLatinBody tells whether a name is that of a body in Latin letters, which needs no noun: بنك HSBC.
func isLatinBody(name string) bool {
	n, _ := gazetteer.Curated().At(gazetteer.PathOf(name))
	return name[0] < utf8.RuneSelf && n.Classes.Has(gazetteer.Organization)
}

// isHead tells whether a word is a noun of bodies.
func isHead(word string) bool {
	_, _, ok := headAt(word)
	return ok
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
