package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// cost turns a probability into eighths of a nat.
func cost(p float64) int {
	if p <= 0 {
		return maxCost
	}
	return min(maxCost, max(0, int(math.Round(-8*math.Log(p)))))
}

// scores are what the texts say of forms: how unlikely each is in eighths of a nat, and what it is most often taken for.
type scores struct {
	costs func(key string) [morph.ClassUnknown]int // as each class; -1 where it is none
	lemma func(key string, l lemma) float64        // how often a form is seen as one of a lemma
}

// noScores say nothing: every form is as unlikely as can be.
var noScores = scores{
	costs: func(string) (costs [morph.ClassUnknown]int) {
		for c := range costs {
			costs[c] = maxCost
		}
		return costs
	},
	lemma: func(string, lemma) float64 { return 0 },
}

// maxCost is the cost of what is never seen.
const maxCost = 255

// scores gives what the model says of forms.
func (m *model) scores() scores {
	return scores{
		costs: func(key string) (costs [morph.ClassUnknown]int) {
			i := m.number[key]
			for c := range costs {
				costs[c] = -1
			}
			for _, c := range classesOf(m.known[i].use) {
				k := cell{i, c}
				costs[c] = cost(m.weight(i, c) * m.smoothed(k, m.cells[k]))
			}
			return costs
		},
		lemma: func(key string, l lemma) float64 {
			return m.shareOf(m.number[key], l, m.lemmas) + tieBreak*m.lemmas[l]
		},
	}
}

// tieBreak orders lemmas that a form is seen as equally often by how often they are seen in other forms.
const tieBreak = 1e-6

// frequentUnknown gives the strings that the lexicon does not have and that the corpora seem to have at least so often.
func (m *model) frequentUnknown(least float64) []string {
	var all []string
	for i, f := range m.known {
		if f == nil && m.sure[i] >= least && len([]rune(m.keys[i])) >= 3 {
			all = append(all, m.keys[i])
		}
	}
	slices.Sort(all)
	return all
}

// weights writes the costs of clitics as internal/morph reads them.
func (m *model) weights() string {
	var b strings.Builder
	b.WriteString(weightsHead)
	for c := range morph.Classes {
		line := func(kind string, p ...float64) {
			fmt.Fprintf(&b, "%s\t%s", c, kind)
			for _, v := range p {
				fmt.Fprintf(&b, "\t%d", cost(v))
			}
			b.WriteByte('\n')
		}
		around := &m.clitics[c]
		line("conjunction", around.conjunction[:]...)
		line("proclitic", around.proclitic[:morph.Proclitics]...)
		line("article", around.proclitic[morph.Proclitics:]...)
		line("pronoun", around.pronoun[:]...)
		line("bound", 1-around.pronoun[0])
	}
	return b.String()
}
