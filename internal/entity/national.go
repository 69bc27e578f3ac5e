package entity

import (
	_ "embed" // the bodies
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed national.tsv
var nationalFile string

// national are bodies that many states have.
var national = sync.OnceValue(func() *gazetteer.Table {
	t, err := gazetteer.Parse(nationalFile)
	if err != nil {
		panic("entity: national.tsv: " + err.Error())
	}
	return t
})

// nationals finds the bodies of states by what their states are called, which is part of their names: المخابرات العسكرية السورية. A body
// without a nation is left to the model and the tables.
func nationals(text string, places []place) []Entity {
	var found []Entity
	for _, e := range listed(national(), places, anyWord) {
		if end := nationAfter(text, e.End); end > e.End {
			e.End, e.Confidence = end, listedPhrase
			found = append(found, e)
		}
	}
	return found
}

// nationAfter gives the end of the adjective of a nation that stands after end, of one word or two (الكورية الجنوبية), end where there is none.
func nationAfter(text string, end int) int {
	first := wordAfter(text, end)
	if !isNationality(first) {
		return end
	}
	end += len(" ") + len(first)
	if second := wordAfter(text, end); second != "" && isNationality(first+" "+second) {
		end += len(" ") + len(second)
	}
	return end
}

// isNationality tells whether a word or two are an adjective of a nation with the article: العراقية.
func isNationality(word string) bool {
	return strings.HasPrefix(word, "ال") && gazetteer.Default().Classes(word).Has(gazetteer.Nationality)
}

// wordAfter gives the word that stands after a blank at end, empty where there is none.
func wordAfter(text string, end int) string {
	rest, ok := strings.CutPrefix(text[end:], " ")
	if !ok {
		return ""
	}
	if k := strings.IndexFunc(rest, isNoLetter); k >= 0 {
		rest = rest[:k]
	}
	return rest
}

// wordBefore gives the word that ends, but for a blank, at begin, empty where there is none.
func wordBefore(text string, begin int) string {
	rest := strings.TrimSuffix(text[:begin], " ")
	k := strings.LastIndexFunc(rest, isNoLetter)
	if k < 0 {
		return rest
	}
	_, size := utf8.DecodeRuneInString(rest[k:])
	return rest[k+size:]
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != 'ـ' }
