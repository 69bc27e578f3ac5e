package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// The format that internal/morph reads: see its lexicon.go.
const (
	magic      = "KHBRLEX1"
	recordSize = 6
	listItem   = 3
	lastItem   = 0x80
	noList     = 0xFFFFFF
	maxLemmas  = 1 << 16
	maxUses    = 1 << 16
)

// encoder writes the records of forms. What several forms share is written once.
type encoder struct {
	scores      scores
	uses        []byte
	useNumbers  map[uint64]int
	lists       []byte
	listNumbers map[string]int
	lemmas      strings.Builder
	lemmaIndex  []byte
	lemmaNumber map[string]int
}

// encode writes the lexicon. It returns an error where there is more than the format holds.
func encode(e entries, s scores, spelling []byte) (string, error) {
	keys := sorted(e)
	slices.SortFunc(keys, func(a, b string) int { return slices.Compare(codesOf(a), codesOf(b)) })
	b := newBuilder()
	for _, key := range keys {
		b.add(codesOf(key))
	}
	edges := b.finish()
	find := finder(edges)
	w := encoder{scores: s, useNumbers: map[uint64]int{}, listNumbers: map[string]int{}, lemmaNumber: map[string]int{}}
	records := make([]byte, recordSize*len(keys))
	for _, key := range keys {
		use, least := w.use(key, e[key])
		list := w.list(key, e[key])
		r := records[recordSize*find(codesOf(key)):]
		r[0], r[1], r[2] = byte(use), byte(use>>8), byte(least)
		r[3], r[4], r[5] = byte(list), byte(list>>8), byte(list>>16)
	}
	if len(w.lemmaNumber) > maxLemmas || len(w.useNumbers) > maxUses || len(w.lists)/listItem >= noList {
		return "", fmt.Errorf("%d lemmas, %d sets of uses, %d lists of lemmas: more than the format holds",
			len(w.lemmaNumber), len(w.useNumbers), len(w.lists)/listItem)
	}
	return join(aboutLexicon, string(edges), string(records), string(w.uses), string(w.lists), string(w.lemmaIndex), w.lemmas.String(),
		string(spelling)), nil
}

// join writes the sections of the file, their lengths before them.
func join(sections ...string) string {
	out := []byte(magic)
	for _, s := range sections {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(s)))
	}
	return string(out) + strings.Join(sections, "")
}

// use gives the number of the uses of a form and the least of its costs.
func (w *encoder) use(key string, f *form) (number, least int) {
	least, offsets := offsets(w.scores.costs(key))
	u := uint64(f.use) | offsets<<24
	number, ok := w.useNumbers[u]
	if !ok {
		number = len(w.useNumbers)
		w.useNumbers[u] = number
		w.uses = append(w.uses, byte(u), byte(u>>8), byte(u>>16), byte(u>>24), byte(u>>32), byte(u>>40))
	}
	return number, least
}

// list gives the number of the list of the lemmas of a form, the likeliest first.
func (w *encoder) list(key string, f *form) int {
	if ownLemma(key, f) {
		return noList
	}
	lemmas := slices.Clone(f.lemmas)
	slices.SortStableFunc(lemmas, func(x, y lemma) int { return cmp.Compare(w.scores.lemma(key, y), w.scores.lemma(key, x)) })
	items := make([]byte, 0, listItem*len(lemmas))
	for i, l := range lemmas {
		n, pos := w.lemma(l.key), byte(l.pos)
		if i == len(lemmas)-1 {
			pos |= lastItem
		}
		items = append(items, byte(n), byte(n>>8), pos)
	}
	number, ok := w.listNumbers[string(items)]
	if !ok {
		number = len(w.lists) / listItem
		w.listNumbers[string(items)] = number
		w.lists = append(w.lists, items...)
	}
	return number
}

// lemma gives the number of the key of a lemma.
func (w *encoder) lemma(key string) int {
	n, ok := w.lemmaNumber[key]
	if !ok {
		n = len(w.lemmaNumber)
		w.lemmaNumber[key] = n
		at := w.lemmas.Len()
		w.lemmaIndex = append(w.lemmaIndex, byte(at), byte(at>>8), byte(at>>16))
		w.lemmas.WriteString(key)
	}
	return n
}

// offsets gives the least of the costs, and by how much those of the other classes are higher: three bits a class, steps of
// morph.Offsets.
func offsets(costs [morph.ClassUnknown]int) (least int, packed uint64) {
	least = maxCost
	for _, c := range costs {
		if c >= 0 {
			least = min(least, c)
		}
	}
	for i, c := range costs {
		step := len(morph.Offsets) - 1
		if c >= 0 {
			for step > 0 && morph.Offsets[step]-(c-least) > (c-least)-morph.Offsets[step-1] {
				step--
			}
		}
		packed |= uint64(step) << (3 * i)
	}
	return least, packed
}

// ownLemma tells whether a form is a proper name and nothing else, and its own lemma, or of no known lemma.
func ownLemma(key string, f *form) bool {
	return len(f.lemmas) == 0 || len(f.lemmas) == 1 && f.lemmas[0].pos == morph.ProperName && arabic.Fold(f.lemmas[0].key) == key
}

// finder gives a function that gives the number of a string that the edges accept.
func finder(edges []byte) func([]byte) int {
	return func(codes []byte) int {
		number, at := 0, uint64(1)
		for _, c := range codes {
			for ; ; at++ {
				e := binary.LittleEndian.Uint64(edges[8*at:])
				if byte(e&0x3F) != c {
					continue
				}
				number += int(e >> 32 & 0xFFFFFF)
				if e&(1<<6) != 0 {
					number++
				}
				at = e >> 8 & 0xFFFFFF
				break
			}
		}
		return number - 1
	}
}
