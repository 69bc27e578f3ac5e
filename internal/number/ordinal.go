package number

import (
	"math/big"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// ordinalAt reads an ordinal: الثالث, الخامسة عشرة, الحادي والعشرين, خامسا, القرن العشرين, الذكرى المئة.
func (p *parser) ordinalAt(i int) (Number, int, bool) {
	it := &p.items[i]
	switch it.entry.class {
	case adverb:
		if it.article || p.keyAt(i+1) == "باول" {
			return Number{}, i, false
		}
		return Number{Span: it.Span, Kind: Ordinal, Value: write(rat(it.entry.value))}, i + 1, true
	case ordinal, ordinalOne:
		return p.ordinalWord(i)
	case unit, tens, hundred, hundreds, scale, ten:
		big := it.entry.class == hundred || it.entry.class == hundreds || it.entry.class == scale
		if it.entry.class == unit && (it.entry.value != 1 || !p.in(i-1, "ordinalhead")) {
			break
		}
		if j, joined := p.joins(i + 1); it.entry.class == unit && (!joined || !p.is(j, tens)) {
			break
		}
		head := p.in(i-1, "ordinalhead") || p.keyAt(i-1) == "يومه" || p.keyAt(i-1) == "يومها" || big && p.definiteNounBefore(i) && p.singular(i-1)
		if it.article && it.prep == "" && !it.conj && head && p.keyAt(i-1) != "الساعه" {
			if a, ok := p.cardinal(i); ok && (!big || !p.nounFollows(a.next) || !strings.HasSuffix(p.keyAt(a.next), "ا") && p.in(i-1, "ordinalhead") || strings.HasPrefix(p.keyAt(a.next), "ال")) {
				return Number{Span: p.span(i, a.next), Kind: Ordinal, Value: write(a.value)}, a.next, true
			}
		}
	default:
	}
	return Number{}, i, false
}

// ordinalWord reads an ordinal that begins with an ordinal word.
func (p *parser) ordinalWord(i int) (Number, int, bool) {
	it := &p.items[i]
	value, next := it.entry.value, i+1
	switch {
	case p.is(next, ten) && p.plain(next) && value < 10: // الثالث عشر
		value, next = value+10, next+1
	default:
		if j, joined := p.joins(next); joined && p.is(j, tens) && it.article == p.items[j].article && value < 10 {
			value, next = value+p.items[j].entry.value, j+1
		}
	}
	if it.entry.class == ordinalOne && next == i+1 {
		return Number{}, i, false
	}
	if p.keyAt(next) == "بعد" { // الحادي بعد المئة
		switch {
		case p.is(next+1, hundred), p.is(next+1, hundreds), p.is(next+1, scale) && p.items[next+1].entry.value == 3:
			if a, ok := p.cardinal(next + 1); ok && p.items[next+1].article {
				v := new(big.Rat).Add(a.value, rat(value))
				return Number{Span: p.span(i, a.next), Kind: Ordinal, Value: write(v)}, a.next, true
			}
		}
	}
	if j, joined := p.joins(next); joined && (p.is(j, hundred) || p.is(j, hundreds)) && it.article && p.items[j].article {
		v := value + p.items[j].entry.value
		return Number{Span: p.span(i, j+1), Kind: Ordinal, Value: write(rat(v))}, j + 1, true
	}
	if next == i+1 && !p.isOrdinal(i) {
		return Number{}, i + 1, false
	}
	return Number{Span: p.span(i, next), Kind: Ordinal, Value: write(rat(value))}, next, true
}

// isOrdinal refuses what looks like an ordinal and is none: months (كانون الأول), أمس الأول, the second of time.
func (p *parser) isOrdinal(i int) bool {
	it := &p.items[i]
	before, after := p.keyAt(i-1), p.keyAt(i+1)
	switch {
	case p.in(i-1, "ordinalmonth"), strings.HasSuffix(before, "امس"), after == "امس":
		return false
	case after == "من" && p.keyAt(i+2) == "امس":
		return false
	case it.stem == "ثانيه":
		return p.isSecondOrdinal(i)
	case it.stem == "اولي" && !it.article: // أولى is a verb, and "worthier"
		return p.isNoun(i+1) && strings.HasSuffix(before, "ه") || p.isNoun(i+1) && !strings.HasPrefix(after, "ب") && !strings.HasPrefix(after, "ال") && before != "باب"
	case it.stem == "عاشر" && strings.HasPrefix(after, "ال") && !it.article, it.stem == "رابعه" && after == "العدويه":
		return false
	case it.key == "باول" && before == "اولا":
		return false
	case it.stem == "ثان", it.stem == "حاد":
		return before != "" && !it.article
	case it.conj && it.stem == "ثاني":
		return true
	}
	return true
}

// singular tells whether item i does not look like a plural.
func (p *parser) singular(i int) bool {
	k := p.keyAt(i)
	return !strings.HasSuffix(k, "ات") && !strings.HasSuffix(k, "ين") && !strings.HasSuffix(k, "ون")
}

// isSecondOrdinal tells whether ثانية numbers the noun before it, and is not the unit of time.
func (p *parser) isSecondOrdinal(i int) bool {
	it := &p.items[i]
	if i == 0 {
		return false
	}
	before := p.keyAt(i - 1)
	if it.article {
		return (strings.HasPrefix(before, "ال") || strings.HasPrefix(before, "لل") || strings.HasPrefix(before, "بال") || strings.HasPrefix(before, "وال")) &&
			p.items[i-1].value == nil && before != "الي" || p.items[i-1].entry.class == ordinal || it.conj
	}
	return p.items[i-1].Kind == token.Word && p.items[i-1].entry.class == none && before != "في" && before != "كل" && strings.HasSuffix(before, "ه") &&
		!it.conj && it.prep == "" && !strings.HasPrefix(before, "ال")
}

// fractionAt reads a fraction in words: نصف, ثلثا السكان, خُمس, نصف مليون.
func (p *parser) fractionAt(i int) (Number, int, bool) {
	it := &p.items[i]
	var value *big.Rat
	switch it.entry.class {
	case fraction, spokenHalf:
		value = big.NewRat(1, int64(it.entry.value))
	case fractionDual:
		value = big.NewRat(2, int64(it.entry.value))
	case unit, ten:
		d, ok := p.damma(i)
		if !ok {
			return Number{}, i, false
		}
		value = big.NewRat(1, int64(d))
	default:
		if d, ok := p.eighth(i); ok {
			return Number{Span: it.Span, Kind: Fraction, Value: write(big.NewRat(1, int64(d))), Counted: p.nounAfter(i + 1)}, i + 1, true
		}
		return Number{}, i, false
	}
	next := i + 1
	if k := p.keyAt(next); strings.HasPrefix(k, "النهائ") || strings.HasPrefix(k, "نهائ") || strings.HasPrefix(k, "النهاي") || strings.HasPrefix(k, "نهاي") || k == "الخالي" || it.article && k == "الاول" {
		return Number{}, i, false
	}
	if to, ok := p.percent(next); ok {
		return Number{Span: p.span(i, to), Kind: Percent, Value: write(value)}, to, true
	}
	if to, kind, ok := p.point(next); ok {
		return Number{Span: p.span(i, to), Kind: kind, Value: write(value)}, to, true
	}
	if p.is(next, dozen) {
		return Number{Span: p.span(i, next+1), Kind: Cardinal, Value: write(new(big.Rat).Mul(value, rat(p.items[next].entry.value))), Counted: p.counted(next + 1)}, next + 1, true
	}
	if it.entry.class == spokenHalf && !p.is(next, scale) {
		return Number{}, i, false
	}
	if (p.is(next, scale) || p.is(next, scaleTanwin)) && p.plain(next) { // نصف مليون
		value = new(big.Rat).Mul(value, power(p.items[next].entry.value))
		n := Number{Span: p.span(i, next+1), Kind: Cardinal, Value: write(value)}
		if to, ok := p.money(&n, value, next+1, ""); ok {
			n.End = p.items[to-1].End
			return n, to, true
		}
		n.Counted = p.counted(next + 1)
		return n, next + 1, true
	}
	n := Number{Span: it.Span, Kind: Fraction, Value: write(value)}
	if to, ok := p.money(&n, value, next, ""); ok && p.keyAt(next) != "" && !strings.HasPrefix(p.keyAt(next), "ال") {
		n.End = p.items[to-1].End
		return n, to, true
	}
	n.Kind, n.Currency = Fraction, ""
	if !it.article {
		n.Counted = p.nounAfter(next)
	}
	return n, next, true
}

// damma gives the denominator where the marks (خُمس) or the noun after it (خمس السكان) make a fraction of a number word.
func (p *parser) damma(i int) (int, bool) {
	it := &p.items[i]
	switch it.stem {
	case "خمس", "سبع", "تسع", "عشر":
		surface := it.Of(p.text)
		for k, r := range surface {
			if r == '\u064F' && k <= 4 {
				return it.entry.value, true
			}
		}
	}
	return 0, false
}

// eighth reads ثمن only where its marks make it an eighth: ثُمن; it is mostly a price.
func (p *parser) eighth(i int) (int, bool) {
	it := &p.items[i]
	k, _ := cutAny(it.key, "و", "ب", "ل")
	if k != "ثمن" && it.key != "ثمن" {
		return 0, false
	}
	if !strings.Contains(it.Of(p.text), "ثُ") {
		return 0, false
	}
	it.Begin += strings.Index(it.Of(p.text), "ثُ")
	return 8, true
}
