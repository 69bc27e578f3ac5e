package main

import (
	"fmt"
	"io"
	"strings"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// writeCoNLL writes a column file: index in the sentence, token, kind, normalized form, begin, end, number; a blank line after each
// sentence. A number is B-KIND=value on its first token and I-KIND on the others, a token that only a part of belongs to it included.
func writeCoNLL(w io.Writer, d document) error {
	var b strings.Builder
	numbers := newNumberColumn(d)
	fmt.Fprintf(&b, "# newdoc id = %s\n# columns = id form kind normalized begin end number\n", d.Name)
	eachSentence(d.Response, func(_ int, tokens []*khabarv1.Token) {
		for i, t := range tokens {
			normalized := t.GetNormalized()
			if normalized == "" {
				normalized = "_"
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%d\t%s\n",
				i+1, t.GetText(), kindName(t.GetKind()), normalized, t.GetSpan().GetBegin(), t.GetSpan().GetEnd(), numbers.of(t))
		}
		b.WriteByte('\n')
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// numberColumn gives the column of numbers, token by token.
type numberColumn struct {
	numbers []*khabarv1.Number
	begun   bool // the first of them has had a token
	wanted  bool
}

func newNumberColumn(d document) *numberColumn {
	return &numberColumn{numbers: d.Response.GetNumbers(), wanted: d.Numbers}
}

// next gives the number that covers a part of the next token, nil where none does, and whether it begins there.
func (c *numberColumn) next(t *khabarv1.Token) (n *khabarv1.Number, first bool) {
	for len(c.numbers) > 0 && c.numbers[0].GetSpan().GetEnd() <= t.GetSpan().GetBegin() {
		c.numbers, c.begun = c.numbers[1:], false
	}
	if len(c.numbers) == 0 || c.numbers[0].GetSpan().GetBegin() >= t.GetSpan().GetEnd() {
		return nil, false
	}
	first, c.begun = !c.begun, true
	return c.numbers[0], first
}

// of gives the column of the next token: O where no number covers any of it, _ where none were asked for.
func (c *numberColumn) of(t *khabarv1.Token) string {
	switch n, first := c.next(t); {
	case !c.wanted:
		return "_"
	case n == nil:
		return "O"
	case first:
		return "B-" + numberKindName(n.GetKind()) + "=" + worth(n)
	default:
		return "I-" + numberKindName(n.GetKind())
	}
}

// about gives what the number that covers the next token is and is worth: MONEY 3500000 USD.
func (c *numberColumn) about(t *khabarv1.Token) string {
	n, _ := c.next(t)
	if n == nil {
		return ""
	}
	return strings.TrimSpace(numberKindName(n.GetKind()) + " " + worth(n) + " " + n.GetCurrency())
}
