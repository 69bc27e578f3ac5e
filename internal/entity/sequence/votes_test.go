package sequence

import (
	"math/rand/v2"
	"testing"
)

// TestLanes adds up numbers of either sign in lanes: they hold what sums of numbers are, and are compared as such.
func TestLanes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var sum lanes
		var want [Tags]int
		for range 5 {
			var v [Tags]int
			for tag := range v {
				v[tag] = random.IntN(2*mostVotes+1) - mostVotes
			}
			v[Outside], v[1], v[2] = 0, mostVotes, -mostVotes
			sum.add(lanesOf(&v, mostVotes))
			for tag := range Tags {
				want[tag] += v[tag]
			}
		}
		got := sum.scores(1)
		for tag := range Tags {
			if got[tag] != float32(want[tag]) {
				t.Fatalf("tag %d: %v, want %d", tag, got[tag], want[tag])
			}
		}
		least := random.IntN(20001) - 10000
		over := sum.atLeast(all(least))
		for k := range lanesOfWord {
			if first, later := over.first>>(k*laneBits+laneBits-1)&1 == 1, over.later>>(k*laneBits+laneBits-1)&1 == 1; first != (want[2*k+1] >= least) || later != (want[2*k+2] >= least) {
				t.Fatalf("at least %d: %v %v, of %d and %d", least, first, later, want[2*k+1], want[2*k+2])
			}
		}
	}
}
