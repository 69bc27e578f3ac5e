package main

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// estimate runs the iterations.
func estimate(l *morph.Lexicon, e entries, c corpora) *model {
	m := &model{number: map[string]int{}, cells: map[cell]float64{}, prior: map[cell]float64{}, spelling: &chain{}}
	for _, key := range sorted(e) {
		m.form(key, e)
		if e[key].use&morph.Name != 0 {
			m.spelling.add(codesOf(key), 1)
		}
	}
	m.spelling.finish()
	words := m.words(l, e, c)
	m.start()
	// What is annotated comes first: from nothing, the likeliest لها is he played.
	var annotated []word
	for _, w := range words {
		if w.annotated {
			annotated = append(annotated, w)
		}
	}
	for range firstIterations {
		m.priors()
		m.round(annotated)
	}
	for range iterations {
		m.priors()
		m.round(words)
	}
	m.priors()
	return m
}

// start makes every clitic as likely as any, and none of them likelier.
func (m *model) start() {
	for c := range m.clitics {
		around := &m.clitics[c]
		setAll(around.conjunction[:], 1)
		setAll(around.proclitic[:], 1)
		setAll(around.pronoun[:], 0.3)
		around.conjunction[0], around.proclitic[0], around.proclitic[morph.Proclitics], around.pronoun[0] = 10, 10, 5, 10
		around.normalise()
	}
}

// setAll gives every entry of a slice one value.
func setAll(p []float64, v float64) {
	for i := range p {
		p[i] = v
	}
}

// normalise makes probabilities of counts.
func (c *clitics) normalise() {
	for _, p := range [][]float64{c.conjunction[:], c.proclitic[:], c.pronoun[:]} {
		sum := 0.0
		for _, v := range p {
			sum += v
		}
		for i := range p {
			p[i] /= sum
		}
	}
}

// priors works out what the lemmas say of forms.
func (m *model) priors() {
	before := m.lemmas
	m.lemmas = map[lemma]float64{}
	forms := map[lemma]float64{}
	n := 0.0
	for i, f := range m.known {
		if f == nil {
			continue
		}
		n++
		for _, l := range f.lemmas {
			forms[l]++
			m.lemmas[l] += m.shareOf(i, l, before)
		}
	}
	total := m.total + 1
	for i, f := range m.known {
		if f == nil {
			k := cell{i, morph.ClassUnknown}
			m.prior[k] = unknownShare * m.spelling.probability(codesOf(m.keys[i]))
			continue
		}
		byLemma := 0.0
		for _, l := range f.lemmas {
			byLemma += m.lemmas[l] / total / forms[l]
		}
		classes := classesOf(f.use)
		for _, c := range classes {
			p := (lemmaShare*byLemma + uniformShare/n) / float64(len(classes))
			if f.use.BoundOnly(c) {
				p *= 1 - m.clitics[c].pronoun[0]
			}
			m.prior[cell{i, c}] = p
		}
	}
}

// round is one expectation and maximisation.
func (m *model) round(words []word) {
	next := tally{cells: map[cell]float64{}, sure: map[int]float64{}, support: map[lemma]float64{}}
	for c := range next.clitics {
		around := &next.clitics[c]
		setAll(around.conjunction[:], smallCount)
		setAll(around.proclitic[:], smallCount)
		setAll(around.pronoun[:], smallCount)
	}
	var p []float64
	for _, w := range words {
		p = p[:0]
		sum := 0.0
		for _, c := range w.choices {
			v := m.probability(c)
			p = append(p, v)
			sum += v
		}
		if sum > 0 {
			m.expect(&next, w, p, sum)
		}
	}
	m.cells, m.total, m.sure, m.support, m.clitics = next.cells, next.total, next.sure, next.support, next.clitics
	for c := range m.clitics {
		m.clitics[c].normalise()
	}
}

// tally is what a round counts.
type tally struct {
	cells   map[cell]float64
	total   float64
	sure    map[int]float64
	support map[lemma]float64
	clitics [morph.Classes]clitics
}

// expect counts the choices of a word, each by its share of their probabilities p, which add up to sum.
func (m *model) expect(next *tally, w word, p []float64, sum float64) {
	for i, c := range w.choices {
		share := w.count * p[i] / sum
		if f := m.known[c.form]; f != nil && certain(w.choices, p, i, sum) {
			for _, l := range f.lemmas {
				if slices.Contains(lemmaClasses[l.pos], c.class) {
					next.support[l] += share
				}
			}
		}
		if share < leastShare {
			continue
		}
		if c.class == morph.ClassUnknown && p[i] > sureShare*sum && !w.composed {
			next.sure[c.form] += w.count
		}
		next.cells[cell{c.form, c.class}] += share
		next.total += share
		around := &next.clitics[c.class]
		around.conjunction[c.conjunction] += share
		around.proclitic[c.proclitic] += share
		around.pronoun[c.pronoun] += share
	}
}

// certain tells whether the choices with the clitics of choice i have nearly all of a word.
func certain(choices []choice, p []float64, i int, sum float64) bool {
	same := 0.0
	for k, c := range choices {
		if c.conjunction == choices[i].conjunction && c.proclitic == choices[i].proclitic && c.pronoun == choices[i].pronoun {
			same += p[k]
		}
	}
	return same > certainShare*sum
}
