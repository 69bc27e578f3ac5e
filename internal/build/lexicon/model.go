package main

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// The estimation: how likely each form is, and each clitic around each class, by expectation and maximisation over the corpora. A word is
// taken to be made by drawing a class and a form together, and then a conjunction, a proclitic with or without the article, and a pronoun,
// each by the class alone (Lee and others, "Language model based Arabic word segmentation", 2003, have a like model). A form that was
// never seen is drawn after its lemma; a string that the lexicon does not have, after its letters.

// cell is a form as a class.
type cell struct {
	form  int
	class morph.Class
}

// clitics are the clitics around words of a class: how often each is counted, or how likely each is.
type clitics struct {
	conjunction [morph.Conjunctions]float64
	proclitic   [2 * morph.Proclitics]float64 // without the article after it, then with it
	pronoun     [morph.Pronouns]float64
}

// model is what is estimated.
type model struct {
	number   map[string]int // of a form, by its key
	keys     []string
	known    []*form // nil for unknown ones
	cells    map[cell]float64
	prior    map[cell]float64
	total    float64
	sure     map[int]float64 // how often an unknown form is nearly certain
	clitics  [morph.Classes]clitics
	lemmas   map[lemma]float64
	support  map[lemma]float64 // how often a lemma is seen where the word is nearly certain
	spelling *chain
}

// Constants of the estimation.
const (
	firstIterations = 3
	iterations      = 8
	concentration   = 40000 // how many words the prior is worth
	lemmaShare      = 0.6   // of the prior that goes by lemma
	uniformShare    = 0.3   // that is the same for every form
	unknownShare    = 0.05  // that goes to unknown strings
	misspelling     = 0.02  // how likely a word is written with ه for ة, or a hamza too many
	sureShare       = 0.9   // of a word's choices that an unknown one must have to count
	unsupported     = 0.15  // how ready a form is whose lemmas are never certain
	certainShare    = 0.98  // of a word that is nearly certain
	leastSupport    = 2     // how often a lemma must be certain
	itself          = 4     // how much more a form draws itself as a lemma
	smallCount      = 0.5   // added to every count of clitics
	leastShare      = 1e-6  // of a word that a choice must have to count
)

// classWeight says how ready a form that may be of several classes is to be of each. The clitics alone could not tell مِن, from, from
// مُنَّ, give freely: newspapers give few orders.
var classWeight = [morph.Classes]float64{
	morph.ClassNoun: 0.5, morph.ClassName: 0.4, morph.ClassPerfect: 0.3, morph.ClassImperfect: 0.5, morph.ClassImperative: 0.001,
	morph.ClassParticle: 1, morph.ClassAttested: 0.2, morph.ClassUnknown: 1,
}

// weight gives how ready a form is to be of a class.
func (m *model) weight(i int, c morph.Class) float64 {
	w, f := classWeight[c], m.known[i]
	if f == nil {
		return w
	}
	if f.rare[c] > 0 {
		w *= f.rare[c]
	}
	if m.support != nil && dictionary[c] && !m.supported(i) {
		w *= unsupported
	}
	return w
}

// dictionary are the classes of words that stand in a dictionary under a lemma.
var dictionary = [morph.Classes]bool{
	morph.ClassNoun: true, morph.ClassPerfect: true, morph.ClassImperfect: true, morph.ClassImperative: true,
}

// supported tells whether a lemma of a form is seen in words that are nothing else: بيوم is not, if all that is seen of it is
// بيومين.
func (m *model) supported(i int) bool {
	for _, l := range m.known[i].lemmas {
		if m.support[l] >= leastSupport {
			return true
		}
	}
	return false
}

// boundOnly tells whether a form never stands as a class without a pronoun after it: أبناؤ(ه).
func (m *model) boundOnly(i int, c morph.Class) bool {
	f := m.known[i]
	return f != nil && f.use.BoundOnly(c)
}

// probability gives how likely a choice is.
func (m *model) probability(c choice) float64 {
	k := cell{c.form, c.class}
	count := m.cells[k]
	if c.class == morph.ClassUnknown {
		count = 0 // what the lexicon does not have is not learnt by heart: وقال would become a word
	}
	around := &m.clitics[c.class]
	p := c.penalty * m.weight(c.form, c.class) * m.smoothed(k, count) *
		around.conjunction[c.conjunction] * around.proclitic[c.proclitic] * around.pronoun[c.pronoun]
	if m.boundOnly(c.form, c.class) {
		return p / (1 - around.pronoun[0])
	}
	return p
}

// smoothed gives how likely a form is as a class: as it was counted, and as its lemma has it.
func (m *model) smoothed(k cell, count float64) float64 {
	return (count + concentration*m.prior[k]) / (m.total + concentration)
}

// classesOf gives the classes that a form may be.
func classesOf(use morph.Use) []morph.Class {
	var all []morph.Class
	for c := range morph.Classes {
		if use.Has(c) {
			all = append(all, c)
		}
	}
	return all
}

// lemmaClasses are the classes of the forms of lemmas of each part of speech.
var lemmaClasses = map[morph.POS][]morph.Class{
	morph.Noun: {morph.ClassNoun}, morph.Adj: {morph.ClassNoun}, morph.ProperName: {morph.ClassName}, morph.Function: {morph.ClassParticle},
	morph.Verb: {morph.ClassPerfect, morph.ClassImperfect, morph.ClassImperative},
}

// shareOf gives how often a form is seen as one of a lemma: the lemmas of its class share it as they share the rest.
func (m *model) shareOf(i int, l lemma, lemmas map[lemma]float64) float64 {
	count := 0.0
	for _, c := range lemmaClasses[l.pos] {
		count += m.cells[cell{i, c}]
	}
	all := 0.0
	for _, o := range m.known[i].lemmas {
		if slices.Equal(lemmaClasses[o.pos], lemmaClasses[l.pos]) {
			all += m.pull(i, o, lemmas)
		}
	}
	return count * m.pull(i, l, lemmas) / all
}

// pull gives how much of a form a lemma draws to itself: as it is seen, and more where the form is the lemma itself (كتاب is a book
// first, then writers).
func (m *model) pull(i int, l lemma, lemmas map[lemma]float64) float64 {
	if arabic.Fold(l.key) == m.keys[i] {
		return itself * (lemmas[l] + 1)
	}
	return lemmas[l] + 1
}
