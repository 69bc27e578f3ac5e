package sequence

// vector is what features say of the tags of the five tokens around theirs, in steps.
type vector [Places * Tags]int16

// votes are what a word says of the tags of the tokens around it and, in the middle, of its own where nothing is known of the topic.
type votes [Places]lanes

// mostVotes is how many steps features may say of a tag at one place, 12 nats: few come near it.
const mostVotes = 1500

// A row says 254 steps of its own of a tag at most, rather than of Outside. With five words, a name of several words at each of five
// places, and six narrow rows, two scores are not further apart than a lane is wide, nor is one from what a name is worth; nor does a lane
// overflow with what the memory and the rest of the narrow rows say.
const (
	mostRow   = 254
	mostScore = Places*mostVotes + Places*2*mostRow + 6*mostRow*narrowSteps
	mostLater = Places*4*mostRow + 10*mostRow*narrowSteps
)

var _ = [1<<(laneBits-1) - 2*mostScore - utmost - mostRow]struct{}{}

// The widest features at once, those of the memory, come to less than the limit.
var _ = [mostVotes - maxRemembered*mostRow]struct{}{}

var _ = [1<<(laneBits-1) - mostScore - mostLater]struct{}{}

// pack gives a vector as lanes.
func (v *vector) pack() (all votes) {
	for p := range all {
		all[p] = lanesOf((*[Tags]int16)(v[p*Tags:]), mostVotes)
	}
	return all
}
