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
	layered := len(d.Response.GetNumbers())+len(d.Response.GetEntities()) > 0
	eachSentence(d.Response, func(_ int, tokens []*khabarv1.Token) {
		sentence := make([]pageToken, 0, len(tokens))
		for _, t := range tokens {
			gap, after, _ := strings.Cut(rest, t.GetText())
			rest = after
			kind := kindName(t.GetKind())
			if layered && kind != word {
				kind = "" // what the names and numbers are among needs no colour
			} else {
				counts[kind]++
			}
			n, firstOfNumber, isNumber := numbers.next(t)
			e, firstOfEntity, isEntity := entities.next(t)
			goesOn := isEntity && !firstOfEntity || !isEntity && isNumber && !firstOfNumber
			if last := len(sentence) - 1; goesOn && last >= 0 {
				sentence[last].Text += gap + t.GetText()
				continue
			}
			shownToken := pageToken{Gap: gap, Text: t.GetText(), Kind: kind, Normalized: t.GetNormalized()}
			if isNumber {
				shownToken.Number = strings.TrimSpace(numberKindName(n.GetKind()) + " " + worth(n) + " " + n.GetCurrency())
			}
			if isEntity {
				shownToken.Entity = typeName(e.GetType())
				if begin := attached(t.GetText(), e.GetText()); begin > 0 {
					sentence = append(sentence, pageToken{Gap: gap, Text: t.GetText()[:begin]})
					shownToken.Gap, shownToken.Text = "", t.GetText()[begin:]
				}
			}
			sentence = append(sentence, shownToken)
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

// word is the kind of the tokens that are always counted.
const word = "WORD"

// attached gives how many bytes of a token stand before the name that begins in it: those of و in والدار البيضاء.
func attached(token, name string) int {
	first, _, _ := strings.Cut(name, " ")
	return strings.Index(token, first)
}

func (p *page) close() error {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return err
	}
	return t.Execute(p.w, p.documents)
}
