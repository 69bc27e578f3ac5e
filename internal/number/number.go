package number

import "github.com/khabar-nlp/khabar/internal/token"

// Number is one number of a text.
type Number struct {
	token.Span   // in bytes; an attached و ف ب ل ك is outside, the article inside
	Kind         Kind
	Value        string // a decimal, n/d where none is finite, a score as 3-1; empty where only a range is known
	Min, Max     string // the ends of a range or decade, otherwise empty
	Bound        Bound
	Counted      token.Span // what is counted, one token; empty where nothing is
	Currency     string     // ISO 4217, of money whose name decides
	Alternatives []string   // other values that the text allows
}

// Kind is what a number is.
type Kind uint8

// The kinds of numbers.
const (
	Cardinal Kind = iota + 1
	Ordinal
	Fraction
	Decimal
	Ratio
	Percent
	PercentagePoint
	BasisPoint
	Money
	Range
	Year
	Vague
	Multiplier
	Score
	Identifier
)

var kindNames = [...]string{
	Cardinal: "CARDINAL", Ordinal: "ORDINAL", Fraction: "FRACTION", Decimal: "DECIMAL", Ratio: "RATIO", Percent: "PERCENT",
	PercentagePoint: "PERCENTAGE_POINT", BasisPoint: "BASIS_POINT", Money: "MONEY", Range: "RANGE", Year: "YEAR", Vague: "VAGUE",
	Multiplier: "MULTIPLIER", Score: "SCORE", Identifier: "IDENTIFIER",
}

// String gives the kind's name in the contract, without its prefix.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return ""
	}
	return kindNames[k]
}

// Bound is how the writer hedged.
type Bound uint8

// The bounds.
const (
	Exact Bound = iota
	Approximate
	AtLeast
	MoreThan
	AtMost
	LessThan
)

var boundNames = [...]string{"EXACT", "APPROXIMATE", "AT_LEAST", "MORE_THAN", "AT_MOST", "LESS_THAN"}

// String gives the bound's name in the contract, without its prefix.
func (b Bound) String() string {
	if int(b) >= len(boundNames) {
		return ""
	}
	return boundNames[b]
}

// Find gives the numbers of text in order, not overlapping; tokens are the text's. Time is linear in their number.
func Find(text string, tokens []token.Token) []Number {
	p := newParser(text, tokens)
	var found []Number
	for i := 0; i < len(p.items); {
		n, next := p.at(i)
		if next == i {
			i++
			continue
		}
		found = append(found, n...)
		i = next
	}
	return found
}
