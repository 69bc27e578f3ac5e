package sequence

import (
	"math/rand/v2"
	"testing"
)

// TestVotes adds up what five words say, each as much as it may: the lanes hold what sums of numbers are.
func TestVotes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var sum lanesOfTags
		var want [Tags]int32
		for place := range Places {
			var v vector
			for i := range v {
				v[i] = int16(random.IntN(2*most+1) - most)
			}
			v[place*Tags], v[place*Tags+1] = most, -most
			packed := v.pack()
			sum.add(&packed[place])
			for tag := range Tags {
				want[tag] += int32(v[place*Tags+tag])
			}
		}
		for tag := range Tags {
			if got := sum.of(tag); got != want[tag] {
				t.Fatalf("tag %d: %d, want %d", tag, got, want[tag])
			}
		}
	}
}
