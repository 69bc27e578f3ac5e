package memo

import (
	"math/bits"
	"math/rand/v2"
	"sync/atomic"
)

// ways is how many entries share a bucket. With their tags they fill a cache line, which is all that is read to find one.
const ways = 7

// bucket has a tag of each entry, by which entries of other words are seldom looked at. A tag is a hint: the entry tells.
type bucket[V any] struct {
	tags    atomic.Uint64 // a byte each; the last byte has a bit for each entry that was asked for since the bucket was full of such
	entries [ways]atomic.Pointer[entry[V]]
}

// having gives the highest bit of the bytes of tags that are a tag, and now and then of one after them that is not.
func having(tags uint64, tag uint8) uint64 {
	const (
		each    = 0x0001_0101_0101_0101
		highest = 0x80 * each
	)
	x := tags ^ uint64(tag)*each
	return (x - each) &^ x & highest
}

// used gives the bit of tags that says that an entry was asked for.
func used(way int) uint64 { return 1 << (8*ways + way) }

// allUsed are the bits of all entries.
const allUsed = (1<<ways - 1) << (8 * ways)

// put puts an entry into a bucket.
func (b *bucket[V]) put(e *entry[V], tag uint8) {
	way := b.room()
	b.entries[way].Store(e)
	for {
		before := b.tags.Load()
		after := before&^(0xFF<<(8*way)|used(way)) | uint64(tag)<<(8*way)
		if b.tags.CompareAndSwap(before, after) {
			return
		}
	}
}

// room gives an empty place in the bucket, or one whose entry may go: by chance, but every entry that was asked for has a second chance.
func (b *bucket[V]) room() int {
	for way := range b.entries {
		if b.entries[way].Load() == nil {
			return way
		}
	}
	unused := ^b.tags.Load() & allUsed
	if unused == 0 {
		b.tags.And(^uint64(allUsed))
		unused = allUsed
	}
	for range rand.IntN(bits.OnesCount64(unused)) {
		unused &= unused - 1
	}
	return bits.TrailingZeros64(unused) - 8*ways
}
