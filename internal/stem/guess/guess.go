// Package guess says what to do to an inflected word that the lexicon does not have: which ending comes off, which comes instead, or that
// it is to be left alone. It is a linear classifier of words by their letters, learnt from the forms of the lexicon and their lemmas by
// internal/build/stems, which uses the same features.
package guess

import (
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// Context says what stands around the form in its word.
type Context uint8

// What may stand around a form.
const (
	Article Context = 1 << iota
	Pronoun
)

// Buckets is the number of features: they are hashed.
const Buckets = 1 << 13

// MaxFeatures bounds the features of a word.
const MaxFeatures = 48

// An Edit is what becomes of a word: letters come off its beginning and its end, and others instead; or, where Pattern is not empty, a word
// of its shape becomes Template. In both a digit stands for the letter of the word at that place, from 0 on: 0وا34 becomes 0ا34.
type Edit struct {
	CutPrefix, Prefix string
	CutSuffix, Suffix string
	Pattern, Template string
}

// The edits that are treated by themselves.
var (
	keep        = Edit{}
	withArticle = Edit{Prefix: "ال"}
)

// String writes an edit as ParseEdit reads it: ":-ات+ة", "ي:ا-ون+" or "0وا34=0ا34".
func (e Edit) String() string {
	if e.Pattern != "" {
		return e.Pattern + "=" + e.Template
	}
	return fmt.Sprintf("%s:%s-%s+%s", e.CutPrefix, e.Prefix, e.CutSuffix, e.Suffix)
}

// ParseEdit reads what String wrote.
func ParseEdit(s string) (e Edit, err error) {
	if pattern, template, ok := strings.Cut(s, "="); ok {
		return Edit{Pattern: pattern, Template: template}, nil
	}
	prefix, suffix, ok := strings.Cut(s, "-")
	cut, with, ok2 := strings.Cut(prefix, ":")
	cutEnd, withEnd, ok3 := strings.Cut(suffix, "+")
	if !ok || !ok2 || !ok3 {
		return e, fmt.Errorf("edit %q: want prefix:prefix-suffix+suffix", s)
	}
	return Edit{CutPrefix: cut, Prefix: with, CutSuffix: cutEnd, Suffix: withEnd}, nil
}

// compiled is an edit on codes.
type compiled struct {
	cutPrefix, prefix, cutSuffix, suffix []byte
	pattern, template                    []byte // codes, and places as place and their number
}

const place = 0x80

func codes(s string) []byte {
	var all []byte
	for _, r := range s {
		if r >= '0' && r <= '9' {
			all = append(all, place|byte(r-'0'))
		} else {
			all = append(all, morph.Code(r))
		}
	}
	return all
}

func compile(e Edit) compiled {
	return compiled{
		cutPrefix: codes(e.CutPrefix), prefix: codes(e.Prefix), cutSuffix: codes(e.CutSuffix), suffix: codes(e.Suffix),
		pattern: codes(e.Pattern), template: codes(e.Template),
	}
}

// leastLeft is how many letters of the word an edit leaves at least.
const leastLeft = 2

func (c *compiled) fits(word []byte) bool {
	if c.pattern != nil {
		if len(word) != len(c.pattern) {
			return false
		}
		for i, x := range c.pattern {
			if x < place && word[i] != x {
				return false
			}
		}
		return true
	}
	n, a, b := len(word), len(c.cutPrefix), len(c.cutSuffix)
	return n >= a+b+leastLeft && string(word[:a]) == string(c.cutPrefix) && string(word[n-b:]) == string(c.cutSuffix)
}

func (c *compiled) apply(dst, word []byte) []byte {
	if c.pattern != nil {
		for _, t := range c.template {
			if t >= place {
				t = word[t&^place]
			}
			dst = append(dst, t)
		}
		return dst
	}
	dst = append(dst, c.prefix...)
	dst = append(dst, word[len(c.cutPrefix):len(word)-len(c.cutSuffix)]...)
	return append(dst, c.suffix...)
}

// Model says what to do to a word. It is safe for concurrent use.
type Model struct {
	edits   []compiled
	keep    int    // the edit that leaves a word alone
	article int    // the one that puts ال before it; -1 for none
	weights string // Buckets rows of one int8 an edit
}

const magic = "KHBRGSS1"

// Open reads a model that Encode wrote.
func Open(file string) (*Model, error) {
	rest, ok := strings.CutPrefix(file, magic)
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("guess: no %s at the beginning", magic)
	}
	n := int(binary.LittleEndian.Uint32([]byte(rest[:4])))
	rest = rest[4:]
	if n > len(rest) {
		return nil, fmt.Errorf("guess: %d bytes of edits, the file has %d left", n, len(rest))
	}
	m := &Model{weights: rest[n:], keep: -1, article: -1}
	for line := range strings.Lines(rest[:n]) {
		e, err := ParseEdit(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return nil, fmt.Errorf("guess: %w", err)
		}
		switch e {
		case keep:
			m.keep = len(m.edits)
		case withArticle:
			m.article = len(m.edits)
		}
		m.edits = append(m.edits, compile(e))
	}
	if len(m.weights) != Buckets*len(m.edits) || m.keep < 0 || len(m.edits) > MaxEdits {
		return nil, fmt.Errorf("guess: %d bytes of weights for %d edits, want %d a feature", len(m.weights), len(m.edits), Buckets)
	}
	return m, nil
}

// MaxEdits bounds the edits of a model.
const MaxEdits = 48

// Encode writes a model as Open reads it: weights has Buckets rows of one weight an edit.
func Encode(edits []Edit, weights []int8) []byte {
	var text strings.Builder
	for _, e := range edits {
		text.WriteString(e.String() + "\n")
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(text.Len()))
	out = append(out, text.String()...)
	for _, w := range weights {
		out = append(out, byte(w))
	}
	return out
}

// Fits tells whether an edit may be made of a word.
func Fits(e Edit, word []byte) bool { c := compile(e); return c.fits(word) }

// Append appends to dst what the likeliest edit makes of a word, both in the codes of internal/morph, and gives the longer slice. It leaves
// the word alone where that is less likely by less than doubt; where article is true it puts ال before it rather than leave it alone, and
// where it is false it does not. It takes time linear in the word and allocates nothing where dst is long enough.
func (m *Model) Append(dst, word []byte, context Context, doubt int, article bool) []byte {
	var buffer [MaxFeatures]uint32
	var scores [MaxEdits]int32
	n := len(m.edits)
	for _, f := range Features(buffer[:0], word, context) {
		row := m.weights[int(f)*n : int(f)*n+n]
		for i := range row {
			scores[i] += int32(int8(row[i]))
		}
	}
	best := m.keep
	scores[best] += int32(doubt)
	if article && m.article >= 0 {
		best = m.article
		scores[best] = max(scores[best], scores[m.keep])
	}
	for i := range m.edits {
		if scores[i] > scores[best] && (article || i != m.article) && m.edits[i].fits(word) {
			best = i
		}
	}
	return m.edits[best].apply(dst, word)
}

// Features appends the features of a word in the codes of internal/morph, as numbers of Buckets: its beginnings and ends, their pairs, its
// triples of letters, and its shape, in which all letters are one but those that patterns are made of.
func Features(dst []uint32, word []byte, context Context) []uint32 {
	n := len(word)
	add := func(kind uint32, parts ...[]byte) {
		h := 2166136261 ^ kind*2654435761
		for _, p := range parts {
			for _, c := range p {
				h = (h ^ uint32(c)) * 16777619
			}
			h = (h ^ 0x7F) * 16777619
		}
		h ^= h >> 15
		h *= 0x2c1b3c6d
		h ^= h >> 12
		if len(dst) < MaxFeatures {
			dst = append(dst, h%Buckets)
		}
	}
	tail := func(k int) []byte { return word[max(0, n-k):] }
	head := func(k int) []byte { return word[:min(n, k)] }
	size := []byte{byte(min(n, 9))}
	around := []byte{byte(context)}
	add(0)
	add(1, around, size)
	add(2, tail(1), size)
	add(3, tail(2))
	add(4, tail(2), size)
	add(5, tail(3))
	add(6, tail(3), size)
	add(7, tail(4))
	add(8, head(1), size)
	add(9, head(2))
	add(10, head(3))
	add(11, head(1), tail(2))
	add(12, head(2), tail(2))
	add(13, head(1), tail(3))
	add(14, around, tail(2))
	add(15, around, head(1), tail(1))
	add(16, tail(5))
	var shape [12]byte
	if n <= len(shape) {
		for i, c := range word {
			shape[i] = shapes[c]
		}
		add(17, shape[:n])
		add(18, shape[:n], tail(1))
		add(19, shape[:n], around)
		add(20, head(2), shape[:n])
	}
	for i := 0; i+3 <= n && i < 14; i++ {
		add(21, word[i:i+3])
	}
	return dst
}

// shapes gives the letter of a shape for each letter.
var shapes = makeShapes()

func makeShapes() (table [morph.Letters]byte) {
	for i := range table {
		table[i] = 1
	}
	for _, r := range "اويمتنسةىء" {
		table[morph.Code(r)] = morph.Code(r) + 1
	}
	return table
}
