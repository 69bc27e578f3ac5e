package number

import "strings"

// percentage makes a percentage of a number with %, بالمئة, في المئة.
func (p *parser) percentage(q *quantity) (int, bool) {
	next, ok := p.percentAt(q.next)
	if !ok && !q.percent {
		return 0, false
	}
	q.Kind = Percent
	return q.grow(p, next)
}

// permille makes a percentage of a number with ‰.
func (p *parser) permille(q *quantity) (int, bool) {
	if p.key(q.next) != "‰" {
		return 0, false
	}
	q.Kind, q.Value = Percent, quotient(q.value, integer(10)).String()
	return q.grow(p, q.next+1)
}

// points makes percentage or basis points of a number with نقاط مئوية or نقطة أساس.
func (p *parser) points(q *quantity) (int, bool) {
	next, kind, ok := p.pointsAt(q.next)
	if !ok {
		return 0, false
	}
	q.Kind = kind
	return q.grow(p, next)
}

// pointsAlone reads نقطة مئوية, which is one.
func (p *parser) pointsAlone(n *Number, i int) (int, bool) {
	next, kind, ok := p.pointsAt(i)
	if !ok {
		return i, false
	}
	*n = Number{Span: p.span(i, next), Kind: kind, Value: "1"}
	p.bind(n, i, next)
	return next, true
}

// percentAt gives the end of the sign or words of a percentage at item i.
func (p *parser) percentAt(i int) (next int, ok bool) {
	switch k := p.key(i); {
	case p.in(i, percentSign):
		return i + 1, true
	case (k == "في" || k == "ب") && p.in(i+1, hundredSign):
		return i + 2, true
	}
	return i, false
}

// pointsAt gives the end of نقطة مئوية or نقطة أساس at item i.
func (p *parser) pointsAt(i int) (next int, kind Kind, ok bool) {
	switch p.key(i) {
	case pointWord, "نقاط":
		return p.pointsOf(i + 1)
	}
	return i, 0, false
}

// pointWord is the key of نقطة, which may be one point without a number before it.
const pointWord = "نقطه"

// pointsOf gives the end of مئوية or أساس at item i.
func (p *parser) pointsOf(i int) (next int, kind Kind, ok bool) {
	switch k := p.key(i); {
	case strings.HasPrefix(k, "مئوي"), strings.HasPrefix(k, "مءوي"):
		return i + 1, PercentagePoint, true
	case k == "اساس":
		return i + 1, BasisPoint, true
	}
	return i, 0, false
}
