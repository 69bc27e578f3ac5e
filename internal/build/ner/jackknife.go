package main

import (
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

// threads is how many models are trained at a time.
const threads = 2

// jackknife gives each document the memory of a model that never saw it, as texts will have it: otherwise the second pass would learn to
// believe the first too much. Each model leaves out a stretch of every corpus.
func jackknife(docs []*document, o options, progress func(string, ...any)) {
	fold := folds(docs, o.folds)
	o.memory, o.models = false, 1
	var wait sync.WaitGroup
	free := make(chan struct{}, threads)
	for k := range o.folds {
		wait.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			var rest []*document
			for i, d := range docs {
				if fold[i] != k {
					rest = append(rest, d)
				}
			}
			m := train(rest, o, func(string, ...any) {})
			for i, d := range docs {
				if fold[i] == k {
					m.remember(d)
				}
			}
		})
	}
	wait.Wait()
	progress("%d models for the memory", o.folds)
}

// folds cuts each corpus into stretches of documents.
func folds(docs []*document, n int) []int {
	var total, seen [sources]int
	for _, d := range docs {
		total[d.source]++
	}
	fold := make([]int, len(docs))
	for i, d := range docs {
		fold[i] = seen[d.source] * n / total[d.source]
		seen[d.source]++
	}
	return fold
}

// remember works out the memory of a document from a first pass of m over it.
func (m *model) remember(d *document) {
	d.memories = nil
	var lattice sequence.Lattice
	lattice.SetTransitions(&m.transitions)
	beliefs := make([]sequence.Scores, 0, len(d.tags))
	for _, e := range m.examples([]*document{d}) {
		scores := m.score(&e, false)
		lattice.Run(scores)
		first := len(beliefs)
		beliefs = append(beliefs, scores...)
		lattice.Marginals(beliefs[first:])
	}
	memory := d.page.Remember(beliefs)
	memories := make([][]sequence.Feature, len(d.tags))
	for i := range memories {
		memories[i] = memory.Append(nil, i)
	}
	d.memories = memories
}
