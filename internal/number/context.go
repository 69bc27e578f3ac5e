package number

import (
	"math/big"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// bound says how a number that is items[first:next] is bounded.
func (p *parser) bound(n Number, first, next int) Number {
	if n.Kind == Score || n.Kind == Identifier {
		return n
	}
	if n.Bound == Exact {
		n.Bound = p.boundBefore(first)
	}
	if n.Bound == Exact {
		n.Bound = p.boundAfter(next)
	}
	if n.Bound == Exact {
		n.Bound = p.boundFar(first)
	}
	return n
}

// boundBefore gives the bound of the longest phrase that ends before item i.
func (p *parser) boundBefore(i int) Bound {
	last := i - 1
	for last >= 0 && (p.keyAt(last) == "ال" || p.keyAt(last) == "ب" || p.keyAt(last) == "ل" || p.keyAt(last) == "بين") {
		last--
	}
	best, bound := 0, Exact
	for _, k := range [...]string{p.keyAt(last), trimConj(p.keyAt(last)), strings.TrimPrefix(p.keyAt(last), "ب"), strings.TrimPrefix(p.keyAt(last), "ل")} {
		for _, ph := range p.before[k] {
			if len(ph.keys) > best && p.endsWith(ph.keys, last) {
				best, bound = len(ph.keys), ph.bound
			}
		}
	}
	return bound
}

// boundFar gives the bound of a verb whose subject stands between it and the number: لا يقل عدد الضحايا عن أربعين.
func (p *parser) boundFar(i int) Bound {
	prep := p.keyAt(i - 1)
	for last := i - 2; last >= 0 && last >= i-farWords; last-- {
		it := &p.items[last]
		if it.Kind != token.Word || it.value != nil {
			return Exact
		}
		best, bound := 0, Exact
		for _, k := range [...]string{it.key, trimConj(it.key)} {
			for _, ph := range p.far[k] {
				if len(ph.keys) > best && p.endsWith(ph.keys, last) && fits(ph.preps, prep) {
					best, bound = len(ph.keys), ph.bound
				}
			}
		}
		if bound != Exact {
			return bound
		}
	}
	return Exact
}

// farWords is how far before a number its verb may stand.
const farWords = 7

// fits tells whether the word before a number is the preposition that a verb wants, or none where it wants none.
func fits(preps []string, before string) bool {
	if len(preps) == 0 {
		return !function[before]
	}
	for _, p := range preps {
		if p == before {
			return true
		}
	}
	return false
}

// endsWith tells whether the items up to last have these keys; the first may have a proclitic.
func (p *parser) endsWith(keys []string, last int) bool {
	for k := range keys {
		at := last - len(keys) + 1 + k
		got := p.keyAt(at)
		if got == keys[k] {
			continue
		}
		if k == 0 && (trimConj(got) == keys[k] || strings.TrimPrefix(got, "ب") == keys[k] || strings.TrimPrefix(got, "ل") == keys[k]) {
			continue
		}
		return false
	}
	return true
}

func trimConj(k string) string {
	rest, _ := cutAny(k, "و", "ف")
	return rest
}

// boundAfter gives the bound of a phrase that begins at item i, or after what is counted.
func (p *parser) boundAfter(i int) Bound {
	for at := i; at < i+boundWords && at < len(p.items); at++ {
		if p.items[at].Kind == token.Punctuation && at > i {
			break
		}
		for _, ph := range p.after[p.keyAt(at)] {
			if p.startsWith(ph.keys, at) {
				return ph.bound
			}
		}
	}
	return Exact
}

// boundWords is how far after a number, past what it counts, a phrase may bound it.
const boundWords = 4

func (p *parser) startsWith(keys []string, at int) bool {
	for k := range keys {
		if p.keyAt(at+k) != keys[k] {
			return false
		}
	}
	return true
}

// function are words that are counted by nothing: prepositions, conjunctions, verbs that follow numbers often.
var function = map[string]bool{
	"في": true, "من": true, "علي": true, "الي": true, "عن": true, "مع": true, "بعد": true, "قبل": true, "منذ": true, "حتي": true, "خلال": true,
	"ان": true, "انه": true, "لكن": true, "او": true, "ثم": true, "بين": true, "عند": true, "عبر": true, "ضد": true, "لدي": true, "هي": true, "هو": true, "هم": true,
	"كان": true, "كانت": true, "قال": true, "فقط": true, "تقريبا": true, "اخرين": true, "اخرون": true, "اخري": true, "اخر": true,
	"بينهم": true, "بينها": true, "منهم": true, "منها": true, "مقابل": true, "تحت": true, "فوق": true, "لم": true, "لا": true, "ما": true, "التي": true, "الذي": true, "الذين": true,
	"امام": true, "وسط": true, "بسبب": true, "دون": true, "حول": true, "امس": true, "اليوم": true, "غدا": true, "صباحا": true, "مساء": true, "ظهرا": true, "كحد": true,
	"فاكثر": true, "فاقل": true, "ونيف": true, "ونيفا": true, "بالمئه": true, "بالمائه": true, "علما": true, "اي": true, "هذا": true, "هذه": true, "كل": true, "فاصل": true, "فاصله": true,
	"لصالح": true, "ضمن": true, "نحو": true, "حوالي": true, "لكل": true, "يوميا": true, "سنويا": true, "شهريا": true, "اسبوعيا": true, "فيما": true, "بينما": true, "حيث": true, "اذ": true,
	"بمعدل": true, "صباح": true, "قرب": true, "جوا": true, "برا": true, "بحرا": true, "كما": true, "وقد": true, "قد": true, "ليس": true, "غير": true, "ابتداء": true, "جراء": true, "اثر": true, "رغم": true, "لدى": true, "احيانا": true,
}

// isNoun tells whether item i may be what is counted.
func (p *parser) isNoun(i int) bool {
	if i > 0 && i < len(p.items) && p.items[i].Kind == token.Abbreviation && (p.items[i].key == "م" || p.items[i].key == "ص") && p.items[i-1].Kind == token.Number {
		return true
	}
	if i < 0 || i >= len(p.items) || p.items[i].Kind != token.Word && p.items[i].Kind != token.ForeignWord && p.items[i].Kind != token.Symbol {
		return false
	}
	it := &p.items[i]
	if it.Kind == token.ForeignWord && i >= 2 && p.items[i-2].Kind == token.ForeignWord {
		return false // in a text of another language
	}
	if it.Kind == token.Symbol {
		return it.key == "°"
	}
	if it.stem == "ثانيه" && i > 0 && (p.items[i-1].value != nil || p.items[i-1].entry.class != none) && !it.article {
		return true
	}
	if strings.HasPrefix(it.key, "بال") || strings.HasPrefix(it.key, "لل") || strings.HasPrefix(it.key, "كال") {
		return false
	}
	if it.entry.class != none || function[it.key] || p.in(i, "month") && !p.in(i, "yearhead") || p.in(i, "ordinalmonth") || len(it.key) <= 2 && it.Kind == token.Word {
		return false
	}
	if strings.HasPrefix(it.key, "و") || strings.HasPrefix(it.key, "ف") {
		return !function[it.key[2:]] && (nounsWithWaw[it.key] || strings.HasSuffix(it.key, "ا") && len(it.key) >= 4*len("ا"))
	}
	return true
}

// nounsWithWaw are nouns whose first letter is no conjunction.
var nounsWithWaw = map[string]bool{
	"وزراء": true, "وزير": true, "وزيرا": true, "وزارات": true, "ولايات": true, "ولايه": true, "وحده": true, "وحدات": true, "وفود": true, "وفيات": true, "وفاه": true, "وكالات": true, "وظائف": true, "وظيفه": true,
	"ورش": true, "وثيقه": true, "وثائق": true, "وسطاء": true, "فريق": true, "فرق": true, "فريقا": true, "فتيات": true, "فتاه": true, "فلسطينيين": true, "فلسطينيا": true, "فلسطيني": true, "فصول": true, "فصلا": true, "فئات": true,
	"فروع": true, "فرعا": true, "فنادق": true, "فندقا": true, "فيلا": true, "فيلما": true, "افلام": true, "فرصه": true, "فرص": true, "فدان": true, "فدانا": true, "فلاحين": true, "فرنسيين": true, "وزنات": true, "وجبات": true, "وجبه": true, "ورقه": true, "واط": true,
}

// isAdjective tells whether item i, after a number, describes what stands before it: الأيام الثلاثة الماضية.
func (p *parser) isAdjective(i int) bool {
	return strings.HasPrefix(p.keyAt(i), "ال") || strings.HasPrefix(p.keyAt(i), "ب") && len(p.keyAt(i)) > 6 || !p.nounFollows(i)
}

// counted gives the token of what a number that ends before item i counts.
func (p *parser) counted(i int) token.Span {
	switch {
	case p.keyAt(i) == "من" && p.keyAt(i+1) == "كبار" && p.isNoun(i+2):
		return p.items[i+2].Span
	case p.keyAt(i) == "من" && p.isNoun(i+1) && p.keyAt(i+1) != "اصل" && p.keyAt(i+1) != "كل" && p.keyAt(i+1) != "بين": // 84 من تنظيم الدولة
		return p.items[i+1].Span
	case p.isNoun(i):
		return p.items[i].Span
	}
	return token.Span{}
}

// nounAfter gives the noun right after item i, which the fraction before it is of.
func (p *parser) nounAfter(i int) token.Span {
	if p.isNoun(i) {
		return p.items[i].Span
	}
	return token.Span{}
}

func (p *parser) nounFollows(i int) bool { return p.counted(i) != token.Span{} }

// isUnitNoun tells whether what follows is counted.
func (p *parser) isUnitNoun(i int) bool {
	_, percent := p.percent(i)
	return p.nounFollows(i) || percent || p.isScale(i) || p.currencies[p.keyAt(i)] != money{}
}

// countedBefore gives the noun before a number that follows it: الأشخاص الثلاثة, رجل واحد.
func (p *parser) countedBefore(i int, a amount) token.Span {
	it := &p.items[i]
	if i == 0 || a.digits && p.keyAt(i-1) != "ال" {
		return token.Span{}
	}
	k := i - 1
	if a.digits {
		k--
	}
	if k < 0 || !p.isNoun(k) {
		return token.Span{}
	}
	definite := it.article || a.digits
	if !p.definiteNounAt(k) && !definite && it.entry.class != unit {
		return token.Span{}
	}
	for definite && k > 0 && strings.HasPrefix(p.keyAt(k), "ال") && strings.HasPrefix(p.keyAt(k-1), "ال") && p.isNoun(k-1) { // الدول العربية الثلاث
		k--
	}
	if it.article && (it.entry.class == tens || it.entry.class == hundred) && p.nounFollows(a.next) && !strings.HasPrefix(p.keyAt(a.next), "ال") || p.keyAt(k) == "مجموعه" {
		return token.Span{}
	}
	switch {
	case definite && p.definiteNounAt(k), !definite && it.entry.class == unit && it.entry.value <= 2 && !it.conj && it.prep == "":
		return p.items[k].Span
	}
	return token.Span{}
}

func (p *parser) definiteNounAt(k int) bool {
	if k < 0 {
		return false
	}
	s := p.keyAt(k)
	return p.items[k].Kind == token.Word && (strings.HasPrefix(s, "ال") || strings.HasPrefix(s, "وال") || strings.HasPrefix(s, "بال") || strings.HasPrefix(s, "لل") ||
		strings.HasSuffix(s, "ه") || strings.HasSuffix(s, "ها") || strings.HasSuffix(s, "هم"))
}

func (p *parser) definiteNounBefore(i int) bool {
	return i > 0 && p.isNoun(i-1) && p.definiteNounAt(i-1)
}

// between reads a range: the number items[i:a.next] and another after إلى, أو, -, or و where بين stands before.
func (p *parser) between(first, i int, a amount) ([]Number, int, bool) {
	at := a.next
	if to, ok := p.percent(at); ok && (p.betweenHead(first) || p.keyAt(to) == "-") { // بين 30% و40%, 20%-25%
		j, joined := p.joins(to)
		if p.keyAt(to) == "-" {
			j, joined = to+1, true
		}
		if joined {
			if b, ok := p.cardinal(j); ok {
				if _, ok := p.percent(b.next); ok {
					at = to
				}
			}
		}
	}
	switch k := p.keyAt(at); {
	case k == "الي" && p.rangeHead(first), k == "او", k == "-" || k == "–" || k == "—" || k == "ـ", k == "الي" && a.digits, k == "حتي" && p.rangeHead(first):
		at++
	default:
		j, joined := p.joins(at)
		if !joined || !p.betweenHead(first) {
			return nil, first, false
		}
		at = j
	}
	if p.keyAt(at) == "ال" {
		return nil, first, false
	}
	if sign := p.currencySign(at); sign != "" && p.currencySign(first) == sign { // $50 إلى $75
		at++
	}
	b, ok := p.cardinal(at)
	if !ok {
		return nil, first, false
	}
	sep := p.keyAt(a.next)
	if (sep == "-" || sep == "–" || sep == "—" || sep == "ـ") && (!a.digits || !b.digits) {
		return nil, first, false
	}
	if sep == "او" && b.value.Cmp(a.value) <= 0 && b.top <= a.top {
		return nil, first, false
	}
	n, next, ok := p.rangeOf(first, i, a.value, b)
	if !ok {
		return nil, first, false
	}
	if n.Kind == Range && a.bare && b.bare && p.isYearPair(i, a, b) && sep != "-" && sep != "–" && sep != "الي" && !p.betweenHead(first) {
		return nil, first, false
	}
	return []Number{n}, next, true
}

func (p *parser) isYearPair(i int, a, b amount) bool {
	return p.yearSeries(i) && a.value.Cmp(rat(1000)) > 0 && b.value.Cmp(rat(1000)) > 0
}

// rangeHead tells whether من or بين stands before item i.
func (p *parser) rangeHead(i int) bool {
	switch k := trimConj(p.keyAt(i - 1)); k {
	case "من", "بين":
		return true
	}
	return p.betweenHead(i)
}

// betweenHead tells whether بين stands before item i.
func (p *parser) betweenHead(i int) bool {
	switch trimConj(p.keyAt(i - 1)) {
	case "بين":
		return true
	}
	return (p.keyAt(i-1) == "ال" || p.currencySign(i-1) != "" || p.in(i-1, "yearhead")) && trimConj(p.keyAt(i-2)) == "بين"
}

// rangeOf makes a range of a first value and the amount that ends it; a scale of the second is the first's too: ثلاثة وأربعة ملايين.
func (p *parser) rangeOf(first, i int, low *big.Rat, b amount) (Number, int, bool) {
	high := b.value
	if b.top > 0 && low.Cmp(power(b.top)) < 0 {
		scaled := new(big.Rat).Mul(low, power(b.top))
		if scaled.Cmp(high) < 0 && !p.hasScale(i, b) {
			low = scaled
		}
	}
	if low.Cmp(high) >= 0 {
		return Number{}, first, false
	}
	n := Number{Span: p.span(first, b.next), Kind: Range, Min: write(low), Max: write(high)}
	next := b.next
	switch to, ok := p.percent(next); {
	case ok:
		n.Kind, n.End = Percent, p.items[to-1].End
		return p.bound(n, first, to), to, true
	default:
		if sign := p.currencySign(first); sign != "" {
			n.Kind, n.Currency = Money, codeOf(sign)
			return p.bound(n, first, next), next, true
		}
		if to, ok := p.money(&n, high, next, ""); ok {
			n.Value, n.End = "", p.items[to-1].End
			return p.bound(n, first, to), to, true
		}
	}
	n.Value = ""
	if !b.bare || low.Cmp(rat(1900)) < 0 || high.Cmp(rat(2100)) > 0 {
		n.Counted = p.counted(next)
	}
	return p.bound(n, first, next), next, true
}

// hasScale tells whether the first number of a range has a scale of its own.
func (p *parser) hasScale(i int, b amount) bool {
	a, ok := p.cardinal(i)
	return ok && a.top > 0 && a.next < b.next
}

// decade reads ستينيات القرن الماضي.
func (p *parser) decade(i int) (Number, int, bool) {
	k := p.items[i].key
	plain := k
	for _, prefix := range [...]string{"و", "ف", "ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(plain, prefix); ok {
			plain = rest
			break
		}
	}
	plain = strings.TrimPrefix(strings.TrimPrefix(plain, "ال"), "ل")
	tensValue, ok := decades[plain]
	if !ok {
		return Number{}, i, false
	}
	base := 1900
	if p.keyAt(i+1) == "القرن" {
		if o, _, ok := p.ordinalAt(i + 2); ok {
			v := new(big.Rat)
			if _, ok := v.SetString(o.Value); ok {
				base = int(v.Num().Int64()-1) * 100
			}
		} else if p.keyAt(i+2) == "الحالي" || p.keyAt(i+2) == "الجاري" {
			base = 2000
		}
	}
	span := p.items[i].Span
	if n := len(k) - len(strings.TrimLeft(k, "وفبلك")); n > 0 && !strings.HasPrefix(k, "ال") {
		span.Begin += 2
	}
	return Number{
		Span: span, Kind: Year, Value: write(rat(base + tensValue)), Min: write(rat(base + tensValue)), Max: write(rat(base + tensValue + 9)),
	}, i + 1, true
}

var decades = map[string]int{
	"عشرينيات": 20, "عشرينات": 20, "ثلاثينيات": 30, "ثلاثينات": 30, "اربعينيات": 40, "اربعينات": 40, "خمسينيات": 50, "خمسينات": 50, "ستينيات": 60, "ستينات": 60,
	"سبعينيات": 70, "سبعينات": 70, "ثمانينيات": 80, "ثمانينات": 80, "تسعينيات": 90, "تسعينات": 90,
}

// vagueAt reads a magnitude: عشرات, مئات الآلاف, بضعة آلاف.
func (p *parser) vagueAt(i int) (Number, int, bool) {
	it := &p.items[i]
	next := i + 1
	var value *big.Rat
	switch it.entry.class {
	case vague, hundredPlural:
		value = rat(it.entry.value)
	case scalePlural:
		value = power(it.entry.value)
	case some:
		if p.is(next, scalePlural) {
			value = power(p.items[next].entry.value)
			next++
			break
		}
		if p.is(next, ten) || p.is(next, tens) {
			return Number{}, i, false
		}
		c := p.counted(next)
		if c == (token.Span{}) {
			return Number{}, i, false
		}
		return Number{Span: it.Span, Kind: Vague, Min: "3", Max: "9", Counted: c}, next, true
	default:
		return Number{}, i, false
	}
	for next < len(p.items) && p.plain(next) && p.is(next, scalePlural) {
		value = new(big.Rat).Mul(value, power(p.items[next].entry.value))
		next++
	}
	n := Number{Span: p.span(i, next), Kind: Vague, Value: write(value)}
	if to, ok := p.money(&n, value, next, ""); ok {
		n.Kind = Money
		n.End = p.items[to-1].End
		return n, to, true
	}
	n.Counted = p.counted(next)
	return n, next, true
}

// multiplierAt reads مرتين, ضعف.
func (p *parser) multiplierAt(i int) (Number, int, bool) {
	it := &p.items[i]
	if it.entry.class != multiplier || it.entry.value == 1 {
		return Number{}, i, false
	}
	if it.stem == "ضعف" && !doubling[trimConj(p.keyAt(i-1))] { // ضعف is weakness too
		return Number{}, i, false
	}
	next := i + 1
	value := rat(it.entry.value)
	if j, joined := p.joins(next); joined && p.is(j, fraction) && (it.stem == "مرتين" || it.stem == "مرتان") {
		value = new(big.Rat).Add(value, big.NewRat(1, int64(p.items[j].entry.value)))
		next = j + 1
		if p.keyAt(next) == "المره" || p.keyAt(next) == "مره" {
			next++
		}
	}
	return Number{Span: p.span(i, next), Kind: Multiplier, Value: write(value)}, next, true
}

// doubling are the words before ضعف that make it twice as much.
var doubling = map[string]bool{
	"الي": true, "بلغ": true, "بلغت": true, "يبلغ": true, "تبلغ": true, "يعادل": true, "تعادل": true, "عادل": true, "نحو": true, "حوالي": true, "بمقدار": true, "علي": true, "مقدار": true,
	"ناهز": true, "يناهز": true, "تناهز": true, "يقارب": true, "تقارب": true, "قرابه": true, "زهاء": true, "كان": true, "كانت": true, "تمثل": true, "يمثل": true, "يساوي": true, "تساوي": true, "اصبح": true, "اصبحت": true, "بات": true, "صار": true, "دفع": true, "سجل": true, "سجلت": true,
}

// dual reads a dual of a unit, which counts two by itself: شهرين, هدفين, دولاران.
func (p *parser) dual(i int) (Number, int, bool) {
	it := &p.items[i]
	k := it.key
	for _, prefix := range [...]string{"", "و", "ف", "ب", "ل", "ك", "لل", "بال", "وال", "ال", "وب", "ول"} {
		rest, ok := strings.CutPrefix(k, prefix)
		if !ok {
			continue
		}
		code, ok := p.duals[rest]
		if !ok {
			continue
		}
		if to, kind, ok := p.pointOf(i + 1); ok && strings.HasPrefix(rest, "نقطت") {
			return Number{Span: p.span(i, to), Kind: kind, Value: "2"}, to, true
		}
		span := it.Span
		if letters := strings.TrimSuffix(strings.TrimSuffix(prefix, "ال"), "ل"); prefix == "لل" {
			span.Begin += 2
		} else {
			span.Begin += len(letters)
		}
		if p.previousCounts(i) {
			return Number{}, i, false
		}
		n := Number{Span: span, Kind: Cardinal, Value: "2", Counted: span}
		if to := p.belowZero(i + 1); to > i+1 {
			n.Value = "-2"
			return n, to, true
		}
		if high, to, ok := p.afterDual(i + 1); ok { // يومين أو ثلاثة أيام
			return Number{Span: token.Span{Begin: span.Begin, End: p.items[to-1].End}, Kind: Range, Min: "2", Max: write(high), Counted: p.counted(to)}, to, true
		}
		if code != "-" {
			n.Kind, n.Currency, n.Counted = Money, code, token.Span{}
		}
		return n, i + 1, true
	}
	return Number{}, i, false
}

// afterDual reads the end of a range that a dual begins: أو ثلاثة, إلى ثلاث.
func (p *parser) afterDual(i int) (high *big.Rat, next int, ok bool) {
	if k := p.keyAt(i); k != "او" && k != "الي" {
		return nil, i, false
	}
	b, ok := p.cardinal(i + 1)
	if !ok || b.value.Cmp(rat(2)) <= 0 || b.value.Cmp(rat(20)) > 0 || b.digits {
		return nil, i, false
	}
	return b.value, b.next, true
}

// previousCounts tells whether a dual stands where it names and does not count: عامي 2014 و2015.
func (p *parser) previousCounts(i int) bool {
	return i+1 < len(p.items) && (p.items[i+1].value != nil || p.in(i+1, "month"))
}
