package cue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Set is a set of cues.
type Set uint32

// The cues. Those of Beginnings are the first words of names in a table.
const (
	Name     Set = 1 << iota // a name by hand: gazetteer.Curated
	Alias                    // a short name: gazetteer.Aliases
	National                 // a body that many states have: Nationals
	Credit                   // an agency that stands in brackets: Credits

	Head      // a generic noun that tells of the name after it: HeadAt
	Official  // a noun that begins official names: OfficialAt
	Son       // what stands between a name and that of the father: بن
	Saying    // a verb before who says something: قال
	Been      // كان before who did something
	Reporting // a verb of what an outlet does: نقلت
	Opening   // a mark that opens a quotation
	Capital   // letters that are not Arabic, of which the first is a capital: Reuters, U.S.
	Handle    // the account of somebody: @samer
)

// Beginnings are the cues of words that names begin with, each of its own table.
const Beginnings = Name | Alias | National | Credit

// Of gives the cues of a token by its surface and kind, by what its word is a name of, and by where it leads in tables of names as the
// first word of one, in each of the ways to read it; 0 leads nowhere.
func Of(surface string, kind token.Kind, names gazetteer.Set, paths []gazetteer.Path) Set {
	cues := beginnings(paths)
	if names.Has(gazetteer.Speech) {
		cues |= Saying
	}
	switch kind {
	case token.Word:
		cues |= ofWord(surface)
	case token.Punctuation:
		if strings.Contains(Openers, surface) {
			cues |= Opening
		}
	case token.Mention:
		cues |= Handle
	case token.ForeignWord, token.Abbreviation:
		if r, _ := utf8.DecodeRuneInString(surface); unicode.IsUpper(r) {
			cues |= Capital
		}
	}
	return cues
}

// Openers are the signs that quotations open with.
const Openers = "\"«“"

// ofWord gives the cues of a word in Arabic script.
func ofWord(surface string) Set {
	var buffer [usualWord]byte
	key := string(arabic.AppendFold(buffer[:0], surface))
	bare := strings.TrimPrefix(key, "و")
	cues := exact[surface] | exact[strings.TrimPrefix(surface, "و")]&Been | reporting[bare]
	if _, _, ok := HeadAt(surface); ok {
		cues |= Head
	}
	if _, ok := OfficialAt(surface); ok {
		cues |= Official
	}
	return cues
}

// usualWord is how many bytes a folded word may have before it needs memory of its own.
const usualWord = 64

// exact are cue words that stand as they are written, without marks.
var exact = map[string]Set{"بن": Son, "بنت": Son, "ولد": Son, "كان": Been, "كانت": Been}

// reporting are the verbs of what an outlet does, folded.
var reporting = map[string]Set{
	"نقلت": Reporting, "ذكرت": Reporting, "اوردت": Reporting, "افادت": Reporting, "كتبت": Reporting, "نشرت": Reporting, "كشفت": Reporting,
}
