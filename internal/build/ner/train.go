package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

const tags = sequence.Tags

// Widths of weights: a wide row has weights for the tags of the tokens at five places around it, a narrow one for its own token.
const (
	places = sequence.Places
	wide   = places * tags
	reach  = places / 2
)

// options steer the training.
type options struct {
	epochs, tuning int     // over everything, and then over ANERcorp alone
	rate           float64 // of AdaGrad
	decay          float64 // L2, per update
	dropout        float64 // of features that name the word
	weight         [sources]float64
	minCount       int
	models         int // trained in different orders and averaged
	memory         bool
	without        string
	folds          int
	errors         bool
	fold           int
	tuneWritten    bool
}

// example is a sentence as rows of the weights.
type example struct {
	source source
	tags   []sequence.Tag
	wide   [][]int32 // of each token
	narrow [][]int32
	memory [][]int32 // more wide rows of each token, which are left out half of the time
}

// index numbers the features that occur often enough.
type index struct {
	wide, narrow     map[sequence.Feature]int32
	wideOf, narrowOf []sequence.Feature
}

// model is the weights.
type model struct {
	index
	w, n        []float32 // wide and narrow
	wSum, nSum  []float32 // sums of squared gradients of a row
	transitions sequence.Transitions
	tSum        [tags][tags]float32
}

// collect counts the features of the documents and numbers them.
func (x *index) collect(docs []*document, o *options) {
	minCount := o.minCount
	x.wide, x.narrow = map[sequence.Feature]int32{}, map[sequence.Feature]int32{}
	var buffer []sequence.Feature
	for _, d := range docs {
		for _, w := range d.page.Words {
			for _, f := range w.Features {
				if f.Letters() && o.lacks("letters") {
					continue
				}
				x.wide[f]++
			}
		}
		for _, s := range d.page.Sentences {
			for i := s.First; i < s.Last; i++ {
				buffer = d.page.AppendWide(buffer[:0], i)
				buffer = append(buffer, d.memory(i)...)
				for _, f := range buffer {
					x.wide[f]++
				}
				buffer = d.page.AppendNarrow(buffer[:0], s, i)
				for _, f := range buffer {
					if o.lacks("pairs") {
						break
					}
					x.narrow[f]++
				}
			}
		}
	}
	begin, end := sequence.Edges()
	x.wide[begin] += int32(minCount)
	x.wide[end] += int32(minCount)
	x.wideOf = number(x.wide, minCount)
	x.narrowOf = number(x.narrow, minCount)
}

// memory gives the memory features of a token, none before they are worked out.
func (d *document) memory(i int) []sequence.Feature {
	if d.memories == nil {
		return nil
	}
	return d.memories[i]
}

// number replaces the counts of features by numbers; rare ones go.
func number(counts map[sequence.Feature]int32, minCount int) []sequence.Feature {
	kept := make([]sequence.Feature, 0, len(counts)/2)
	for f, n := range counts {
		if int(n) >= minCount {
			kept = append(kept, f)
		} else {
			delete(counts, f)
		}
	}
	slices.Sort(kept)
	for i, f := range kept {
		counts[f] = int32(i)
	}
	return kept
}

// rows gives the numbers of features.
func rows(table map[sequence.Feature]int32, features []sequence.Feature) []int32 {
	list := make([]int32, 0, len(features))
	for _, f := range features {
		if i, ok := table[f]; ok {
			list = append(list, i)
		}
	}
	return list
}

// examples turns documents into rows.
func (x *index) examples(docs []*document) []example {
	var all []example
	var buffer []sequence.Feature
	for _, d := range docs {
		words := map[*sequence.Word][]int32{}
		for _, w := range d.page.Words {
			if words[w] == nil {
				words[w] = rows(x.wide, w.Features)
			}
		}
		for _, s := range d.page.Sentences {
			e := example{source: d.source, tags: d.tags[s.First:s.Last]}
			for i := s.First; i < s.Last; i++ {
				list := words[d.page.Words[i]]
				if buffer = d.page.AppendWide(buffer[:0], i); len(buffer) > 0 {
					list = append(slices.Clip(list), rows(x.wide, buffer)...)
				}
				e.wide = append(e.wide, list)
				buffer = d.page.AppendNarrow(buffer[:0], s, i)
				e.narrow = append(e.narrow, rows(x.narrow, buffer))
				e.memory = append(e.memory, rows(x.wide, d.memory(i)))
			}
			all = append(all, e)
		}
	}
	return all
}

// trainer is the memory of the training of one model.
type trainer struct {
	*model
	o       options
	lattice sequence.Lattice
	random  *rand.Rand
	scores  []sequence.Scores
	vectors [][wide]float32
	slopes  []sequence.Scores
	wKeep   [][]int32
	nKeep   [][]int32
	begin   []int32
	end     []int32
}

// train learns the weights of a model from documents.
func train(docs []*document, o options, progress func(string, ...any)) *model {
	m := &model{}
	m.collect(docs, &o)
	examples := m.examples(docs)
	progress("%d sentences, %d wide rows, %d narrow rows", len(examples), len(m.wideOf), len(m.narrowOf))
	average := newAverage(len(m.wideOf)*wide, len(m.narrowOf)*tags)
	for k := range o.models {
		m.train(examples, o, uint64(k), average, progress)
	}
	average.put(m)
	return m
}

// train learns the weights once, from nought on, in an order of the sentences that the seed tells, and adds those of the last passes to
// the average.
func (m *model) train(examples []example, o options, seed uint64, average *average, progress func(string, ...any)) {
	m.w, m.n = make([]float32, len(m.wideOf)*wide), make([]float32, len(m.narrowOf)*tags)
	m.wSum, m.nSum = make([]float32, len(m.wideOf)), make([]float32, len(m.narrowOf))
	m.transitions, m.tSum = sequence.Transitions{}, [tags][tags]float32{}
	t := &trainer{model: m, o: o, random: rand.New(rand.NewPCG(seed, 1))}
	t.begin, t.end = m.edges()
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.epochs + o.tuning {
		loss, n := 0.0, 0
		if epoch == o.epochs {
			order = slices.DeleteFunc(order, func(i int) bool {
				return examples[i].source != anercorp && (!o.tuneWritten || examples[i].source != written)
			})
		}
		t.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			loss += t.step(&examples[i])
			n += len(examples[i].tags)
		}
		progress("epoch %d: loss %.4f a token", epoch+1, loss/float64(n))
		if epoch >= o.epochs+o.tuning-averaged {
			average.add(m)
		}
	}
}

// averaged is over how many epochs, the last ones, the weights are averaged.
const averaged = 3

type average struct {
	w, n []float32
	t    sequence.Transitions
	k    float32
}

func newAverage(wide, narrow int) *average {
	return &average{w: make([]float32, wide), n: make([]float32, narrow)}
}

func (a *average) add(m *model) {
	for i, v := range m.w {
		a.w[i] += v
	}
	for i, v := range m.n {
		a.n[i] += v
	}
	for i := range a.t {
		for j := range a.t[i] {
			a.t[i][j] += m.transitions[i][j]
		}
	}
	a.k++
}

func (a *average) put(m *model) {
	for i, v := range a.w {
		m.w[i] = v / a.k
	}
	for i, v := range a.n {
		m.n[i] = v / a.k
	}
	for i := range a.t {
		for j := range a.t[i] {
			m.transitions[i][j] = a.t[i][j] / a.k
		}
	}
}

// dropped are the templates that name a word or list it.
var dropped = sequence.Droppable

// sum adds up the rows of a sentence.
func (m *model) sum(scores []sequence.Scores, vectors [][wide]float32, wideRows, narrowRows [][]int32, begin, end []int32) {
	n := len(scores)
	add := func(v *[wide]float32, list []int32) {
		for _, r := range list {
			row := (*[wide]float32)(m.w[int(r)*wide:])
			for k := range v {
				v[k] += row[k]
			}
		}
	}
	for i := range scores {
		scores[i] = sequence.Scores{}
		vectors[i] = [wide]float32{}
		add(&vectors[i], wideRows[i])
	}
	var edges [2][wide]float32
	add(&edges[0], begin)
	add(&edges[1], end)
	for i := range scores {
		s := &scores[i]
		for p := range places {
			from := i + p - reach
			v := &edges[0]
			switch {
			case from >= n:
				v = &edges[1]
			case from >= 0:
				v = &vectors[from]
			}
			for t := range tags {
				s[t] += v[p*tags+t]
			}
		}
		for _, r := range narrowRows[i] {
			row := (*[tags]float32)(m.n[int(r)*tags:])
			for t := range s {
				s[t] += row[t]
			}
		}
	}
}

// step learns from one sentence and gives its loss before.
func (t *trainer) step(e *example) float64 {
	n := len(e.tags)
	t.drop(e)
	if cap(t.scores) < n {
		t.scores, t.slopes, t.vectors = make([]sequence.Scores, n), make([]sequence.Scores, n), make([][wide]float32, n)
	}
	scores, slopes := t.scores[:n], t.slopes[:n]
	t.sum(scores, t.vectors[:n], t.wKeep, t.nKeep, t.begin, t.end)
	t.lattice.SetTransitions(&t.transitions)
	t.lattice.Run(scores)
	loss := t.lattice.LogSum()
	weight := float32(t.o.weight[e.source])
	var between [tags][tags]float32
	for i, tag := range e.tags {
		loss -= float64(scores[i][tag])
		for b := range sequence.Tag(tags) {
			slopes[i][b] = -weight * float32(t.lattice.Marginal(i, b))
		}
		slopes[i][tag] += weight
		if i > 0 {
			before := e.tags[i-1]
			loss -= float64(t.transitions[before][tag])
			between[before][tag] += weight
			for a := range sequence.Tag(tags) {
				for b := range sequence.Tag(tags) {
					if b.Follows(a) {
						between[a][b] -= weight * float32(t.lattice.Pair(i, a, b))
					}
				}
			}
		}
	}
	t.update(n, slopes, &between)
	return loss
}

// drop leaves out some of the features of a sentence.
func (t *trainer) drop(e *example) {
	n := len(e.tags)
	for len(t.wKeep) < n {
		t.wKeep, t.nKeep = append(t.wKeep, nil), append(t.nKeep, nil)
	}
	memory := t.o.memory && t.random.Uint32()&1 == 0
	p := uint32(t.o.dropout * (1 << 32))
	for i := range n {
		list := t.wKeep[i][:0]
		for _, r := range e.wide[i] {
			if p > 0 && dropped[t.wideOf[r].Template()] && t.random.Uint32() < p {
				continue
			}
			list = append(list, r)
		}
		if memory {
			list = append(list, e.memory[i]...)
		}
		t.wKeep[i] = list
		t.nKeep[i] = e.narrow[i]
	}
}

const tiny = 1e-4

// update follows the slopes (AdaGrad with one rate a row: Duchi, Hazan and Singer, 2011).
func (t *trainer) update(n int, slopes []sequence.Scores, between *[tags][tags]float32) {
	rate, keep := float32(t.o.rate), float32(1-t.o.decay)
	for i := range n {
		var v [wide]float32
		square := float32(0)
		for p := range places {
			at := i - (p - reach)
			if at < 0 || at >= n {
				continue
			}
			for b, g := range slopes[at] {
				v[p*tags+b] = g
				square += g * g
			}
		}
		if square > tiny*tiny {
			for _, r := range t.wKeep[i] {
				t.wSum[r] += square
				step := rate / (sqrt(t.wSum[r]) + 1e-3)
				row := (*[wide]float32)(t.w[int(r)*wide:])
				for k := range row {
					row[k] = row[k]*keep + step*v[k]
				}
			}
		}
		square = 0
		for _, g := range slopes[i] {
			square += g * g
		}
		if square <= tiny*tiny {
			continue
		}
		for _, r := range t.nKeep[i] {
			t.nSum[r] += square
			step := rate / (sqrt(t.nSum[r]) + 1e-3)
			row := (*[tags]float32)(t.n[int(r)*tags:])
			for k, g := range slopes[i] {
				row[k] = row[k]*keep + step*g
			}
		}
	}
	t.updateEdges(n, slopes)
	for a := range between {
		for b, g := range between[a] {
			t.tSum[a][b] += g * g
			t.transitions[a][b] += rate / (sqrt(t.tSum[a][b]) + 1e-3) * g
		}
	}
}

func (t *trainer) updateEdges(n int, slopes []sequence.Scores) {
	rate := float32(t.o.rate)
	for _, edge := range []struct {
		rows []int32
		at   func(p int) int
	}{
		{t.begin, func(p int) int { return -1 - (p - reach) }},
		{t.end, func(p int) int { return n - (p - reach) }},
	} {
		// The weights of an edge reach two tokens; one that stands two places off is as good as next to it.
		for _, r := range edge.rows {
			row := (*[wide]float32)(t.w[int(r)*wide:])
			for p := range places {
				at := edge.at(p)
				if at < 0 || at >= n {
					continue
				}
				for b, g := range slopes[at] {
					t.wSum[r] += g * g
					row[p*tags+b] += rate / (sqrt(t.wSum[r]) + 1e-3) * g
				}
			}
		}
	}
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
