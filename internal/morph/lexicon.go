package morph

import (
	_ "embed" // the lexicon
	"fmt"
	"strings"
	"sync"
)

//go:embed lexicon.bin
var embedded string

// Lexicon holds the forms of Modern Standard Arabic without their clitics, and what each may be. It is read where it lies, allocates
// nothing and is safe for concurrent use.
type Lexicon struct {
	automaton
	about      string // what the file is
	records    string // recordSize bytes a form, by the form's number
	uses       string // useSize bytes a distinct set of uses
	lists      string // listItem bytes a lemma of a form
	lemmaIndex string // indexSize bytes a lemma: where its key begins in lemmas
	lemmas     string // the keys of the lemmas, one after the other
	spelling   string // the costs of triples of letters: see spelling.go
	dropped    []bool // forms that are not there, by number; nil for none: see Without
}

// Sizes of the records of lexicon.bin, in bytes. Numbers are little endian.
const (
	magic      = "KHBRLEX1"
	recordSize = 6 // uses (2), cost (1), list (3)
	useSize    = 6 // uses (3), offsets of classes (3)
	listItem   = 3 // lemma (2), part of speech and a flag for the last (1)
	lastItem   = 0x80
	noList     = 0xFFFFFF // the form is its own lemma, a proper name
	indexSize  = 3
	sections   = 8
)

// Open reads a lexicon that internal/build/lexicon wrote. It returns an error where the file is not one.
func Open(file string) (*Lexicon, error) {
	body, ok := strings.CutPrefix(file, magic)
	if !ok || len(body) < 4*sections {
		return nil, fmt.Errorf("lexicon: no %s at the beginning", magic)
	}
	l := &Lexicon{}
	rest := body[4*sections:]
	for i, section := range []*string{&l.about, &l.edges, &l.records, &l.uses, &l.lists, &l.lemmaIndex, &l.lemmas, &l.spelling} {
		n := int(little(body, 4*i, 4))
		if n > len(rest) {
			return nil, fmt.Errorf("lexicon: section %d has %d bytes, the file has %d left", i, n, len(rest))
		}
		*section, rest = rest[:n], rest[n:]
	}
	return l, nil
}

var (
	once    sync.Once
	builtIn *Lexicon
)

// Default gives the lexicon that the program carries. The first call takes microseconds: there is nothing to load. It panics where the
// program was built with a broken lexicon.
func Default() *Lexicon {
	once.Do(func() {
		l, err := Open(embedded)
		if err != nil {
			panic("morph: " + err.Error())
		}
		builtIn = l
	})
	return builtIn
}

// little reads n bytes at i, the lowest first.
func little(s string, i, n int) (v uint32) {
	for k := n - 1; k >= 0; k-- {
		v = v<<8 | uint32(s[i+k])
	}
	return v
}

// About gives what the lexicon is made of and its licence, in plain English.
func (l *Lexicon) About() string { return l.about }

// Len gives the number of forms.
func (l *Lexicon) Len() int { return len(l.records) / recordSize }

// entry is what the lexicon holds of one form.
type entry struct {
	use     Use
	cost    int    // how unlikely the form is as the class that it is most often, 0 to 255, in eighths of a nat
	offsets uint32 // three bits a class: which of Offsets it costs more as that class
	list    int
}

// Offsets are the steps by which a form may cost more as one class than as another, in eighths of a nat.
var Offsets = [8]int{0, 8, 18, 30, 44, 62, 86, 120}

// as gives the cost of a form as a class.
func (e entry) as(c Class) int { return e.cost + Offsets[e.offsets>>(3*c)&7] }

// class gives the class that the form is most often.
func (e entry) class() Class {
	for c := range ClassUnknown {
		if e.offsets>>(3*c)&7 == 0 {
			return c
		}
	}
	return ClassAttested
}

func (l *Lexicon) entry(n int) entry {
	r := l.records[n*recordSize : n*recordSize+recordSize]
	u := (int(r[0]) | int(r[1])<<8) * useSize
	s := l.uses[u : u+useSize]
	return entry{
		use: Use(s[0]) | Use(s[1])<<8 | Use(s[2])<<16, offsets: uint32(s[3]) | uint32(s[4])<<8 | uint32(s[5])<<16,
		cost: int(r[2]), list: int(r[3]) | int(r[4])<<8 | int(r[5])<<16,
	}
}

// Form is a string of the lexicon: a word without its clitics.
type Form struct {
	lexicon *Lexicon
	number  int
	key     string
}

// Lookup finds a form by its key, which is arabic.Fold of it: no marks, alif forms together. ok is false where the lexicon does not have
// it.
func (l *Lexicon) Lookup(key string) (f Form, ok bool) {
	n := l.find(key)
	return Form{l, n, key}, n >= 0
}

// Use gives the ways in which the form may stand in a text.
func (f Form) Use() Use { return f.lexicon.entry(f.number).use }

// Cost gives how unlikely the form is in news, in eighths of a nat: 0 for the likeliest, 255 for one that was never seen.
func (f Form) Cost() int { return f.lexicon.entry(f.number).cost }

// Number gives the form's number, from 0 to Len()-1, for callers that keep a table beside the lexicon.
func (f Form) Number() int { return f.number }

// Lemma is a dictionary form: a noun in the singular (مدن is a form of مدينة), an adjective in the masculine singular, a verb in the third
// person singular of the past. Key is its letters, with hamzas and without vowels: رئيس، أعلن.
type Lemma struct {
	Key string
	POS POS
}

// AppendLemmas appends the lemmas that f may be a form of, the likeliest first, and gives the longer slice.
func (f Form) AppendLemmas(dst []Lemma) []Lemma {
	i := f.lexicon.entry(f.number).list
	if i == noList {
		return append(dst, Lemma{f.key, ProperName})
	}
	for {
		item := f.lexicon.lists[i*listItem : i*listItem+listItem]
		dst = append(dst, Lemma{f.lexicon.lemma(int(item[0]) | int(item[1])<<8), POS(item[2] &^ lastItem)})
		if item[2]&lastItem != 0 {
			return dst
		}
		i++
	}
}

// lemma gives the key of a lemma by its number.
func (l *Lexicon) lemma(n int) string {
	begin, end := int(little(l.lemmaIndex, n*indexSize, indexSize)), len(l.lemmas)
	if (n+1)*indexSize < len(l.lemmaIndex) {
		end = int(little(l.lemmaIndex, (n+1)*indexSize, indexSize))
	}
	return l.lemmas[begin:end]
}
