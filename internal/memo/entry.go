package memo

// entry does not change. It has its word in itself, so that the memory is asked once for both, and what is seldom needed of it at its end.
type entry[V any] struct {
	ends   ends
	of     uint64
	length uint8
	value  V
	middle [MaxWord - 2*8]byte // of a word that is more than its ends
}

func newEntry[V any](word string, ends ends, of uint64, value V) *entry[V] {
	e := &entry[V]{ends: ends, of: of, length: uint8(len(word)), value: value}
	copy(e.middle[:], middle(word))
	return e
}

// is tells whether the entry is that of a word.
func (e *entry[V]) is(word string, ends ends, of uint64) bool {
	if e.ends != ends || e.of != of || int(e.length) != len(word) {
		return false
	}
	rest := middle(word)
	return rest == "" || string(e.middle[:len(rest)]) == rest
}
