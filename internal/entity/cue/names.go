package cue

import (
	_ "embed" // the names
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed national.tsv
var nationalFile string

// Nationals gives the bodies that many states have, which news tells apart by the nation after them: المخابرات العسكرية السورية.
var Nationals = sync.OnceValue(func() *gazetteer.Table { return parse("national.tsv", nationalFile) })

//go:embed credits.tsv
var creditsFile string

// Credits gives the agencies that news names in brackets, alone, after what is theirs: (الأناضول).
var Credits = sync.OnceValue(func() *gazetteer.Table { return parse("credits.tsv", creditsFile) })

// parse reads a table that the program carries.
func parse(name, file string) *gazetteer.Table {
	t, err := gazetteer.Parse(file)
	if err != nil {
		panic("cue: " + name + ": " + err.Error())
	}
	return t
}

// tables are the tables of names that rules look for, with the cue of the words that begin them.
var tables = sync.OnceValue(func() []table {
	return []table{{Name, gazetteer.Curated()}, {Alias, gazetteer.Aliases()}, {National, Nationals()}, {Credit, Credits()}}
})

type table struct {
	cue   Set
	names *gazetteer.Table
}

// ofNames gives the cues of a word in the tables of names, by where it leads.
func ofNames(paths []gazetteer.Path) (cues Set) {
	for _, t := range tables() {
		for _, p := range paths {
			if p == 0 {
				continue
			}
			n, _ := t.names.At(p)
			if n.Classes.Entity() != 0 {
				cues |= t.cue | Alone
			}
			if n.More {
				cues |= t.cue
			}
		}
		if t.names.Continues(paths[0]) {
			cues |= Later
		}
	}
	return cues
}
