package main

import (
	"fmt"
	"io"
	"strings"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// writeCoNLL writes a column file: index in the sentence, token, kind, normalized form, begin, end, segments, stem, entity, number; a blank
// line after each sentence. _ stands for what was not asked for or is not there. An entity is B-TYPE on its first token and I-TYPE on the
// others, a number B-KIND=value and I-KIND, a token that only a part of belongs to it included.
func writeCoNLL(w io.Writer, d document) error {
	var b strings.Builder
	stems := d.Response.GetStems()
	numbers, entities := newColumn(d.Response.GetNumbers(), d.Numbers), newColumn(d.Response.GetEntities(), d.Entities)
	fmt.Fprintf(&b, "# newdoc id = %s\n# columns = id form kind normalized begin end segments stem entity number\n", d.Name)
	eachSentence(d.Response, func(_ int, tokens []*khabarv1.Token) {
		for i, t := range tokens {
			normalized := t.GetNormalized()
			if normalized == "" {
				normalized = "_"
			}
			stem := "_"
			if len(stems) > 0 && stems[0].GetSpan().GetBegin() == t.GetSpan().GetBegin() {
				stem, stems = stems[0].GetStem(), stems[1:]
			}
			entity := entities.of(t, func(e *khabarv1.Entity) (first, later string) {
				return typeName(e.GetType()), typeName(e.GetType())
			})
			number := numbers.of(t, func(n *khabarv1.Number) (first, later string) {
				kind := numberKindName(n.GetKind())
				return kind + "=" + worth(n), kind
			})
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%d\t%s\t%s\t%s\t%s\n", i+1, t.GetText(), kindName(t.GetKind()), normalized,
				t.GetSpan().GetBegin(), t.GetSpan().GetEnd(), joinSegments(t), stem, entity, number)
		}
		b.WriteByte('\n')
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// spanned is what stands somewhere in a text.
type spanned interface {
	comparable
	GetSpan() *khabarv1.Span
}

// column gives what covers each token of a text, token by token.
type column[S spanned] struct {
	rest   []S
	begun  bool // the first of them has had a token
	wanted bool
}

func newColumn[S spanned](all []S, wanted bool) *column[S] {
	return &column[S]{rest: all, wanted: wanted}
}

// next gives what covers a part of the next token, and whether it begins there; ok is false where nothing does.
func (c *column[S]) next(t *khabarv1.Token) (s S, first, ok bool) {
	for len(c.rest) > 0 && c.rest[0].GetSpan().GetEnd() <= t.GetSpan().GetBegin() {
		c.rest, c.begun = c.rest[1:], false
	}
	if len(c.rest) == 0 || c.rest[0].GetSpan().GetBegin() >= t.GetSpan().GetEnd() {
		return s, false, false
	}
	first, c.begun = !c.begun, true
	return c.rest[0], first, true
}

// of gives the column of the next token: O where nothing covers any of it, _ where nothing was asked for.
func (c *column[S]) of(t *khabarv1.Token, name func(S) (first, later string)) string {
	s, first, ok := c.next(t)
	if !c.wanted {
		return "_"
	}
	if !ok {
		return "O"
	}
	begin, inside := name(s)
	if first {
		return "B-" + begin
	}
	return "I-" + inside
}
