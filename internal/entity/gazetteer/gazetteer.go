// Package gazetteer knows names: what they are names of, and what entity they stand for.
//
// The names stand in the TSV files beside this one, in three columns: the name as news writes it, a class (see Class) and the canonical
// form, which is left empty where it is the name itself. Lines that begin with # say where a file comes from. Any file *.tsv here is
// read; a name may stand in several. Matching goes over the keys of whole words: see AppendKey.
package gazetteer

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed *.tsv
var files embed.FS

// Class is what a name is a name of. The first four are the types of entity; the others are evidence, and never an entity alone.
type Class uint8

// The classes.
const (
	Person                Class = iota + 1 // a person's whole name: صدام حسين
	Location                               // a place: دمشق
	Organization                           // a body: الأمم المتحدة
	Misc                                   // anything else that has a name
	CommonName                             // a word that many names of people have: محمد، جون
	RareName                               // a word that some names of people have: غوينيث
	Nationality                            // an adjective of a nation: سوري، السورية
	Title                                  // what stands before a person's name: الرئيس، الدكتور
	AmbiguousName                          // a word that is a given name and an ordinary word: أمل، كريم، عادل
	FamilyName                             // a word or two that families are called by: الشمري، بن علي، أردوغان
	Speech                                 // a verb of saying, as it stands before who speaks: قال، أكدت
	AmbiguousPlace                         // a word that is a place and an ordinary word: الباب، المنارة
	AmbiguousOrganization                  // a word that is a body and an ordinary word, or another name: الحياة، الأهلي
	PlaceHead                              // a generic noun before the name of a place: مدينة، نهر، مطار
	BodyHead                               // a generic noun before the name of a body: حزب، شركة، وزارة
	Classes
)

var classNames = [Classes]string{
	Person: "PERSON", Location: "LOCATION", Organization: "ORGANIZATION", Misc: "MISC",
	CommonName: "COMMON_NAME", RareName: "RARE_NAME", Nationality: "NATIONALITY", Title: "TITLE",
	AmbiguousName: "AMBIGUOUS_NAME", FamilyName: "FAMILY_NAME", Speech: "SPEECH",
	AmbiguousPlace: "AMBIGUOUS_PLACE", AmbiguousOrganization: "AMBIGUOUS_ORGANIZATION", PlaceHead: "PLACE_HEAD", BodyHead: "BODY_HEAD",
}

// String gives the name of the class as the tables spell it, empty for a class that there is not.
func (c Class) String() string {
	if c >= Classes {
		return ""
	}
	return classNames[c]
}

// ParseClass reads the name of a class.
func ParseClass(s string) (Class, error) {
	for c, name := range classNames {
		if c > 0 && name == s {
			return Class(c), nil
		}
	}
	return 0, fmt.Errorf("class %q, want one of %s", s, strings.Join(classNames[1:], ", "))
}

// Set is a set of classes.
type Set uint32

// Has tells whether c is in the set.
func (s Set) Has(c Class) bool { return s&(1<<c) != 0 }

// Entity gives the first type of entity in the set, 0 where there is none.
func (s Set) Entity() Class {
	for c := Person; c <= Misc; c++ {
		if s.Has(c) {
			return c
		}
	}
	return 0
}

// Table is a set of names, ready for matching. It does not change and is safe for concurrent use.
type Table struct {
	nodes     nodes
	later     nodes // the words of names after their first, each by where it leads by itself
	names     int
	canonical map[Path]string // by aliasOf
}

// aliasOf gives the key of a name that stands for another one, from where its words lead and what it is a name of.
func aliasOf(p Path, c Class) Path { return p + Path(c) }

// At gives the node at a path, and whether there is one.
func (t *Table) At(p Path) (n Node, ok bool) {
	n = t.nodes.at(p)
	return n, n != Node{}
}

// Continues tells whether a word, by where it leads by itself, is one after the first of a name.
func (t *Table) Continues(p Path) bool { return t.later.at(p).More }

// Classes gives what a name of any number of words is a name of, by itself.
func (t *Table) Classes(name string) Set { return t.nodes.at(PathOf(name)).Classes }

// Canonical gives the canonical form of a name of class c that stands for another one: تنظيم الدولة الإسلامية for داعش. ok is false where the
// table does not say so.
func (t *Table) Canonical(c Class, name string) (full string, ok bool) {
	full, ok = t.canonical[aliasOf(PathOf(name), c)]
	return full, ok
}

// Len gives the number of different names.
func (t *Table) Len() int { return t.names }

// Add adds the names of a file in the format of the package. It returns an error with the number of the first line that is broken.
func (t *Table) Add(file string) error {
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		class, full, _ := strings.Cut(rest, "\t")
		c, err := ParseClass(class)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		t.add(name, c)
		if full != "" {
			t.canonical[aliasOf(PathOf(name), c)] = full
		}
	}
	return nil
}

func (t *Table) add(name string, c Class) {
	p := Path(0)
	var key []byte
	for word := range wordsOf(name) {
		if p != 0 {
			t.nodes.put(p).More = true
		}
		key = AppendKey(key[:0], word)
		if p != 0 {
			t.later.put(Step(0, key)).More = true
		}
		p = Step(p, key)
	}
	if p == 0 {
		return
	}
	n := t.nodes.put(p)
	if n.Classes == 0 {
		t.names++
	}
	n.Classes |= 1 << c
}

// New gives an empty table.
func New() *Table {
	return &Table{nodes: newNodes(1), later: newNodes(1), canonical: map[Path]string{}}
}

var (
	once    sync.Once
	builtIn *Table
	curated *Table
	aliases *Table
)

// derived are the files that programs wrote, of mixed quality: evidence, but no names by themselves.
var derived = map[string]bool{"places.tsv": true, "people.tsv": true, "clubs.tsv": true, "nationalities.tsv": true, "name-words.tsv": true}

// Curated gives the part of the table that was written by hand: names that are the names of something wherever they stand. It is there as
// soon as Default is.
func Curated() *Table {
	Default()
	return curated
}

// Aliases gives the short names of bodies by hand that are other words too, with what each is short for: المرصد السوري for المرصد السوري لحقوق
// الإنسان. They are names where a text has the full one. It is there as soon as Default is.
func Aliases() *Table {
	Default()
	return aliases
}

// addAliases adds the ambiguous bodies of a file that stand for another one, as bodies.
func (t *Table) addAliases(file string) {
	for line := range strings.Lines(file) {
		name, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if full, ok := strings.CutPrefix(rest, AmbiguousOrganization.String()+"\t"); ok && full != "" {
			t.add(name, Organization)
			t.canonical[aliasOf(PathOf(name), Organization)] = full
		}
	}
}

// Default gives the table that the program carries. The first call takes tens of milliseconds. It panics where the program was built with
// a broken table.
func Default() *Table {
	once.Do(func() {
		t := New()
		t.nodes = newNodes(1 << 17)
		c, a := New(), New()
		names, err := fs.Glob(files, "*.tsv")
		if err != nil {
			panic("gazetteer: " + err.Error())
		}
		for _, name := range names {
			file, err := files.ReadFile(name)
			if err == nil {
				err = t.Add(string(file))
			}
			if err == nil && !derived[name] {
				err = c.Add(string(file))
				a.addAliases(string(file))
			}
			if err != nil {
				panic("gazetteer: " + name + ": " + err.Error())
			}
		}
		builtIn, curated, aliases = t, c, a
	})
	return builtIn
}
