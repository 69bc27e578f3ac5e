package main

import (
	_ "embed" // the seeds
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

//go:embed seeds.tsv
var seedsFile string

// seedCount is what a seed is worth where the corpora do not have the word.
const seedCount = 5

// applySeeds says of the words of seeds.tsv what stands there, wherever the corpora have them with nothing said.
func (c corpora) applySeeds() {
	seeds := map[string]observation{}
	for line := range strings.Lines(seedsFile) {
		word, parts, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && line[0] != '#' {
			seeds[arabic.Fold(word)] = seed(word, strings.Split(parts, "+"))
		}
	}
	for _, o := range c.observations() {
		if said, ok := seeds[arabic.Fold(o.key)]; ok {
			n := c[o]
			delete(c, o)
			c[said] += n
		}
	}
	for _, key := range sorted(seeds) {
		c[seeds[key]] += seedCount
	}
}

// seed gives what the parts of a word say of it.
func seed(word string, parts []string) observation {
	o := observation{key: word, known: saysConjunction | saysPronoun | saysProclitic}
	last := len(parts) - 1
	for i, part := range parts {
		switch {
		case i < last && (part == "و" || part == "ف"):
			o.known |= conjunction
		case i < last && len([]rune(part)) == 1:
			o.known |= proclitic
		case i > 0 && i == last && apartInWikiFANE[part]:
			o.known |= pronoun
			o.tail = part
		}
	}
	return o
}
