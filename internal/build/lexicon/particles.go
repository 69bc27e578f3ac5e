package main

import (
	"path/filepath"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// particleUses say what may stand around a particle of each of Camel Morph's classes: free, and before a pronoun.
var particleUses = map[string]struct{ free, bound morph.Use }{
	"[STEM]":            {morph.Particle | morph.ParticleGenitive, morph.ParticleBound | morph.ParticleBoundBoth},
	"[STEM-CONJ]":       {morph.Particle, 0},
	"[STEM-CONJ-PREP]":  {morph.Particle | morph.ParticleGenitive, 0},
	"[STEM-CONJ-PRON]":  {morph.Particle, morph.ParticleBound},
	"[STEM-POSS]":       {morph.Particle, morph.ParticleBound},
	"[STEM-STANDALONE]": {morph.Particle, 0},
}

// grownWithMa are conjunctions and adverbs that have grown together with ما and that Camel Morph takes apart or lacks.
var grownWithMa = []string{"بعدما", "قبلما", "حينما", "حيثما", "مثلما", "كيفما", "قلما", "لطالما", "بينما", "عندما", "كلما"}

// addParticles adds particles, pronouns, adverbs and abbreviations. Rows that hold clitics (مما as من and ما) are left out: they are the
// reader's own table. Abbreviations of one or two letters are left out: they would make a clitic of every first letter.
func (n *nominals) addParticles(e entries, dir string) error {
	rows, err := readTable(filepath.Join(dir, "MSA-Other-LEX.csv"))
	if err != nil {
		return err
	}
	for _, word := range grownWithMa {
		e.add(word, morph.Particle, lemma{word, morph.Function})
	}
	for _, r := range rows {
		if r["DEFINE"] != "LEXICON" || r["ATBTOK"] != "" || r["BW"] == "ABBREV" {
			continue
		}
		key, ok := lemmaKey(r["LEMMA"])
		word, fine := letters(r["FORM"])
		if !ok || !fine {
			continue
		}
		if uses, ok := particleUses[r["CLASS"]]; ok {
			switch {
			case r["COND-T"] == "enc0" || strings.HasPrefix(r["COND-T"], "enc0 "):
				e.add(word, uses.bound, lemma{key, morph.Function})
			case strings.Contains(r["COND-T"], "!enc0"):
				e.add(word, uses.free, lemma{key, morph.Function})
			default:
				e.add(word, uses.free|uses.bound, lemma{key, morph.Function})
			}
			continue
		}
		pos := morph.Noun
		if strings.HasPrefix(r["BW"], "NOUN_PROP") {
			pos = morph.ProperName
		}
		n.add(e, r["FORM"], r["COND-T"], r["COND-S"], lemma{key, pos}, 0)
	}
	return nil
}
