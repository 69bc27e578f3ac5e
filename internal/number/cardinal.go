package number

import (
	"strings"
)

// amount is what a stretch of items is worth: items[first:next].
type amount struct {
	value rational
	next  int
	// gran is the power of ten below which another addend fits (3 after thousands), 0 where none does.
	gran int
	// top is the power of ten of the greatest scale.
	top int
	// digits says that the stretch begins with digits; bare, that it is nothing but one number in digits.
	digits, bare bool
	// scaleOnly says that a scale stands without a coefficient: ألف, مليون.
	scaleOnly bool
	// ascending says that units come before hundreds: أربع وسبعين وتسعمئة.
	ascending bool
	// alternative is another value that the letters allow, absent mostly.
	alternative rational
}

// cardinal reads a whole number at item i: terms joined with و, each smaller than what the one before leaves room for.
func (p *parser) cardinal(i int) (amount, bool) {
	total, ok := p.term(i)
	if !ok {
		return amount{}, false
	}
	if total.bare && p.key(total.next) == "1⁄2" && p.tight(total.next) { // 2½
		total.value = sum(total.value, p.item(total.next).value)
		total.next++
	}
	for {
		j, joined := p.joins(total.next)
		if !joined || total.bare && !p.is(j, fraction) {
			return total, true
		}
		if half, ok := p.withFraction(total, j); ok {
			return half, true
		}
		t, ok := p.term(j)
		switch {
		case !ok || p.is(j, fraction):
			return total, true
		case total.leavesRoomFor(t):
			if total.alternative != absent {
				total.value = total.alternative
			}
			if t.alternative != absent {
				t.value = t.alternative
			}
			total.value = sum(total.value, t.value)
			total.next, total.gran = t.next, t.gran
		case total.top == 0 && p.ascends(total, t):
			total.value = sum(total.value, t.value)
			total.next, total.gran, total.top = t.next, 0, t.top
		case p.multiplies(total, j, t): // ألف ومئتان وخمسون مليونا
			total.value = product(sum(total.value, quotient(t.value, power(t.top))), power(t.top))
			total.next, total.gran, total.top = t.next, t.top, t.top
		default:
			return total, true
		}
		total.scaleOnly, total.alternative = false, absent
	}
}

// term reads a group or digits with its scales, or a scale by itself.
func (p *parser) term(i int) (amount, bool) {
	if i >= len(p.items) {
		return amount{}, false
	}
	it := p.item(i)
	var a amount
	switch it.class {
	case scale, scaleTanwin, scaleDual, thousands:
		a = p.scaleAlone(i)
	case fraction, fractionDual, spokenHalf:
		return p.fractionOfScale(i)
	default:
		if it.value != absent {
			a = amount{digits: true, bare: true}
			a.value, a.next = p.spaced(i)
			if it.other != absent && p.isScale(a.next) && strings.Contains(it.key, ".") { // 1.125 مليون
				a.value = it.other
			}
			break
		}
		if p.isMinus(i) {
			return amount{value: p.item(i + 1).value.opposite(), next: i + 2, digits: true, bare: true}, true
		}
		n, next, ascending, ok := p.group(i)
		if !ok {
			return amount{}, false
		}
		if j, joined := p.joins(next); joined && n%100 == 0 && n > 0 && p.is(j, scale) && p.is(j+1, scale) && p.item(j).word == p.item(j+1).word {
			n, next = n+1, j+1 // مئة ومليون مليون: as some write 101 million
		}
		a = amount{value: integer(n), next: next, ascending: ascending}
		if n%100 == 0 && n > 0 {
			a.gran = 2 // for digits: مئة و20
		}
	}
	if a.value != absent && p.is(a.next, fractionPlural) && p.isScale(a.next+1) && p.plain(a.next) && !a.scaleOnly { // ثلاثة أرباع المليون
		a.value = quotient(a.value, integer(p.item(a.next).word.value))
		a.next++
	}
	for p.isScale(a.next) && p.multipliesBy(a, i) {
		n := p.item(a.next).word.value
		a.value = product(a.value, power(n))
		a.gran, a.bare, a.scaleOnly, a.alternative = n, false, false, absent
		a.top = max(a.top, n)
		a.next++
	}
	return a, true
}

// scaleAlone reads a scale without a coefficient: ألف, ألفا, ألفان, and خمستلاف.
func (p *parser) scaleAlone(i int) amount {
	it := p.item(i)
	n := it.word.value
	a := amount{next: i + 1, gran: n, top: n}
	switch it.class {
	case thousands:
		a.value, a.gran, a.top = product(integer(n), power(3)), 3, 3
	case scale:
		a.value, a.scaleOnly = power(n), true
	case scaleDual:
		a.value = product(integer(2), power(n))
	default: // ألفا is two thousand before a noun (its ن is lost), one thousand by itself or where its tanwin is written
		a.value, a.alternative, a.scaleOnly = product(integer(2), power(n)), power(n), true
		if strings.ContainsRune(it.Of(p.text), '\u064B') {
			a.value, a.alternative = power(n), absent
		}
	}
	return a
}

// fractionOfScale reads نصف مليون, ثلثا المليار.
func (p *parser) fractionOfScale(i int) (amount, bool) {
	it := p.item(i)
	if it.pronoun || !p.isScale(i+1) || p.is(i+1, scalePlural) {
		return amount{}, false
	}
	part := fractionOf(1, it.word.value)
	if it.class == fractionDual {
		part = fractionOf(2, it.word.value)
	}
	n := p.item(i + 1).word.value
	return amount{value: product(part, power(n)), next: i + 2, top: n}, true
}

// isScale tells whether item i is a scale that multiplies what stands before it.
func (p *parser) isScale(i int) bool {
	return p.plain(i) && (p.is(i, scale) || p.is(i, scaleTanwin) || p.is(i, scalePlural))
}

// multipliesBy tells whether the scale after a, which begins at item i, multiplies it: ألف مليار, not مليون آلاف.
func (p *parser) multipliesBy(a amount, i int) bool {
	it := p.item(a.next)
	switch {
	case it.article && !p.item(i).article && !a.scaleOnly && !p.is(a.next-1, fractionPlural):
		return false // ثلاثة الآلاف is not written; الثلاثة آلاف is
	case a.scaleOnly && it.class == scalePlural:
		return false
	case a.scaleOnly && it.class == scale:
		return true
	}
	return a.value.compare(power(it.word.value)) < 0 || it.class != scalePlural && a.top < it.word.value
}

// group reads a number below a thousand in words, in either order.
func (p *parser) group(i int) (n, next int, ascending, ok bool) {
	if h, next, ok := p.hundredsAt(i); ok {
		if j, joined := p.joins(next); joined {
			if _, _, also := p.hundredsAt(j); !also {
				if s, end, fits := p.small(j); fits && s > 0 {
					return h + s, end, false, true
				}
			}
		}
		return h, next, false, true
	}
	s, next, ok := p.small(i)
	if !ok {
		return 0, i, false, false
	}
	if j, joined := p.joins(next); joined && s > 0 {
		if h, end, also := p.hundredsAt(j); also && !p.isScale(end) {
			return s + h, end, true, true
		}
	}
	return s, next, false, true
}

// small reads a number below a hundred at item i: خمسة, خمسة عشر, خمسة وعشرون.
func (p *parser) small(i int) (n, next int, ok bool) {
	if i >= len(p.items) {
		return 0, i, false
	}
	w := p.item(i).word
	if p.item(i).pronoun { // خمستهم
		return w.value, i + 1, w.class == unit
	}
	switch w.class {
	case unit, one, two:
		if p.is(i+1, ten) && p.plain(i+1) && w.value > 0 && !p.item(i+1).article {
			return w.value + 10, i + 2, true
		}
		if j, joined := p.joins(i + 1); joined && p.is(j, tens) && w.value > 0 && w.class != two {
			return w.value + p.item(j).word.value, j + 1, true
		}
		return w.value, i + 1, w.class == unit
	case ten, teen, tens:
		return w.value, i + 1, true
	default:
		return 0, i, false
	}
}

// hundredsAt reads whole hundreds at item i: مئة, خمسمئة, خمس مئة, مئتان.
func (p *parser) hundredsAt(i int) (n, next int, ok bool) {
	switch {
	case p.is(i, hundreds), p.is(i, hundred):
		return p.item(i).word.value, i + 1, true
	case p.is(i, unit) && p.item(i).word.value >= 3 && (p.is(i+1, hundred) || p.is(i+1, hundredPlural)) && p.plain(i+1):
		return p.item(i).word.value * 100, i + 2, true
	default:
		return 0, i, false
	}
}

// leavesRoomFor tells whether t is small enough to go on where a ends: ألف ومئتان, مئة و20.
func (a amount) leavesRoomFor(t amount) bool {
	return a.gran > 0 && t.value.compare(power(a.gran)) < 0 && t.value.sign() > 0 && t.value.isWhole() && (a.gran > 2 || t.bare)
}

// ascends tells whether a bare thousand after و ends a number that began with its units: أربع وسبعين وتسعمئة وألف.
func (p *parser) ascends(total, t amount) bool {
	if t.top != 3 || t.value.compare(integer(2000)) > 0 || total.digits || t.digits || p.isScale(t.next) {
		return false
	}
	return total.ascending || total.value.compare(integer(100)) >= 0
}

// multiplies tells whether the scale of t multiplies what stands before it too.
func (p *parser) multiplies(total amount, j int, t amount) bool {
	last := t.next - 1
	if total.top != 3 || t.top < 6 || total.digits || !p.is(last, scale) || t.scaleOnly || total.gran != 3 || j >= last {
		return false
	}
	rest := quotient(t.value, power(t.top))
	return rest.compare(integer(100)) >= 0 && rest.compare(integer(1000)) < 0
}

// withFraction adds a fraction after و, at item j: مليون ونصف المليون, ثلاثة ملايين ونصف, خمسة ونصف كيلوغرام.
func (p *parser) withFraction(total amount, j int) (amount, bool) {
	if !p.is(j, fraction) || p.item(j).article || p.item(j).pronoun {
		return total, false
	}
	part := fractionOf(1, p.item(j).word.value)
	next := j + 1
	if total.top == 0 {
		total.value, total.next, total.gran, total.bare = sum(total.value, part), next, 0, false
		if p.isScale(next) { // خمسة ونصف مليون
			total.top = p.item(next).word.value
			total.value, total.next = product(total.value, power(total.top)), next+1
		}
		return total, true
	}
	switch {
	case p.plain(next) && p.is(next, scale) && p.item(next).word.value == total.gran:
		next++
	case total.gran < 6:
		return total, false // ألف ونصف: not 1500
	}
	if total.alternative != absent {
		total.value, total.alternative = total.alternative, absent
	}
	total.value, total.next = sum(total.value, product(part, power(total.gran))), next
	total.gran, total.bare = 0, false
	return total, true
}
