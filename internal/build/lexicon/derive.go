package main

import (
	"log"
	"path/filepath"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// minUnknown is how often the corpora must seem to have a string that no source has for it to become an entry.
const minUnknown = 3

// derive makes the two files of the sources in a folder.
func derive(data string) (lexicon, weights string, err error) {
	dictionaries, gazetteers := filepath.Join(data, "lexicon"), filepath.Join(data, "gazetteer")
	c, err := readCorpora(data)
	if err != nil {
		return "", "", err
	}
	c.applySeeds()
	if err := c.addNames(gazetteers); err != nil {
		return "", "", err
	}
	e := entries{}
	if err := e.addAll(dictionaries, gazetteers, c.attested()); err != nil {
		return "", "", err
	}
	log.Printf("%d forms of the sources, %d words of the corpora", len(e), len(c))
	m, err := e.estimate(c)
	if err != nil {
		return "", "", err
	}
	// Once more, with the strings that news has and no source.
	for _, key := range m.frequentUnknown(minUnknown) {
		e.addKey(key, morph.Attested|morph.HamzaFirst|morph.BareFirst|morph.HamzaInside, lemma{})
	}
	if m, err = e.estimate(c); err != nil {
		return "", "", err
	}
	if lexicon, err = encode(e, m.scores(), m.spelling.costs()); err != nil {
		return "", "", err
	}
	log.Printf("%d forms, %d bytes", len(e), len(lexicon))
	return lexicon, m.weights(), nil
}

// estimate estimates how likely the entries are in the corpora.
func (e entries) estimate(c corpora) (*model, error) {
	file, err := encode(e, noScores, make([]byte, size*size*size))
	if err != nil {
		return nil, err
	}
	l, err := morph.Open(file)
	if err != nil {
		return nil, err
	}
	return estimate(l, e, c), nil
}

// addAll adds the forms of every source, the surest first: a later one adds only what the earlier ones lack. attested tells how often the
// corpora have a string.
func (e entries) addAll(dictionaries, gazetteers string, attested map[string]float64) error {
	camel := filepath.Join(dictionaries, "camel-morph-msa")
	n, err := readNominals(camel)
	if err != nil {
		return err
	}
	if err := n.addParticles(e, camel); err != nil {
		return err
	}
	if err := n.addCamel(e, camel); err != nil {
		return err
	}
	nouns, err := n.addChainBank(e, dictionaries)
	if err != nil {
		return err
	}
	e.addFiveNouns()
	if err := addVerbs(e, camel); err != nil {
		return err
	}
	if err := n.addWordNet(e, dictionaries); err != nil {
		return err
	}
	if err := addNames(e, gazetteers); err != nil {
		return err
	}
	if err := n.addPlurals(e, dictionaries, nouns, attested); err != nil {
		return err
	}
	return checkConditions()
}
