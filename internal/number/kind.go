package number

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// at reads the numbers that begin at item i; next is i where none does.
func (p *parser) at(i int) (found []Number, next int) {
	it := &p.items[i]
	if it.Kind == token.Abbreviation || it.Kind == token.Hashtag || it.Kind == token.URL {
		return nil, i
	}
	if p.afterJoint(i) || p.listNumber(i) || p.inTag(i) {
		return nil, i + 1
	}
	if n, next, ok := p.joined(i); ok {
		return []Number{n}, next
	}
	for _, read := range [...]func(int) (Number, int, bool){
		p.identifierWithHyphen, p.fractionAt, p.ordinalAt, p.decade, p.vagueAt, p.multiplierAt, p.dual, p.season,
	} {
		if n, next, ok := read(i); ok {
			return []Number{p.bound(n, i, next)}, next
		}
	}
	return p.quantity(i)
}

// inTag tells whether digits belong to a tag or a time: #5, #COVID-19, 9 a.m.
func (p *parser) inTag(i int) bool {
	if p.items[i].Kind != token.Number {
		return false
	}
	if k := p.keyAt(i + 1); k == "a.m." || k == "p.m." || k == "am" || k == "pm" {
		return true
	}
	if i == 0 || p.items[i-1].End != p.items[i].Begin {
		return false
	}
	return p.keyAt(i-1) == "#" && !p.in(i-2, "ordinalhead") || p.keyAt(i-1) == "-" && i >= 2 && p.items[i-2].Kind == token.Hashtag
}

// listNumber tells whether digits number an item of a list, at the beginning of a line: 1. أهم ما جاء
func (p *parser) listNumber(i int) bool {
	if p.items[i].value == nil || p.keyAt(i+1) != "." && p.keyAt(i+1) != ")" || i+2 >= len(p.items) || p.items[i].End != p.items[i+1].Begin {
		return false
	}
	return i == 0 || strings.ContainsAny(p.text[p.items[i-1].End:p.items[i].Begin], "\n\r")
}

// span gives the span of items[i:next].
func (p *parser) span(i, next int) token.Span {
	return token.Span{Begin: p.items[i].Begin, End: p.items[next-1].End}
}

// afterJoint tells whether the digits at item i belong to something longer than a number: 07-555-1234, 1.2.3.
func (p *parser) afterJoint(i int) bool {
	it := &p.items[i]
	if it.Kind != token.Number {
		return false
	}
	tight := func(a, b int) bool { return a >= 0 && b < len(p.items) && p.items[a].End == p.items[b].Begin }
	isJoint := func(k int) bool {
		return k >= 0 && k < len(p.items) && (p.items[k].key == "-" || p.items[k].key == "/" || p.items[k].key == ":" || p.items[k].key == "+")
	}
	// Two joints on either side, or a phone number: a run of three or more.
	runs := 1
	for k := i; runs <= 2 && isJoint(k-1) && tight(k-1, k) && tight(k-2, k-1) && p.items[k-2].Kind == token.Number; k -= 2 {
		runs++
	}
	for k := i; runs <= 2 && isJoint(k+1) && tight(k, k+1) && tight(k+1, k+2) && p.items[k+2].Kind == token.Number; k += 2 {
		runs++
	}
	if runs > 2 {
		return true
	}
	if runs == 2 { // 07-5551234
		for _, k := range [...]int{i - 2, i, i + 2} {
			if k >= 0 && k < len(p.items) && p.items[k].Kind == token.Number && len(p.items[k].key) >= 7 {
				return true
			}
		}
	}
	digits := strings.TrimLeft(it.key, "+")
	for k := i; k > 0 && p.items[k].Kind == token.Number && k > i-6; k-- { // +962 6 555 1234
		if strings.HasPrefix(p.items[k].key, "+") && len(p.items[k].key) >= 3 && k < i {
			return true
		}
	}
	if strings.HasPrefix(it.key, "+") && len(digits) >= 3 && i+1 < len(p.items) && p.items[i+1].Kind == token.Number { // +963 11 …
		return true
	}
	return len(digits) >= 7 && strings.HasPrefix(digits, "0")
}

// joined reads a score, short range or fraction written as one token.
func (p *parser) joined(i int) (Number, int, bool) {
	it := &p.items[i]
	if it.Kind != token.Number || it.value != nil {
		return p.spacedScore(i)
	}
	k := strings.ReplaceAll(it.key, "–", "-")
	sep := strings.IndexAny(k, "-/:")
	if sep <= 0 {
		return Number{}, i, false
	}
	a, err1 := strconv.Atoi(k[:sep])
	b, err2 := strconv.Atoi(k[sep+1:])
	if err1 != nil || err2 != nil {
		return Number{}, i, false
	}
	switch k[sep] {
	case '/':
		if p.in(i-1, "identifierhead") {
			return Number{Span: it.Span, Kind: Identifier, Value: k}, i + 1, true
		}
		if a >= b || b > 100 || a == 0 {
			return Number{}, i, false
		}
		n := Number{Span: it.Span, Kind: Fraction, Value: write(big.NewRat(int64(a), int64(b)))}
		n.Counted = p.nounAfter(i + 1)
		return n, i + 1, true
	case ':':
		return Number{Span: it.Span, Kind: Score, Value: k[:sep] + "-" + k[sep+1:]}, i + 1, true
	}
	if p.scoreContext(i) || a >= b && !p.isUnitNoun(i+1) {
		return Number{Span: it.Span, Kind: Score, Value: k[:sep] + "-" + k[sep+1:]}, i + 1, true
	}
	high := amount{value: rat(b), next: i + 1, digits: true, bare: true}
	for p.isScale(high.next) {
		high.top = p.items[high.next].entry.value
		high.value, high.bare = new(big.Rat).Mul(high.value, power(high.top)), false
		high.next++
	}
	return p.rangeOf(i, i, rat(a), high)
}

// season reads two years with a slash, of which the second may be short: 2023/24.
func (p *parser) season(i int) (Number, int, bool) {
	if i+2 >= len(p.items) || p.items[i].value == nil || p.items[i+1].key != "/" || p.items[i+2].value == nil || len(p.items[i].key) != 4 {
		return Number{}, i, false
	}
	low, high := p.items[i].value, p.items[i+2].value
	if len(p.items[i+2].key) == 2 {
		high = new(big.Rat).Add(high, rat(int(low.Num().Int64()/100*100)))
	}
	if new(big.Rat).Sub(high, low).Cmp(rat(1)) != 0 {
		return Number{}, i, false
	}
	return Number{Span: p.span(i, i+3), Kind: Range, Min: write(low), Max: write(high)}, i + 3, true
}

// spacedScore reads 1 - 0 after a word of sport.
func (p *parser) spacedScore(i int) (Number, int, bool) {
	if i+2 < len(p.items) && p.items[i].value != nil && p.items[i+1].key == "-" && p.items[i+2].value != nil &&
		len(p.items[i].key) <= 3 && len(p.items[i+2].key) <= 3 && p.scoreContext(i) && p.items[i].value.IsInt() && p.items[i+2].value.IsInt() {
		return Number{Span: p.span(i, i+3), Kind: Score, Value: write(p.items[i].value) + "-" + write(p.items[i+2].value)}, i + 3, true
	}
	return Number{}, i, false
}

// scoreContext tells whether one of the few words before item i speaks of a match.
func (p *parser) scoreContext(i int) bool {
	for k := i - 1; k >= 0 && k >= i-scoreWords; k-- {
		if p.in(k, "scorehead") {
			return true
		}
	}
	return false
}

// scoreWords is how far back a word of sport says that a pair of numbers is a score.
const scoreWords = 6

// identifierWithHyphen reads a name with a number: إف-16, كوفيد-19.
func (p *parser) identifierWithHyphen(i int) (Number, int, bool) {
	if i+2 >= len(p.items) || p.items[i+1].key != "-" || p.items[i+2].value == nil || p.items[i].End != p.items[i+1].Begin ||
		p.items[i+1].End != p.items[i+2].Begin || p.items[i].Kind != token.Word && p.items[i].Kind != token.ForeignWord || p.items[i].entry.class != none {
		return Number{}, i, false
	}
	if p.items[i].key == "و" || p.items[i].key == "ب" || p.items[i].key == "ل" {
		return Number{}, i, false
	}
	span := p.span(i, i+3)
	return Number{Span: span, Kind: Identifier, Value: write(p.items[i+2].value)}, i + 3, true
}

// quantity reads a cardinal and what it turns out to be: money, a percentage, a range, a year, an identifier.
func (p *parser) quantity(i int) ([]Number, int) {
	first := i
	sign := p.currencySign(i)
	percentBefore := p.items[i].key == "%"
	negative := p.items[i].key == "ناقص" || p.items[i].key == "سالب"
	if sign != "" || percentBefore || negative {
		i++
	}
	if to, kind, ok := p.point(i); ok && i == first { // نقطة مئوية alone is one
		value := "1"
		if strings.HasPrefix(p.items[i].key, "نقطت") {
			value = "2"
		}
		return []Number{p.bound(Number{Span: p.span(i, to), Kind: kind, Value: value}, first, to)}, to
	}
	if p.is(i, dozen) && i == first {
		n := Number{Span: p.items[i].Span, Kind: Cardinal, Value: write(rat(p.items[i].entry.value)), Counted: p.counted(i + 1)}
		return []Number{p.bound(n, i, i+1)}, i + 1
	}
	a, ok := p.cardinal(i)
	if !ok {
		return nil, first
	}
	if negative {
		a.value = new(big.Rat).Neg(a.value)
	}
	if !p.isNumber(i, a) {
		return nil, first
	}
	if a2, ok := p.pointed(a); ok {
		a = a2
	}
	if ns, next, ok := p.between(first, i, a); ok {
		return ns, next
	}
	n := Number{Span: p.span(first, a.next), Kind: Cardinal, Value: write(a.value)}
	next := p.classify(&n, i, a, sign, percentBefore)
	return []Number{p.bound(n, first, next)}, next
}

// isNumber refuses what looks like a number word and is none.
func (p *parser) isNumber(i int, a amount) bool {
	it := &p.items[i]
	if a.next > i+1 || it.value != nil {
		return true
	}
	switch it.entry.class {
	case unit:
		switch {
		case it.entry.value == 1:
			return p.countsOne(i)
		case it.article && it.entry.value == 2:
			return strings.HasSuffix(p.keyAt(i-1), "ان") || strings.HasSuffix(p.keyAt(i-1), "ين") // الشقيقان الاثنان; الاثنين is Monday
		case it.entry.value == 0:
			return p.keyAt(i-1) != "شهر" && p.keyAt(i-2) != "شهر"
		case it.article && it.stem == "ست":
			return p.definiteNounBefore(i)
		case it.stem == "ست" && !it.article, it.stem == "سبع" || it.stem == "سبعا", it.stem == "تسع":
			return p.countsPlural(i)
		}
	case ten:
		return it.stem != "عشره" || p.keyAt(i+1) != "عمر"
	case tens:
		return !it.article || !places[p.keyAt(i-1)]
	case scaleTanwin:
		return p.nounFollows(a.next) || p.boundBefore(i) != Exact || p.keyAt(i-1) != "متحور" && p.keyAt(i-1) != "سلاله"
	case scaleDual:
		return !it.article || !strings.HasSuffix(it.stem, "ي")
	case scale:
		// ألف is a verb, and the name of a letter.
		if it.entry.value != 3 {
			return true
		}
		if it.article {
			return !p.letters(i) && p.keyAt(i+2) != "الياء" && p.keyAt(i+1) != "والياء"
		}
		if noun := p.keyAt(a.next); it.prep == "" && strings.HasPrefix(noun, "ال") {
			return false
		}
	case hundred:
		if it.stem == "ميه" && strings.HasPrefix(p.keyAt(a.next), "ال") {
			return false // water
		}
		// بالمئة, في المئة are signs of a percentage by themselves.
		return !it.article || it.prep != "ب" && p.keyAt(i-1) != "في"
	default:
	}
	return true
}

// places are what السبعين and its like name, not count: ميدان السبعين.
var places = map[string]bool{"ميدان": true, "شارع": true, "ساحه": true, "حي": true, "مسجد": true, "جامع": true, "طريق": true, "بميدان": true, "بشارع": true, "ال": true}

// countsPlural tells whether ست, سبع, تسع count: a noun without article follows, or a definite one stands before. سبع is a lion too, ست a
// lady, تسع a verb.
func (p *parser) countsPlural(i int) bool {
	it := &p.items[i]
	if it.article {
		return true
	}
	next := p.keyAt(i + 1)
	if next == "من" {
		return p.keyAt(i-1) != "" && p.keyAt(i+2) != "حديقه"
	}
	if next == "" || p.items[i+1].Kind == token.Punctuation && next != "«" && next != "\"" {
		return true
	}
	if strings.HasPrefix(p.keyAt(i-1), "لا") && it.stem == "تسع" {
		return false
	}
	if _, ok := p.percent(i + 1); ok {
		return true
	}
	return p.isScale(i+1) || p.nounFollows(i+1) && !strings.HasPrefix(next, "ال") && next != "قرب" && next != "حديقه"
}

// letters tells whether the word before speaks of letters: حرف الألف.
func (p *parser) letters(i int) bool { return strings.HasSuffix(p.keyAt(i-1), "حرف") }

// countsOne tells whether واحد counts: رجل واحد, واحد من كل خمسة.
func (p *parser) countsOne(i int) bool {
	it := &p.items[i]
	next, before := p.keyAt(i+1), p.keyAt(i-1)
	switch {
	case next == "تلو" || next == "الاحد" || before == "ان" && next == "" || before == "كل" || before == "باب":
		return false
	case next == "من" && superlative(p.keyAt(i+2)):
		return false
	case it.article:
		return (strings.HasPrefix(before, "ال") || strings.HasPrefix(before, "لل")) && p.isNoun(i-1) || before == "عن"
	}
	return i > 0 && p.items[i-1].Kind == token.Word && p.items[i-1].End < it.Begin && !it.conj && it.prep == "" || p.keyAt(i+1) == "من" || it.conj
}

// superlative tells whether a word is one of أفعل: واحدة من أقدم المدن counts nothing.
func superlative(k string) bool {
	return len(k) == 4*len("ا") && strings.HasPrefix(k, "ا") && !strings.HasPrefix(k, "ال") || k == "اهم" || k == "اشد" || k == "اقل"
}

// pointed reads a decimal in words: اثنان فاصل خمسة.
func (p *parser) pointed(a amount) (amount, bool) {
	if k := p.keyAt(a.next); k != "فاصل" && k != "فاصله" && k != "فاصلة" {
		return a, false
	}
	at := a.next + 1
	zeros := 0
	for p.is(at, unit) && p.items[at].entry.value == 0 {
		zeros++
		at++
	}
	d, ok := p.cardinal(at)
	if !ok || !d.value.IsInt() {
		return a, false
	}
	value := d.value
	scales := p.scaleAfterPoint(&d)
	if scales > 0 {
		value = new(big.Rat).Quo(d.value, power(scales))
	}
	digits := zeros + len(value.Num().String())
	value = new(big.Rat).Add(a.value, new(big.Rat).Quo(value, power(digits)))
	return amount{value: new(big.Rat).Mul(value, power(scales)), next: d.next, top: scales, gran: 0}, true
}

// scaleAfterPoint gives the scale that ends the decimals of a number (اثنان فاصل خمسة مليون), 0 where none does.
func (p *parser) scaleAfterPoint(d *amount) int {
	if d.top > 0 && p.is(d.next-1, scale) || p.is(d.next-1, scaleTanwin) || p.is(d.next-1, scalePlural) {
		return p.items[d.next-1].entry.value
	}
	return 0
}

// classify says what a cardinal is by what stands around it, and gives where it ends then.
func (p *parser) classify(n *Number, i int, a amount, sign string, percentBefore bool) int {
	next := a.next
	grow := func(to int) int {
		n.End = p.items[to-1].End
		return to
	}
	if p.keyAt(next) == "‰" {
		n.Kind, n.Value = Percent, write(new(big.Rat).Quo(a.value, rat(10)))
		return grow(next + 1)
	}
	if sign != "" && a.bare && next < len(p.items) && p.items[next].Begin == p.items[next-1].End && millions[p.keyAt(next)] > 0 { // €1.25bn
		a.value = new(big.Rat).Mul(a.value, power(millions[p.keyAt(next)]))
		n.Value = write(a.value)
		next = grow(next + 1)
	}
	if to, ok := p.percent(next); ok || percentBefore {
		n.Kind = Percent
		if ok {
			return grow(to)
		}
		return next
	}
	if to, kind, ok := p.point(next); ok {
		n.Kind = kind
		return grow(to)
	}
	if p.items[i].entry.class == unit && p.items[i].entry.value == 1 && next == i+1 { // دولار واحد
		if m, ok := p.currencies[p.keyAt(i-1)]; ok && m.parts == 0 {
			n.Begin, n.Kind, n.Currency = p.items[i-1].Begin, Money, m.code
			return next
		}
	}
	if p.keyAt(next) == "اضعاف" || p.keyAt(next) == "ضعف" || p.keyAt(next) == "ضعفا" {
		n.Kind = Multiplier
		return grow(next + 1)
	}
	if p.is(next, fractionPlural) && p.plain(next) {
		part := new(big.Rat).Quo(a.value, rat(p.items[next].entry.value))
		n.Kind, n.Value = Fraction, write(part)
		next++
		if to, kind, ok := p.point(next); ok {
			n.Kind = kind
			return grow(to)
		}
		if p.is(next, scale) { // ثلاثة أرباع المليون
			n.Kind, n.Value = Cardinal, write(new(big.Rat).Mul(part, power(p.items[next].entry.value)))
			n.Counted = p.counted(next + 1)
			return grow(next + 1)
		}
		n.Counted = p.nounAfter(next)
		return grow(next)
	}
	if d, to, ok := p.ratio(next); ok {
		n.Kind, n.Value = Ratio, write(a.value)+"/"+write(d)
		return grow(to)
	}
	if to, ok := p.money(n, a.value, next, sign); ok {
		return grow(to)
	}
	if p.is(next, dozen) {
		n.Value = write(new(big.Rat).Mul(a.value, rat(12)))
		n.Counted = p.counted(next + 1)
		return grow(next + 1)
	}
	switch {
	case p.isYear(i, a):
		n.Kind = Year
		return next
	case a.bare && p.in(i-1, "identifierhead") && !strings.HasSuffix(p.keyAt(next), "ا"), a.bare && p.keyAt(i-1) == ":" && p.in(i-2, "identifierhead"):
		n.Kind = Identifier
		return next
	case a.bare && p.heldOrdinal(i):
		n.Kind = Ordinal
		return next
	case !a.value.IsInt():
		n.Kind = Decimal
	}
	if to := p.belowZero(next); to > next {
		n.Value = write(new(big.Rat).Neg(a.value))
		if p.keyAt(next) != "تحت" && p.keyAt(next) != "دون" {
			n.Counted = p.counted(next)
		}
		return to
	}
	n.Counted = p.counted(next)
	if n.Counted == (token.Span{}) || p.isAdjective(next) || p.items[i].entry.class == unit && p.items[i].entry.value <= 2 && !p.items[i].conj && next == i+1 && p.keyAt(next) != "من" {
		if before := p.countedBefore(i, a); before != (token.Span{}) {
			n.Counted = before
		}
	}
	if a.alternative != nil && n.Counted == (token.Span{}) {
		n.Value = write(a.alternative)
	}
	if a.bare && strings.Contains(p.items[i].key, "⁄") {
		n.Kind = Fraction
	}
	if p.tookFraction(n, i, next) {
		n.Kind, n.Alternatives = Fraction, []string{n.Value}
		n.Value = write(new(big.Rat).Inv(a.value))
	}
	return next
}

// millions are the Latin abbreviations of scales, as powers of ten.
var millions = map[string]int{"m": 6, "mn": 6, "bn": 9, "b": 9}

// belowZero gives the end of تحت الصفر after an optional unit, or next.
func (p *parser) belowZero(next int) int {
	for k := next; k <= next+2; k++ {
		if (p.keyAt(k) == "تحت" || p.keyAt(k) == "دون") && p.keyAt(k+1) == "الصفر" {
			return k + 2
		}
	}
	return next
}

// percent gives the end of the sign or words of a percentage at item i.
func (p *parser) percent(i int) (next int, ok bool) {
	switch k := p.keyAt(i); k {
	case "%", "٪":
		return i + 1, true
	case "بالمئه", "بالمائه", "بالميه", "بالمييه":
		return i + 1, true
	case "في", "ب":
		switch p.keyAt(i + 1) {
		case "المئه", "المائه", "الميه":
			return i + 2, true
		}
	}
	return i, false
}

// point gives the end of نقطة مئوية or نقطة أساس at item i.
func (p *parser) point(i int) (next int, kind Kind, ok bool) {
	switch k := p.keyAt(i); k {
	case "نقطه", "نقاط", "نقطتين", "نقطتان":
		return p.pointOf(i + 1)
	}
	return i, 0, false
}

func (p *parser) pointOf(i int) (next int, kind Kind, ok bool) {
	switch k := p.keyAt(i); {
	case strings.HasPrefix(k, "مئوي"), strings.HasPrefix(k, "مءوي"):
		return i + 1, PercentagePoint, true
	case k == "اساس":
		return i + 1, BasisPoint, true
	}
	return i, 0, false
}

// ratio reads من كل, من أصل and the number after it.
func (p *parser) ratio(i int) (d *big.Rat, next int, ok bool) {
	if p.keyAt(i) != "من" || p.keyAt(i+1) != "كل" && p.keyAt(i+1) != "اصل" && p.keyAt(i+1) != "بين" {
		return nil, i, false
	}
	a, ok := p.cardinal(i + 2)
	if !ok || p.keyAt(i+1) == "بين" && a.value.Cmp(rat(2)) <= 0 {
		return nil, i, false
	}
	return a.value, a.next, true
}

// codes are currencies that a text names by their ISO codes.
var codes = map[string]string{"usd": "USD", "eur": "EUR", "gbp": "GBP", "sar": "SAR", "aed": "AED", "jpy": "JPY", "cny": "CNY", "egp": "EGP", "qar": "QAR", "kwd": "KWD", "iqd": "IQD", "jod": "JOD"}

// currencySign gives the sign of a currency at item i, empty where none stands there.
func (p *parser) currencySign(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	if p.items[i].Kind == token.ForeignWord && codes[p.items[i].key] != "" {
		return p.items[i].key
	}
	if p.items[i].Kind != token.Symbol {
		return ""
	}
	if _, ok := signs[p.items[i].key]; ok {
		return p.items[i].key
	}
	return ""
}

// signs are the signs of currencies.
var signs = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "", "₺": "TRY", "₽": "RUB", "₹": "INR", "₪": "ILS", "ريال": "", "﷼": ""}

func codeOf(sign string) string {
	if code, ok := codes[sign]; ok {
		return code
	}
	return signs[sign]
}

// money makes n an amount of money where a sign stands before or a currency after it; value is that of the number alone.
func (p *parser) money(n *Number, value *big.Rat, i int, sign string) (next int, ok bool) {
	if sign != "" {
		n.Kind, n.Currency = Money, codeOf(sign)
		return i, true
	}
	if sign := p.currencySign(i); sign != "" {
		n.Kind, n.Currency = Money, codeOf(sign)
		return i + 1, true
	}
	if p.keyAt(i) == "من" && strings.HasPrefix(p.keyAt(i+1), "ال") {
		return i, false
	}
	m, code, next, ok := p.currency(i)
	if !ok {
		return i, false
	}
	n.Kind, n.Currency = Money, code
	if m.parts > 0 {
		n.Value = write(new(big.Rat).Quo(value, rat(m.parts)))
		return next, true
	}
	// خمسة دنانير و250 فلسا
	if j, joined := p.joins(next); joined {
		if a, ok := p.cardinal(j); ok {
			if part, partCode, end, ok := p.currency(a.next); ok && part.parts > 0 {
				n.Value = write(new(big.Rat).Add(value, new(big.Rat).Quo(a.value, rat(part.parts))))
				if n.Currency == "" {
					n.Currency = partCode
				}
				return end, true
			}
		}
	}
	return next, true
}

// currency reads the name of a currency at item i, with its nationality.
func (p *parser) currency(i int) (m money, code string, next int, ok bool) {
	k := p.keyAt(i)
	m, ok = p.currencies[k]
	if !ok {
		return money{}, "", i, false
	}
	code, next = m.code, i+1
	adjective := p.keyAt(next)
	for _, noun := range [...]string{k, singular[k], strings.TrimSuffix(k, "ا"), strings.TrimSuffix(k, "ات")} {
		for _, a := range [...]string{adjective, strings.TrimSuffix(adjective, "ه"), strings.TrimSuffix(adjective, "ا"), strings.TrimPrefix(adjective, "ال")} {
			if c, ok := p.nationalities[noun+" "+a]; ok {
				return m, c, next + 1, true
			}
		}
	}
	return m, code, next, true
}

// singular are the singulars of currencies.
var singular = map[string]string{
	"دنانير": "دينار", "دراهم": "درهم", "ريالات": "ريال", "جنيهات": "جنيه", "ليرات": "ليره", "روبيات": "روبيه", "فرنكات": "فرنك",
	"كرونات": "كرونه", "دولارات": "دولار", "روبلات": "روبل", "شواكل": "شيكل",
}

// isYear tells whether a number is a year by the words around it.
func (p *parser) isYear(i int, a amount) bool {
	if !a.value.IsInt() || a.value.Sign() <= 0 || a.value.Cmp(rat(2999)) > 0 {
		return false
	}
	v := a.value.Num().Int64()
	switch {
	case p.yearSeries(i):
		return v >= 100 || a.bare && len(p.items[i].key) >= 3
	case a.next < len(p.items) && p.items[a.next].Kind == token.Abbreviation && a.bare && v > 50 && strings.HasPrefix(p.keyAt(a.next), "ه"), // 1443 هـ
		strings.HasPrefix(p.keyAt(a.next), "ق.م") && a.bare:
		return true
	case i >= 2 && p.keyAt(i-1) == "/" && p.items[i-2].value != nil && a.bare && v >= 1900 && v < 2100:
		return true
	case p.in(a.next, "era") && (a.bare && v > 50) && p.keyAt(a.next) != "ه":
		return p.items[a.next].Kind != token.Abbreviation || p.keyAt(a.next) != "م" && p.keyAt(a.next) != "م."
	case p.in(i-1, "month"), p.in(i-2, "month") && (p.keyAt(i-1) == "الاول" || p.keyAt(i-1) == "الثاني" || p.keyAt(i-1) == "،" || p.keyAt(i-1) == ","):
		return v >= 1000
	case i >= 2 && (p.keyAt(i-1) == "," || p.keyAt(i-1) == "،") && a.bare && p.items[i-2].value != nil && i >= 3 && p.items[i-3].Kind == token.ForeignWord:
		return v >= 1000
	}
	return a.bare && p.bareYear(i, a, v)
}

// yearSeries tells whether عام stands before a number, or before a year that و, أو, إلى, - tie to it.
func (p *parser) yearSeries(i int) bool {
	k := i - 1
	if p.keyAt(k) == "و" {
		k--
	}
	for steps := 0; steps < 6 && k >= 0; steps++ {
		if p.in(k, "yearhead") {
			return true
		}
		switch {
		case p.items[k].value != nil && len(p.items[k].key) == 4 && k < i-1, p.keyAt(k) == "و", p.keyAt(k) == "،", p.keyAt(k) == "-", p.keyAt(k) == "الي", p.keyAt(k) == "حتي":
			k--
		default:
			return false
		}
	}
	return false
}

// bareYear tells whether four bare digits that count nothing are a year: منذ 2019, (1931-2024).
func (p *parser) bareYear(i int, a amount, v int64) bool {
	if len(p.items[i].key) != 4 || v < 1900 || v > 2100 {
		return false
	}
	switch p.keyAt(i - 1) {
	case "منذ", "حتي", "قبل", "بعد", "(", "مطلع", "اواخر", "اوائل", "نهايه", "بدايه", "منتصف", "ربيع", "صيف", "خريف", "شتاء", "حرب", "ثوره", "مونديال", "بطوله", "دوره", "قمه", "ميزانيه", "موازنه", "خلال", "لغايه", "بنهايه", "بمونديال", "بدايات", "نهايات", "انتخابات", "الميلادي", "اتفاق", "اتفاقيه", "زلزال", "الاعوام":
		return p.counted(a.next) == (token.Span{})
	}
	return p.counted(a.next) == (token.Span{}) && !p.in(i-1, "identifierhead") && p.boundBefore(i) == Exact && p.keyAt(i-1) == "في"
}

// tookFraction tells whether خمس, سبع, تسع or عشر is rather a part, as unvowelled letters allow: خمس الدول, not خمس دول.
func (p *parser) tookFraction(n *Number, i, next int) bool {
	it := &p.items[i]
	if next != i+1 || it.article || it.entry.class != unit && it.entry.class != ten {
		return false
	}
	switch it.stem {
	case "خمس", "سبع", "تسع", "عشر":
		return next < len(p.items) && strings.HasPrefix(p.keyAt(next), "ال") && n.Counted == p.items[next].Span
	}
	return false
}

// sessions are nouns that bare digits number: الدورة 74.
var sessions = map[string]bool{"الدوره": true, "النسخه": true, "القمه": true, "الذكري": true}

// heldOrdinal tells whether digits held by الـ number the noun before: المرتبة الـ15.
func (p *parser) heldOrdinal(i int) bool {
	return p.keyAt(i-1) == "ال" && p.in(i-2, "ordinalhead") || sessions[trimConj(p.keyAt(i-1))]
}
