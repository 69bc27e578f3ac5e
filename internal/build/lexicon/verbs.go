package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// verbPronouns stand for the pronouns that a verb may take.
var verbPronouns = slot{
	{},
	{function: "him", needs: parseNeeds("trans||ditrans"), sets: parseSets("enc0")},
	{function: "us", needs: parseNeeds("trans||ditrans"), sets: parseSets("enc0 enc0:1*")},
	{function: "you", needs: parseNeeds("trans||ditrans"), sets: parseSets("enc0 enc0:2*")},
}

// persons are the endings of the names of imperfect prefixes and suffixes.
var persons = []string{"1P", "1S", "2D", "2FP", "2FS", "2MP", "2MS", "3FD", "3FP", "3FS", "3MD", "3MP", "3MS"}

// verbFiles are Camel Morph's lists of verb stems, by aspect.
var verbFiles = []struct {
	name, class, passives string
	free, bound           morph.Use
}{
	{"MSA-Verb-LEX-PV.csv", "[STEM-PV]", "MSA-Verb-PV-Passive-Patterns.csv", morph.PerfectFree, morph.PerfectBound},
	{"MSA-Verb-LEX-IV.csv", "[STEM-IV]", "MSA-Verb-IV-Passive-Patterns.csv", morph.ImperfectFree, morph.ImperfectBound},
	{"MSA-Verb-LEX-CV.csv", "[STEM-CV]", "", morph.ImperativeFree, morph.ImperativeBound},
}

// addVerbs adds every form of every verb of Camel Morph, active and passive.
func addVerbs(e entries, dir string) error {
	affixes, err := readAffixes(dir, "MSA-Verb-MORPH.csv")
	if err != nil {
		return err
	}
	for _, file := range verbFiles {
		rows, err := readTable(filepath.Join(dir, file.name))
		if err != nil {
			return err
		}
		var passives []passive
		if file.passives != "" {
			if passives, err = readPassives(filepath.Join(dir, file.passives)); err != nil {
				return err
			}
		}
		v := verbs{affixes: affixes, class: file.class, free: file.free, bound: file.bound, known: map[[2]string][]inflection{}}
		for _, r := range rows {
			key, ok := lemmaKey(r["LEMMA"])
			if r["DEFINE"] != "LEXICON" || !ok {
				continue
			}
			of := lemma{key, morph.Verb}
			v.add(e, verbStem{r["FORM"], r["COND-T"], r["COND-S"]}, of)
			if stem, ok := passiveOf(passives, r); ok {
				v.add(e, stem, of)
			}
		}
	}
	return nil
}

// verbs inflects the stems of one aspect.
type verbs struct {
	affixes     tables
	class       string
	free, bound morph.Use
	known       map[[2]string][]inflection // by what a stem needs and sets
}

// verbStem is a stem with its cells of the tables.
type verbStem struct{ form, needs, sets string }

// add adds every form of a stem.
func (v *verbs) add(e entries, stem verbStem, of lemma) {
	signature := [2]string{stem.needs, stem.sets}
	if _, ok := v.known[signature]; !ok {
		v.known[signature] = verbInflections(v.affixes, v.class, stem.needs, stem.sets)
	}
	for _, in := range v.known[signature] {
		word, ok := letters(in.prefix + stem.form + in.suffix)
		if !ok {
			continue
		}
		use := v.free
		if in.pronoun != "" {
			use = v.bound
		}
		if share, rare := rarePersons[person(in.function)]; rare {
			e.addRare(word, use, of, share)
		} else {
			e.add(word, use, of)
		}
	}
}

// rarePersons says how much less often than he and they news has a person of the verb.
var rarePersons = map[string]float64{
	"1S": 0.1, "2MS": 0.02, "2MP": 0.02, "2FS": 0.005, "2FP": 0.002, "2D": 0.002, "3FP": 0.05, "3FD": 0.2, "3MD": 0.2,
}

// person gives the person of an inflection: PVSuff.1S says 1S.
func person(function string) string {
	_, p, _ := strings.Cut(function, ".")
	return p
}

// verbInflections gives the inflections of the verb stems of a class with these cells.
func verbInflections(t tables, class, needs, sets string) []inflection {
	stem := &morpheme{needs: parseNeeds(needs), sets: parseSets(sets)}
	switch class {
	case "[STEM-PV]":
		return inflect(stem, nil, []slot{t["[PVBuff]"], t["[PVSuff]"]}, verbPronouns)
	case "[STEM-CV]":
		return inflect(stem, nil, []slot{t["[CVBuff]"], t["[CVSuff]"]}, verbPronouns)
	}
	var all []inflection
	for _, person := range persons {
		for _, mood := range []string{"I", "S", "J"} {
			all = append(all, inflect(stem,
				[]slot{t["[IVPref."+person+"]"], t["[IVPreBuff]"]},
				[]slot{t["[IVBuff]"], t["[IVSuff."+mood+"."+person+"]"]}, verbPronouns)...)
		}
	}
	return all
}

// A passive turns stems of a pattern into their passive.
type passive struct {
	lemma         *regexp.Regexp // that the active stem's lemma has, marks of no vowel (o) left out
	needs, sets   []string       // that the active stem has
	match         *regexp.Regexp
	sub           string
	needsP, setsP string // of the passive stem
}

// literal makes the letters of the transliteration that mean something in an expression mean themselves.
var literal = strings.NewReplacer("{", `\{`, "}", `\}`, "|", `\|`, "*", `\*`, "$", `\$`)

// radical is a digit of a pattern.
var radical = regexp.MustCompile(`[1-5]`)

// group is a reference of a substitution.
var group = regexp.MustCompile(`\$(\d)`)

// readPassives reads a table of passives. Rows whose patterns are no expressions are left out.
func readPassives(path string) ([]passive, error) {
	rows, err := readTable(path)
	if err != nil {
		return nil, err
	}
	var all []passive
	for _, r := range rows {
		if r["MATCH"] == "" || r["SUB"] == "" {
			continue
		}
		match, err := regexp.Compile("^" + literal.Replace(r["MATCH"]) + "$")
		if err != nil {
			continue
		}
		of, err := regexp.Compile("^" + radical.ReplaceAllString(literal.Replace(strings.ReplaceAll(r["PATTERN"], "o", "")), ".") + "$")
		if err != nil {
			continue
		}
		all = append(all, passive{
			lemma: of, needs: strings.Fields(r["COND-T"]), sets: strings.Fields(r["COND-S"]), match: match,
			sub: group.ReplaceAllString(r["SUB"], "$${$1}"), needsP: r["COND-T-PASS"], setsP: r["COND-S-PASS"],
		})
	}
	return all, nil
}

// passiveOf gives the passive of a stem by the row that asks most of it.
func passiveOf(passives []passive, r row) (stem verbStem, ok bool) {
	needs, sets := strings.Fields(r["COND-T"]), strings.Fields(r["COND-S"])
	if slices.Contains(sets, "intrans") {
		return stem, false
	}
	best := -1
	of, _, _ := strings.Cut(r["LEMMA"], "-")
	of, _, _ = strings.Cut(strings.ReplaceAll(of, "o", ""), "_")
	for _, p := range passives {
		if !p.lemma.MatchString(of) || !p.match.MatchString(r["FORM"]) || !subset(p.needs, needs) || !subset(p.sets, sets) ||
			len(p.needs)+len(p.sets) <= best {
			continue
		}
		best = len(p.needs) + len(p.sets)
		stem = verbStem{p.match.ReplaceAllString(r["FORM"], p.sub), p.needsP, p.setsP + " " + transitivity(sets)}
		ok = true
	}
	return stem, ok
}

// transitivity gives what the conditions say of objects.
func transitivity(sets []string) string {
	for _, s := range sets {
		if s == "trans" || s == "ditrans" {
			return s
		}
	}
	return ""
}

// subset tells whether all holds everything that some does.
func subset(some, all []string) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}
