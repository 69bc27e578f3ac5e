package cue

import (
	_ "embed" // the heads
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed headed.tsv
var headedFile string

// Noun is a generic noun that tells that a name follows: what it is a noun of, and how it tells.
type Noun struct {
	Of  gazetteer.Class
	How Telling
}

// Telling is a set of the ways in which a generic noun tells of the name after it.
type Telling uint8

// The ways.
const (
	Quotes  Telling = 1 << iota // what stands in quotes after it is a name: فيلم "الأرض"
	Plain                       // so is a definite noun: حي الزهور
	Outside                     // it is no part of that name
)

// nouns are the generic nouns, by folded word.
var nouns = sync.OnceValue(func() map[string]Noun {
	how := map[string]Telling{"quotes": Quotes, "plain": Plain, "outside": Outside}
	all := map[string]Noun{}
	for line := range strings.Lines(headedFile) {
		fields := strings.Fields(line)
		if len(fields) < 2 || line[0] == '#' {
			continue
		}
		c, err := gazetteer.ParseClass(fields[1])
		if err != nil {
			panic("cue: headed.tsv: " + err.Error())
		}
		n := Noun{Of: c}
		for _, f := range fields[2:] {
			n.How |= how[f]
		}
		all[arabic.Fold(fields[0])] = n
	}
	return all
})

// NounOf gives the generic noun that a word is as it stands.
func NounOf(word string) (n Noun, ok bool) {
	n, ok = nouns()[arabic.Fold(word)]
	return n, ok
}

// HeadAt gives the generic noun that a word is, by itself or after what is attached to it, and where in the word it begins, in bytes.
func HeadAt(word string) (n Noun, begin int, ok bool) {
	var buffer [usualWord]byte
	key := arabic.AppendFold(buffer[:0], word)
	if n, ok = nouns()[string(key)]; ok {
		return n, 0, true
	}
	letter, size := utf8.DecodeRune(key)
	if strings.ContainsRune("وفبلك", letter) {
		n, ok = nouns()[string(key[size:])]
	}
	_, begin = utf8.DecodeRuneInString(word)
	return n, begin, ok
}
