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

// The cues.
const (
	// The first words of names in a table.
	Name     Set = 1 << iota // by hand: gazetteer.Curated
	Alias                    // short: gazetteer.Aliases
	National                 // of bodies that many states have: Nationals
	Credit                   // of agencies that stand in brackets: Credits

	Alone // a whole name of one of those tables
	Later // a word after the first of a name of one of them

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

// Beginnings are the cues of the first words of names, each of its own table. OfNames are all cues that tables of names tell.
const (
	Beginnings = Name | Alias | National | Credit
	OfNames    = Beginnings | Alone | Later
)

// Of gives the cues of a token by its surface and kind, by what its word is a name of, and by where it leads in tables of names, in each of
// the ways to read it as the first word of one, the first of which is as it stands; 0 leads nowhere.
func Of(surface string, kind token.Kind, names gazetteer.Set, paths []gazetteer.Path) Set {
	cues := ofNames(paths)
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
	default:
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
