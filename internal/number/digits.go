package number

import (
	"math/big"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// style is how a document writes numbers in digits: Mashriq 3,250.5, Maghreb 3.250,5. It is read from the numbers that leave no doubt.
type style uint8

const (
	unknown style = iota
	mashriq
	maghreb
)

// styleOf reads the style of a document from its own evidence; the first number without doubt decides.
func styleOf(text string, tokens []token.Token) style {
	for _, t := range tokens {
		if t.Kind != token.Number || t.Len() < 3 {
			continue
		}
		k := arabic.Fold(t.Of(text))
		dot, comma := strings.LastIndexByte(k, '.'), strings.LastIndexAny(k, ",")
		switch {
		case dot >= 0 && comma > dot, strings.Count(k, ".") > 1 && comma < 0 && groupsOf(k, "."), dot < 0 && comma >= 0 && len(k)-comma-1 != 3:
			return maghreb
		case comma >= 0 && dot > comma, strings.Count(k, ",") > 1, comma < 0 && dot >= 0 && len(k)-dot-1 != 3:
			return mashriq
		}
	}
	return unknown
}

// groupsOf tells whether the digits between separators, but the first, are threes.
func groupsOf(k, sep string) bool {
	parts := strings.Split(k, sep)
	for _, part := range parts[1:] {
		if len(part) != 3 {
			return false
		}
	}
	return len(parts[0]) <= 3 && strings.TrimLeft(parts[0], "-+") != "0"
}

// value gives the value of a number in digits, nil where it has none (a version, a score).
func (s style) value(k string) *big.Rat {
	k = strings.NewReplacer("−", "-", "،", ",", "'", ",", "’", ",").Replace(k)
	k = strings.TrimPrefix(k, "+")
	if before, after, ok := strings.Cut(k, "ر"); ok {
		k = before + "." + after
	}
	if n, d, ok := strings.Cut(k, "⁄"); ok { // ½ folds to 1⁄2
		value, ok := new(big.Rat).SetString(n + "/" + d)
		if !ok {
			return nil
		}
		return value
	}
	dots, commas := strings.Count(k, "."), strings.Count(k, ",")
	group, point := ",", "."
	switch {
	case dots > 0 && commas > 0:
		if strings.LastIndexByte(k, ',') > strings.LastIndexByte(k, '.') {
			group, point = ".", ","
		}
	case commas > 0:
		if commas == 1 && (!groupsOf(k, ",") || s == maghreb) {
			group, point = ".", ","
		} else if !groupsOf(k, ",") {
			return nil
		}
	case dots > 0:
		if groupsOf(k, ".") && (dots > 1 || s != mashriq) {
			group, point = ".", ","
		} else if dots > 1 {
			return nil
		}
	}
	k = strings.ReplaceAll(k, group, "")
	k = strings.ReplaceAll(k, point, ".")
	for i, c := range []byte(k) {
		if (c < '0' || c > '9') && c != '.' && (c != '-' || i > 0) {
			return nil
		}
	}
	if len(k) > maxDigits {
		return nil
	}
	value, ok := new(big.Rat).SetString(k)
	if !ok {
		return nil
	}
	return value
}

// maxDigits bounds the digits of a number that is read.
const maxDigits = 40

// write gives a value as the contract has it: a decimal where one is finite, otherwise n/d.
func write(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	digits, exact := v.FloatPrec()
	if !exact {
		return v.RatString()
	}
	return v.FloatString(digits)
}
