package number

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

//go:embed *.tsv
var files embed.FS

// class is what a number word is in the grammar.
type class uint8

const (
	none class = iota
	unit
	one
	two
	ten
	teen
	tens
	hundred
	hundreds
	hundredPlural
	scale
	scaleTanwin
	scalePlural
	scaleDual
	ordinal
	ordinalOne
	adverb
	fraction
	fractionDual
	fractionPlural
	vague
	some
	dozen
	multiplier
	spokenHalf
)

var classes = map[string]class{
	"unit": unit, "one": one, "two": two, "ten": ten, "teen": teen, "tens": tens, "hundred": hundred, "hundreds": hundreds,
	"hundredplural": hundredPlural, "scale": scale, "scaletanwin": scaleTanwin, "scaleplural": scalePlural, "scaledual": scaleDual,
	"ordinal": ordinal, "ordinalone": ordinalOne, "adverb": adverb, "fraction": fraction, "fractiondual": fractionDual,
	"fractionplural": fractionPlural, "vague": vague, "some": some, "dozen": dozen, "multiplier": multiplier, "spokenhalf": spokenHalf,
}

// entry is a number word.
type entry struct {
	class class
	value int
}

// money is a currency's name: its code where the name decides, and the parts of a unit where it is a fraction of one.
type money struct {
	code  string
	parts int
}

// phrase is the keys of a phrase that bounds a number.
type phrase struct {
	keys  []string
	bound Bound
	preps []string // that must stand before the number, of a far phrase
}

// vocabulary is the tables, by key.
type vocabulary struct {
	words         map[string]entry
	context       map[string]map[string]bool // class, word
	duals         map[string]string          // unit duals: currency, "-" where they are no money
	currencies    map[string]money
	nationalities map[string]string   // name and adjective: code
	before, after map[string][]phrase // by the last, the first key
	far           map[string][]phrase // verbs with a subject before the number, by the last key
}

// tables gives the vocabulary, read once.
var tables = sync.OnceValue(load)

func load() *vocabulary {
	v := &vocabulary{
		words: map[string]entry{}, context: map[string]map[string]bool{}, duals: map[string]string{}, currencies: map[string]money{},
		nationalities: map[string]string{}, before: map[string][]phrase{}, after: map[string][]phrase{}, far: map[string][]phrase{},
	}
	eachRow("words.tsv", 3, func(f []string) {
		n, _ := strconv.Atoi(f[2]) // TestTables holds the tables to their form
		v.words[key(f[0])] = entry{classes[f[1]], n}
	})
	eachRow("context.tsv", 2, func(f []string) {
		if v.context[f[1]] == nil {
			v.context[f[1]] = map[string]bool{}
		}
		v.context[f[1]][key(f[0])] = true
	})
	eachRow("duals.tsv", 3, func(f []string) {
		code := "-"
		if f[1] == "dualmoney" {
			code = f[2]
		}
		v.duals[key(f[0])] = code
	})
	eachRow("currencies.tsv", 3, func(f []string) {
		parts, _ := strconv.Atoi(f[2])
		v.currencies[key(f[0])] = money{f[1], parts}
	})
	eachRow("nationalities.tsv", 3, func(f []string) { v.nationalities[key(f[0])+" "+key(f[1])] = f[2] })
	eachRow("bounds.tsv", 4, func(f []string) {
		var keys []string
		for _, word := range strings.Fields(f[0]) {
			keys = append(keys, key(word))
		}
		p := phrase{keys, boundOf(f[2]), strings.Fields(key(f[3]))}
		last := keys[len(keys)-1]
		switch f[1] {
		case "before":
			v.before[last] = append(v.before[last], p)
		case "far":
			v.far[last] = append(v.far[last], p)
		default:
			v.after[keys[0]] = append(v.after[keys[0]], p)
		}
	})
	return v
}

func boundOf(name string) Bound {
	for b := Exact; b.String() != ""; b++ {
		if b.String() == name {
			return b
		}
	}
	return Exact
}

// eachRow calls f with the fields of each row of a table, padded to a number.
func eachRow(name string, fields int, f func([]string)) {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded
	}
	for row := range strings.Lines(string(data)) {
		if row = strings.TrimRight(row, "\n"); row == "" || strings.HasPrefix(row, "##") {
			continue
		}
		split := strings.Split(row, "\t")
		for len(split) < fields {
			split = append(split, "")
		}
		f(split)
	}
}

// key gives the form under which a word is looked up: folded, ة as ه and ى as ي.
func key(word string) string {
	return keyLetters.Replace(arabic.Fold(word))
}

var keyLetters = strings.NewReplacer("ة", "ه", "ى", "ي")
