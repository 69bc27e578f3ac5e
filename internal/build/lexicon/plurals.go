package main

import (
	"bufio"
	_ "embed"
	"os"
	"path/filepath"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

//go:embed plurals.tsv
var irregular string

// plural is a broken plural and its singular, both in plain spelling.
type plural struct{ plural, singular string }

// irregularPlurals reads plurals.tsv.
func irregularPlurals() []plural {
	var all []plural
	for line := range strings.Lines(irregular) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 2 && line[0] != '#' {
			all = append(all, plural{f[0], f[1]})
		}
	}
	return all
}

// wordNetPlurals gives the broken plurals of Arabic WordNet: a row of a plural follows the row of its lemma.
func wordNetPlurals(dir string) ([]plural, error) {
	file, err := os.Open(filepath.Join(dir, "arabic-wordnet.tab"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []plural
	seen := map[plural]bool{}
	lemma := ""
	for s := bufio.NewScanner(file); s.Scan(); {
		f := strings.Split(s.Text(), "\t")
		if len(f) != 3 || strings.ContainsRune(f[2], ' ') {
			lemma = ""
			continue
		}
		word := unmarked(f[2])
		switch f[1] {
		case "arb:lemma":
			lemma = word
		case "arb:lemma:brokenplural":
			p := plural{word, lemma}
			if lemma != "" && word != "" && word != lemma && !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	return all, nil
}

// unmarked takes vowels and other marks off, and leaves the hamzas.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x64B && r <= 0x652 || r == 0x670 || r == 0x640 {
			return -1
		}
		return r
	}, s)
}

// inflectPlural adds the forms of a broken plural under its singular's lemma.
func (n *nominals) inflectPlural(e entries, word string, of lemma) {
	bw := transliterate(word)
	for _, end := range pluralEndings {
		if strings.HasSuffix(bw, end.ending) {
			n.add(e, strings.TrimSuffix(bw, end.cut), end.needs, end.sets, of, 0)
			return
		}
	}
}

// pluralEndings are the endings of broken plurals, which take no further plural or dual.
var pluralEndings = []struct{ ending, cut, needs, sets string }{
	{"At", "At", "FP", ""},
	{"wn", "wn", "MP", ""},
	{"p", "p", "FS", ""},
	{"Y", "Y", "MS", "#aY-Ap-y #dip"},
	{"yA", "A", "MS", "#aA"},
	{"A'", "'", "MS", "#A' #dip"},
	{"&", "&", "MS", "#u&"},
	{">", ">", "MS", "#a>"},
	{"}", "}", "MS", ""},
	{"y", "y", "MS", "#iy #dip"},
	{"", "", "MS", ""},
}

// addPlurals adds the broken plurals: those written down, WordNet's, and those of the patterns that news has. attested tells how often the
// corpora have a string, with any article before it.
func (n *nominals) addPlurals(e entries, dir string, nouns []row, attested map[string]float64) error {
	fromWordNet, err := wordNetPlurals(dir)
	if err != nil {
		return err
	}
	for _, p := range append(irregularPlurals(), fromWordNet...) {
		n.inflectPlural(e, p.plural, lemma{p.singular, morph.Noun})
	}
	singulars := map[string][]string{} // by plural
	for _, r := range nouns {
		for _, word := range patternPlurals(arabic.Fold(r["KEY"]), r["ROOT"]) {
			singulars[word] = append(singulars[word], r["KEY"])
		}
	}
	for _, word := range sorted(singulars) {
		// A string that is a word already is not made a plural on a pattern's word alone: دخول is entering, no plural.
		if attested[word] < minAttested || e[word] != nil && e[word].use&(morph.NounFree|morph.Particle) != 0 {
			continue
		}
		best := singulars[word][0]
		for _, s := range singulars[word] {
			if attested[arabic.Fold(s)] > attested[arabic.Fold(best)] {
				best = s
			}
		}
		n.inflectPlural(e, word, lemma{best, morph.Noun})
	}
	return nil
}

// minAttested is how often a plural by pattern must be seen.
const minAttested = 3
