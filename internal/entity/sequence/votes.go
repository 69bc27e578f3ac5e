package sequence

// vector is what features say of the tags of the five tokens around theirs, in steps.
type vector [Places * Tags]int16

// votes are what a word says of the tags of the tokens around it and of its own.
type votes struct {
	around [Places]lanes    // what stands in the middle, its own, is in own too
	own    [maxTopics]lanes // with what the model knows of the word under each topic
}

// mostVotes is how many steps a word may speak for a tag at one place, 16 nats: no word comes near it. With it no sum leaves its lane: five words,
// two wide features of a name of several words and four of the memory at each of five places, and fourteen narrow ones.
const mostVotes = 2047

var _ = [32767 - Places*mostVotes - Places*(2+4)*254 - 14*254*narrowSteps]struct{}{}

// pack gives a vector as lanes.
func (v *vector) pack() (all [Places]lanes) {
	for p := range all {
		all[p] = lanesOf((*[Tags]int16)(v[p*Tags:]), mostVotes)
	}
	return all
}
