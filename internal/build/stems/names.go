package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// names is what the sources say of words as names, by their folded letters.
type names struct {
	tagged map[string]int // how often annotated texts have the word in the name of a person or a place
	other  map[string]int // how often they have it as anything else
	listed map[string]int // in how many names of places, and how often among persons, the gazetteers have it
	place  map[string]bool
	news   *news
}

// kinds are the endings of the tags of persons and places in ANERcorp and WikiFANE.
var kinds = []string{
	"PERS", "LOC", "_PER", "Politician", "Artist", "Scientist", "Athlete", "Businessperson", "Engineer", "Lawyer", "Nation",
	"Population-Center",
	"State-or-Province", "Continent", "County-or-District", "Land-Region-Natural", "GPE-Cluster",
}

func readNames(data string, anercorp bool, news *news) (*names, error) {
	n := &names{map[string]int{}, map[string]int{}, map[string]int{}, map[string]bool{}, news}
	texts := []string{"wikifane-gold.conll"}
	if anercorp {
		texts = append(texts, "anercorp-train.conll")
	}
	for _, text := range texts {
		if err := n.readTagged(filepath.Join(data, "ner", text)); err != nil {
			return nil, err
		}
	}
	dir := filepath.Join(data, "gazetteer")
	if err := n.readPersons(filepath.Join(dir, "wikidata-person-tokens-ar.tsv")); err != nil {
		return nil, err
	}
	if err := n.readPlaces(dir); err != nil {
		return nil, err
	}
	return n, n.readTables(tablesDir)
}

// tablesDir has the tables of names that were written for the project.
var tablesDir = filepath.Join("internal", "entity", "gazetteer")

// tables are those with names of people and places.
var tables = []string{
	"countries.tsv", "arab-places-mashriq.tsv", "arab-places-south.tsv", "neighbours.tsv", "world-cities.tsv", "leaders.tsv", "culture-sport.tsv",
	"family-names.tsv", "given-names.tsv", "bodies-arab.tsv", "bodies-world.tsv", "media.tsv",
}

// readTables counts the names of the project's tables: a place, or a body of one word, as a place; a family or given name as some persons; each
// word of a person's whole name as one.
func (n *names) readTables(dir string) error {
	for _, table := range tables {
		err := eachLine(filepath.Join(dir, table), func(line string) {
			f := strings.Split(line, "\t")
			if len(f) < 2 || line[0] == '#' {
				return
			}
			switch f[1] {
			case "LOCATION", "ORGANIZATION":
				n.addPlace(f[0])
			case "FAMILY_NAME", "COMMON_NAME":
				n.listed[arabic.Fold(f[0])] += placeWorth
			case "PERSON":
				for word := range strings.FieldsSeq(arabic.Fold(f[0])) {
					n.listed[word]++
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func eachLine(path string, do func(line string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	for s.Scan() {
		do(s.Text())
	}
	return s.Err()
}

func (n *names) readTagged(path string) error {
	return eachLine(path, func(line string) {
		word, tag, ok := strings.Cut(line, "\t")
		key := arabic.Fold(word)
		if !ok || !isWord(key) {
			return
		}
		if slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasSuffix(tag, kind) }) {
			n.tagged[key]++
		} else {
			n.other[key]++
		}
	})
}

func (n *names) readPersons(path string) error {
	return eachLine(path, func(line string) {
		f := strings.Split(line, "\t")
		if len(f) != 3 || line[0] == '#' {
			return
		}
		count, _ := strconv.Atoi(f[2])
		n.listed[arabic.Fold(f[0])] += count
	})
}

// placeWorth is how many persons with a name the name of a place is worth.
const placeWorth = 5

func (n *names) addPlace(name string) {
	if key := arabic.Fold(strings.TrimSpace(name)); isWord(key) {
		n.listed[key] += placeWorth
		n.place[key] = true
	}
}

func (n *names) readPlaces(dir string) error {
	err := eachLine(filepath.Join(dir, "geonames-cities15000-ar.tsv"), func(line string) {
		name, _, _ := strings.Cut(line, "\t")
		n.addPlace(name)
	})
	if err != nil {
		return err
	}
	file, err := os.Open(filepath.Join(dir, "world-cities-ar.csv"))
	if err != nil {
		return err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", file.Name(), err)
	}
	for _, r := range rows[1:] {
		n.addPlace(r[0])
		n.addPlace(r[2])
	}
	content, err := os.ReadFile(filepath.Join(dir, "arwikicats", "cities_full.json"))
	if err != nil {
		return err
	}
	var cities map[string]string
	if err := json.Unmarshal(content, &cities); err != nil {
		return fmt.Errorf("cities_full.json: %w", err)
	}
	for _, key := range slices.Sorted(maps.Keys(cities)) {
		n.addPlace(cities[key])
	}
	return nil
}

// isWord tells whether a key is of three letters that the lexicon's keys are made of, or more.
func isWord(key string) bool {
	letters := 0
	for _, r := range key {
		if morph.Code(r) == 0 {
			return false
		}
		letters++
	}
	return letters >= 3
}

// Bounds of what makes a word a name.
const (
	minListed = 3  // by the gazetteers alone
	maxNews   = 40 // occurrences in news, of a word that no annotated text has and the gazetteers do
)

// is tells whether a word is a name more than anything else.
func (n *names) is(key string) bool {
	tagged, other := n.tagged[key], n.other[key]
	switch {
	case other > tagged:
		return false
	case tagged >= 2:
		return true
	case tagged == 1:
		return n.listed[key] > 0 || n.news.count[key] <= maxNews
	default:
		return n.listed[key] >= minListed && (n.news.count[key] <= maxNews || n.definite(key))
	}
}

// Bounds of words that news hardly has without ال.
const (
	minDefinite = 3  // occurrences with it
	maxBare     = 20 // of how many with it, one may be without
)

// definite tells whether news has a word with ال and hardly ever without: النجف.
func (n *names) definite(key string) bool {
	rest, ok := strings.CutPrefix(key, "ال")
	if !ok {
		return false
	}
	with, bare := 0, 0
	for _, c := range []string{"", "و", "ب", "ل", "ف", "ك"} {
		with += n.news.count[c+key]
		bare += n.news.count[c+rest]
	}
	return with+n.news.count["لل"+rest] >= minDefinite && bare*maxBare <= with
}

// clitics may stand before a name: بواشنطن is no name of its own.
var clitics = []string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "وال", "بال", "كال", "فال"}

func (n *names) withClitic(key string) bool {
	for _, c := range clitics {
		rest, ok := strings.CutPrefix(key, c)
		without := n.tagged[rest] + n.listed[rest] + n.tagged["ال"+rest]
		if ok && (n.is(rest) || strings.HasSuffix(c, "ال") && n.is("ال"+rest)) && without > n.listed[key]+n.tagged[key] {
			return true
		}
		if ok && strings.HasSuffix(c, "ال") && len([]rune(rest)) > 2 {
			return true
		}
	}
	rest, ok := strings.CutPrefix(key, "لل")
	return ok && n.is("ال"+rest)
}

// keys gives the names in order.
func (n *names) keys() []string {
	all := map[string]bool{}
	for _, m := range []map[string]int{n.tagged, n.listed} {
		for key := range m {
			if isWord(key) && n.is(key) && !n.withClitic(key) {
				all[key] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// unknown gives the words with ال that the lexicon has no lemma of and that news hardly has without ال, in order: الدليمي. What is in no
// dictionary and always definite is nearly always a name.
func (n *names) unknown(lexicon *morph.Lexicon) []string {
	var all []string
	p := lexicon.Parser()
	for _, key := range slices.Sorted(maps.Keys(n.news.count)) {
		if !strings.HasPrefix(key, "ال") || !isWord(key) || n.other[key] > n.tagged[key] || !n.definite(key) {
			continue
		}
		a, ok := p.Best(key, &morph.Handicap{})
		if ok && a.Begin == 2 && a.Pronoun == 0 && (a.Class == morph.ClassAttested || a.Class == morph.ClassUnknown) && !inflected(key) {
			all = append(all, key)
		}
	}
	return all
}

// inflected tells whether a word ends as plurals do.
func inflected(key string) bool {
	for _, s := range []string{"ات", "ون", "ين", "ان", "ية"} {
		if strings.HasSuffix(key, s) {
			return true
		}
	}
	return false
}

// table gives the names that the lexicon would take apart.
func (n *names) table(lexicon *morph.Lexicon) string {
	var b strings.Builder
	b.WriteString("# Names of persons and places that the lexicon alone would take apart or for something else. Written by\n" +
		"# internal/build/stems from ANERcorp (CC BY-SA 4.0), WikiFANE (CC BY-SA 3.0), Wikidata's persons (CC0), GeoNames (CC BY 4.0),\n" +
		"# world-cities-translations (CC BY 4.0), ArWikiCats (MIT) and internal/entity/gazetteer. Licence of this file: CC BY-SA 4.0.\n")
	p := lexicon.Parser()
	keys := append(n.keys(), n.unknown(lexicon)...)
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		a, ok := p.Best(key, &morph.Handicap{})
		if !ok || a.Class == morph.ClassName && a.Begin == 0 && a.Pronoun == 0 && !a.Respelt {
			continue
		}
		b.WriteString(key + "\n")
	}
	return b.String()
}

// articles gives the names with ال, without it.
func (n *names) articles() []string {
	var all []string
	for _, key := range n.keys() {
		if rest, ok := strings.CutPrefix(key, "ال"); ok && len(rest) >= 6 {
			all = append(all, rest)
		}
	}
	return all
}
