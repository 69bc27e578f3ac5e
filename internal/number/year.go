package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// year makes a year of a number by the words around it: عام 2019, أيار 2003, 1443 هـ, عام ألفين وأربعة وعشرين.
func (p *parser) year(q *quantity) (int, bool) {
	if !p.isYear(q.i, q.amount) {
		return 0, false
	}
	q.Kind = Year
	return q.next, true
}

func (p *parser) isYear(i int, a amount) bool {
	v, ok := a.value.within(1, 4999)
	if !ok {
		return false
	}
	next := p.key(a.next)
	switch {
	case p.yearSeries(i):
		if a.bare {
			return len(p.item(i).key) >= 3 || p.exactly(a.next, era)
		}
		return v >= 100 && (v%100 != 0 || v >= 1900 || !p.counts(a.next)) // شهد العام مئة وألف هجوم
	case a.bare && v > 50 && p.exactly(a.next, era):
		return next != "م" && next != "م." || v >= 1900 && v < 2100 && p.item(i).End-p.item(i).Begin <= len("٢٠٢٤") // 1500 م is metres
	case a.bare && (p.kind(a.next) == token.Abbreviation && v > 50 && strings.HasPrefix(next, "ه") || strings.HasPrefix(next, "ق.م") ||
		next == "قبل" && p.key(a.next+1) == "الميلاد"):
		return true
	case p.key(i-1) == "/" && p.digits(i-2) && a.bare && v >= 1900 && v < 2100:
		return true
	case p.in(i-1, month), (p.key(i-1) == "الاول" || p.key(i-1) == "الثاني" || isComma(p.key(i-1))) && p.in(i-2, month):
		return v >= 1000
	case isComma(p.key(i-1)) && a.bare && p.digits(i-2) && p.kind(i-3) == token.ForeignWord: // March 21, 2019
		return v >= 1000
	}
	return a.bare && p.isBareYear(i, a, v)
}

func isComma(k string) bool { return k == "," || k == "،" }

// yearSeries tells whether عام stands before a number, or before a year that و, أو, إلى, - tie to it.
func (p *parser) yearSeries(i int) bool {
	for k := i - 1; k >= 0 && k >= i-yearWords; k-- {
		if p.in(k, yearHead) {
			return true
		}
		switch key := p.key(k); {
		case p.digits(k) && len(key) == 4 && k < i-1, key == "و", isComma(key), p.in(k, dash), key == "الي", key == "حتي":
		default:
			return false
		}
	}
	return false
}

// yearWords is how far back عام may stand before a series of years.
const yearWords = 7

// isBareYear tells whether four bare digits that count nothing are a year: منذ 2019, (1931-2024).
func (p *parser) isBareYear(i int, a amount, v int64) bool {
	if len(p.item(i).key) != 4 || v < 1900 || v > 2100 || p.boundBefore(i) != Exact || p.countsAsYear(a.next, v) {
		return false
	}
	if p.in(i-1, yearContext) || p.key(i-1) == "في" {
		return true
	}
	return p.kind(i-1) == token.Word && p.isNoun(i-1) && !p.near(i, reaching|change) && !p.isNamed(i) && v >= 1950 && v <= 2050 // بكالوريا 2017
}

// countsAsYear tells whether four digits count what follows although they look like a year: 2017 طالبا, not 2017 بجهة.
func (p *parser) countsAsYear(i int, v int64) bool {
	k := p.key(i)
	return p.counts(i) && (v%100 <= 10 || isAccusative(k) || k == "من" || strings.HasSuffix(k, "ه") && !strings.HasPrefix(k, "ب") && !strings.HasPrefix(k, "ل"))
}

// decadeAt reads ستينيات القرن الماضي.
func (p *parser) decadeAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	if it.class != decade {
		return i, false
	}
	century := 1900
	if p.key(i+1) == "القرن" {
		if _, ok := p.ordinalAt(n, i+2); ok {
			if which, ok := smallInteger(n.Value); ok {
				century = (which - 1) * 100
			}
		} else if k := p.key(i + 2); k == "الحالي" || k == "الجاري" {
			century = 2000
		}
	}
	first := century + it.word.value
	*n = Number{Span: it.Span, Kind: Year, Value: integer(first).String(), Min: integer(first).String(), Max: integer(first + 9).String()}
	return i + 1, true
}

// seasonAt reads two years with a slash, of which the second may be short: 2023/24.
func (p *parser) seasonAt(n *Number, i int) (int, bool) {
	if !p.digits(i) || p.key(i+1) != "/" || !p.digits(i+2) || len(p.item(i).key) != 4 {
		return i, false
	}
	low, ok := p.item(i).value.within(1000, 2999)
	high, ok2 := p.item(i+2).value.within(0, 2999)
	if len(p.item(i+2).key) == 2 {
		high += low / 100 * 100
	}
	if !ok || !ok2 || high != low+1 {
		return i, false
	}
	*n = Number{Span: p.span(i, i+3), Kind: Range, Min: integer(int(low)).String(), Max: integer(int(high)).String()}
	return i + 3, true
}
