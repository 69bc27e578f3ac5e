package main

import (
	"fmt"
	"slices"
	"strings"
)

// A morpheme is a row of Camel Morph's tables: a form, the conditions that it needs (COND-T) and those that it sets (COND-S).
//
// A word is a choice of one morpheme for each class of an ORDER row. Every morpheme's needs must hold in the union of all that is set. A
// need is a list of columns, all of which must hold; a column is a list of alternatives; "!x" holds where x is not set; "else" holds where
// the same column of no sibling (same class and function, same columns before it) holds. See Khairallah et al., "Camel Morph MSA",
// LREC-COLING 2024.
type morpheme struct {
	class, function string
	form            string
	needs           []column
	sets            set
	siblings        []*morpheme
}

// column is one need: any of its alternatives.
type column struct {
	text      string
	some      set   // holds where one of these is set
	not       []int // or one of these is not set
	otherwise bool  // "else"
}

// set is a set of conditions by their numbers.
type set [maxConditions / 64]uint64

func (s set) has(n int) bool { return s[n>>6]>>(n&63)&1 != 0 }

func (s set) and(o set) set { return set{s[0] & o[0], s[1] & o[1], s[2] & o[2], s[3] & o[3]} }

func (s set) or(o set) set { return set{s[0] | o[0], s[1] | o[1], s[2] | o[2], s[3] | o[3]} }

// maxConditions is how many conditions a set can hold.
const maxConditions = 256

// conditionNumbers gives every condition's name its number. checkConditions tells whether they are too many.
var conditionNumbers = map[string]int{}

func checkConditions() error {
	if n := len(conditionNumbers); n > maxConditions {
		return fmt.Errorf("the tables of Camel Morph have %d conditions, want at most %d", n, maxConditions)
	}
	return nil
}

// number gives the number of a condition.
func number(condition string) int {
	n, ok := conditionNumbers[condition]
	if !ok {
		n = len(conditionNumbers)
		conditionNumbers[condition] = n
	}
	return min(n, maxConditions-1)
}

// parseNeeds reads a COND-T cell.
func parseNeeds(cell string) []column {
	var needs []column
	for _, text := range conditions(cell) {
		c := column{text: text}
		for alternative := range strings.SplitSeq(text, "||") {
			if negated, ok := strings.CutPrefix(alternative, "!"); ok {
				c.not = append(c.not, number(negated))
			} else if alternative == "else" {
				c.otherwise = true
			} else {
				n := number(alternative)
				c.some[n>>6] |= 1 << (n & 63)
			}
		}
		needs = append(needs, c)
	}
	return needs
}

// parseSets reads a COND-S cell.
func parseSets(cell string) set {
	var s set
	for _, condition := range conditions(cell) {
		n := number(condition)
		s[n>>6] |= 1 << (n & 63)
	}
	return s
}

// conditions gives the conditions of a cell; _ is an empty one.
func conditions(cell string) []string {
	return slices.DeleteFunc(strings.Fields(cell), func(f string) bool { return f == "_" })
}

// holds tells whether what a morpheme needs is set.
func (m *morpheme) holds(s set) bool {
	for i := range m.needs {
		if !m.columnHolds(i, s) {
			return false
		}
	}
	return true
}

// columnHolds tells whether the need at i holds.
func (m *morpheme) columnHolds(i int, s set) bool {
	c := &m.needs[i]
	if s.and(c.some) != (set{}) {
		return true
	}
	for _, n := range c.not {
		if !s.has(n) {
			return true
		}
	}
	if !c.otherwise {
		return false
	}
	for _, o := range m.siblings {
		if len(o.needs) > i && !o.needs[i].otherwise && sameBefore(o, m, i) && o.columnHolds(i, s) {
			return false
		}
	}
	return true
}

// sameBefore tells whether two morphemes have the same needs before the one at i.
func sameBefore(a, b *morpheme, i int) bool {
	for k := range i {
		if a.needs[k].text != b.needs[k].text {
			return false
		}
	}
	return true
}

// family makes rows of one class and function siblings of each other.
func family(rows []*morpheme) {
	groups := map[[2]string][]*morpheme{}
	for _, m := range rows {
		key := [2]string{m.class, m.function}
		groups[key] = append(groups[key], m)
	}
	for _, m := range rows {
		m.siblings = groups[[2]string{m.class, m.function}]
	}
}

// An inflection is what stands around a stem: the letters before and after it, and whether a pronoun follows.
type inflection struct {
	prefix, suffix string
	pronoun        string // the name of the kind of pronouns that follow, "" for none
	class          string // of the suffix, as [NSuff.XXDG]
	function       string // of the suffix, as NSuff.MSDG
}

// A slot is a place in the order of a word: the morphemes that may fill it.
type slot []*morpheme

// inflect gives every inflection that the slots before and after it and the pronouns allow to a stem.
func inflect(stem *morpheme, before, after []slot, pronouns slot) []inflection {
	slots := append(append(slices.Clone(before), after...), pronouns)
	var all []inflection
	seen := map[inflection]bool{}
	chosen := make([]*morpheme, len(slots))
	var choose func(i int, s set)
	choose = func(i int, s set) {
		if i < len(slots) {
			for _, m := range slots[i] {
				chosen[i] = m
				choose(i+1, s.or(m.sets))
			}
			return
		}
		if !stem.holds(s) {
			return
		}
		for _, m := range chosen {
			if !m.holds(s) {
				return
			}
		}
		in := inflection{pronoun: chosen[len(chosen)-1].function}
		for k, m := range chosen[:len(chosen)-1] {
			if k < len(before) {
				in.prefix += m.form
			} else {
				in.suffix += m.form
			}
			in.class, in.function = m.class, m.function
		}
		if !seen[in] {
			seen[in] = true
			all = append(all, in)
		}
	}
	choose(0, stem.sets)
	return all
}
