package sequence

// vector is what features say of the tags of the five tokens around theirs, in steps.
type vector [Places * Tags]int16

// votes are the vector of a word, in lanes of 16 bits: those of the words around a token are added up four at a time.
type votes [Places]lanesOfTags

// lanesOfTags has a number for each tag.
type lanesOfTags [(Tags + lanesOfWord - 1) / lanesOfWord]uint64

const (
	lanesOfWord = 4
	laneBits    = 16
)

// most is how much a word may say of a tag, and what is added to it in a lane, so that no lane is negative or overflows: no word comes near it.
const most = (1<<laneBits - 1) / (2 * Places)

// pack gives a vector as votes.
func (v *vector) pack() (p votes) {
	for i, x := range v {
		place, tag := i/Tags, i%Tags
		p[place][tag/lanesOfWord] |= uint64(max(-most, min(most, int(x)))+most) << (tag % lanesOfWord * laneBits)
	}
	return p
}

// add adds what a word says at one of the places.
func (s *lanesOfTags) add(x *lanesOfTags) {
	for i := range s {
		s[i] += x[i]
	}
}

// of gives what the words of all places together say of a tag.
func (s *lanesOfTags) of(tag int) int32 {
	return int32(s[tag/lanesOfWord]>>(tag%lanesOfWord*laneBits)&(1<<laneBits-1)) - Places*most
}
