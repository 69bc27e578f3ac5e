package number

import "strings"

// ordinalAt reads an ordinal: الثالث, الخامسة عشرة, الحادي والعشرين, خامسا, القرن العشرين, الذكرى المئة.
func (p *parser) ordinalAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	switch it.class {
	case adverb:
		if it.article || p.key(i+1) == "باول" { // أولا بأول
			return i, false
		}
		return p.ordinalOf(n, i, i+1, it.word.value)
	case ordinal, ordinalOne:
		return p.ordinalWord(n, i)
	case unit, tens, hundred, hundreds, scale, ten:
		return p.ordinalCardinal(n, i)
	default:
		return i, false
	}
}

func (p *parser) ordinalOf(n *Number, i, next, value int) (int, bool) {
	*n = Number{Span: p.span(i, next), Kind: Ordinal, Value: integer(value).String()}
	return next, true
}

// ordinalWord reads an ordinal that begins with an ordinal word.
func (p *parser) ordinalWord(n *Number, i int) (int, bool) {
	it := p.item(i)
	value, next := it.word.value, i+1
	if p.is(next, ten) && p.plain(next) && value < 10 { // الثالث عشر
		value, next = value+10, next+1
	} else if j, joined := p.joins(next); joined && p.is(j, tens) && it.article == p.item(j).article && value < 10 { // الثالث والعشرون
		value, next = value+p.item(j).word.value, j+1
	}
	if it.class == ordinalOne && next == i+1 {
		return i, false
	}
	if p.key(next) == "بعد" && next+1 < len(p.items) && p.item(next+1).article && // الحادي بعد المئة
		(p.is(next+1, hundred) || p.is(next+1, hundreds) || p.is(next+1, scale) && p.item(next+1).word.value == 3) {
		if a, ok := p.cardinal(next + 1); ok {
			*n = Number{Span: p.span(i, a.next), Kind: Ordinal, Value: sum(a.value, integer(value)).String()}
			return a.next, true
		}
	}
	if j, joined := p.joins(next); joined && (p.is(j, hundred) || p.is(j, hundreds)) && it.article && p.item(j).article { // الخامس والمئة
		return p.ordinalOf(n, i, j+1, value+p.item(j).word.value)
	}
	if next == i+1 && !p.isOrdinal(i) {
		return i + 1, false
	}
	return p.ordinalOf(n, i, next, value)
}

// ordinalCardinal reads a definite cardinal that names one: القرن العشرين, القرن الواحد والعشرين, الذكرى المئة والخمسين.
func (p *parser) ordinalCardinal(n *Number, i int) (int, bool) {
	it := p.item(i)
	big := it.class == hundred || it.class == hundreds || it.class == scale
	if !it.article || it.prep || it.conj || it.pronoun || p.key(i-1) == "الساعه" && !p.is(i, tens) {
		return i, false
	}
	if j, joined := p.joins(i + 1); it.class == unit && (!joined || !p.is(j, tens)) || it.class == ten {
		return i, false
	}
	head := p.in(i-1, ordinalHead)
	if !head && (!big || i == 0 || !p.definiteNoun(i-1) || !p.isSingular(i-1)) {
		return i, false
	}
	a, ok := p.cardinal(i)
	if !ok || p.counts(a.next) && !p.definite(a.next) && (big && !head || isAccusative(p.key(a.next))) {
		return i, false
	}
	*n = Number{Span: p.span(i, a.next), Kind: Ordinal, Value: a.value.String()}
	return a.next, true
}

// ordinalDigits makes an ordinal of digits held by الـ after the noun that they number, or of bare ones after some: المرتبة الـ15, الدورة 74.
func (p *parser) ordinalDigits(q *quantity) (int, bool) {
	held := (p.key(q.i-1) == "ال" || p.key(q.i-1) == "#") && p.in(q.i-2, ordinalHead)
	if !q.bare || !held && !p.in(q.i-1, session) {
		return 0, false
	}
	q.Kind = Ordinal
	return q.next, true
}

// isOrdinal refuses what looks like an ordinal and is none: months (كانون الأول), أمس الأول, the second of time.
func (p *parser) isOrdinal(i int) bool {
	it := p.item(i)
	before, after := p.key(i-1), p.key(i+1)
	switch {
	case p.in(i-1, ordinalMonth), strings.HasSuffix(before, "امس"), after == "امس", after == "من" && p.key(i+2) == "امس":
		return false
	case it.stem == "ثانيه":
		return p.isSecond(i)
	case it.stem == "اولي" && !it.article: // أولى is a verb, and "worthier"
		return p.isNoun(i+1) && (strings.HasSuffix(before, "ه") || !strings.HasPrefix(after, "ب") && (!p.definite(i+1) || strings.HasSuffix(after, "ات")) && before != "باب")
	case it.stem == "عاشر" && p.definite(i+1) && !it.article, it.stem == "رابعه" && after == "العدويه", it.key == "باول" && before == "اولا":
		return false
	case before == "ال" && !p.tight(i) && it.stem == "ثاني": // آل ثاني, a family
		return false
	case it.stem == "ثان", it.stem == "حاد":
		return before != "" && !it.article
	}
	return true
}

// isSecond tells whether ثانية numbers the noun before it, and is not the unit of time.
func (p *parser) isSecond(i int) bool {
	if i == 0 {
		return false
	}
	it, before := p.item(i), p.item(i-1)
	if it.article {
		return p.definite(i-1) && before.value == absent && before.key != "الي" || before.class == ordinal || it.conj
	}
	return before.class == none && !p.in(i-1, particle) && strings.HasSuffix(before.key, "ه") && !it.conj && !it.prep && !p.definite(i-1)
}

// isSingular tells whether item i does not look like a plural.
func (p *parser) isSingular(i int) bool {
	k := p.key(i)
	return !strings.HasSuffix(k, "ات") && !strings.HasSuffix(k, "ين") && !strings.HasSuffix(k, "ون")
}
