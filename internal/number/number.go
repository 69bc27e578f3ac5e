package number

import (
	"context"
	"slices"

	"github.com/khabar-nlp/khabar/internal/token"
)

// Number is one number of a text.
type Number struct {
	token.Span   // in bytes; an attached و ف ب ل ك is outside, the article inside
	Kind         Kind
	Bound        Bound
	Value        string     // a decimal, n/d where none is finite, a score as 3-1; empty where only a range is known
	Min, Max     string     // the ends of a range or decade, otherwise empty
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

// boundNamed gives the bound of a name.
func boundNamed(name string) (Bound, bool) {
	i := slices.Index(boundNames[:], name)
	return Bound(max(i, 0)), i >= 0
}

// Find gives the numbers of text in order, not overlapping; tokens are the text's. It gives up with the context's error within milliseconds
// of its end, and returns no other error. Time and memory are linear in the number of tokens. It is safe for concurrent use.
func Find(ctx context.Context, text string, tokens []token.Token) ([]Number, error) {
	p := newParser(text, tokens)
	defer p.release()
	return p.find(ctx)
}

// reader reads the number that begins at item i, if one of its sort does; next is the item to go on with. What it leaves in n where none
// does means nothing.
type reader func(p *parser, n *Number, i int) (next int, ok bool)

// readers are tried in turn on an item, by its kind.
var readers = [...][]reader{
	token.Number:      {(*parser).pairAt, (*parser).seasonAt},
	token.ForeignWord: {(*parser).identifierAt, (*parser).latinNameAt},
	token.Word: {
		(*parser).identifierAt, (*parser).fractionAt, (*parser).ordinalAt, (*parser).decadeAt, (*parser).vagueAt, (*parser).multiplierAt,
		(*parser).dualAt,
	},
	token.Symbol: {},
}

// numberAt reads the number that begins at item i, if one does; next is the item to go on with.
func (p *parser) numberAt(n *Number, i int) (next int, ok bool) {
	if p.isForeign(i) {
		return i + 1, false
	}
	for _, read := range readers[p.tokens[i].Kind] {
		if next, ok := read(p, n, i); ok {
			p.bind(n, i, next)
			return next, true
		}
	}
	return p.quantityAt(n, i)
}

// Warm reads the tables, which the first call of Find does otherwise.
func Warm() { tables() }
