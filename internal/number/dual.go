package number

import (
	"github.com/khabar-nlp/khabar/internal/token"
)

// dualAt reads a dual of a unit, which counts two by itself: شهرين, هدفين, دولاران, and what goes on after it (شهرين أو ثلاثة أشهر).
func (p *parser) dualAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	if it.dual == nil || p.digits(i+1) || p.in(i+1, month) { // عامي 2014 و2015: it names
		return i, false
	}
	*n = Number{Span: it.Span, Kind: Cardinal, Value: "2", Counted: it.Span}
	if next, kind, ok := p.pointsOf(i + 1); ok {
		n.Kind, n.Counted, n.End = kind, token.Span{}, p.item(next-1).End
		return next, true
	}
	if next, ok := p.belowZero(i + 1); ok {
		n.Value = "-2"
		return next, true
	}
	if high, next, ok := p.afterDual(i); ok {
		*n = Number{Span: p.span(i, next), Kind: Range, Min: "2", Max: high.String()}
		if to, kind, ok := p.pointsAt(next); ok {
			n.Kind, n.End = kind, p.item(to-1).End
			return to, true
		}
		if to, ok := p.money(n, high, next); ok {
			n.Value, n.End = "", p.item(to-1).End
			return to, true
		}
		n.Counted = p.counted(next, countOf(high))
		return next, true
	}
	c := it.dual.dualOf
	if c == nil {
		return i + 1, true
	}
	next := i + 1
	n.Kind, n.Counted, n.Currency = Money, token.Span{}, c.code
	if c.parts > 0 {
		n.Value = quotient(integer(2), integer(c.parts)).String()
	}
	if code, ok := p.nationality(c, next); ok {
		n.Currency = code
		next++
	}
	next = p.withParts(n, integer(2), next)
	n.End = p.item(next - 1).End
	return next, true
}

// afterDual reads the end of a range that the dual at item i begins: شهرين أو ثلاثة, بين نقطتين وثلاث نقاط.
func (p *parser) afterDual(i int) (high rational, next int, ok bool) {
	at := i + 1
	switch p.key(at) {
	case "او", "الي":
		at++
	default:
		if at, ok = p.joins(at); !ok || !p.betweenHead(i) {
			return absent, i, false
		}
	}
	b, ok := p.cardinal(at)
	if !ok || b.digits {
		return absent, i, false
	}
	if _, ok := b.value.within(3, 20); !ok {
		return absent, i, false
	}
	return b.value, b.next, true
}
