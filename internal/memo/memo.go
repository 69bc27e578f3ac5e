// Package memo keeps what was worked out for words, which texts repeat: half of the tokens of news are of some thousand words.
package memo

import (
	"hash/maphash"
	"math/rand/v2"
	"sync/atomic"
)

// MaxWord is how many bytes a word has at most that is kept: 23 Arabic letters.
const MaxWord = 47

// ways is how many words share a bucket: where they are all taken, a new word takes the place of one by chance.
const ways = 4

// Table keeps values by words and what else they depend on, in a fixed number of places: memory is bounded, and nobody waits. What it
// gives is what was put, or nothing; so results do not depend on it. It is safe for concurrent use.
type Table[V any] struct {
	seed    maphash.Seed
	buckets []bucket[V]
}

// bucket has its tags side by side, so that most entries of other words are never looked at. A tag is a hint: the entry tells.
type bucket[V any] struct {
	tags    [ways]atomic.Uint32
	entries [ways]atomic.Pointer[entry[V]]
}

// entry does not change. It has its word in itself, so that the memory is asked once for both.
type entry[V any] struct {
	of     uint64
	length uint8
	word   [MaxWord]byte
	value  V
}

// is tells whether the entry is that of a word.
func (e *entry[V]) is(word string, of uint64) bool {
	return e.of == of && string(e.word[:e.length]) == word
}

// New gives an empty table for so many words.
func New[V any](words int) *Table[V] {
	return &Table[V]{maphash.MakeSeed(), make([]bucket[V], max(1, words/ways))}
}

// find gives the bucket of a word and its tag there.
func (t *Table[V]) find(word string, of uint64) (b *bucket[V], tag uint32) {
	const odd = 0x9E3779B97F4A7C15
	h := (maphash.String(t.seed, word) ^ of) * odd
	return &t.buckets[(h>>32)*uint64(len(t.buckets))>>32], uint32(h)
}

// Get gives the value of a word, which must not be changed, and nil where there is none. of stands for whatever else it depends on.
func (t *Table[V]) Get(word string, of uint64) *V {
	b, tag := t.find(word, of)
	for i := range ways {
		if b.tags[i].Load() != tag {
			continue
		}
		if e := b.entries[i].Load(); e != nil && e.is(word, of) {
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
	b, tag := t.find(word, of)
	way := rand.IntN(ways)
	for i := range ways {
		if b.entries[i].Load() == nil {
			way = i
			break
		}
	}
	e := &entry[V]{of: of, length: uint8(len(word)), value: value}
	copy(e.word[:], word)
	b.entries[way].Store(e)
	b.tags[way].Store(tag)
	return &e.value
}
