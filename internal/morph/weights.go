package morph

import (
	_ "embed" // the weights
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsFile string

// weights are the costs of clitics around each class, in eighths of a nat: what internal/build/lexicon estimated from news.
type weights struct {
	conjunction [Classes][Conjunctions]int32
	proclitic   [Classes][Proclitics]int32
	article     [Classes][Proclitics]int32 // of a proclitic with the article after it
	pronoun     [Classes][Pronouns]int32
	bound       [Classes]int32 // of any pronoun: what a form that never stands without one does not pay
}

// Costs beside those of the file, in eighths of a nat.
const (
	respeltCost  = 44 // of ه for ة, ي for ى, ى for ي
	hamzaCost    = 32 // of a hamza on an alif that has none: بأنه is no form of بانة
	stoppedCost  = 48 // of a form that begins with a letter under sukun
	unwantedCost = 16 // of a verb after a preposition, and the like
	noLamGain    = 8  // of للجنة as ل and اللجنة, rather than ل and لجنة
	unknownCost  = 18 // of a string that the lexicon does not have
)

var loadWeights = sync.OnceValue(func() *weights {
	w, err := parseWeights(weightsFile)
	if err != nil {
		panic("morph: weights.tsv: " + err.Error())
	}
	return w
})

func parseWeights(file string) (*weights, error) {
	w := &weights{}
	n := 0
	for line := range strings.Lines(file) {
		n++
		if line[0] == '#' {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) < 3 {
			return nil, fmt.Errorf("line %d: %d columns, want a class, a kind and costs", n, len(fields))
		}
		row := w.row(classNamed(fields[0]), fields[1])
		if len(row) != len(fields)-2 {
			return nil, fmt.Errorf("line %d: %d costs of %s, want %d", n, len(fields)-2, fields[1], len(row))
		}
		for i, field := range fields[2:] {
			cost, err := strconv.Atoi(field)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			row[i] = int32(cost)
		}
	}
	return w, nil
}

func classNamed(name string) Class {
	for c, n := range classNames {
		if n == name {
			return Class(c)
		}
	}
	return Classes
}

// row gives the costs of a kind of clitics around a class; nil where there are none.
func (w *weights) row(c Class, kind string) []int32 {
	if c == Classes {
		return nil
	}
	switch kind {
	case "conjunction":
		return w.conjunction[c][:]
	case "proclitic":
		return w.proclitic[c][:]
	case "article":
		return w.article[c][:]
	case "pronoun":
		return w.pronoun[c][:]
	case "bound":
		return w.bound[c : c+1]
	default:
		return nil
	}
}
