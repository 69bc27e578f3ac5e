package sequence

// signatures is how many signatures there are.
const signatures = int(bases) << nameBits

// surroundings are the rows of narrow features that are of little more than signatures, laid out so that they are read without a search.
type surroundings struct {
	pairs []neighbours                 // of each pair of signatures
	at    [begun + 1][signatures]lanes // at so many tokens from the beginning of a sentence
	plain [maxTopics]lanes             // of a word that is in no name of several words, by topic
}

// neighbours is what two signatures, one after the other, say of the tags of the two tokens.
type neighbours struct{ former, latter lanes }

// newSurroundings looks up all features.
func newSurroundings(t *narrowTable) *surroundings {
	s := &surroundings{pairs: make([]neighbours, signatures*signatures)}
	for a := range Signature(signatures) {
		for b := range Signature(signatures) {
			n := s.of(a, b)
			n.former = t.of(signatureBefore(a, b))
			n.latter = t.of(signatureAfter(a, b))
			n.latter.add(t.of(cliticAfter(a, 0, b)))
		}
		for distance := range s.at {
			s.at[distance][a] = t.of(signatureAt(distance, a))
		}
	}
	for topic := range s.plain {
		s.plain[topic] = t.of(matchUnder(uint8(topic), match{}))
	}
	return s
}

// of gives what two signatures say. The second is that of a word that begins with no letter that may be attached.
func (s *surroundings) of(a, b Signature) *neighbours { return &s.pairs[int(a)*signatures+int(b)] }
