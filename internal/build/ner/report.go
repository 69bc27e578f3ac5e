package main

import (
	"context"
	"fmt"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// bins is how many ranges of confidence the reliability is reported for.
const bins = 10

// reliability counts the names of each range of confidence, and how many of them are right.
type reliability struct{ found, right [bins]int }

// report prints the figures for the development split: of the first pass and of both with exact weights, and of the file as the service
// reads it, with its reliability.
func report(dev []*document, m *model, file []byte, r *sequence.Resources, o *options) error {
	quantised, err := sequence.Open(string(file))
	if err != nil {
		return err
	}
	quantised.Names, quantised.NoTopics = r.Names, r.NoTopics
	var first, second score
	final := score{errors: o.errors}
	var sure reliability
	for _, d := range dev {
		d.memories = nil
		first.addDocument(d, m.tag(d, false))
		m.remember(d)
		second.addDocument(d, m.tag(d, true))
		names, err := find(quantised, d)
		if err != nil {
			return err
		}
		final.addDocument(d, tagsOf(d, names))
		sure.add(d, names)
	}
	fmt.Printf("first pass  %s\nboth passes %s\nfile        %s\n", &first, &second, &final)
	for i := range bins {
		fmt.Printf("confidence %.1f to %.1f: %d names, %d right\n", float64(i)/bins, float64(i+1)/bins, sure.found[i], sure.right[i])
	}
	return nil
}

// find gives the names of a document by the model as the service has it.
func find(m *sequence.Model, d *document) ([]sequence.Name, error) {
	names, _, err := m.Find(context.Background(), d.text, d.tokens, morph.Append(nil, d.text, d.tokens, morph.ATB))
	return names, err
}

// tagsOf gives the tags of a document for its names.
func tagsOf(d *document, names []sequence.Name) []sequence.Tag {
	got := make([]sequence.Tag, len(d.tokens))
	for _, n := range names {
		for i := n.First; i < n.Last; i++ {
			got[i] = sequence.Later(n.Class)
		}
		got[n.First] = sequence.First(n.Class)
	}
	return got
}

// add counts the names of a document.
func (r *reliability) add(d *document, names []sequence.Name) {
	want := map[span]bool{}
	for _, w := range cellSpans(d.cells) {
		want[w] = true
	}
	for i, s := range tokenSpans(d, tagsOf(d, names)) {
		bin := min(int(names[i].Confidence*bins), bins-1)
		r.found[bin]++
		if want[s] {
			r.right[bin]++
		}
	}
}
