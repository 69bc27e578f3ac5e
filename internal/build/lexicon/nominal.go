package main

import (
	"path/filepath"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// nominals inflects nouns, adjectives and names after Camel Morph's tables.
type nominals struct {
	affixes tables
	known   map[string][]inflection
}

func readNominals(dir string) (*nominals, error) {
	affixes, err := readAffixes(dir, "MSA-Nom-MORPH.csv")
	if err != nil {
		return nil, err
	}
	return &nominals{affixes: affixes, known: map[string][]inflection{}}, nil
}

// nominalPronouns stand for the pronouns that a noun may take: none, my, and the others.
var nominalPronouns = slot{
	{},
	{function: "his", sets: parseSets("poss enc0")},
	{function: "my", sets: parseSets("1s_poss enc0")},
	{function: "my", sets: parseSets("1s_poss enc0 i-suff")},
}

// states are the classes of suffixes by what they say: indefinite, definite, before a noun or a pronoun.
var states = []struct {
	classes []string
	use     morph.Use // of a form without a pronoun
	bound   bool      // a pronoun may follow
}{
	{[]string{"[NSuff.XXIN]", "[NSuff.XXIA]", "[NSuff.XXIG]", "[NSuff.XXIU]"}, morph.NounFree, false},
	{[]string{"[NSuff.XXDN]", "[NSuff.XXDA]", "[NSuff.XXDG]", "[NSuff.XXDU]"}, morph.NounDefinite, false},
	{[]string{"[NSuff.XXCN]", "[NSuff.XXCA]", "[NSuff.XXCG]", "[NSuff.XXCU]"}, morph.NounFree, true},
}

// inflections gives the inflections of stems with these cells of the tables, worked out once.
func (n *nominals) inflections(needs, sets string) []inflection {
	key := needs + "\t" + sets
	if known, ok := n.known[key]; ok {
		return known
	}
	stem := &morpheme{needs: parseNeeds(needs), sets: parseSets(sets)}
	// A stem's needs are alternatives of gender and number that a suffix sets.
	var all []inflection
	for _, state := range states {
		pronouns := nominalPronouns[:1]
		if state.bound {
			pronouns = nominalPronouns
		}
		for _, class := range state.classes {
			all = append(all, inflect(stem, nil, []slot{n.affixes["[NBuff]"], n.affixes[class]}, pronouns)...)
		}
	}
	n.known[key] = all
	return all
}

// add adds every form of a stem.
func (n *nominals) add(e entries, stem, needs, sets string, of lemma, extra morph.Use) {
	for _, in := range n.inflections(needs, sets) {
		word, ok := letters(stem + in.suffix)
		if !ok || word == "" {
			continue
		}
		e.add(word, nominalUse(in)|extra, of)
	}
}

func nominalUse(in inflection) morph.Use {
	switch {
	case in.pronoun == "his":
		return morph.NounBound
	case in.pronoun == "my":
		return morph.NounMine
	case strings.HasPrefix(in.class, "[NSuff.XXD"):
		return morph.NounDefinite
	default:
		return morph.NounFree
	}
}

// nominalFiles are Camel Morph's lists of nominal stems.
var nominalFiles = []struct {
	name string
	pos  morph.POS
	use  morph.Use
}{
	{"MSA-Adj-LEX.csv", morph.Adj, morph.Adjective},
	{"MSA-Adj-Comp-LEX.csv", morph.Adj, morph.Adjective},
	{"MSA-Adj-Num-LEX.csv", morph.Adj, morph.Adjective},
	{"MSA-Noun-Num-LEX.csv", morph.Noun, 0},
	{"MSA-Noun-Quant-LEX.csv", morph.Noun, 0},
	{"MSA-Noun-Prop-LEX.csv", morph.ProperName, morph.Name},
}

// addCamel adds the nominal stems of Camel Morph.
func (n *nominals) addCamel(e entries, dir string) error {
	for _, file := range nominalFiles {
		rows, err := readTable(filepath.Join(dir, file.name))
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r["DEFINE"] != "LEXICON" {
				continue
			}
			key, ok := lemmaKey(r["LEMMA"])
			if !ok {
				continue
			}
			if file.pos == morph.ProperName {
				n.addName(e, r, key)
				continue
			}
			n.add(e, r["FORM"], r["COND-T"], r["COND-S"], lemma{key, file.pos}, file.use)
		}
	}
	return nil
}

// addName adds a proper name as it stands, and its definite form where it has one. Names take no pronouns.
func (n *nominals) addName(e entries, r row, key string) {
	for _, in := range n.inflections(r["COND-T"], r["COND-S"]) {
		word, ok := letters(r["FORM"] + in.suffix)
		if !ok || in.pronoun != "" || strings.HasSuffix(in.suffix, "AF") || strings.HasSuffix(in.suffix, "aA") && in.function == "NSuff.MDCN" {
			continue
		}
		use := morph.Name
		if strings.HasPrefix(in.class, "[NSuff.XXD") {
			use |= morph.NounDefinite
		}
		e.add(word, use, lemma{key, morph.ProperName})
	}
}

// lemmaKey gives the letters of a lemma of the tables: ra>as-a (a vowel for the verb's class) and maAwiy~_1 (a number for homographs).
func lemmaKey(bw string) (string, bool) {
	bw, _, _ = strings.Cut(bw, "-")
	if i := strings.LastIndexByte(bw, '_'); i > 0 && strings.Trim(bw[i:], "_0123456789") == "" {
		bw = bw[:i]
	}
	word, ok := letters(bw)
	return word, ok && word != ""
}
