package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// kindName gives a kind without its prefix: FOREIGN_WORD.
func kindName(k khabarv1.TokenKind) string { return strings.TrimPrefix(k.String(), "TOKEN_KIND_") }

// numberKindName gives a kind without its prefix: CARDINAL.
func numberKindName(k khabarv1.NumberKind) string {
	return strings.TrimPrefix(k.String(), "NUMBER_KIND_")
}

// colours are the colours of the kinds of tokens on a terminal; a word has none.
var colours = map[khabarv1.TokenKind]color.Attribute{
	khabarv1.TokenKind_TOKEN_KIND_FOREIGN_WORD: color.FgCyan,
	khabarv1.TokenKind_TOKEN_KIND_NUMBER:       color.FgYellow,
	khabarv1.TokenKind_TOKEN_KIND_DATE:         color.FgYellow,
	khabarv1.TokenKind_TOKEN_KIND_TIME:         color.FgYellow,
	khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION:  color.FgHiBlack,
	khabarv1.TokenKind_TOKEN_KIND_SYMBOL:       color.FgHiBlack,
	khabarv1.TokenKind_TOKEN_KIND_URL:          color.FgBlue,
	khabarv1.TokenKind_TOKEN_KIND_EMAIL:        color.FgBlue,
	khabarv1.TokenKind_TOKEN_KIND_MENTION:      color.FgBlue,
	khabarv1.TokenKind_TOKEN_KIND_HASHTAG:      color.FgMagenta,
	khabarv1.TokenKind_TOKEN_KIND_ABBREVIATION: color.FgGreen,
}

// palette tells whether text is coloured.
type palette bool

// paint gives text in a colour.
func (p palette) paint(attribute color.Attribute, text string) string {
	if !p {
		return text
	}
	c := color.New(attribute)
	c.EnableColor()
	return c.Sprint(text)
}

// writeText writes what people read, a blank line between: the tokens, the text with its names marked, its entities, its numbers. In tables,
// what is in Arabic comes last, so that columns stay straight however a terminal orders it.
func writeText(w io.Writer, d document, colour palette) error {
	tables := []string{"", markedText(d, colour), clusterTable(d, colour), numberTable(d, colour)}
	if !d.NamesOnly {
		tables[0] = tokenTable(d, colour)
	}
	tables = slices.DeleteFunc(tables, func(t string) bool { return t == "" })
	_, err := io.WriteString(w, strings.Join(tables, "\n"))
	return err
}

// tokenTable has a line a token and a blank line between sentences: where it stands, kind, text, its segments where it has more than one,
// and its stem after an arrow; without stems its normalized form where that is another.
func tokenTable(d document, colour palette) string {
	var b strings.Builder
	stems := d.Response.GetStems()
	eachSentence(d.Response, func(i int, tokens []*khabarv1.Token) {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, t := range tokens {
			text := t.GetText()
			if attribute, ok := colours[t.GetKind()]; ok {
				text = colour.paint(attribute, text)
			}
			fmt.Fprintf(&b, "%6d %6d  %-12s  %s", t.GetSpan().GetBegin(), t.GetSpan().GetEnd(), kindName(t.GetKind()), text)
			if len(d.Response.GetStems()) == 0 && t.GetNormalized() != t.GetText() {
				b.WriteString("\t" + t.GetNormalized())
			}
			if len(t.GetSegments()) > 0 {
				b.WriteString("\t" + joinSegments(t))
			}
			if len(stems) > 0 && stems[0].GetSpan().GetBegin() == t.GetSpan().GetBegin() {
				b.WriteString("\t→ " + stems[0].GetStem())
				stems = stems[1:]
			}
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// joinSegments gives the segments of a token with + between: و+ب+مدرست+هم, the token itself where it has none.
func joinSegments(t *khabarv1.Token) string {
	if len(t.GetSegments()) == 0 {
		return t.GetText()
	}
	var b strings.Builder
	for i, s := range t.GetSegments() {
		if i > 0 {
			b.WriteByte('+')
		}
		b.WriteString(s.GetText())
	}
	return b.String()
}

// numberTable has a line a number: where it stands, kind, value, bound, currency, the expression, and what it counts after an arrow.
func numberTable(d document, colour palette) string {
	var b strings.Builder
	for _, n := range d.Response.GetNumbers() {
		fmt.Fprintf(&b, "%6d %6d  %-16s %18s  %-11s  %s", n.GetSpan().GetBegin(), n.GetSpan().GetEnd(), numberKindName(n.GetKind()),
			strings.TrimSpace(worth(n)+" "+n.GetCurrency()), boundName(n.GetBound()), colour.paint(color.FgYellow, n.GetText()))
		if n.GetCountedText() != "" {
			b.WriteString(" ← " + n.GetCountedText())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// worth gives the value of a number, or the ends of its range, and its other values after a question mark: 40000..50000, 0.2?5.
func worth(n *khabarv1.Number) string {
	value := n.GetValue()
	if value == "" {
		value = n.GetRange().GetMin() + ".." + n.GetRange().GetMax()
	}
	return strings.Join(append([]string{value}, n.GetAlternatives()...), "?")
}

// boundName gives a bound for people: nothing for an exact number, otherwise the name in the contract without its prefix.
func boundName(b khabarv1.NumberBound) string {
	if b == khabarv1.NumberBound_NUMBER_BOUND_EXACT {
		return ""
	}
	return strings.TrimPrefix(b.String(), "NUMBER_BOUND_")
}
