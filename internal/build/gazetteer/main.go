// Command gazetteer derives the tables places.tsv, people.tsv, clubs.tsv, nationalities.tsv and name-words.tsv of
// internal/entity/gazetteer from the raw sources: GeoNames (CC BY 4.0), world-cities-translations from Wikidata (CC BY 4.0), ArWikiCats
// (MIT) and the person tokens of NETransliteration from Wikidata (CC0).
//
//	go run ./internal/build/gazetteer -data ../shared/data
//
// The same sources give the same bytes.
package main

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the raw sources")
	out := flag.String("out", "internal/entity/gazetteer", "folder that the tables are written to")
	flag.Parse()
	dir := filepath.Join(*data, "gazetteer")
	for _, t := range []struct {
		file, source string
		rows         func(dir string) ([]string, error)
	}{
		{"places.tsv", "GeoNames (CC BY 4.0), world-cities-translations from Wikidata (CC BY 4.0), ArWikiCats (MIT)", places},
		{"people.tsv", "ArWikiCats (MIT)", people},
		{"clubs.tsv", "ArWikiCats (MIT)", clubs},
		{"nationalities.tsv", "ArWikiCats (MIT)", nationalities},
		{"name-words.tsv", "NETransliteration, from Wikidata (CC0)", nameWords},
	} {
		rows, err := t.rows(dir)
		if err == nil {
			err = write(filepath.Join(*out, t.file), t.source, rows)
		}
		if err != nil {
			log.Fatal(t.file, ": ", err)
		}
	}
}

// write writes a table, sorted and without repetitions.
func write(path, source string, rows []string) error {
	slices.Sort(rows)
	rows = slices.Compact(rows)
	var b strings.Builder
	fmt.Fprintf(&b, "# Derived from %s.\n# By: go run ./internal/build/gazetteer. Columns: name, class, canonical form.\n", source)
	for _, row := range rows {
		b.WriteString(row)
		b.WriteByte('\n')
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// heads stand before names of places and are no part of them: محافظة دمشق is دمشق.
var heads = []string{
	"محافظة", "ولاية", "مقاطعة", "مدينة", "بلدية", "إقليم", "منطقة", "قضاء", "إمارة", "إدارة", "مديرية", "دائرة", "كانتون", "أوبلاست", "بلدة", "قرية",
}

// places gives the names of cities, regions and countries.
func places(dir string) ([]string, error) {
	var names []string
	geonames, err := os.ReadFile(filepath.Join(dir, "geonames-cities15000-ar.tsv"))
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(geonames)) {
		name, _, _ := strings.Cut(line, "\t")
		names = append(names, name)
	}
	file, err := os.Open(filepath.Join(dir, "world-cities-ar.csv"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	cities, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	for _, row := range cities[1:] {
		names = append(names, row[0], row[2])
	}
	for _, source := range []string{"cities_full.json", "regions.json", "P17_2_final_ll.json", "New_Keys.json", "popopo.json"} {
		values, err := arabicValues(filepath.Join(dir, "arwikicats", source))
		if err != nil {
			return nil, err
		}
		for _, name := range values {
			if source == "New_Keys.json" || source == "popopo.json" {
				if head, _, _ := strings.Cut(name, " "); !slices.Contains(heads, head) {
					continue
				}
			}
			names = append(names, name)
		}
	}
	var rows []string
	for _, name := range names {
		if name = clean(name); name != "" {
			for _, head := range heads {
				name = strings.TrimPrefix(name, head+" ")
			}
			rows = appendRow(rows, name, "LOCATION")
		}
	}
	return rows, nil
}

// people gives whole names of people.
func people(dir string) ([]string, error) {
	values, err := arabicValues(filepath.Join(dir, "arwikicats", "peoples.json"))
	if err != nil {
		return nil, err
	}
	var rows []string
	for _, name := range values {
		if name = clean(name); strings.Contains(name, " ") {
			rows = appendRow(rows, name, "PERSON")
		}
	}
	return rows, nil
}

// clubs gives the names of sports clubs without the word for club.
func clubs(dir string) ([]string, error) {
	values, err := arabicValues(filepath.Join(dir, "arwikicats", "Clubs_key.json"))
	if err != nil {
		return nil, err
	}
	var rows []string
	for _, name := range values {
		name = clean(name)
		for _, head := range []string{"دوري", "كأس", "بطولة", "منتخب"} {
			if strings.HasPrefix(name, head) {
				name = ""
			}
		}
		name, _, _ = strings.Cut(name, " لكرة ")
		rows = appendRow(rows, strings.TrimPrefix(name, "نادي "), "ORGANIZATION")
	}
	return rows, nil
}

// nationalities gives the adjectives of nations in both genders and numbers, and the nations.
func nationalities(dir string) ([]string, error) {
	var rows []string
	for _, source := range []string{"nationalities_data.json", "sub_nats.json"} {
		file, err := os.ReadFile(filepath.Join(dir, "arwikicats", source))
		if err != nil {
			return nil, err
		}
		all := map[string]map[string]string{}
		if err := json.Unmarshal(file, &all); err != nil {
			return nil, fmt.Errorf("%s: %w", source, err)
		}
		for _, nation := range all {
			for form, name := range nation {
				switch form {
				case "en":
				case "ar":
					rows = appendRow(rows, clean(name), "LOCATION")
				default:
					rows = appendRow(rows, clean(name), "NATIONALITY")
				}
			}
		}
	}
	return rows, nil
}

// commonFrom is the count from which on a word of names is a common one.
const commonFrom = 12

// nameWords gives the words that names of people consist of.
func nameWords(dir string) ([]string, error) {
	file, err := os.ReadFile(filepath.Join(dir, "wikidata-person-tokens-ar.tsv"))
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for line := range strings.Lines(string(file)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(fields) != 3 {
			continue
		}
		n, err := strconv.Atoi(fields[2])
		if err != nil {
			return nil, err
		}
		counts[arabic.Fold(fields[0])] += n
	}
	var rows []string
	for word, n := range counts {
		class := "RARE_NAME"
		if n >= commonFrom {
			class = "COMMON_NAME"
		}
		if len([]rune(word)) < 2 || isCommonWord(word, n) {
			continue
		}
		rows = append(rows, word+"\t"+class+"\t")
	}
	return rows, nil
}

// isCommonWord tells whether a word that stands in n names is rather a word of the language: من, كتاب.
func isCommonWord(word string, n int) bool {
	form, ok := morph.Default().Lookup(arabic.Fold(word))
	if !ok {
		return false
	}
	const likely, names = 72, 200 // a cost in eighths of a nat
	words := form.Use() &^ (morph.Name | morph.Attested)
	return words != 0 && form.Cost() < likely && n < names || form.Use().Has(morph.ClassParticle)
}

// appendRow appends a name where it is one: of Arabic letters, and more than a common word.
func appendRow(rows []string, name, class string) []string {
	name = strings.TrimSpace(name)
	if len([]rune(name)) < 2 || strings.Count(name, " ") > 5 || !strings.ContainsFunc(name, func(r rune) bool { return r >= 'ء' && r <= 'ي' }) {
		return rows
	}
	if class != "NATIONALITY" && !strings.Contains(name, " ") && isCommonWord(name, 0) && !isName(name) {
		return rows
	}
	return append(rows, name+"\t"+class+"\t")
}

// isName tells whether the lexicon knows a word as a proper name.
func isName(word string) bool {
	form, ok := morph.Default().Lookup(arabic.Fold(word))
	return ok && form.Use()&morph.Name != 0
}

// clean takes off what explains a name: نافان (أيرلندا), مدينة، البلد.
func clean(name string) string {
	for _, cut := range []string{"(", "،", ",", "/", "["} {
		name, _, _ = strings.Cut(name, cut)
	}
	return strings.Join(strings.Fields(name), " ")
}

// arabicValues gives the Arabic strings of a JSON file, whatever its depth, sorted.
func arabicValues(path string) ([]string, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all any
	if err := json.Unmarshal(file, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	var values []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			values = append(values, v)
		case map[string]any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(all)
	slices.Sort(values)
	return values, nil
}
