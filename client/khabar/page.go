package main

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

//go:embed page.gohtml
var pageSource string

// page collects documents for one HTML page that needs nothing beside it.
type page struct {
	w         io.Writer
	documents []pageDocument
}

// pageDocument is a document as the page shows it: its sentences, and how many tokens of each kind it has.
type pageDocument struct {
	Name      string
	Sentences [][]pageToken
	Kinds     []pageCount
}

// pageToken is a token and the gap before it.
type pageToken struct {
	Gap, Text, Kind, Normalized string
	Number                      string // what a number that covers it is and is worth, empty where none does
}

// pageCount is a row of the legend.
type pageCount struct {
	Kind  string
	Count int
}

func (p *page) write(d document) error {
	shown := pageDocument{Name: d.Name}
	counts := map[string]int{}
	rest := d.Text
	numbers := newNumberColumn(d)
	for _, n := range d.Response.GetNumbers() {
		counts[numberKindName(n.GetKind())]++
	}
	eachSentence(d.Response, func(_ int, tokens []*khabarv1.Token) {
		sentence := make([]pageToken, len(tokens))
		for i, t := range tokens {
			gap, after, _ := strings.Cut(rest, t.GetText())
			rest = after
			kind := kindName(t.GetKind())
			counts[kind]++
			sentence[i] = pageToken{gap, t.GetText(), kind, t.GetNormalized(), numbers.about(t)}
		}
		shown.Sentences = append(shown.Sentences, sentence)
	})
	for kind, count := range counts {
		shown.Kinds = append(shown.Kinds, pageCount{kind, count})
	}
	slices.SortFunc(shown.Kinds, func(a, b pageCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Kind, b.Kind)
	})
	p.documents = append(p.documents, shown)
	return nil
}

func (p *page) close() error {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return err
	}
	return t.Execute(p.w, p.documents)
}
