package cue

import (
	_ "embed" // the words
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

//go:embed official.tsv
var officialFile string

// Part is what a word is in the official name of a body.
type Part uint8

// The parts.
const (
	OfficialNoun      Part = 1 << iota // begins the name: المركز
	OfficialAdjective                  // stands after the noun: الوطني
	OfficialPurpose                    // what the body is for, after ل: كرة in لكرة القدم
	OfficialTime                       // a time, which ends the name
)

// parts are the words of official names, folded.
var parts = sync.OnceValue(func() map[string]Part {
	names := map[string]Part{"noun": OfficialNoun, "adjective": OfficialAdjective, "purpose": OfficialPurpose, "time": OfficialTime}
	all := map[string]Part{}
	for line := range strings.Lines(officialFile) {
		word, part, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		p, ok := names[part]
		if !ok {
			panic("cue: official.tsv: no part of a name: " + part)
		}
		all[arabic.Fold(word)] |= p
	}
	return all
})

// IsPart tells whether a folded word may be a part of official names.
func IsPart(key string, p Part) bool { return parts()[key]&p != 0 }

// OfficialAt tells whether a word is a noun that begins official names, after what is attached, and where in the word the noun begins, in bytes.
// After ل the article is written without its alif.
func OfficialAt(word string) (begin int, ok bool) {
	var buffer [usualWord]byte
	key := string(arabic.AppendFold(buffer[:0], word))
	switch bare, isFor := strings.CutPrefix(key, "لل"); {
	case IsPart(key, OfficialNoun):
		return 0, true
	case isFor && IsPart("ال"+bare, OfficialNoun):
		_, size := utf8.DecodeRuneInString(word)
		return size, true
	case strings.HasPrefix(key, "و"), strings.HasPrefix(key, "ب"), strings.HasPrefix(key, "ف"):
		_, size := utf8.DecodeRuneInString(word)
		return size, IsPart(key[len("و"):], OfficialNoun)
	}
	return 0, false
}
