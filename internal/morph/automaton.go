package morph

// automaton is a minimal acyclic automaton over letter codes that numbers the strings it accepts from 0 on, without holes: a minimal
// perfect hash (Lucchesi and Kowaltowski, "Applications of finite automata representing large vocabularies", 1993; the number of a
// string is what its edges skip). It is read where it lies in the program file: nothing is loaded.
//
// An edge takes eight bytes, little endian: 6 bits of letter, 1 bit "a string ends here", 1 bit "last edge of its state", 24 bits of
// target (the index of the target's first edge, 0 for none) and 24 bits of the strings that the state's earlier edges lead to.
// The edges of a state are in order of falling frequency. The start state begins at edge 1.
type automaton struct{ edges string }

const edgeSize = 8

// start is the first edge of the start state.
const start = 1

// edge is one edge as it is stored.
type edge uint64

func (e edge) letter() byte { return byte(e & 0x3F) }
func (e edge) final() bool  { return e&(1<<6) != 0 }
func (e edge) last() bool   { return e&(1<<7) != 0 }
func (e edge) target() int  { return int(e >> 8 & 0xFFFFFF) }
func (e edge) skipped() int { return int(e >> 32 & 0xFFFFFF) }

// at reads the edge with an index.

func (a automaton) at(i int) edge {
	s := a.edges[i*edgeSize : i*edgeSize+edgeSize]
	return edge(s[0]) | edge(s[1])<<8 | edge(s[2])<<16 | edge(s[3])<<24 | edge(s[4])<<32 | edge(s[5])<<40 | edge(s[6])<<48 | edge(s[7])<<56
}

// walk is a place in the automaton: a state, and the number of strings before the one spelt so far.
type walk struct{ state, number int }

// step takes the edge of a letter. ok is false where there is none; final tells whether a string ends there, whose number is then
// number-1 of the new place.
func (a automaton) step(w walk, letter byte) (next walk, final, ok bool) {
	if w.state == 0 {
		return walk{}, false, false
	}
	for i := w.state; ; i++ {
		e := a.at(i)
		if e.letter() == letter {
			next = walk{state: e.target(), number: w.number + e.skipped()}
			if e.final() {
				next.number++
			}
			return next, e.final(), true
		}
		if e.last() {
			return walk{}, false, false
		}
	}
}

// find gives the number of a key, -1 where it is not there.
func (a automaton) find(key string) int {
	w := walk{state: start}
	final := false
	for _, r := range key {
		c := Code(r)
		if c == 0 {
			return -1
		}
		var ok bool
		if w, final, ok = a.step(w, c); !ok {
			return -1
		}
	}
	if !final {
		return -1
	}
	return w.number - 1
}
