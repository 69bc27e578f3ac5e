package number

import (
	"math/big"
	"strings"
)

// amount is what a stretch of items is worth: items[first:next].
type amount struct {
	value *big.Rat
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
	// alternative is another value that the letters allow, nil mostly.
	alternative *big.Rat
}

func power(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// small reads a number below a hundred at item i: خمسة, خمسة عشر, خمسة وعشرون.
func (p *parser) small(i int) (n, next int, ok bool) {
	if i >= len(p.items) {
		return 0, i, false
	}
	e := p.items[i].entry
	switch e.class {
	case unit, one, two:
		if p.is(i+1, ten) && p.plain(i+1) && e.value > 0 && e.value < 10 && !p.items[i+1].article {
			return e.value + 10, i + 2, true
		}
		if j, joined := p.joins(i + 1); joined && p.is(j, tens) && e.value > 0 && e.class != two {
			return e.value + p.items[j].entry.value, j + 1, true
		}
		return e.value, i + 1, e.class == unit
	case ten, teen, tens:
		return e.value, i + 1, true
	default:
		return 0, i, false
	}
}

// hundredsAt reads whole hundreds at item i: مئة, خمسمئة, خمس مئة, مئتان.
func (p *parser) hundredsAt(i int) (n, next int, ok bool) {
	switch {
	case p.is(i, hundreds), p.is(i, hundred):
		return p.items[i].entry.value, i + 1, true
	case p.is(i, unit) && p.items[i].entry.value >= 3 && (p.is(i+1, hundred) || p.is(i+1, hundredPlural)) && p.plain(i+1):
		return p.items[i].entry.value * 100, i + 2, true
	default:
		return 0, i, false
	}
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

// isScale tells whether item i is a scale that multiplies what stands before it.
func (p *parser) isScale(i int) bool {
	return i < len(p.items) && p.plain(i) && (p.is(i, scale) || p.is(i, scaleTanwin) || p.is(i, scalePlural))
}

// term reads a group or digits with its scales, or a scale by itself.
func (p *parser) term(i int) (amount, bool) {
	if i >= len(p.items) {
		return amount{}, false
	}
	it := &p.items[i]
	var a amount
	switch it.entry.class {
	case scale:
		a = amount{value: power(it.entry.value), next: i + 1, gran: it.entry.value, top: it.entry.value, scaleOnly: true}
	case scaleTanwin: // ألفا is two thousand before a noun, one thousand by itself
		n := it.entry.value
		a = amount{value: new(big.Rat).Mul(rat(2), power(n)), next: i + 1, gran: n, top: n, scaleOnly: true, alternative: power(n)}
		// مليونا before a noun is a dual whose ن is lost; by itself it is one, with its tanwin.
		if strings.ContainsRune(it.Of(p.text), '\u064B') {
			a.value, a.alternative = power(n), nil
		}
	case scaleDual:
		n := it.entry.value
		a = amount{value: new(big.Rat).Mul(rat(2), power(n)), next: i + 1, gran: n, top: n}
	default:
		if it.value != nil {
			a = amount{value: it.value, next: i + 1, digits: true, bare: true}
			a.value, a.next = p.spaced(i)
			break
		}
		n, next, ascending, ok := p.group(i)
		if !ok {
			return amount{}, false
		}
		a = amount{value: rat(n), next: next, ascending: ascending}
		if n%100 == 0 && n > 0 {
			a.gran = 2 // for digits: مئة و20
		}
	}
	for p.isScale(a.next) {
		it := &p.items[a.next]
		if it.article && !p.items[i].article && !a.scaleOnly {
			break // ثلاثة الآلاف is not written; الثلاثة آلاف is
		}
		if a.value.Cmp(power(it.entry.value)) >= 0 && (it.entry.class == scalePlural || a.top >= it.entry.value) && (!a.scaleOnly || it.entry.class != scale) {
			break
		}
		if a.scaleOnly && it.entry.class == scalePlural {
			break
		}
		a.value = new(big.Rat).Mul(a.value, power(it.entry.value))
		a.gran, a.bare, a.scaleOnly, a.alternative = it.entry.value, false, false, nil
		a.top = max(a.top, it.entry.value)
		a.next++
	}
	return a, true
}

// spaced reads digits with spaces between groups of three: 1 234 567.
func (p *parser) spaced(i int) (*big.Rat, int) {
	value, next := p.items[i].value, i+1
	if len(p.items[i].key) > 3 || !value.IsInt() {
		return value, next
	}
	for next < len(p.items) && next-i < maxGroups && isGroup(p.items[next].key) && p.items[next].value != nil &&
		isSpace(p.text[p.items[next-1].End:p.items[next].Begin]) && p.items[next-1].key != "0" {
		value = new(big.Rat).Add(new(big.Rat).Mul(value, rat(1000)), p.items[next].value)
		next++
		if len(p.items[next-1].key) > 3 {
			break
		}
	}
	return value, next
}

// maxGroups bounds the groups of three of a number with spaces.
const maxGroups = 8

// isGroup tells whether a number in digits may be a group of three, with decimals or without.
func isGroup(k string) bool {
	return len(k) == 3 || len(k) > 4 && (k[3] == '.' || k[3] == ',') && !strings.ContainsAny(k[4:], ".,")
}

func isSpace(gap string) bool {
	switch gap {
	case " ", "\u00A0", "\u202F", "\u2009":
		return true
	default:
		return false
	}
}

// cardinal reads a whole number at item i: terms joined with و, each smaller than what the one before leaves room for.
func (p *parser) cardinal(i int) (amount, bool) {
	total, ok := p.term(i)
	if !ok {
		return amount{}, false
	}
	if total.bare && p.keyAt(total.next) == "1⁄2" && p.items[total.next-1].End == p.items[total.next].Begin { // 2½
		total.value = new(big.Rat).Add(total.value, p.items[total.next].value)
		total.next++
	}
	for {
		j, joined := p.joins(total.next)
		if !joined {
			return total, true
		}
		if total.bare && !p.is(j, fraction) {
			return total, true
		}
		if half, next, ok := p.halfOf(j, total); ok {
			if total.alternative != nil {
				total.value, total.alternative = total.alternative, nil
			}
			total.value, total.next, total.gran, total.bare = new(big.Rat).Add(total.value, half), next, 0, false
			if total.top == 0 && p.isScale(next) { // خمسة ونصف مليون
				total.top = p.items[next].entry.value
				total.value, total.next = new(big.Rat).Mul(total.value, power(total.top)), next+1
			}
			return total, true
		}
		t, ok := p.term(j)
		switch {
		case !ok:
			return total, true
		case total.gran > 0 && t.value.Cmp(power(total.gran)) < 0 && t.value.Sign() > 0 && t.value.IsInt() && (total.gran > 2 || t.bare):
			if total.alternative != nil {
				total.value = total.alternative
			}
			if t.alternative != nil {
				t.value = t.alternative
			}
			total.value = new(big.Rat).Add(total.value, t.value)
			total.next, total.gran = t.next, t.gran
		case total.gran%3 != 0 && total.top == 0 && p.ascends(total, t, i), total.gran == 0 && total.top == 0 && p.ascends(total, t, i):
			total.value = new(big.Rat).Add(total.value, t.value)
			total.next, total.gran, total.top = t.next, 0, t.top
		case p.multiplies(total, j, t): // ألف ومئتان وخمسون مليونا
			rest := new(big.Rat).Quo(t.value, power(t.top))
			total.value = new(big.Rat).Mul(new(big.Rat).Add(total.value, rest), power(t.top))
			total.next, total.gran, total.top = t.next, t.top, t.top
		default:
			return total, true
		}
		total.scaleOnly, total.alternative = false, nil
	}
}

// ascends tells whether a bare thousand after و ends a number that began with its units: أربع وسبعين وتسعمئة وألف.
func (p *parser) ascends(total, t amount, first int) bool {
	if t.top != 3 || t.value.Cmp(rat(2000)) > 0 || total.digits || t.digits || t.next < len(p.items) && p.isScale(t.next) {
		return false
	}
	return total.ascending || total.value.Cmp(rat(100)) >= 0 && first < total.next
}

// multiplies tells whether the scale of t multiplies what stands before it too.
func (p *parser) multiplies(total amount, j int, t amount) bool {
	last := t.next - 1
	if total.top != 3 || t.top < 6 || total.digits || !p.is(last, scale) || t.scaleOnly {
		return false
	}
	rest := new(big.Rat).Quo(t.value, power(t.top))
	return total.gran == 3 && rest.Cmp(rat(100)) >= 0 && rest.Cmp(rat(1000)) < 0 && j < last
}

// halfOf reads a fraction of the last scale after و: مليون ونصف المليون, ثلاثة ملايين ونصف.
func (p *parser) halfOf(j int, total amount) (part *big.Rat, next int, ok bool) {
	if !p.is(j, fraction) || p.items[j].article {
		return nil, j, false
	}
	next = j + 1
	if total.top == 0 { // خمسة ونصف كيلوغرام
		return big.NewRat(1, int64(p.items[j].entry.value)), next, true
	}
	if next < len(p.items) && p.plain(next) && p.is(next, scale) && p.items[next].entry.value == total.gran {
		next++
	} else if total.gran < 6 {
		return nil, j, false
	}
	return new(big.Rat).Quo(power(total.gran), rat(p.items[j].entry.value)), next, true
}
