package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// style is how a document writes numbers in digits: Mashriq 3,250.5, Maghreb 3.250,5. It is read from the numbers that leave no doubt.
type style uint8

const (
	undecided style = iota
	mashriq
	maghreb
)

// styleOf reads the style of a document from its own evidence; the first number without doubt decides.
func styleOf(text string, tokens []token.Token) style {
	var buf [maxDigits]byte
	for _, t := range tokens {
		if t.Kind != token.Number || t.Len() < len("1.5") || t.Len() > len(buf) {
			continue
		}
		k := string(arabic.AppendFold(buf[:0], t.Of(text)))
		dot, comma := strings.LastIndexByte(k, '.'), strings.LastIndexByte(k, ',')
		switch {
		case dot < 0 && comma < 0:
		case dot >= 0 && comma > dot, strings.Count(k, ".") > 1 && comma < 0 && grouped(k, "."), dot < 0 && len(k)-comma-1 != 3:
			return maghreb
		case comma >= 0 && dot > comma, strings.Count(k, ",") > 1, comma < 0 && len(k)-dot-1 != 3:
			return mashriq
		}
	}
	return undecided
}

// grouped tells whether the digits between separators, but the first, are threes.
func grouped(k, sep string) bool {
	parts := strings.Split(k, sep)
	for _, part := range parts[1:] {
		if len(part) != 3 {
			return false
		}
	}
	return len(parts[0]) <= 3 && strings.TrimLeft(parts[0], "-+") != "0"
}

// separators are how digits are separated by another hand: a minus sign, a comma of ours, an apostrophe, the ر of Persian keyboards.
var separators = strings.NewReplacer("−", "-", "،", ",", "'", ",", "’", ",", "ر", ".")

// value gives the value of a number in digits, absent where it has none (a version, a score).
func (s style) value(k string) rational {
	if n, ok := smallInteger(k); ok {
		return integer(n)
	}
	k = strings.TrimPrefix(separators.Replace(k), "+")
	if n, d, ok := strings.Cut(k, "⁄"); ok { // ½ folds to 1⁄2
		a, b := parse(n), parse(d)
		if a == absent || b == absent || b.sign() == 0 {
			return absent
		}
		return quotient(a, b)
	}
	group, point := ",", "."
	switch dots, commas := strings.Count(k, "."), strings.Count(k, ","); {
	case dots > 0 && commas > 0:
		if strings.LastIndexByte(k, ',') > strings.LastIndexByte(k, '.') {
			group, point = ".", ","
		}
	case commas == 1 && (!grouped(k, ",") || s == maghreb), dots > 0 && grouped(k, ".") && (dots > 1 || s != mashriq):
		group, point = ".", ","
	case commas > 0 && !grouped(k, ","), dots > 1:
		return absent
	}
	return parse(strings.ReplaceAll(strings.ReplaceAll(k, group, ""), point, "."))
}

// otherValue gives the decimal that one dot or comma with three digits after it may be too, where nothing in the document decides.
func (s style) otherValue(k string) rational {
	if s != undecided {
		return absent
	}
	k = separators.Replace(k)
	at := strings.IndexAny(k, ".,")
	if at < 1 || strings.Count(k, ".")+strings.Count(k, ",") != 1 || !grouped(k, k[at:at+1]) {
		return absent
	}
	return parse(k[:at] + "." + k[at+1:])
}

// smallInteger reads up to nine ASCII digits.
func smallInteger(k string) (n int, ok bool) {
	if k == "" || len(k) > 9 {
		return 0, false
	}
	for _, c := range []byte(k) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// spaced reads digits with spaces between groups of three: 1 234 567.
func (p *parser) spaced(i int) (rational, int) {
	value, next := p.item(i).value, i+1
	if len(p.item(i).key) > 3 || !value.isWhole() || p.item(i).key == "0" {
		return value, next
	}
	for next < len(p.items) && next-i < maxGroups && isGroup(p.item(next).key) && p.digits(next) && isSpace(p.text[p.item(next-1).End:p.item(next).Begin]) {
		value = sum(product(value, integer(1000)), p.item(next).value)
		next++
		if len(p.item(next-1).key) > 3 {
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
