package main

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Sizes of the clustering.
const (
	clusterCount = 400 // clusters of words
	minOccurs    = 5   // occurrences of a stem that is clustered
	rounds       = 12  // of exchanges
)

// readNews gives the articles of ANT.
func readNews(dir string) ([]string, error) {
	file, err := os.Open(filepath.Join(dir, "text", "ant-news.txt.gz"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	text, err := io.ReadAll(unzipped)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.Name(), err)
	}
	return strings.Split(strings.ToValidUTF8(string(text), ""), "\n\n"), nil
}

// stems are the words of texts as numbers, in the order of the texts.
type stems struct {
	number map[uint64]int32
	hash   []uint64
	count  []int
	text   []int32 // -1 between texts
}

// add adds a text: the stems of its words, and what is attached before them as words of their own.
func (s *stems) add(r *sequence.Resources, text string) {
	tokens := token.Append(nil, text)
	p := r.Read(text, tokens, morph.Append(nil, text, tokens, morph.ATB))
	for i, word := range p.Words {
		if word.Begin > 0 {
			s.addStem(sequence.Hash(tokens[i].Of(text)[:word.Begin]))
		}
		stem := word.Stem
		if word.Kind == token.Number {
			stem = 1
		}
		s.addStem(stem)
	}
	s.text = append(s.text, -1)
}

func (s *stems) addStem(hash uint64) {
	k, ok := s.number[hash]
	if !ok {
		k = int32(len(s.hash))
		s.number[hash] = k
		s.hash = append(s.hash, hash)
		s.count = append(s.count, 0)
	}
	s.count[k]++
	s.text = append(s.text, k)
}

// neighbours are the words beside a word, with how often.
type neighbours map[int32]float64

// pair is a word beside another and how often it is.
type pair struct {
	word int32
	n    float64
}

// clustering puts words into classes so that the classes of neighbours tell most of each other (the exchange algorithm: Kneser and Ney,
// "Improved clustering techniques for class-based statistical language modelling", 1993).
type clustering struct {
	words       []int32 // of stems, the commonest first
	class       []int32 // of each of words
	after, prev [][]pair
	joint       [][]float64 // of classes
	left, right []float64
	entropy     []float64 // n ln n
}

func (c *clustering) f(n float64) float64 {
	if i := int(n); i < len(c.entropy) {
		return c.entropy[i]
	}
	return n * math.Log(n)
}

// cluster works out the clusters of the stems that occur often enough.
func cluster(s *stems, progress func(string, ...any)) sequence.Clusters {
	c := &clustering{entropy: make([]float64, 1<<16)}
	for i := 2; i < len(c.entropy); i++ {
		c.entropy[i] = float64(i) * math.Log(float64(i))
	}
	for k, n := range s.count {
		if n >= minOccurs {
			c.words = append(c.words, int32(k))
		}
	}
	slices.SortStableFunc(c.words, func(a, b int32) int { return cmp.Compare(s.count[b], s.count[a]) })
	place := make([]int32, len(s.count))
	for i := range place {
		place[i] = -1
	}
	for i, w := range c.words {
		place[w] = int32(i)
	}
	c.countPairs(s, place)
	c.begin()
	for round := range rounds {
		moved := c.round()
		progress("clusters: round %d moved %d of %d stems", round+1, moved, len(c.words))
		if moved < len(c.words)/200 {
			break
		}
	}
	paths := c.tree()
	hashes, classes := make([]uint64, len(c.words)), make([]uint16, len(c.words))
	for i, w := range c.words {
		hashes[i], classes[i] = s.hash[w], uint16(c.class[i]+1)
	}
	return sequence.NewClusters(hashes, classes, append([]uint16{0}, paths...))
}

func (c *clustering) countPairs(s *stems, place []int32) {
	after, prev := make([]neighbours, len(c.words)), make([]neighbours, len(c.words))
	for i := range after {
		after[i], prev[i] = neighbours{}, neighbours{}
	}
	last := int32(-1)
	for _, w := range s.text {
		k := int32(-1)
		if w >= 0 {
			k = place[w]
		}
		if last >= 0 && k >= 0 && last != k { // a word beside itself would count twice
			after[last][k]++
			prev[k][last]++
		}
		last = k
	}
	c.after, c.prev = make([][]pair, len(c.words)), make([][]pair, len(c.words))
	for i := range after {
		c.after[i], c.prev[i] = pairs(after[i]), pairs(prev[i])
	}
}

func pairs(n neighbours) []pair {
	list := make([]pair, 0, len(n))
	for w, k := range n {
		list = append(list, pair{w, k})
	}
	slices.SortFunc(list, func(a, b pair) int { return cmp.Compare(a.word, b.word) })
	return list
}

// begin puts the words into classes by turns.
func (c *clustering) begin() {
	c.class = make([]int32, len(c.words))
	for i := range c.class {
		c.class[i] = int32(i % clusterCount)
	}
	c.joint = make([][]float64, clusterCount)
	for i := range c.joint {
		c.joint[i] = make([]float64, clusterCount)
	}
	c.left, c.right = make([]float64, clusterCount), make([]float64, clusterCount)
	for w, list := range c.after {
		a := c.class[w]
		for _, p := range list {
			b := c.class[p.word]
			c.joint[a][b] += p.n
			c.left[a] += p.n
			c.right[b] += p.n
		}
	}
}

// round moves each word to the class that is best for it and gives how many moved.
func (c *clustering) round() (moved int) {
	after, prev := make([]float64, clusterCount), make([]float64, clusterCount)
	var afterList, prevList []int32
	for w := range c.words {
		afterList, prevList = afterList[:0], prevList[:0]
		total, totalPrev := 0.0, 0.0
		for _, p := range c.after[w] {
			k := c.class[p.word]
			if after[k] == 0 {
				afterList = append(afterList, k)
			}
			after[k] += p.n
			total += p.n
		}
		for _, p := range c.prev[w] {
			k := c.class[p.word]
			if prev[k] == 0 {
				prevList = append(prevList, k)
			}
			prev[k] += p.n
			totalPrev += p.n
		}
		old := c.class[w]
		c.shift(old, after, prev, afterList, prevList, total, totalPrev, -1)
		best, top := old, math.Inf(-1)
		for b := range int32(clusterCount) {
			gain := c.f(c.left[b]) - c.f(c.left[b]+total) + c.f(c.right[b]) - c.f(c.right[b]+totalPrev)
			row := c.joint[b]
			for _, k := range afterList {
				gain += c.f(row[k]+after[k]) - c.f(row[k])
			}
			for _, k := range prevList {
				n := c.joint[k][b]
				gain += c.f(n+prev[k]) - c.f(n)
			}
			if gain > top {
				best, top = b, gain
			}
		}
		c.shift(best, after, prev, afterList, prevList, total, totalPrev, 1)
		if best != old {
			c.class[w] = best
			moved++
		}
		for _, k := range afterList {
			after[k] = 0
		}
		for _, k := range prevList {
			prev[k] = 0
		}
	}
	return moved
}

// shift adds the pairs of a word to a class, or takes them away.
func (c *clustering) shift(class int32, after, prev []float64, afterList, prevList []int32, total, totalPrev, sign float64) {
	for _, k := range afterList {
		c.joint[class][k] += sign * after[k]
	}
	for _, k := range prevList {
		c.joint[k][class] += sign * prev[k]
	}
	c.left[class] += sign * total
	c.right[class] += sign * totalPrev
}

// tree joins the classes two by two, those first that lose least (Brown and others, "Class-based n-gram models of natural language",
// 1992), and gives the path from the root to each.
func (c *clustering) tree() []uint16 {
	n := clusterCount
	alive := make([]bool, n)
	children := make([][]int32, n) // the first classes in each
	codes := make([][]byte, n)     // the path of each first class, from the leaf
	for i := range n {
		alive[i] = true
		children[i] = []int32{int32(i)}
	}
	joint := make([][]float64, n)
	for i := range joint {
		joint[i] = slices.Clone(c.joint[i])
		for k, v := range joint[i] {
			joint[i][k] = max(v, 0)
		}
	}
	left, right := slices.Clone(c.left), slices.Clone(c.right)
	cost := func(a, b int) float64 {
		sum := 0.0
		for k := range n {
			if !alive[k] {
				continue
			}
			sum += c.f(joint[a][k]+joint[b][k]) - c.f(joint[a][k]) - c.f(joint[b][k])
			sum += c.f(joint[k][a]+joint[k][b]) - c.f(joint[k][a]) - c.f(joint[k][b])
		}
		sum -= c.f(left[a]+left[b]) - c.f(left[a]) - c.f(left[b])
		return sum - (c.f(right[a]+right[b]) - c.f(right[a]) - c.f(right[b]))
	}
	table := make([][]float64, n)
	for a := range n {
		table[a] = make([]float64, n)
		for b := range a {
			table[a][b] = cost(a, b)
		}
	}
	for range n - 1 {
		x, y, top := -1, -1, math.Inf(-1)
		for a := range n {
			for b := range a {
				if alive[a] && alive[b] && table[a][b] > top {
					x, y, top = a, b, table[a][b]
				}
			}
		}
		for bit, side := range []int{y, x} {
			for _, k := range children[side] {
				codes[k] = append(codes[k], byte(bit))
			}
		}
		for k := range n {
			joint[y][k] += joint[x][k]
		}
		for k := range n {
			joint[k][y] += joint[k][x]
		}
		left[y] += left[x]
		right[y] += right[x]
		children[y] = append(children[y], children[x]...)
		alive[x] = false
		for k := range n {
			if alive[k] && k != y {
				table[max(k, y)][min(k, y)] = cost(k, y)
			}
		}
	}
	paths := make([]uint16, n)
	for i, code := range codes {
		slices.Reverse(code)
		for k := range min(16, len(code)) {
			paths[i] |= uint16(code[k]) << (15 - k)
		}
	}
	return paths
}
