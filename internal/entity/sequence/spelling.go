package sequence

import (
	"math"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// Spelling tells by the letters of a word whether it is rather a name or a common word, by two Markov chains of triples of letters. It
// is a table of differences in eighths of a nat.
type Spelling struct{ table string }

const triples = morph.Letters * morph.Letters * morph.Letters

// Of gives how much likelier a key is as a name than as a common word, in steps of a nat: positive for names, 0 where nothing is known.
func (s Spelling) Of(key []byte) int {
	if s.table == "" {
		return 0
	}
	sum, a, b := 0, 0, 0
	for i := 0; i < len(key); {
		r, size := utf8.DecodeRune(key[i:])
		c := int(morph.Code(r))
		sum += int(int8(s.table[(a*morph.Letters+b)*morph.Letters+c]))
		a, b = b, c
		i += size
	}
	sum += int(int8(s.table[(a*morph.Letters+b)*morph.Letters]))
	return max(-8, min(8, sum/8))
}

// NewSpelling learns the letters of names from names, and those of common words from words. Each is a folded key.
func NewSpelling(names, words []string) Spelling {
	a, b := letterChain(names), letterChain(words)
	table := make([]byte, triples)
	for i := range table {
		d := 8 * (a[i] - b[i])
		table[i] = byte(int8(math.Round(max(-127, min(127, d)))))
	}
	return Spelling{string(table)}
}

// letterChain estimates the logarithm of the probability of each letter after two others, smoothed by shorter histories.
func letterChain(words []string) []float64 {
	const n = morph.Letters
	one, two, three := make([]float64, n), make([]float64, n*n), make([]float64, triples)
	total, afterOne, afterTwo := 0.0, make([]float64, n), make([]float64, n*n)
	count := func(a, b, c int) {
		one[c]++
		two[b*n+c]++
		three[(a*n+b)*n+c]++
		total++
		afterOne[b]++
		afterTwo[a*n+b]++
	}
	for _, w := range words {
		a, b := 0, 0
		for _, r := range w {
			c := int(morph.Code(r))
			count(a, b, c)
			a, b = b, c
		}
		count(a, b, 0)
	}
	const strength = 5
	logs := make([]float64, triples)
	for a := range n {
		for b := range n {
			for c := range n {
				p1 := (one[c] + 1) / (total + n)
				p2 := (two[b*n+c] + strength*p1) / (afterOne[b] + strength)
				p3 := (three[(a*n+b)*n+c] + strength*p2) / (afterTwo[a*n+b] + strength)
				logs[(a*n+b)*n+c] = math.Log(p3)
			}
		}
	}
	return logs
}
