package number

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/token"
)

// quantity is a cardinal on its way to what it turns out to be: money, a percentage, a year, or just how many.
type quantity struct {
	*Number
	amount
	first int    // the item at which its span begins: a sign, or the number itself
	i     int    // the item at which the number itself begins
	sign  string // of a currency before it
	// percent says that a % stands before it.
	percent bool
}

// readings are what a cardinal may turn out to be by what stands around it; the first that fits decides. Each is tried where one of its cues
// is seen, or wherever it has none, and gives the item after the whole.
var readings = [...]struct {
	cues cues
	read func(*parser, *quantity) (next int, ok bool)
}{
	{permilleCue, (*parser).permille},
	{signCue, (*parser).latinScale},
	{percentCue, (*parser).percentage},
	{pointCue, (*parser).points},
	{0, (*parser).oneOfMoney},
	{multiplierCue, (*parser).times},
	{partCue, (*parser).parts},
	{0, (*parser).ratio},
	{signCue | currencyCue, (*parser).amountOfMoney},
	{dozenCue, (*parser).dozens},
	{0, (*parser).year},
	{bareCue, (*parser).identifier},
	{bareCue, (*parser).ordinalDigits},
	{0, (*parser).below},
	{0, (*parser).count},
}

// quantityAt reads a cardinal and what it turns out to be. A range is tried first.
func (p *parser) quantityAt(n *Number, i int) (next int, ok bool) {
	q := &p.quantity
	q.Number, q.first, q.i, q.sign = n, i, i, p.currencySign(i)
	k := p.key(i)
	q.percent = k == "%" || k == "٪"
	minus := p.in(i, negative)
	if q.sign != "" || q.percent || minus {
		q.i++
	} else if next, ok := p.pointsAlone(n, i); ok {
		return next, true
	}
	if q.amount, ok = p.cardinal(q.i); !ok {
		if p.is(i, dozen) {
			q.value, q.next = integer(p.item(i).word.value), i+1
			return p.finish(q)
		}
		return i, false
	}
	if minus {
		q.value = q.value.opposite()
	}
	if !p.isNumber(q.i, q.amount) {
		return i, false
	}
	if k := p.key(q.next); k == "فاصل" || k == "فاصله" {
		q.amount = p.withDecimals(q.amount)
	}
	if next, ok := p.rangeFrom(q); ok {
		return next, true
	}
	return p.finish(q)
}

// finish says what a cardinal is.
func (p *parser) finish(q *quantity) (next int, ok bool) {
	*q.Number = Number{Span: p.span(q.first, q.next), Kind: Cardinal, Value: q.value.String()}
	seen := p.cues(q)
	for i := range readings {
		reading := &readings[i]
		if reading.cues != 0 && reading.cues&seen == 0 {
			continue
		}
		if next, ok := reading.read(p, q); ok {
			p.bind(q.Number, q.first, next)
			return next, true
		}
	}
	return q.next, true
}

// grow stretches the span over the items before next.
func (q *quantity) grow(p *parser, next int) (int, bool) {
	q.End = p.item(next - 1).End
	return next, true
}

// withDecimals reads on after فاصل: اثنان فاصل خمسة, اثنان فاصل خمسة مليون.
func (p *parser) withDecimals(a amount) amount {
	if value, next, ok := p.spokenDigits(a.next + 1); ok {
		return amount{value: sum(a.value, value), next: next}
	}
	at, zeros := a.next+1, 0
	for p.is(at, unit) && p.item(at).word.value == 0 {
		zeros++
		at++
	}
	d, ok := p.cardinal(at)
	if !ok || !d.value.isWhole() {
		return a
	}
	scales, value := 0, d.value
	if last := d.next - 1; d.top > 0 && p.is(last, scale) || p.is(last, scaleTanwin) || p.is(last, scalePlural) {
		scales = p.item(last).word.value
		value = quotient(value, power(scales))
	}
	value = sum(a.value, quotient(value, power(zeros+len(value.rat().Num().String()))))
	return amount{value: product(value, power(scales)), next: d.next, top: scales}
}

// spokenDigits reads decimals digit by digit, at least two of them: ثلاثة فاصل واحد أربعة.
func (p *parser) spokenDigits(i int) (value rational, next int, ok bool) {
	digits := []byte("0.")
	for next = i; p.is(next, unit) && (next == i || p.plain(next)) && next < i+maxDigits; next++ {
		digits = append(digits, '0'+byte(p.item(next).word.value))
	}
	if next < i+2 || p.item(next-1).word.value == 0 || p.isScale(next) || p.is(next, ten) {
		return absent, i, false
	}
	if _, joined := p.joins(next); joined && p.item(next-2).word.value == 0 { // صفر فاصل صفر خمسة وعشرون
		return absent, i, false
	}
	return parse(string(digits)), next, true
}

// dozens reads ثلاث دزينات.
func (p *parser) dozens(q *quantity) (int, bool) {
	next := q.next
	switch {
	case p.is(next, dozen):
		q.Value = product(q.value, integer(12)).String()
		next++
	case !p.is(q.i, dozen):
		return 0, false
	}
	q.Counted = p.counted(next, anyCount)
	return q.grow(p, next)
}

// below reads درجات تحت الصفر after a number.
func (p *parser) below(q *quantity) (int, bool) {
	next, ok := p.belowZero(q.next)
	if !ok {
		return 0, false
	}
	q.Value = q.value.opposite().String()
	if !slices.Contains(belowWords, p.key(q.next)) {
		q.Counted = p.counted(q.next, countOf(q.value))
	}
	return next, true
}

// belowZero gives the end of تحت الصفر at item i, after an optional unit.
func (p *parser) belowZero(i int) (next int, ok bool) {
	for k := i; k <= i+2; k++ {
		if p.mayFollow(k) && slices.Contains(belowWords, p.key(k)) && p.key(k+1) == "الصفر" {
			return k + 2, true
		}
	}
	return i, false
}

// belowWords are the keys of the words that say, before الصفر, that a number is below it.
var belowWords = []string{"تحت", "دون"}

// count is how many, with what is counted; or a part, where unvowelled letters are rather that: خمس السكان.
func (p *parser) count(q *quantity) (int, bool) {
	next := q.next
	if !q.value.isWhole() && q.top == 0 {
		q.Kind = Decimal
	}
	q.Counted = p.countedAround(q)
	if q.Counted == (token.Span{}) && q.alternative != absent {
		q.Value = q.alternative.String()
	} else {
		p.offerAlternative(q)
	}
	if other := p.item(q.i).other; q.bare && other != absent && p.in(next, measure) {
		q.Alternatives = []string{other.String()}
	}
	if q.bare && !q.value.isWhole() && isVulgar(p.item(q.i).key) {
		q.Kind = Fraction
	}
	if p.isPart(q) {
		if q.Kind = Fraction; p.definite(next) {
			q.Alternatives = []string{q.Value}
		}
		q.Value = quotient(integer(1), q.value).String()
	}
	return next, true
}

// offerAlternative gives the other value of ألفا before a noun where a verb wants the accusative: بلغ عدد المسجلين ألفا طالب is a slip for
// ألفي or for ألف.
func (p *parser) offerAlternative(q *quantity) {
	if q.alternative == absent {
		return
	}
	for k := q.first - 1; k >= 0 && k >= q.first-reachWords; k-- {
		if p.in(k, reaching) && p.item(k).kind == token.Word && p.item(k).form.tags&particle == 0 && p.key(k) != "الي" && p.key(k) != "علي" {
			q.Alternatives = []string{q.alternative.String()}
		}
	}
}

// reachWords is how far before a number the verb stands whose object it is.
const reachWords = 3
