package number

import (
	"math"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// count is the form that a number wants of what it counts.
type count uint8

const (
	anyCount   count = iota
	plural           // 3 to 10: خمسة أطفال
	accusative       // 11 to 99: 28 عنصرا
	genitive         // whole hundreds, and 1 and 2 after them: مئة طفل
)

// countOf gives what a value wants.
func countOf(v rational) count {
	whole, ok := v.within(1, math.MaxInt64)
	if !ok {
		return anyCount
	}
	switch n := whole % 100; {
	case n <= 2:
		return genitive
	case n <= 10:
		return plural
	default:
		return accusative
	}
}

// counted gives the token of what a number that ends before item i counts: 28 عنصرا, 84 من تنظيم الدولة.
func (p *parser) counted(i int, c count) token.Span {
	if p.startsLine(i) {
		return token.Span{}
	}
	if p.key(i) == "من" {
		switch p.key(i + 1) {
		case "اصل", "كل", "بين", "قبل", "خلال", "اجل", "ناحيه":
			return token.Span{}
		case "كبار":
			i++
		}
		return p.nounAt(i + 1)
	}
	if c == plural || c == genitive {
		// حضروا, عالميا: no plural and no genitive ends so, but for قضايا.
		if k := p.key(i); strings.HasSuffix(k, "ا") && !strings.HasSuffix(k, "ايا") && len(k) > len("مدي") && p.kind(i) == token.Word {
			return token.Span{}
		}
	}
	return p.nounAt(i)
}

// isAccusative tells whether a word ends as what 11 to 99 count does: عنصرا, not علاقاتها.
func isAccusative(k string) bool {
	return strings.HasSuffix(k, "ا") && !strings.HasSuffix(k, "ها") && !strings.HasSuffix(k, "هما")
}

// startsLine tells whether a line begins between item i and the one before it.
func (p *parser) startsLine(i int) bool {
	if i <= 0 || i >= len(p.items) {
		return false
	}
	gap := p.text[p.tokens[i-1].End:p.tokens[i].Begin]
	return gap != "" && gap != " " && strings.ContainsAny(gap, "\n\r")
}

// nounAt gives the noun at item i, the empty span where there is none.
func (p *parser) nounAt(i int) token.Span {
	if p.isNoun(i) {
		return p.item(i).Span
	}
	return token.Span{}
}

// counts tells whether something that a number counts begins at item i.
func (p *parser) counts(i int) bool { return p.counted(i, anyCount) != token.Span{} }

// isUnit tells whether what makes a quantity of the number before it begins at item i.
func (p *parser) isUnit(i int) bool {
	_, percent := p.percentAt(i)
	_, _, _, money := p.currencyAt(i)
	return p.counts(i) || percent || money || p.isScale(i)
}

// isNoun tells whether item i may be what is counted.
func (p *parser) isNoun(i int) bool {
	if i < 0 || i >= len(p.items) {
		return false
	}
	it := p.item(i)
	switch it.kind {
	case token.Abbreviation:
		return (it.key == "م" || it.key == "ص") && p.kind(i-1) == token.Number
	case token.Symbol:
		return it.key == "°"
	case token.ForeignWord:
		return p.kind(i-2) != token.ForeignWord // not in a text of another language
	case token.Word:
	default:
		return false
	}
	if it.stem == "ثانيه" && (p.digits(i-1) || i > 0 && p.item(i-1).class != none) && !it.article {
		return true
	}
	return it.noun
}

// isCountable tells whether a word by itself may be what is counted.
func (v *vocabulary) isCountable(it *piece) bool {
	if _, proclitic := cutAny(it.key, "بال", "لل", "كال"); proclitic || it.class != none || len(it.key) <= len("من")-1 {
		return false
	}
	if it.form.tags&particle != 0 || it.tags&ordinalMonth != 0 || it.tags&month != 0 && it.tags&yearHead == 0 {
		return false
	}
	if _, purpose := cutAny(it.key, "لي", "لت", "لن"); purpose && it.form.tags&lamNoun == 0 {
		return false // سجل في الدقيقة 78 ليقود فريقه
	}
	if rest, ok := cutAny(it.key, "و", "ف"); ok && it.form.tags&conjNoun == 0 {
		return v.form(rest).tags&particle == 0 && (len(rest) == len("قت") && rest != "ال" || strings.HasSuffix(it.key, "ا") && len(rest) >= len("طنا"))
	}
	return true
}

// countedAround gives what a cardinal counts: the noun after it, or the one before it that it describes: الأشخاص الثلاثة, رجل واحد.
func (p *parser) countedAround(q *quantity) token.Span {
	next, w := q.next, p.item(q.i).word
	if q.i > 0 && p.key(q.i-1) == "مجموعه" && q.bare { // مجموعة 77
		return token.Span{}
	}
	if p.is(next, unit) && p.item(next).word.value == 1 && p.is(next-1, teen) { // خمستاشر واحد
		return p.item(next).Span
	}
	c := p.counted(next, countOf(q.value))
	oneOrTwo := w.class == unit && w.value <= 2 && !p.item(q.i).conj && next == q.i+1
	// الأشخاص الثلاثة جرحى
	if p.key(q.i-1) == "+" && p.tight(q.i) { // الدقيقة 45+2
		return token.Span{}
	}
	describes := p.item(q.i).article && (w.class == unit || w.class == ten) && next == q.i+1 && p.definite(q.i-1)
	if c == (token.Span{}) || isAdjective(p.key(next)) || describes || oneOrTwo && (p.key(next) != "من" || p.isDescribed(q.i, next)) {
		if before := p.countedBefore(q.i, q.amount); before != (token.Span{}) {
			return before
		}
	}
	if p.key(q.i-1) == "ال" && trimConj(p.key(q.i-2)) == "مجموعه" { // مجموعة الـ77
		return token.Span{}
	}
	return c
}

// isDescribed tells whether واحد at item i belongs to the noun before it although من follows: نجا رجل واحد من الغرق.
func (p *parser) isDescribed(i, next int) bool {
	return p.isNoun(i-1) && p.isNoun(i-2) && !p.definite(i-1) && !strings.HasSuffix(p.key(next+1), "ين") && !strings.HasSuffix(p.key(next+1), "ات")
}

// isAdjective tells whether what looks like a noun after a number describes what stands before it: الأيام الثلاثة الماضية.
func isAdjective(k string) bool {
	return strings.HasPrefix(k, "ال") || strings.HasPrefix(k, "ب") && len(k) > len("بعد")
}

// countedBefore gives the noun before a number that describes it.
func (p *parser) countedBefore(i int, a amount) token.Span {
	it := p.item(i)
	k := i - 1
	held := a.digits && p.key(k) == "ال"
	if held {
		k--
	} else if a.digits {
		return token.Span{}
	}
	if !p.isNoun(k) && !p.definiteNoun(k) || a.value.sign() == 0 || it.class == unit && a.top == 0 && !a.value.isWhole() {
		return token.Span{}
	}
	definite := it.article || held
	if !definite {
		if it.class == unit && it.word.value <= 2 && !it.conj && !it.prep {
			return p.item(k).Span
		}
		return token.Span{}
	}
	for k > 0 && p.definite(k) && strings.HasPrefix(p.key(k-1), "ال") && p.isNoun(k-1) { // الدول العربية الثلاث
		k--
	}
	if p.boundBefore(i) != Exact || p.boundFar(i) != Exact || !p.definiteNoun(k) ||
		(it.class == tens || it.class == hundred) && p.counts(a.next) && !p.definite(a.next) || trimConj(p.key(k)) == "مجموعه" {
		return token.Span{}
	}
	return p.item(k).Span
}

// definiteNoun tells whether item k is a noun with an article or, as it looks, a pronoun.
func (p *parser) definiteNoun(k int) bool {
	s := p.key(k)
	if p.definite(k) && p.item(k).class == none && p.item(k).form.tags&particle == 0 && p.item(k).kind == token.Word {
		return true // والأشخاص, للدولار
	}
	return p.isNoun(k) && p.item(k).kind == token.Word &&
		(p.definite(k) || strings.HasSuffix(s, "ه") || strings.HasSuffix(s, "ها") || strings.HasSuffix(s, "هم"))
}
