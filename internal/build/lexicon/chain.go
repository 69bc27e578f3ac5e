package main

import (
	"github.com/khabar-nlp/khabar/internal/morph"
)

// chain is a Markov chain of letter triples: how likely a letter is after two others. Code 0 is the edge of a word.
type chain struct{ counts, p [size * size * size]float64 }

// add counts a string of codes.
func (c *chain) add(codes []byte, weight float64) {
	a, b := 0, 0
	for _, x := range codes {
		c.counts[(a*size+b)*size+int(x)] += weight
		a, b = b, int(x)
	}
	c.counts[(a*size+b)*size] += weight
}

// backOff is how many letters the estimate by shorter strings is worth.
const backOff = 20

// finish works out the probabilities, smoothed by pairs and single letters.
func (c *chain) finish() {
	var pairs [size * size]float64
	var single [size]float64
	var all float64
	for i, n := range c.counts {
		pairs[i/size%size*size+i%size] += n
		single[i%size] += n
		all += n
	}
	for a := range size {
		for b := range size {
			row := c.counts[(a*size+b)*size : (a*size+b)*size+size]
			sum, pair := 0.0, 0.0
			for x := range size {
				sum += row[x]
				pair += pairs[b*size+x]
			}
			for x := range size {
				p1 := (single[x] + 1) / (all + size)
				p2 := (pairs[b*size+x] + backOff*p1) / (pair + backOff)
				c.p[(a*size+b)*size+x] = (row[x] + backOff*p2) / (sum + backOff)
			}
		}
	}
}

// probability gives how likely a string of codes is.
func (c *chain) probability(codes []byte) float64 {
	p := 1.0
	a, b := 0, 0
	for _, x := range codes {
		p *= c.p[(a*size+b)*size+int(x)]
		a, b = b, int(x)
	}
	return p * c.p[(a*size+b)*size]
}

// costs gives the chain in eighths of a nat.
func (c *chain) costs() []byte {
	out := make([]byte, len(c.p))
	for i, p := range c.p {
		out[i] = byte(cost(p))
	}
	return out
}

// size is the number of letter codes, the edge of a word among them.
const size = morph.Letters
