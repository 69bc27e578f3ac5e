package number

import (
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// pairAt reads two numbers that are written as one token: a score (3-1), a range (10-15), a fraction (1/2); or a score with spaces.
func (p *parser) pairAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	if it.kind != token.Number || it.value != absent {
		return p.spacedScoreAt(n, i)
	}
	k := strings.ReplaceAll(it.key, "–", "-")
	at := strings.IndexAny(k, "-/:")
	if at <= 0 {
		return i, false
	}
	a, err1 := strconv.Atoi(k[:at])
	b, err2 := strconv.Atoi(k[at+1:])
	if err1 != nil || err2 != nil {
		return i, false
	}
	*n = Number{Span: it.Span, Kind: Score, Value: k[:at] + "-" + k[at+1:]}
	switch k[at] {
	case '/':
		return p.slashed(n, i, k, a, b)
	case ':':
		if p.near(i, ratioHead) { // نسبة القصدير إلى النحاس 3:1
			n.Kind, n.Value = Ratio, k[:at]+"/"+k[at+1:]
		}
		return i + 1, true
	}
	if p.nearScore(i) || a >= b && !p.isUnit(i+1) {
		return i + 1, true
	}
	high := amount{value: integer(b), next: i + 1, digits: true, bare: true}
	for p.isScale(high.next) {
		high.top = p.item(high.next).word.value
		high.value, high.bare = product(high.value, power(high.top)), false
		high.next++
	}
	return p.rangeTo(n, i, i, integer(a), high)
}

// slashed reads a fraction in digits, or a name: 1/2, قرار 12/3.
func (p *parser) slashed(n *Number, i int, k string, a, b int) (int, bool) {
	*n = Number{Span: p.item(i).Span}
	switch {
	case p.in(i-1, identifierHead):
		n.Kind, n.Value = Identifier, k
	case a >= b || b > 100 || a == 0:
		return i, false
	default:
		n.Kind, n.Value, n.Counted = Fraction, quotient(integer(a), integer(b)).String(), p.nounAt(i+1)
	}
	return i + 1, true
}

// spacedScoreAt reads 1 - 0 near a word of sport, or where it cannot be anything else.
func (p *parser) spacedScoreAt(n *Number, i int) (int, bool) {
	if !p.digits(i) || !p.in(i+1, dash) || !p.digits(i+2) || len(p.key(i)) > 3 || len(p.key(i+2)) > 3 ||
		!p.item(i).value.isWhole() || !p.item(i+2).value.isWhole() {
		return i, false
	}
	// الترجي 2 - 1 الإفريقي, 121ـ118: what falls is no range.
	falls := p.item(i).value.compare(p.item(i+2).value) >= 0 && !p.in(i+3, dash) && !p.in(i-1, identifierHead) && !p.startsLine(i+2)
	if !falls && !p.nearScore(i) {
		return i, false
	}
	*n = Number{Span: p.span(i, i+3), Kind: Score, Value: p.item(i).value.String() + "-" + p.item(i+2).value.String()}
	return i + 3, true
}

// nearScore tells whether one of the few words before item i speaks of a match.
func (p *parser) nearScore(i int) bool { return p.near(i, scoreHead) }
