package number

import "strings"

// fractionAt reads a fraction in words: نصف, ثلثا السكان, خُمس, نصفهم. With a scale (نصف مليون) it is a cardinal, read elsewhere.
func (p *parser) fractionAt(n *Number, i int) (int, bool) {
	value, ok := p.fractionValue(i)
	if !ok {
		return i, false
	}
	it, next := p.item(i), i+1
	if it.pronoun {
		*n = Number{Span: it.Span, Kind: Fraction, Value: value.String()}
		return next, true
	}
	if isFinal(p.key(next)) || it.article && p.key(next) == "الاول" { // ربع النهائي, الربع الخالي, النصف الأول
		return i, false
	}
	if to, ok := p.percentAt(next); ok {
		*n = Number{Span: p.span(i, to), Kind: Percent, Value: value.String()}
		return to, true
	}
	if to, kind, ok := p.pointsAt(next); ok {
		*n = Number{Span: p.span(i, to), Kind: kind, Value: value.String()}
		return to, true
	}
	if p.is(next, dozen) {
		*n = Number{Span: p.span(i, next+1), Kind: Cardinal, Value: product(value, integer(p.item(next).word.value)).String()}
		n.Counted = p.counted(next+1, anyCount)
		return next + 1, true
	}
	if it.class == spokenHalf && !p.joinedToCount(i) {
		return i, false
	}
	*n = Number{Span: it.Span, Kind: Fraction, Value: value.String()}
	if !p.definite(next) {
		if to, ok := p.money(n, value, next); ok {
			n.End = p.item(to - 1).End
			return to, true
		}
	}
	if !it.article {
		n.Counted = p.nounAt(next)
	}
	return next, true
}

// fractionValue gives the value of the fraction word at item i.
func (p *parser) fractionValue(i int) (rational, bool) {
	it := p.item(i)
	switch it.class {
	case fraction, spokenHalf:
		return fractionOf(1, it.word.value), !p.isScale(i+1) || p.is(i+1, scalePlural)
	case fractionDual:
		return fractionOf(2, it.word.value), !p.isScale(i + 1)
	case eighth: // mostly a price
		return fractionOf(1, 8), hasDamma(it.Of(p.text))
	case unit, ten:
		if it.pronoun || !isPartWord(it.stem) {
			return absent, false
		}
		return fractionOf(1, it.word.value), hasDamma(it.Of(p.text)) || p.in(i-1, fractionContext)
	default:
		return absent, false
	}
}

// isPartWord tells whether the letters of a unit are those of a fraction too: خَمس, خُمس.
func isPartWord(stem string) bool {
	switch stem {
	case "خمس", "سبع", "تسع", "عشر":
		return true
	default:
		return false
	}
}

// hasDamma tells whether the first letter of a word has the damma of fractions: خُمس, ثُمن; an article and its letters may stand before.
func hasDamma(surface string) bool {
	at := strings.IndexRune(surface, '\u064F')
	if rest, ok := strings.CutPrefix(surface, "ال"); ok {
		at = strings.IndexRune(rest, '\u064F')
	}
	return at >= 0 && at <= len("خّ")
}

// isPart tells whether خمس, سبع, تسع or عشر is rather a part: خمس الدول, خمس مساحة, not خمس دول. No plural that these count ends in ة.
func (p *parser) isPart(q *quantity) bool {
	it, next := p.item(q.i), q.next
	if next != q.i+1 || it.article || it.pronoun || !isPartWord(it.stem) || next >= len(p.items) || q.Counted != p.item(next).Span {
		return false
	}
	return p.definite(next) || strings.HasSuffix(p.key(next), "ه") && !p.item(next).conj
}

// isFinal tells whether a word makes a round of a cup, or a desert, of a fraction before it: ربع النهائي, الربع الخالي.
func isFinal(k string) bool {
	_, ok := cutAny(strings.TrimPrefix(k, "ال"), "نهائ", "نهاي", "خالي")
	return ok
}

// joinedToCount tells whether و ties a spoken half to what a number counts: سبعطعش سنة ونص.
func (p *parser) joinedToCount(i int) bool {
	return p.item(i).conj && i >= 2 && (p.item(i-2).class != none || p.digits(i-2) || p.item(i-1).class != none)
}

// parts reads a fraction whose numerator is a number: ثلاثة أرباع السكان.
func (p *parser) parts(q *quantity) (int, bool) {
	next := q.next
	if !p.is(next, fractionPlural) || !p.plain(next) {
		return 0, false
	}
	q.Kind, q.Value = Fraction, quotient(q.value, integer(p.item(next).word.value)).String()
	next++
	if to, kind, ok := p.pointsAt(next); ok {
		q.Kind = kind
		return q.grow(p, to)
	}
	q.Counted = p.nounAt(next)
	return q.grow(p, next)
}

// ratio reads on after من كل, من أصل: واحد من كل خمسة, 182 نائبا من أصل 273.
func (p *parser) ratio(q *quantity) (int, bool) {
	at := q.next
	if p.key(at) != "من" {
		if at++; !p.mayFollow(at+1) || p.key(at+1) != wholeWord || p.key(at) != "من" || !p.isNoun(at-1) {
			return 0, false
		}
	}
	among := p.key(at + 1)
	if among != "كل" && among != wholeWord && among != "بين" {
		return 0, false
	}
	whole, ok := p.cardinal(at + 2)
	if !ok || among == "بين" && whole.value.compare(integer(2)) <= 0 {
		return 0, false
	}
	q.Kind, q.Value = Ratio, q.value.String()+"/"+whole.value.String()
	return q.grow(p, whole.next)
}

// wholeWord is the key of أصل, after which the whole stands of which a number is a part.
const wholeWord = "اصل"

// isVulgar tells whether digits are a vulgar fraction: ½.
func isVulgar(k string) bool { return strings.Contains(k, "⁄") }
