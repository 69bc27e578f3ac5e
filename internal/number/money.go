package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// amountOfMoney makes money of a number with a sign before it or a currency after it: $20, 3 ملايين دولار, خمسة دنانير و250 فلسا.
func (p *parser) amountOfMoney(q *quantity) (int, bool) {
	if q.sign != "" {
		q.Kind, q.Currency = Money, p.form(q.sign).currency.code
		return q.next, true
	}
	next, ok := p.money(q.Number, q.value, q.next)
	if !ok {
		return 0, false
	}
	if it := p.item(q.i); q.bare && it.other != absent && strings.HasPrefix(it.key, "1.") { // 1.125 دولار
		q.Value, q.Alternatives = it.other.String(), []string{q.Value}
	}
	p.offerAlternative(q)
	return q.grow(p, next)
}

// money makes n an amount of money of the currency at item i; value is that of the number alone.
func (p *parser) money(n *Number, value rational, i int) (next int, ok bool) {
	if p.key(i) == "من" && p.definite(i+1) { // 3 من الدولارات
		return i, false
	}
	c, code, next, ok := p.currencyAt(i)
	if !ok {
		return i, false
	}
	n.Kind, n.Currency = Money, code
	if c.parts > 0 {
		n.Value = quotient(value, integer(c.parts)).String()
		return next, true
	}
	return p.withParts(n, value, next), true
}

// withParts adds the fraction unit after و at item i: خمسة دنانير و250 فلسا.
func (p *parser) withParts(n *Number, value rational, i int) (next int) {
	j, joined := p.joins(i)
	if !joined {
		return i
	}
	a, ok := p.cardinal(j)
	if !ok {
		return i
	}
	c, code, next, ok := p.currencyAt(a.next)
	if !ok || c.parts == 0 {
		return i
	}
	n.Value = sum(value, quotient(a.value, integer(c.parts))).String()
	if n.Currency == "" {
		n.Currency = code
	}
	return next
}

// currencyAt reads the name of a currency with its nationality, or a sign, at item i.
func (p *parser) currencyAt(i int) (c *currency, code string, next int, ok bool) {
	if i >= len(p.items) || p.item(i).form.currency == nil {
		return nil, "", i, false
	}
	c = p.item(i).form.currency
	if code, ok := p.nationality(c, i+1); ok {
		return c, code, i + 2, true
	}
	return c, c.code, i + 1, true
}

// nationality gives the code of a currency with the adjective at item i: ليرة لبنانية, ريالين سعوديين.
func (p *parser) nationality(c *currency, i int) (code string, ok bool) {
	adjectives := p.nationalities[c.name]
	if adjectives == nil {
		return "", false
	}
	k := strings.TrimPrefix(p.key(i), "ال")
	for _, ending := range [...]string{"", "ه", "ا", "ين", "ان", "تين", "تان"} {
		if stem, cut := strings.CutSuffix(k, ending); cut {
			if code, ok := adjectives[stem]; ok {
				return code, true
			}
		}
	}
	return "", false
}

// currencySign gives the key of the sign or code of a currency at item i that may stand before a number, empty where none does.
func (p *parser) currencySign(i int) string {
	if i < 0 || i >= len(p.items) || p.item(i).kind != token.Symbol && p.item(i).kind != token.ForeignWord && p.item(i).key != "ريال" {
		return ""
	}
	if c := p.item(i).form.currency; c == nil || !c.sign {
		return ""
	}
	return p.item(i).key
}

// latinScale reads the abbreviation of a scale after digits with a sign: €1.25bn.
func (p *parser) latinScale(q *quantity) (int, bool) {
	if q.sign == "" || !q.bare || !p.tight(q.next) {
		return 0, false
	}
	n := latinScales[p.key(q.next)]
	if n == 0 {
		return 0, false
	}
	q.value = product(q.value, power(n))
	q.Value, q.bare, q.Kind, q.Currency = q.value.String(), false, Money, p.form(q.sign).currency.code
	return q.grow(p, q.next+1)
}

// latinScales are the Latin abbreviations of scales, as powers of ten.
var latinScales = map[string]int{"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12}

// oneOfMoney reads دولار واحد.
func (p *parser) oneOfMoney(q *quantity) (int, bool) {
	if w := p.item(q.i).word; w.class != unit || w.value != 1 || q.next != q.i+1 || q.i == 0 {
		return 0, false
	}
	c := p.item(q.i - 1).form.currency
	if c == nil || c.parts > 0 {
		return 0, false
	}
	q.Begin, q.Kind, q.Currency = p.item(q.i-1).Begin, Money, c.code
	return q.next, true
}
