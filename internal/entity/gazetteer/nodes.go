package gazetteer

// Node is a place in the table: what the words up to here are a name of, and whether a longer name begins with them.
type Node struct {
	Classes Set
	More    bool
}

// nodes are the nodes of a table by their paths: a hash table with linear probing (Knuth, 6.4, algorithm L), of which at most half the slots
// are taken. A path is a hash already, so that most looks, found or not, are at one line of memory.
type nodes struct {
	slots []slot // a power of two of them
	taken int
}

// slot is empty where the path is 0.
type slot struct {
	path Path
	node Node
}

// newNodes gives a table with room for n nodes before it grows.
func newNodes(n int) nodes {
	size := 2
	for size < 2*n {
		size *= 2
	}
	return nodes{slots: make([]slot, size)}
}

// find gives the slot of a path, or the empty one where it would be.
func (t *nodes) find(p Path) *slot {
	mask := len(t.slots) - 1
	for i := int(p) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.path == p || s.path == 0 {
			return s
		}
	}
}

// at gives the node at a path, an empty one where there is none.
func (t *nodes) at(p Path) Node { return t.find(p).node }

// put gives the node at a path, new where there was none, until the next call.
func (t *nodes) put(p Path) *Node {
	s := t.find(p)
	if s.path == 0 {
		if t.taken++; 2*t.taken > len(t.slots) {
			t.grow()
			s = t.find(p)
		}
		s.path = p
	}
	return &s.node
}

// grow doubles the room.
func (t *nodes) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.path != 0 {
			*t.find(s.path) = s
		}
	}
}
