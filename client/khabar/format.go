package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
	"google.golang.org/protobuf/encoding/protojson"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// document is a text and its analysis.
type document struct {
	Name     string
	Text     string
	Response *khabarv1.AnalyzeResponse
}

// writer writes documents in one format; close writes what comes after the last.
type writer interface {
	write(document) error
	close() error
}

// each is a writer of documents that need nothing before or after them.
type each func(document) error

func (f each) write(d document) error { return f(d) }
func (f each) close() error           { return nil }

// newWriter gives the writer of a format. terminal is where the output ends up: text is coloured where that is a terminal.
func newWriter(format string, w io.Writer, terminal io.Writer) writer {
	switch format {
	case "json":
		return each(func(d document) error { return writeJSON(w, d) })
	case "jsonl":
		return each(func(d document) error { return writeJSONLine(w, d) })
	case "conll":
		return each(func(d document) error { return writeCoNLL(w, d) })
	case "html":
		return &page{w: w}
	default:
		colour := isTerminal(terminal) && !color.NoColor
		return each(func(d document) error { return writeText(w, d, colour) })
	}
}

func writeJSON(w io.Writer, d document) error {
	_, err := fmt.Fprintln(w, protojson.MarshalOptions{Multiline: true}.Format(d.Response))
	return err
}

func writeJSONLine(w io.Writer, d document) error {
	line, err := marshalLine(d.Response)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// kindName gives a kind without its prefix: FOREIGN_WORD.
func kindName(k khabarv1.TokenKind) string { return strings.TrimPrefix(k.String(), "TOKEN_KIND_") }

// colours are the colours of the kinds on a terminal; a word has none.
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

// writeText writes a table for people: a line a token, a blank line between sentences. What is in Arabic comes last, so that columns stay
// straight however a terminal orders it.
func writeText(w io.Writer, d document, colour bool) error {
	var b strings.Builder
	eachSentence(d.Response, func(i int, tokens []*khabarv1.Token) {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, t := range tokens {
			text := t.GetText()
			if attribute, ok := colours[t.GetKind()]; ok && colour {
				c := color.New(attribute)
				c.EnableColor()
				text = c.Sprint(text)
			}
			fmt.Fprintf(&b, "%6d %6d  %-12s  %s", t.GetSpan().GetBegin(), t.GetSpan().GetEnd(), kindName(t.GetKind()), text)
			if t.GetNormalized() != t.GetText() {
				b.WriteString("\t" + t.GetNormalized())
			}
			b.WriteByte('\n')
		}
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCoNLL writes a column file: index in the sentence, token, kind, normalized form, begin, end; a blank line after each sentence.
func writeCoNLL(w io.Writer, d document) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n# columns = id form kind normalized begin end\n", d.Name)
	eachSentence(d.Response, func(_ int, tokens []*khabarv1.Token) {
		for i, t := range tokens {
			normalized := t.GetNormalized()
			if normalized == "" {
				normalized = "_"
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%d\t%d\n", i+1, t.GetText(), kindName(t.GetKind()), normalized, t.GetSpan().GetBegin(), t.GetSpan().GetEnd())
		}
		b.WriteByte('\n')
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// eachSentence calls f with the tokens of each sentence.
func eachSentence(r *khabarv1.AnalyzeResponse, f func(i int, tokens []*khabarv1.Token)) {
	tokens := r.GetTokens()
	for i := range r.GetSentences() {
		n := 0
		for n < len(tokens) && int(tokens[n].GetSentence()) == i {
			n++
		}
		f(i, tokens[:n])
		tokens = tokens[n:]
	}
}
