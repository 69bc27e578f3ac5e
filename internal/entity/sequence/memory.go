package sequence

import (
	"math/bits"
	"math/rand/v2"
	"slices"

	"github.com/khabar-nlp/khabar/internal/token"
)

// How far the memory reaches: to so many tokens on either side, and to so many occurrences of a word there.
const (
	memorySpan        = 800
	memoryOccurrences = 8
	memoryFloor       = 0.1 // what is likelier outside of names than this says nothing
)

// Memory knows what a first pass made of every word of a text, and tells it to the other occurrences of the same word: who was
// introduced with a full name comes back with the surname alone. Its own memory serves one text after the other.
type Memory struct {
	page    *Page
	beliefs []Scores // the probability of each tag of each token
	alike   []int32  // the tokens of words that may be names somewhere, in order
	words   chain
	pairs   chain
	wanted  filter
	last    occurrences
}

// chain links the occurrences of like things in a text, by the numbers of tokens from 1 on: 0 is the end.
type chain struct{ before, after []int32 }

// link links those of n tokens that have one key; a token whose key is 0 is left out.
func (m *Memory) link(c *chain, n int, tokens []int32, key func(i int32) uint64) {
	c.before, c.after = blank(c.before, n), blank(c.after, n)
	m.last.forget(len(tokens))
	for _, i := range tokens {
		k := key(i)
		if k == 0 {
			continue
		}
		last := m.last.of(k)
		if j := *last; j != 0 {
			c.before[i], c.after[j-1] = j, i+1
		}
		*last = i + 1
	}
}

// occurrences has the last occurrence of each key: a hash table with linear probing, at most half full.
type occurrences struct {
	keys []uint64 // 0 in an empty slot
	last []int32
}

// forget empties the table, and makes room for n keys.
func (o *occurrences) forget(n int) {
	slots := 1 << bits.Len(uint(2*n))
	o.keys, o.last = blank(o.keys, slots), blank(o.last, slots)
}

// spread is drawn for each process, so that nobody can write words that all fall into one slot.
var spread = rand.Uint64() | 1

// of gives the place of the last occurrence of a key that is not 0; it holds 0 where there was none.
func (o *occurrences) of(key uint64) *int32 {
	last := uint64(len(o.keys) - 1) // slots are a power of two
	for i := key * spread >> 32; ; i++ {
		i &= last
		switch o.keys[i] {
		case 0:
			o.keys[i] = key
			return &o.last[i]
		case key:
			return &o.last[i]
		}
	}
}

// filter is a set of hashes that may have some more than were added (Bloom, 1970).
type filter []uint64

func (f filter) bit(h uint64) (word int, bit uint64) {
	return int(h >> 32 * uint64(len(f)) >> 32), 1 << (h & 63)
}

func (f filter) add(h uint64) {
	word, bit := f.bit(h)
	f[word] |= bit
}

func (f filter) has(h uint64) bool {
	word, bit := f.bit(h)
	return f[word]&bit != 0
}

// Remember makes a memory of what a first pass believes: the probability of each tag of each token.
func (p *Page) Remember(beliefs []Scores) *Memory {
	m := new(Memory)
	m.read(p, beliefs)
	return m
}

// read makes the memory one of a text. Most words are names nowhere in it, and are left alone.
func (m *Memory) read(p *Page, beliefs []Scores) {
	m.page, m.beliefs = p, beliefs
	m.wanted = blank(m.wanted, len(p.Words)/8+1)
	for i := range beliefs {
		const noName = 1 - memoryFloor/2
		if b := &beliefs[i]; b[Outside] < noName && slices.Max(b[1:]) >= memoryFloor {
			m.wanted.add(p.Words[i].Stem)
		}
	}
	m.alike = m.alike[:0]
	for i, w := range p.Words {
		if m.wanted.has(w.Stem) && (w.Kind == token.Word || w.Kind == token.ForeignWord) {
			m.alike = append(m.alike, int32(i))
		}
	}
	m.link(&m.words, len(p.Words), m.alike, func(i int32) uint64 { return p.Words[i].Stem })
	m.link(&m.pairs, len(p.Words), m.alike, func(i int32) uint64 {
		if i == 0 {
			return 0
		}
		return mix(p.Words[i-1].Stem, p.Words[i].Stem)
	})
}

// maxRemembered is how many features Append appends at most.
const maxRemembered = 4

// Append appends what other occurrences of the word of token i say of it.
func (m *Memory) Append(dst []Feature, i int) []Feature {
	if m.words.before[i] == 0 && m.words.after[i] == 0 {
		return dst // the usual case
	}
	var top Scores // the highest belief in each tag
	outside, n := float32(0), 0
	for _, links := range [][]int32{m.words.before, m.words.after} {
		j := links[i]
		for range memoryOccurrences {
			if j == 0 || distance(i, int(j)-1) > memorySpan {
				break
			}
			b := &m.beliefs[j-1]
			if outside += b[Outside]; b[Outside] < 1 {
				for t := range b {
					top[t] = max(top[t], b[t])
				}
			}
			n++
			j = links[j-1]
		}
	}
	best := Outside
	for t := Tag(1); t < Tags; t++ {
		if top[t] > top[best] || best == Outside {
			best = t
		}
	}
	if n == 0 || top[best] < memoryFloor {
		return dst
	}
	likely, common := bucket(top[best]), bucket(outside/float32(n))
	typed := uint64(best.Class())
	dst = append(dst,
		feature(tMemory, 1<<40|uint64(best)<<16|likely<<8|common),
		feature(tMemory, 2<<40|typed<<16|likely<<8|uint64(min(n, 3))),
		feature(tMemory, 3<<40|typed<<16|likely<<8|uint64(m.page.Words[i].Signature)))
	return m.appendPair(dst, i)
}

// appendPair appends what other occurrences of token i after the same word say.
func (m *Memory) appendPair(dst []Feature, i int) []Feature {
	best, top := Outside, float32(memoryFloor)
	for _, links := range [][]int32{m.pairs.before, m.pairs.after} {
		j := links[i]
		if j == 0 || distance(i, int(j)-1) > memorySpan {
			continue
		}
		for t, p := range m.beliefs[j-1] {
			if Tag(t).IsLater() && p > top {
				best, top = Tag(t), p
			}
		}
	}
	if best == Outside {
		return dst
	}
	return append(dst, feature(tMemoryPair, uint64(best)<<8|bucket(top)))
}

func distance(a, b int) int { return max(a-b, b-a) }

// bucket gives the range that a probability is in.
func bucket(p float32) uint64 {
	for i, limit := range [...]float32{0.1, 0.3, 0.6, 0.85, 0.96} {
		if p < limit {
			return uint64(i)
		}
	}
	return 5
}
