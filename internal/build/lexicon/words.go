package main

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// A choice is an analysis of a word in the terms of the model.
type choice struct {
	class       morph.Class
	conjunction morph.Conjunction
	proclitic   int // among clitics.proclitic
	pronoun     morph.Pronoun
	form        int // into model.keys
	penalty     float64
}

// word is a word of the corpora with its choices.
type word struct {
	count     float64
	annotated bool
	composed  bool // a word that the lexicon has, with clitics, is among the choices
	choices   []choice
}

// words works out the choices of every observation, by a lexicon that holds the entries.
func (m *model) words(l *morph.Lexicon, e entries, c corpora) []word {
	var all []word
	var analyses []morph.Analysis
	for _, o := range c.observations() {
		analyses = l.AppendAnalyses(analyses[:0], o.key)
		letters := []rune(arabic.Fold(o.key))
		w := word{count: c[o], annotated: o.known != 0}
		for _, a := range analyses {
			w.composed = w.composed || composed(a)
			if a.Respelt && a.Form < 0 || !o.allows(a) || int(a.End) > len(letters) {
				continue
			}
			if ch := m.choice(a, letters, e); !slices.Contains(w.choices, ch) {
				w.choices = append(w.choices, ch)
			}
		}
		if len(w.choices) > 0 {
			all = append(all, w)
		}
	}
	return all
}

// minComposed is how many letters a word has that is known with clitics around it.
const minComposed = 3

// composed tells whether an analysis is a word of the lexicon, spelt as it stands there, with a clitic.
func composed(a morph.Analysis) bool {
	clitic := a.Conjunction != 0 || a.Proclitic != 0 || a.Pronoun != 0 && a.Class != morph.ClassImperative
	return clitic && a.Form >= 0 && a.End-a.Begin >= minComposed && !a.Respelt && !a.Misspelt
}

// choice gives an analysis in the terms of the model.
func (m *model) choice(a morph.Analysis, letters []rune, e entries) choice {
	key := string(letters[a.Begin:a.End])
	if a.Respelt {
		key = respell(key)
	}
	ch := choice{
		class: a.Class, conjunction: a.Conjunction, proclitic: int(a.Proclitic), pronoun: a.Pronoun, form: m.form(key, e), penalty: 1,
	}
	if a.Article != morph.NoArticle {
		ch.proclitic += int(morph.Proclitics)
	}
	if a.Respelt || a.Misspelt {
		ch.penalty = misspelling
	}
	return ch
}

// respell gives the key that the last letter stands for.
func respell(key string) string {
	runes := []rune(key)
	last := &runes[len(runes)-1]
	*last = map[rune]rune{'ه': 'ة', 'ي': 'ى', 'ى': 'ي'}[*last]
	return string(runes)
}

// form gives the number of a form by its key.
func (m *model) form(key string, e entries) int {
	n, ok := m.number[key]
	if !ok {
		n = len(m.keys)
		m.number[key] = n
		m.keys = append(m.keys, key)
		m.known = append(m.known, e[key])
	}
	return n
}

// allows tells whether an analysis says what the annotation says.
func (o observation) allows(a morph.Analysis) bool {
	if o.known&saysConjunction != 0 && (o.known&conjunction != 0) != (a.Conjunction != morph.NoConjunction) {
		return false
	}
	if o.known&saysPronoun != 0 && (o.known&pronoun != 0) != (a.Pronoun != 0) {
		return false
	}
	if o.known&pronoun != 0 && o.tail != "" && a.Pronoun.String() != o.tail {
		return false
	}
	return o.known&saysProclitic == 0 || (o.known&proclitic != 0) == (a.Proclitic != morph.NoProclitic)
}
