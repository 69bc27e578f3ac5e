package sequence

import (
	_ "embed" // the model
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/load"
	"github.com/khabar-nlp/khabar/internal/memo"
	"github.com/khabar-nlp/khabar/internal/morph"
)

//go:embed model.bin
var embedded string

// The format of model.bin. Numbers are little endian. After the magic stand the lengths of the sections (4 bytes each) and the sections:
// the weights that a step of a quantised weight of wide and of narrow rows is worth and the transitions (float32); the marks and the rows of
// the wide table; the narrow table; the two parts of the clusters; the spelling.
//
// The tables are hash tables with linear probing, half full. A slot has a mark, which tells features apart and is 0 in an empty slot, and a row
// of one byte a weight, with 128 for nought. In the wide table the marks stand apart from the rows: most features of a word are not in it, and
// the marks are near enough to each other to stay in the cache. In the narrow one, which no cache holds, they stand together.
const (
	magic      = "KHBRNER2"
	sections   = 7
	wideSize   = 48 // Places times Tags weights, rounded up to whole words
	markSize   = 2
	narrowMark = 3
	narrowSize = narrowMark + Tags
	nought     = 128
)

// table is a hash table from features to rows of weights.
type table struct{ marks, rows string }

// Model is the trained model. It is read where it lies, does not change and is safe for concurrent use.
type Model struct {
	Resources
	Transitions  Transitions
	step         float32 // what a step of wide rows is worth
	wide         table
	narrow       narrowTable
	surroundings *surroundings
	worth        worth
	edges        [2]*Word          // of sentences
	words        *memo.Table[Word] // those that were read last
}

// Open reads a model that Encode wrote. It returns an error where the file is none.
func Open(file string) (*Model, error) {
	body, ok := strings.CutPrefix(file, magic)
	if !ok || len(body) < 4*sections {
		return nil, fmt.Errorf("model: no %s at the beginning", magic)
	}
	m := &Model{
		Resources: Resources{Lexicon: morph.Default(), Names: gazetteer.Default()},
		words:     memo.New[Word](keptWords),
	}
	var numbers string
	rest := body[4*sections:]
	for i, section := range []*string{&numbers, &m.wide.marks, &m.wide.rows, &m.narrow.rows,
		&m.Clusters.table, &m.Clusters.paths, &m.Spelling.table} {
		n := int(binary.LittleEndian.Uint32([]byte(body[4*i : 4*i+4])))
		if n > len(rest) {
			return nil, fmt.Errorf("model: section %d has %d bytes, the file has %d left", i, n, len(rest))
		}
		*section, rest = rest[:n], rest[n:]
	}
	if len(numbers) != 4*(2+Tags*Tags) {
		return nil, fmt.Errorf("model: %d bytes of numbers, want %d", len(numbers), 4*(2+Tags*Tags))
	}
	number := func(i int) float32 {
		return math.Float32frombits(binary.LittleEndian.Uint32([]byte(numbers[4*i : 4*i+4])))
	}
	if m.step = number(0); number(1) != narrowSteps*m.step {
		return nil, fmt.Errorf("model: a narrow step is %v, a wide one %v, want %d times that", number(1), m.step, narrowSteps)
	}
	for a := range Tags {
		for b := range Tags {
			m.Transitions[a][b] = number(2 + a*Tags + b)
		}
	}
	m.worth = newWorth(&m.Transitions, m.step)
	m.narrow.marks = newMarkSet(m.narrow.rows)
	m.surroundings = newSurroundings(&m.narrow)
	for i := range m.edges {
		m.edges[i] = m.edge(uint64(i))
		v := m.sum(&prober{}, m.edges[i].Features)
		m.edges[i].votes = v.pack()
	}
	return m, nil
}

var (
	once    sync.Once
	builtIn *Model
)

// Default gives the model that the program carries. The first call loads the tables of names, which takes tens of milliseconds. It
// panics where the program was built with a broken model.
func Default() *Model {
	once.Do(func() {
		m, err := Open(embedded)
		if err != nil {
			panic("sequence: " + err.Error())
		}
		builtIn = m
	})
	return builtIn
}

// mark gives what tells the features of a table from each other: 16 bits of the hash, never 0.
func (f Feature) mark() uint16 { return uint16(f>>48) | 1 }

// slot gives the first slot of n to look into.
func (f Feature) slot(n int) int { return int(uint64(uint32(f>>6)) * uint64(n) >> 32) }

// mark reads the mark of a slot.
func (t *table) mark(slot int) uint16 {
	return uint16(t.marks[slot*markSize]) | uint16(t.marks[slot*markSize+1])<<8
}

// row gives the row of a slot.
func (t *table) row(slot int) string { return t.rows[slot*wideSize:][:wideSize] }

// probe is the search for one feature in a table.
type probe struct {
	slot       int
	mark, seen uint16
}

// batch is how many features are looked up at a time.
const batch = 64

// prober looks features up in a table. It reads the first mark of all before it looks at any, so that the memory answers for many
// at a time: most of the work is waiting for it.
type prober struct {
	probes [batch]probe
	found  [batch]int32
}

// begin reads the first mark of each feature, of which there are at most batch.
func (p *prober) begin(t *table, features []Feature) []probe {
	slots := len(t.marks) / markSize
	if slots == 0 {
		return nil
	}
	for i, f := range features {
		slot := f.slot(slots)
		p.probes[i] = probe{slot, f.mark(), t.mark(slot)}
	}
	return p.probes[:len(features)]
}

// find gives the slots of the features that the table has, of those that begin was called with. The weights are read after that: with no
// decision in between, the memory answers for many at a time.
func (p *prober) find(t *table, probes []probe) []int32 {
	n := 0
	for i := range probes {
		q := &probes[i]
		for slot, seen := q.slot, q.seen; seen != 0; seen = t.mark(slot) {
			if seen == q.mark {
				p.found[n] = int32(slot)
				n++
				break
			}
			if slot++; slot*markSize == len(t.marks) {
				slot = 0
			}
		}
	}
	return p.found[:n]
}

// lowBytes are the even bytes of a word: weights are added up in lanes of 16 bits, even and odd bytes apart. A lane holds the sum of up to 257.
const lowBytes = 0x00FF00FF00FF00FF

// sum adds up the wide rows of features, eight weights at a time.
func (m *Model) sum(p *prober, features []Feature) (v vector) {
	const words = wideSize / 8
	var even, odd [words]uint64
	n := 0
	for len(features) > 0 {
		part := features[:min(batch, len(features))]
		features = features[len(part):]
		slots := p.find(&m.wide, p.begin(&m.wide, part))
		n += len(slots)
		for _, slot := range slots {
			row := m.wide.row(int(slot))
			for k := range words {
				x := load.Eight(row[8*k : 8*k+8])
				even[k] += x & lowBytes
				odd[k] += x >> 8 & lowBytes
			}
		}
	}
	for i := range v {
		k, lane := i/8, i%8
		half := even[k]
		if lane&1 == 1 {
			half = odd[k]
		}
		v[i] = int16(int(half>>(lane/2*16)&0xFFFF) - n*nought)
	}
	return v
}

// Rows are weights by features, for Encode: n of them a feature, one after the other.
type Rows struct {
	Features []Feature
	Weights  []float32
	Step     float32 // what weights are rounded to multiples of
}

// Encode writes a model. Weights are rounded to whole steps.
func Encode(wide, narrow Rows, t *Transitions, c Clusters, s Spelling) []byte {
	numbers := binary.LittleEndian.AppendUint32(nil, math.Float32bits(wide.Step))
	numbers = binary.LittleEndian.AppendUint32(numbers, math.Float32bits(narrow.Step))
	for a := range t {
		for _, w := range t[a] {
			numbers = binary.LittleEndian.AppendUint32(numbers, math.Float32bits(w))
		}
	}
	wideMarks, wideRows := encodeWide(wide)
	all := [sections][]byte{numbers, wideMarks, wideRows, encodeNarrow(narrow), []byte(c.table), []byte(c.paths), []byte(s.table)}
	file := []byte(magic)
	for _, section := range all {
		file = binary.LittleEndian.AppendUint32(file, uint32(len(section)))
	}
	for _, section := range all {
		file = append(file, section...)
	}
	return file
}

// roomy is how many slots a table has for n features. Half of them stay empty: a feature that is not there is what is looked for most, and
// it costs the length of a run of full slots.
func roomy(n int) int { return 2*n + 1 }

// encodeWide lays out the marks and the rows of the wide table.
func encodeWide(r Rows) (marks, rows []byte) {
	slots := roomy(len(r.Features))
	marks, rows = make([]byte, slots*markSize), make([]byte, slots*wideSize)
	for i, f := range r.Features {
		at := f.slot(slots)
		for marks[at*markSize] != 0 {
			at = (at + 1) % slots
		}
		binary.LittleEndian.PutUint16(marks[at*markSize:], f.mark())
		r.quantise(rows[at*wideSize:], i, Places*Tags)
	}
	return marks, rows
}

// encodeNarrow lays out the narrow table.
func encodeNarrow(r Rows) []byte {
	slots := roomy(len(r.Features))
	table := make([]byte, slots*narrowSize)
	for i, f := range r.Features {
		at := f.slot(slots)
		for table[at*narrowSize] != 0 {
			at = (at + 1) % slots
		}
		slot, mark := table[at*narrowSize:], f.narrowMark()
		slot[0], slot[1], slot[2] = byte(mark), byte(mark>>8), byte(mark>>16)
		r.quantise(slot[narrowMark:], i, Tags)
	}
	return table
}

// quantise writes the weights of a row, of which there are width.
func (r *Rows) quantise(dst []byte, row, width int) {
	for k, w := range r.Weights[row*width : (row+1)*width] {
		q := math.Round(float64(w / r.Step))
		dst[k] = byte(int(max(-127, min(127, q))) + nought)
	}
}
