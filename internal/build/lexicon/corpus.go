package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// known is what an annotated text says of the clitics of a word.
type known uint8

// What is said of a word's clitics; nothing, where no bit is set.
const (
	saysConjunction known = 1 << iota // whether و or ف is one
	saysProclitic                     // whether ب ل ك س stands before the word
	saysPronoun                       // whether its end is a pronoun
	conjunction                       // there is one
	proclitic
	pronoun
)

// An observation is a word as the corpora have it.
type observation struct {
	key   string // the word, without marks
	known known
	tail  string // the pronoun
}

// corpora are the words of the texts with how often they occur.
type corpora map[observation]float64

// readCorpora reads news (ANT, ANERcorp) and Wikipedia with clitics apart (WikiFANE).
func readCorpora(dir string) (corpora, error) {
	c := corpora{}
	file, err := os.Open(filepath.Join(dir, "text", "ant-news.txt.gz"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	text, err := io.ReadAll(unzipped)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	c.addText(strings.ToValidUTF8(string(text), ""))
	if err := c.addANERcorp(filepath.Join(dir, "ner", "anercorp-train.conll")); err != nil {
		return nil, err
	}
	return c, c.addWikiFANE(filepath.Join(dir, "ner", "wikifane-gold.conll"))
}

func (c corpora) addText(text string) {
	for t := range token.All(text) {
		if t.Kind == token.Word {
			c[observation{key: unmarked(t.Of(text))}]++
		}
	}
}

func (c corpora) addANERcorp(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var b strings.Builder
	s := bufio.NewScanner(file)
	for s.Scan() {
		word, _, _ := strings.Cut(s.Text(), "\t")
		b.WriteString(word)
		b.WriteByte(' ')
	}
	c.addText(b.String())
	return s.Err()
}

// observations gives the observations in order, so that nothing depends on the order of a map.
func (c corpora) observations() []observation {
	return slices.SortedFunc(maps.Keys(c), func(a, b observation) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.known, b.known), cmp.Compare(a.tail, b.tail))
	})
}

// beforeArticle are the beginnings that words have before what attested counts, with the article or what is left of it.
var beforeArticle = []string{"ال", "وال", "بال", "لل"}

// attested gives how often the corpora have each string, by its key, alone or after the article.
func (c corpora) attested() map[string]float64 {
	times := map[string]float64{}
	for _, o := range c.observations() {
		key := arabic.Fold(o.key)
		times[key] += c[o]
		for _, before := range beforeArticle {
			if rest, ok := strings.CutPrefix(key, before); ok {
				times[rest] += c[o]
			}
		}
	}
	return times
}

// nameShare is what a person of Wikidata with a name is worth in words of news.
const nameShare = 0.02

// addNames adds the names of persons, whole, by how many persons have them: it is they who tell بليك, Blake, from ب and ليك.
func (c corpora) addNames(dir string) error {
	return eachLine(filepath.Join(dir, "wikidata-person-tokens-ar.tsv"), func(line string) {
		f := strings.Split(line, "\t")
		if len(f) != 3 || len([]rune(f[0])) < minNameLetters {
			return
		}
		n, _ := strconv.Atoi(f[2])
		c[observation{key: unmarked(f[0]), known: saysConjunction | saysPronoun | saysProclitic}] += nameShare * float64(n)
	})
}

// sorted gives the keys of a map in order, so that nothing depends on the order of a map.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
