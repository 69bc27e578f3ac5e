package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// bind gives a number, items[first:next], the bound of the words around it.
func (p *parser) bind(n *Number, first, next int) {
	if n.Kind == Score || n.Kind == Identifier || n.Bound != Exact {
		return
	}
	n.Bound = p.boundBefore(first)
	if n.Bound == Exact {
		n.Bound = p.boundAfter(next)
	}
	if n.Bound == Exact {
		n.Bound = p.boundFar(first)
	}
}

// boundBefore gives the bound of the longest phrase that ends before item i: ما لا يقل عن 12.
func (p *parser) boundBefore(i int) Bound {
	for last := i - 1; last >= 0; last-- {
		switch it := p.item(last); it.key {
		case "ال", "ب", "ل", "بين":
		default:
			if len(it.form.before)+len(it.rest.before) == 0 {
				return Exact
			}
			return p.longest(it.form.before, it.rest.before, last, func(phrase) bool { return true })
		}
	}
	return Exact
}

// boundFar gives the bound of a verb whose subject stands between it and the number: لا يقل عدد الضحايا عن أربعين.
func (p *parser) boundFar(i int) Bound {
	if !p.mayHaveVerb(i) {
		return Exact
	}
	for last := i - 2; last >= 0 && last >= i-farWords; last-- {
		it := p.item(last)
		if it.kind != token.Word || it.class != none || strings.HasPrefix(p.key(last+1), "ف") && p.item(last+1).form.tags&(conjNoun|particle) == 0 && last+1 < i-1 {
			return Exact // تجاوز السائق الإشارة فدهس أربعة: another clause
		}
		if len(it.form.far)+len(it.rest.far) == 0 {
			continue
		}
		fits := func(ph phrase) bool { return p.fits(ph.preps, i-1) }
		if b := p.longest(it.form.far, it.rest.far, last, fits); b != Exact {
			return b
		}
	}
	return Exact
}

// mayHaveVerb tells, at little cost, whether a phrase that bounds item i from afar may end among the words before it.
func (p *parser) mayHaveVerb(i int) bool {
	for last := i - 2; last >= 0 && last >= i-farWords && p.tokens[last].Kind == token.Word; last-- {
		if p.far.mayEnd(p.tokens[last].Of(p.text)) {
			return true
		}
	}
	return false
}

// farWords is how far before a number its verb may stand.
const farWords = 7

// fits tells whether item i is the preposition that a verb wants before its number, or none where it wants none.
func (p *parser) fits(preps []string, i int) bool {
	if len(preps) == 0 {
		return p.item(i).form.tags&particle == 0
	}
	for _, prep := range preps {
		if p.key(i) == prep {
			return true
		}
	}
	return false
}

// longest gives the bound of the longest of some phrases that ends with item last.
func (p *parser) longest(whole, rest []phrase, last int, fits func(phrase) bool) Bound {
	best, bound := 0, Exact
	for _, phrases := range [...][]phrase{whole, rest} {
		for _, ph := range phrases {
			if len(ph.keys) > best && p.endsWith(ph.keys, last) && fits(ph) {
				best, bound = len(ph.keys), ph.bound
			}
		}
	}
	return bound
}

// endsWith tells whether the items up to last have these keys; the first may have a proclitic.
func (p *parser) endsWith(keys []string, last int) bool {
	first := last - len(keys) + 1
	for k := len(keys) - 1; k > 0; k-- {
		if p.key(first+k) != keys[k] {
			return false
		}
	}
	got, ok := strings.CutSuffix(p.key(first), keys[0])
	return ok && (got == "" || got == "و" || got == "ف" || got == "ب" || got == "ل")
}

// boundAfter gives the bound of a phrase that begins at item i, or after what is counted: 20 قتيلا على الأقل.
func (p *parser) boundAfter(i int) Bound {
	for at := i; at < i+boundWords && at < len(p.items); at++ {
		if p.kind(at) == token.Punctuation && at > i {
			break
		}
		if !p.mayFollow(at) {
			continue
		}
		for _, ph := range p.item(at).form.after {
			if p.startsWith(ph.keys, at) {
				return ph.bound
			}
		}
	}
	return Exact
}

// mayFollow tells, at little cost, whether item i may be a word that is looked for at a distance after a number.
func (p *parser) mayFollow(i int) bool {
	return p.kind(i) == token.Word && p.after.mayEnd(p.tokens[i].Of(p.text))
}

// boundWords is how far after a number, past what it counts, a phrase may bound it.
const boundWords = 4

func (p *parser) startsWith(keys []string, at int) bool {
	for k := range keys {
		if p.key(at+k) != keys[k] {
			return false
		}
	}
	return true
}
