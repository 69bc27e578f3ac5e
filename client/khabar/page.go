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

// pageDocument is a document as the page shows it: its sentences, how many tokens, entities and numbers of each kind it has, and the
// entities that are mentioned most.
type pageDocument struct {
	Name      string
	Sentences [][]pageToken
	Kinds     []pageCount
	Entities  []pageEntity
}

// pageEntity is a row of the table of entities.
type pageEntity struct {
	Count                  int
	Type, Canonical, Forms string
}

// pageToken is a token and the gap before it.
type pageToken struct {
	Gap, Text, Kind, Normalized string
	Entity                      string // the type of an entity that covers it, empty where none does
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
	numbers, entities := newColumn(d.Response.GetNumbers(), true), newColumn(d.Response.GetEntities(), true)
	for _, e := range d.Response.GetEntities() {
		counts[typeName(e.GetType())]++
	}
	for _, c := range clustersOf(d.Response) {
		shown.Entities = append(shown.Entities, pageEntity{c.count, typeName(c.of), c.canonical, strings.Join(c.forms, "، ")})
	}
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
			shownToken := pageToken{Gap: gap, Text: t.GetText(), Kind: kind, Normalized: t.GetNormalized()}
			if n, _, ok := numbers.next(t); ok {
				shownToken.Number = strings.TrimSpace(numberKindName(n.GetKind()) + " " + worth(n) + " " + n.GetCurrency())
			}
			if e, _, ok := entities.next(t); ok {
				shownToken.Entity = typeName(e.GetType())
			}
			sentence[i] = shownToken
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
