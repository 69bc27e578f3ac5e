package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// learnSpelling learns what names look like from the words of names of Wikidata, and what other words look like from the lemmas of
// ArabicChainBank, with and without the endings of gender and number that news adds, as the lexicon has them.
func learnSpelling(dir string, docs []*document) (sequence.Spelling, error) {
	file, err := os.Open(filepath.Join(dir, "gazetteer", "wikidata-person-tokens-ar.tsv"))
	if err != nil {
		return sequence.Spelling{}, err
	}
	defer file.Close()
	lexicon := morph.Default()
	var names, words []string
	s := bufio.NewScanner(file)
	for s.Scan() {
		name, _, _ := strings.Cut(s.Text(), "\t")
		key := string(gazetteer.AppendKey(nil, name))
		if form, ok := lexicon.Lookup(key); !ok || form.Use()&morph.Name != 0 {
			names = append(names, key)
		}
	}
	seen := map[string]bool{}
	for _, d := range docs {
		for k, w := range d.page.Words {
			if d.tags[k] == sequence.Outside && w.Base != "" && !seen[w.Base] && w.Known && w.Names&(1<<gazetteer.CommonName|1<<gazetteer.Location) == 0 {
				seen[w.Base] = true
				words = append(words, w.Base)
			}
		}
	}
	slices.Sort(names)
	return sequence.NewSpelling(slices.Compact(names), words), s.Err()
}
