package morph

// spellingCost gives how unlikely a string of letter codes is as an unknown word, in eighths of a nat, by the letters that follow each
// other in the names and rare words of the lexicon: a Markov chain of triples.
func (l *Lexicon) spellingCost(codes []byte) int {
	cost, a, b := 0, 0, 0
	for _, c := range codes {
		cost += int(l.spelling[(a*Letters+b)*Letters+int(c)])
		a, b = b, int(c)
	}
	return cost + int(l.spelling[(a*Letters+b)*Letters])
}
