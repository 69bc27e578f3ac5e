package main

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// An arc leads from a state over a letter.
type arc struct {
	letter byte
	final  bool
	target int32 // a state, 0 for the empty one
}

// builder builds a minimal acyclic automaton from sorted strings (Daciuk and others, "Incremental construction of minimal acyclic
// finite-state automata", 2000) and writes it in the format that internal/morph reads.
type builder struct {
	states   [][]arc
	register map[string]int32
	path     [][]arc // of the string added last, not yet minimal
	last     []byte
}

func newBuilder() *builder {
	return &builder{states: [][]arc{nil}, register: map[string]int32{"": 0}, path: [][]arc{nil}}
}

// codesOf gives the codes of a key; nil where a letter has none.
func codesOf(key string) []byte {
	out := make([]byte, 0, len(key)/2)
	for _, r := range key {
		c := morph.Code(r)
		if c == 0 {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// add adds a string of codes; strings come in byte order, each once.
func (b *builder) add(s []byte) {
	common := 0
	for common < len(s) && common < len(b.last) && s[common] == b.last[common] {
		common++
	}
	b.freeze(common)
	for i := common; i < len(s); i++ {
		b.path[i] = append(b.path[i], arc{letter: s[i], final: i == len(s)-1})
		b.path = append(b.path, nil)
	}
	b.last = append(b.last[:0], s...)
}

// freeze makes the states of the path below depth minimal.
func (b *builder) freeze(depth int) {
	for i := len(b.path) - 1; i > depth; i-- {
		id := b.state(b.path[i])
		parent := b.path[i-1]
		parent[len(parent)-1].target = id
		b.path = b.path[:i]
	}
}

func (b *builder) state(arcs []arc) int32 {
	key := make([]byte, 0, 6*len(arcs))
	for _, a := range arcs {
		f := byte(0)
		if a.final {
			f = 1
		}
		key = append(key, a.letter, f)
		key = binary.LittleEndian.AppendUint32(key, uint32(a.target))
	}
	if id, ok := b.register[string(key)]; ok {
		return id
	}
	id := int32(len(b.states))
	b.states = append(b.states, slices.Clone(arcs))
	b.register[string(key)] = id
	return id
}

// finish gives the edges.
func (b *builder) finish() []byte {
	b.freeze(0)
	root := b.state(b.path[0])
	counts := make([]uint32, len(b.states))
	for id := 1; id < len(b.states); id++ { // a state's targets come before it
		for _, a := range b.states[id] {
			counts[id] += counts[a.target]
			if a.final {
				counts[id]++
			}
		}
	}
	weight := func(a arc) uint32 {
		n := counts[a.target]
		if a.final {
			n++
		}
		return n
	}
	for _, arcs := range b.states {
		slices.SortStableFunc(arcs, func(x, y arc) int { return cmp.Compare(weight(y), weight(x)) })
	}
	// The start state comes first, then its targets' states, breadth first: what is read together lies together.
	first := make([]uint32, len(b.states))
	order := []int32{root}
	next := uint32(1)
	first[root] = next
	next += uint32(len(b.states[root]))
	for i := 0; i < len(order); i++ {
		for _, a := range b.states[order[i]] {
			if a.target != 0 && first[a.target] == 0 {
				first[a.target] = next
				next += uint32(len(b.states[a.target]))
				order = append(order, a.target)
			}
		}
	}
	out := make([]byte, 8, 8*next)
	for _, id := range order {
		skipped := uint32(0)
		for k, a := range b.states[id] {
			e := uint64(a.letter) | uint64(first[a.target])<<8 | uint64(skipped)<<32
			if a.final {
				e |= 1 << 6
			}
			if k == len(b.states[id])-1 {
				e |= 1 << 7
			}
			out = binary.LittleEndian.AppendUint64(out, e)
			skipped += weight(a)
		}
	}
	return out
}
