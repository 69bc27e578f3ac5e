package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// identifier makes a name of digits after what they name: قرار 1701, المادة 12.
func (p *parser) identifier(q *quantity) (int, bool) {
	if !q.bare || !p.isNamed(q.i) && !p.isModel(q.i) || p.agrees(q.next, countOf(q.value)) {
		return 0, false
	}
	q.Kind = Identifier
	return q.next, true
}

// isNamed tells whether what digits name stands before item i: قرار 1701, قرار مجلس الأمن 1701, المادتين 12 و13, الرقم: 7.
func (p *parser) isNamed(i int) bool {
	for k := i - 1; k >= 0 && k >= i-nameWords; k-- {
		switch key := p.key(k); {
		case p.in(k, identifierHead):
			return true
		case p.in(k, identifierMiddle) && k < i, k < i-1 && p.digits(k), key == "و" && p.digits(k-1), isComma(key) && p.digits(k-1), key == ":" && k == i-1:
		default:
			return false
		}
	}
	return false
}

// isModel tells whether a Latin name in Arabic text stands before the digits at item i, as a part of which they are written: S&P 500.
func (p *parser) isModel(i int) bool {
	return p.kind(i-1) == token.ForeignWord && p.kind(i-2) != token.ForeignWord && !p.startsLine(i) && !p.tight(i) && !p.in(i-1, month) && !p.in(i+1, month)
}

// nameWords is how far before digits what they name may stand.
const nameWords = 8

// agrees tells whether item i has the ending that what is counted would have: طريق 95 كيلومترا.
func (p *parser) agrees(i int, c count) bool {
	return c == accusative && isAccusative(p.key(i)) && p.counts(i)
}

// identifierAt reads a name with a number: إف-16, كوفيد-19.
func (p *parser) identifierAt(n *Number, i int) (int, bool) {
	if p.key(i+1) != "-" || !p.digits(i+2) || !p.tight(i+1) || !p.tight(i+2) {
		return i, false
	}
	it := p.item(i)
	if it.kind != token.Word && it.kind != token.ForeignWord || it.class != none || len(it.key) <= len("و") && it.kind == token.Word {
		return i, false
	}
	span := p.span(i, i+3)
	if it.rest.tags&(modelName|identifierHead) != 0 && it.form.tags&modelName == 0 { // بكوفيد-19
		span.Begin += letters(it.Of(p.text), 1)
	}
	*n = Number{Span: span, Kind: Identifier, Value: p.item(i + 2).value.String()}
	return i + 3, true
}

// latinNameAt reads the digits of a name in one Latin token: 5G, B12, PM10.
func (p *parser) latinNameAt(n *Number, i int) (int, bool) {
	it := p.item(i)
	if it.kind != token.ForeignWord || it.Len() != len(it.key) || it.Len() > maxLatinName || it.tags&never != 0 {
		return i, false
	}
	digits := strings.TrimLeft(it.key, "abcdefghijklmnopqrstuvwxyz")
	begin := len(it.key) - len(digits)
	if number, ok := strings.CutSuffix(digits, "g"); ok && begin == 0 && len(number) == 1 {
		digits = number
	} else if begin == 0 {
		return i, false
	}
	if _, ok := smallInteger(digits); !ok {
		return i, false
	}
	at := it.Begin + begin
	*n = Number{Span: token.Span{Begin: at, End: at + len(digits)}, Kind: Identifier, Value: parse(digits).String()}
	return i + 1, true
}

// maxLatinName is the greatest length of a name in one Latin token.
const maxLatinName = 6

// isForeign tells whether digits at item i belong to something that is no number: a tag, a time, a list, a telephone number.
func (p *parser) isForeign(i int) bool {
	return p.kind(i) == token.Number && (p.inTag(i) || p.isListNumber(i) || p.isJointed(i))
}

// inTag tells whether digits belong to a tag or a time: #5, #COVID-19, 9 a.m., 1130 غرينتش, اتصلوا بـ911.
func (p *parser) inTag(i int) bool {
	switch p.key(i + 1) {
	case "a.m.", "p.m.", "am", "pm":
		return true
	}
	if p.in(i-1, callHead) || len(p.key(i-1)) <= len("علي") && p.in(i-2, callHead) { // اتصلوا بـ911
		return true
	}
	if len(p.item(i).key) == len("1130") && (p.in(i+1, clock) || p.in(i+2, clock)) {
		return true
	}
	if !p.tight(i) {
		return false
	}
	return p.key(i-1) == "#" && !p.in(i-2, ordinalHead) || p.key(i-1) == "-" && p.kind(i-2) == token.Hashtag
}

// isListNumber tells whether digits number an item of a list, at the beginning of a line: 1. أهم ما جاء
func (p *parser) isListNumber(i int) bool {
	if p.item(i).value == absent || p.key(i+1) != "." && p.key(i+1) != ")" || i+2 >= len(p.items) || !p.tight(i+1) {
		return false
	}
	return i == 0 || p.startsLine(i)
}

// isJointed tells whether the digits at item i belong to something longer than a number: 07-555-1234, 1.2.3, +962 6 555 1234.
func (p *parser) isJointed(i int) bool {
	key := p.item(i).key
	digits := strings.TrimLeft(key, "+")
	plus := len(digits) < len(key)
	switch {
	case len(digits) >= 7 && strings.HasPrefix(digits, "0"), plus && len(digits) >= 3 && p.kind(i+1) == token.Number:
		return true
	}
	for k := i - 1; k > i-telephoneGroups && p.kind(k) == token.Number; k-- {
		if strings.HasPrefix(p.item(k).key, "+") && len(p.item(k).key) >= 3 {
			return true
		}
	}
	// A run of three pieces or more, or of two of which one is long: 07-5551234.
	pieces, long := 1, len(digits) >= 7
	for k := i; pieces <= 2 && p.isJoint(k-1); k -= 2 {
		pieces++
		long = long || len(p.item(k-2).key) >= 7
	}
	for k := i; pieces <= 2 && p.isJoint(k+1); k += 2 {
		pieces++
		long = long || len(p.item(k+2).key) >= 7
	}
	return pieces > 2 || pieces == 2 && long
}

// telephoneGroups is how many groups a telephone number has at most.
const telephoneGroups = 6

// isJoint tells whether item k ties the digits on either side of it together.
func (p *parser) isJoint(k int) bool {
	if p.kind(k-1) != token.Number || p.kind(k+1) != token.Number {
		return false
	}
	switch p.key(k) {
	case "-", "/", ":", "+":
		return p.tight(k) && p.tight(k+1)
	default:
		return false
	}
}
