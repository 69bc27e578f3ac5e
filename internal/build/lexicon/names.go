package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// Bounds of what a table of names must say before a name counts.
const (
	minNameLetters = 3  // a name of two letters would make a clitic of what stands before it
	minNameCount   = 2  // of a person's name, where the lexicon does not have the string
	sureNameCount  = 40 // where it has it as something else: كريم
)

// addNames adds the names of the gazetteers: persons with how often Wikidata has them, then places.
func addNames(e entries, dir string) error {
	err := eachLine(filepath.Join(dir, "wikidata-person-tokens-ar.tsv"), func(line string) {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return
		}
		n, _ := strconv.Atoi(f[2])
		addName(e, f[0], n >= minNameCount, n >= sureNameCount)
	})
	if err != nil {
		return err
	}
	err = eachLine(filepath.Join(dir, "geonames-cities15000-ar.tsv"), func(line string) {
		name, _, _ := strings.Cut(line, "\t")
		addPlace(e, name)
	})
	if err != nil {
		return err
	}
	rows, err := readTable(filepath.Join(dir, "world-cities-ar.csv"))
	if err != nil {
		return err
	}
	for _, r := range rows {
		addPlace(e, r["CityNameAr"])
		addPlace(e, r["CountryNameAr"])
	}
	for _, name := range []string{"cities_full.json", "peoples.json"} {
		content, err := os.ReadFile(filepath.Join(dir, "arwikicats", name))
		if err != nil {
			return err
		}
		var names map[string]string
		if err := json.Unmarshal(content, &names); err != nil {
			return err
		}
		for _, key := range sorted(names) {
			addPlace(e, names[key])
		}
	}
	return addTables(e)
}

// tablesDir has the tables of names that were written for the project.
var tablesDir = filepath.Join("internal", "entity", "gazetteer")

// nameTables are those with names of people and places, and of bodies that one word names.
var nameTables = []string{
	"countries.tsv", "arab-places-mashriq.tsv", "arab-places-south.tsv", "neighbours.tsv", "world-cities.tsv", "leaders.tsv", "culture-sport.tsv",
	"family-names.tsv", "given-names.tsv", "bodies-arab.tsv", "bodies-world.tsv", "media.tsv",
}

// addTables adds the words of the project's names of people and places, and names of bodies of one word.
func addTables(e entries) error {
	for _, table := range nameTables {
		err := eachLine(filepath.Join(tablesDir, table), func(line string) {
			name, rest, _ := strings.Cut(line, "\t")
			class, _, _ := strings.Cut(rest, "\t")
			switch {
			case class == "LOCATION", class == "PERSON", class == "FAMILY_NAME", class == "COMMON_NAME",
				class == "ORGANIZATION" && !strings.Contains(name, " "):
				for word := range strings.FieldsSeq(name) {
					f := e[arabic.Fold(word)]
					addName(e, word, true, f == nil || onlyVerb(f))
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachLine calls do with every line of a file that is no comment and not empty.
func eachLine(path string, do func(line string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	for s.Scan() {
		if line := s.Text(); line != "" && line[0] != '#' {
			do(line)
		}
	}
	return s.Err()
}

// addPlace adds the words of a name of several words that the lexicon does not have: ولاية قندهار adds قندهار.
func addPlace(e entries, name string) {
	for word := range strings.FieldsSeq(name) {
		word = strings.Trim(word, "()،,")
		addName(e, word, true, onlyVerb(e[arabic.Fold(word)]))
	}
}

// onlyVerb tells whether a form is known as a verb and nothing else: توزر, of Tozeur.
func onlyVerb(f *form) bool {
	const others = morph.NounFree | morph.NounDefinite | morph.Name | morph.Particle | morph.ParticleGenitive
	return f != nil && f.use&others == 0
}

// addName adds a name where the lexicon does not have the string, or where the name is sure. A name with ال is added without it.
func addName(e entries, word string, fit, sure bool) {
	use := morph.Name
	key := arabic.Fold(word)
	if rest, ok := strings.CutPrefix(key, "ال"); ok && strings.HasPrefix(word, "ا") && len(rest) >= 2*minNameLetters {
		if f := e[rest]; f != nil && f.use&morph.NounDefinite != 0 {
			return
		}
		key, word = rest, strings.TrimPrefix(word, "ال")
		use |= morph.NounDefinite
	}
	if !fit || len(key) < 2*minNameLetters {
		return
	}
	if f := e[key]; f != nil && (!sure || f.use&morph.Particle != 0) {
		return
	}
	if f := e[key]; f == nil && cliticAnd(e, key) || !sure && f == nil && andPronoun(e, key) {
		return
	}
	e.addKey(key, use|hamzas(word), lemma{key, morph.ProperName})
}

// andPronoun tells whether a string is a noun or particle that the lexicon has and a pronoun: والده.
func andPronoun(e entries, key string) bool {
	for p := morph.Pronoun(1); p < morph.Pronouns; p++ {
		rest, ok := strings.CutSuffix(key, p.String())
		if !ok || len(rest) < 2*minNameLetters || p.String() == "ي" { // ي ends too many names to say anything
			continue
		}
		if f := e[rest]; f != nil && f.use&(morph.NounBound|morph.ParticleBound) != 0 {
			return true
		}
	}
	return false
}

// cliticAnd tells whether a string is the article and a word that the lexicon has: والعراق, of a name that was taken from a sentence.
func cliticAnd(e entries, key string) bool {
	for _, clitic := range beforeArticle {
		rest, ok := strings.CutPrefix(key, clitic)
		if ok && e[rest] != nil && e[rest].use&morph.NounDefinite != 0 {
			return true
		}
	}
	return false
}
