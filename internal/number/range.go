package number

// rangeFrom reads a range: a number and another after إلى, أو, a dash, or after و where بين stands before.
func (p *parser) rangeFrom(q *quantity) (int, bool) {
	first, at := q.first, q.next
	if at >= len(p.items) || p.item(at).cues&(tieCue|percentCue) == 0 {
		return first, false
	}
	i, a := q.i, q.amount
	if to, ok := p.percentAt(at); ok && p.percentToo(first, to) { // بين 30% و40%, 20%-25%
		at = to
	}
	tie := p.key(at)
	dashed := p.in(at, dash)
	switch {
	case tie == "او", tie == "الي" && (a.digits || p.rangeHead(first)), tie == "حتي" && p.rangeHead(first), dashed && a.digits:
		at++
	default:
		var joined bool
		if at, joined = p.joins(at); !joined || !p.betweenHead(first) {
			return first, false
		}
	}
	if p.key(at) == "ال" || tie == "الي" && p.isChange(first) {
		return first, false
	}
	if sign := p.currencySign(at); sign != "" && sign == q.sign { // $50 إلى $75
		at++
	}
	b, ok := p.cardinal(at)
	if !ok || dashed && !b.digits {
		return first, false
	}
	if a.top > 0 && b.top == 0 && !b.digits && a.value.compare(b.value) > 0 && p.is(a.next-1, scaleDual) { // مليونين أو ثلاثة
		if _, few := b.value.within(3, 10); few {
			b.value, b.top = product(b.value, power(a.top)), a.top
		}
	}
	if tie == "او" && b.value.compare(a.value) <= 0 && b.top <= a.top {
		return first, false
	}
	next, ok := p.rangeTo(q.Number, first, i, a.value, b)
	if !ok || q.Kind == Range && tie != "الي" && !dashed && p.areYears(i, a, b) && !p.betweenHead(first) {
		return first, false
	}
	return next, true
}

// percentToo tells whether the percentage that ends before item i goes on to another: و40% after بين, -25%.
func (p *parser) percentToo(first, i int) bool {
	j, joined := i+1, p.in(i, dash)
	if !joined && p.betweenHead(first) {
		j, joined = p.joins(i)
	}
	if !joined {
		return false
	}
	b, ok := p.cardinal(j)
	if !ok {
		return false
	}
	_, ok = p.percentAt(b.next)
	return ok
}

// rangeTo makes a range of a first value, whose number begins at item i, and the amount that ends it; a scale of the second is the first's
// too: ثلاثة وأربعة ملايين.
func (p *parser) rangeTo(n *Number, first, i int, low rational, b amount) (int, bool) {
	high := b.value
	if b.top > 0 && low.compare(power(b.top)) < 0 && !p.hasScale(i, b) {
		if scaled := product(low, power(b.top)); scaled.compare(high) < 0 {
			low = scaled
		}
	}
	if low.compare(high) >= 0 {
		return first, false
	}
	*n = Number{Span: p.span(first, b.next), Kind: Range, Min: low.String(), Max: high.String()}
	next := b.next
	if to, ok := p.percentAt(next); ok {
		n.Kind, next = Percent, to
	} else if to, kind, ok := p.pointsAt(next); ok {
		n.Kind, next = kind, to
	} else if sign := p.currencySign(first); sign != "" {
		n.Kind, n.Currency = Money, p.form(sign).currency.code
	} else if to, ok := p.money(n, high, next); ok {
		n.Value, next = "", to
	} else if !b.bare || low.compare(integer(1900)) < 0 || high.compare(integer(2100)) > 0 {
		n.Counted = p.counted(next, countOf(high))
	}
	n.End = p.item(next - 1).End
	p.bind(n, first, next)
	return next, true
}

// hasScale tells whether the first number of a range, at item i, has a scale of its own.
func (p *parser) hasScale(i int, b amount) bool {
	a, ok := p.cardinal(i)
	return ok && a.top > 0 && a.next < b.next
}

// areYears tells whether both are years after one عام: عامي 2014 أو 2015.
func (p *parser) areYears(i int, a, b amount) bool {
	return a.bare && b.bare && p.yearSeries(i) && a.value.compare(integer(1000)) > 0 && b.value.compare(integer(1000)) > 0
}

// isChange tells whether من before item i begins a change from one value to another: ارتفع العدد من 20 إلى 35 are two numbers.
func (p *parser) isChange(i int) bool {
	return trimConj(p.key(i-1)) == "من" && p.near(i-1, change)
}

// rangeHead tells whether من or بين stands before item i.
func (p *parser) rangeHead(i int) bool { return trimConj(p.key(i-1)) == "من" || p.betweenHead(i) }

// betweenHead tells whether بين stands before item i, with no more than a sign, ال or عام between.
func (p *parser) betweenHead(i int) bool {
	if trimConj(p.key(i-1)) == "بين" {
		return true
	}
	return (p.key(i-1) == "ال" || p.currencySign(i-1) != "" || p.in(i-1, yearHead)) && trimConj(p.key(i-2)) == "بين"
}
