package number

import (
	"github.com/khabar-nlp/khabar/internal/token"
)

// vagueAt reads a magnitude: عشرات, مئات الآلاف, بضعة آلاف.
func (p *parser) vagueAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	next := i + 1
	var value rational
	switch it.class {
	case vague, hundredPlural:
		value = integer(it.word.value)
	case scalePlural:
		value = power(it.word.value)
	case some:
		if !p.is(next, scalePlural) && !p.is(next, hundredPlural) && !p.is(next, vague) {
			return p.few(n, i)
		}
		value = integer(1)
	default:
		return i, false
	}
	for p.plain(next) && (p.is(next, scalePlural) || it.class == some && next == i+1) {
		if w := p.item(next).word; w.class == scalePlural {
			value = product(value, power(w.value))
		} else {
			value = product(value, integer(w.value))
		}
		next++
	}
	*n = Number{Span: p.span(i, next), Kind: Vague, Value: value.String()}
	if to, ok := p.money(n, value, next); ok {
		n.End = p.item(to - 1).End
		return to, true
	}
	if p.isAcross(next) { // آلاف مؤلفة من المتظاهرين
		next++
	}
	n.Counted = p.counted(next, anyCount)
	return next, true
}

// few reads بضعة before what it counts: three to nine.
func (p *parser) few(n *Number, i int) (int, bool) {
	if p.is(i+1, ten) || p.is(i+1, tens) {
		return i, false
	}
	c := p.counted(i+1, anyCount)
	if c == (token.Span{}) {
		return i, false
	}
	*n = Number{Span: p.item(i).Span, Kind: Vague, Min: "3", Max: "9", Counted: c}
	return i + 1, true
}

// isAcross tells whether item i is an adjective between a vague number and من with what it counts.
func (p *parser) isAcross(i int) bool {
	switch p.key(i) {
	case "مؤلفه", "كثيره", "عديده", "كبيره", "قليله":
		return p.key(i+1) == "من"
	default:
		return false
	}
}

// multiplierAt reads مرتين, مرتين ونصف, ضعف.
func (p *parser) multiplierAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	if it.class != multiplier || it.word.value == 1 {
		return i, false
	}
	if it.stem == "ضعف" && !p.isDouble(i) {
		return i, false
	}
	next := i + 1
	value := integer(it.word.value)
	if j, joined := p.joins(next); joined && p.is(j, fraction) && (it.stem == "مرتين" || it.stem == "مرتان") {
		value = sum(value, fractionOf(1, p.item(j).word.value))
		next = j + 1
		if p.key(next) == "المره" || p.key(next) == "مره" {
			next++
		}
	}
	*n = Number{Span: p.span(i, next), Kind: Multiplier, Value: value.String()}
	return next, true
}

// isDouble tells whether ضعف is twice as much, and not weakness: a verb of reaching stands before it, by one noun at most.
func (p *parser) isDouble(i int) bool {
	if p.item(i).article {
		return p.key(i-1) == "الي"
	}
	if p.exactly(i+1, quantityHead) && !p.in(i-1, particle) { // ضعف العدد; but بسبب ضعف الطلب
		return true
	}
	if k := p.key(i - 1); k == "الي" || k == "علي" {
		return p.near(i-1, change)
	}
	return p.in(i-1, reaching) || p.in(i-2, reaching) && p.definiteNoun(i-1) && p.definite(i+1) && p.item(i-2).form.tags&particle == 0
}

// times reads ثلاثة أضعاف.
func (p *parser) times(q *quantity) (int, bool) {
	if !p.is(q.next, multiplier) || p.item(q.next).article {
		return 0, false
	}
	switch p.key(q.next) {
	case "اضعاف", "امثال", "ضعف", "ضعفا":
		q.Kind = Multiplier
		return q.grow(p, q.next+1)
	default:
		return 0, false
	}
}
