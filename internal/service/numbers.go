package service

import (
	"slices"

	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/number"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// numberKinds are the contract's kinds at the index of the engine's.
var numberKinds = [...]khabarv1.NumberKind{
	number.Cardinal:        khabarv1.NumberKind_NUMBER_KIND_CARDINAL,
	number.Ordinal:         khabarv1.NumberKind_NUMBER_KIND_ORDINAL,
	number.Fraction:        khabarv1.NumberKind_NUMBER_KIND_FRACTION,
	number.Decimal:         khabarv1.NumberKind_NUMBER_KIND_DECIMAL,
	number.Ratio:           khabarv1.NumberKind_NUMBER_KIND_RATIO,
	number.Percent:         khabarv1.NumberKind_NUMBER_KIND_PERCENT,
	number.PercentagePoint: khabarv1.NumberKind_NUMBER_KIND_PERCENTAGE_POINT,
	number.BasisPoint:      khabarv1.NumberKind_NUMBER_KIND_BASIS_POINT,
	number.Money:           khabarv1.NumberKind_NUMBER_KIND_MONEY,
	number.Range:           khabarv1.NumberKind_NUMBER_KIND_RANGE,
	number.Year:            khabarv1.NumberKind_NUMBER_KIND_YEAR,
	number.Vague:           khabarv1.NumberKind_NUMBER_KIND_VAGUE,
	number.Multiplier:      khabarv1.NumberKind_NUMBER_KIND_MULTIPLIER,
	number.Score:           khabarv1.NumberKind_NUMBER_KIND_SCORE,
	number.Identifier:      khabarv1.NumberKind_NUMBER_KIND_IDENTIFIER,
}

// numberBounds are the contract's bounds at the index of the engine's.
var numberBounds = [...]khabarv1.NumberBound{
	number.Exact:       khabarv1.NumberBound_NUMBER_BOUND_EXACT,
	number.Approximate: khabarv1.NumberBound_NUMBER_BOUND_APPROXIMATE,
	number.AtLeast:     khabarv1.NumberBound_NUMBER_BOUND_AT_LEAST,
	number.MoreThan:    khabarv1.NumberBound_NUMBER_BOUND_MORE_THAN,
	number.AtMost:      khabarv1.NumberBound_NUMBER_BOUND_AT_MOST,
	number.LessThan:    khabarv1.NumberBound_NUMBER_BOUND_LESS_THAN,
}

// numbersOf writes the numbers of an analysis that are of the kinds wanted; no kinds mean all.
func numbersOf(a nlp.Analysis, offsets *offsets, kinds []khabarv1.NumberKind) []*khabarv1.Number {
	var numbers []*khabarv1.Number
	for _, n := range a.Numbers {
		kind := numberKinds[n.Kind]
		if len(kinds) > 0 && !slices.Contains(kinds, kind) {
			continue
		}
		out := &khabarv1.Number{
			Span: offsets.span(n.Span), Text: n.Of(a.Text), Kind: kind, Value: n.Value, Bound: numberBounds[n.Bound],
			Currency: n.Currency, Alternatives: n.Alternatives,
		}
		if n.Min != "" {
			out.Range = &khabarv1.NumberRange{Min: n.Min, Max: n.Max}
		}
		if n.Counted.Len() > 0 {
			out.Counted, out.CountedText = offsets.span(n.Counted), n.Counted.Of(a.Text)
		}
		numbers = append(numbers, out)
	}
	return numbers
}
