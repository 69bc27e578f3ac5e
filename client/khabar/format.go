package main

import (
	"fmt"
	"io"

	"github.com/fatih/color"
	"google.golang.org/protobuf/encoding/protojson"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// document is a text and its analysis.
type document struct {
	Name      string
	Text      string
	Response  *khabarv1.AnalyzeResponse
	Entities  bool // entities were asked for
	Numbers   bool // numbers were asked for
	NamesOnly bool // the tokens are there for the sake of columns and pages
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
		return each(func(d document) error { return writeText(w, d, palette(colour)) })
	}
}

func writeJSON(w io.Writer, d document) error {
	_, err := fmt.Fprintln(w, protojson.MarshalOptions{Multiline: true}.Format(d.Response))
	return err
}

func writeJSONLine(w io.Writer, d document) error {
	_, err := w.Write(append(appendResponse(nil, d.Response), '\n'))
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
