package stem

import (
	_ "embed" // the names
	"strings"
	"sync"

	"github.com/khabar-nlp/khabar/internal/morph"
)

//go:embed light_names.tsv
var namesFile string

// nameSet holds names that the lexicon alone would take apart, by the hashes of their letters: القاهرة is not قاهر.
type nameSet map[uint64]struct{}

var defaultNames = sync.OnceValue(func() nameSet {
	set, forms := nameSet{}, readPairs(formsFile)
	for line := range strings.Lines(namesFile) {
		name := strings.TrimSpace(line)
		if _, ok := forms[name]; line[0] != '#' && !ok {
			set.add(name)
		}
	}
	return set
})

func (s nameSet) add(name string) {
	var codes []byte
	for _, r := range name {
		codes = append(codes, morph.Code(r))
	}
	s[hash(codes)] = struct{}{}
}

func (s nameSet) has(codes []byte) bool {
	_, ok := s[hash(codes)]
	return ok
}

// hash is FNV-1a.
func hash(codes []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range codes {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// name gives the name that a word is, with or without the clitics of its likeliest analysis or a conjunction; nil where it is none.
func (l *light) name(dst, letters []byte, a *morph.Analysis) []byte {
	if l.names.has(letters) {
		return letters
	}
	if a.Class == morph.ClassName && a.Begin == 0 {
		return nil
	}
	if c := letters[0]; (c == waw || c == fa) && l.names.has(letters[1:]) {
		return letters[1:]
	}
	if a.Begin == 0 && a.Pronoun == 0 || a.Special() {
		return nil
	}
	dst = append(dst, letters[a.Begin:]...)
	if form := withArticle(dst, a); l.names.has(form) {
		return form
	}
	return nil
}
