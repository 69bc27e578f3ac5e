// Package memo keeps what was worked out for words, which texts repeat: half of the tokens of news are of some thousand words.
package memo

import "math/bits"

// MaxWord is how many bytes a word has at most that is kept: 23 Arabic letters.
const MaxWord = 47

// Table keeps values by words and what else they depend on, in a fixed number of places: memory is bounded, and nobody waits. What it
// gives is what was put, or nothing; so results do not depend on it. It is safe for concurrent use.
type Table[V any] struct {
	seed    seed
	buckets []bucket[V]
}

// New gives an empty table for so many words.
func New[V any](words int) *Table[V] {
	return &Table[V]{newSeed(), make([]bucket[V], max(1, words/ways))}
}

// find gives the bucket of a word by its hash, and the tag of the word and what else its value depends on. The bucket is that of the word
// alone, so that it can be on its way from memory before the rest is known.
func (t *Table[V]) find(hash, of uint64) (b *bucket[V], tag uint8) {
	const odd = 0x9E3779B97F4A7C15
	return &t.buckets[hash>>32*uint64(len(t.buckets))>>32], uint8(hash ^ of*odd>>56)
}

// Get gives the value of a word, which must not be changed, and nil where there is none. of stands for whatever else it depends on.
func (t *Table[V]) Get(word string, of uint64) *V {
	if len(word) > MaxWord {
		return nil
	}
	ends, hash := t.seed.read(word)
	b, tag := t.find(hash, of)
	tags := b.tags.Load()
	for found := having(tags, tag); found != 0; found &= found - 1 {
		way := bits.TrailingZeros64(found) / 8
		if e := b.entries[way].Load(); e != nil && e.is(word, ends, of) {
			if tags&used(way) == 0 {
				b.tags.Or(used(way))
			}
			return &e.value
		}
	}
	return nil
}

// Put keeps the value of a word, for as long as there is room, and gives it back in its place. The word is copied: the text that it is of
// is not kept.
func (t *Table[V]) Put(word string, of uint64, value V) *V {
	if len(word) > MaxWord {
		return &value
	}
	ends, hash := t.seed.read(word)
	b, tag := t.find(hash, of)
	e := newEntry(word, ends, of, value)
	b.put(e, tag)
	return &e.value
}
