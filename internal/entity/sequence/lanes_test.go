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
			var v [Tags]int16
			for tag := range v {
				v[tag] = int16(random.IntN(mostVotes+1) - mostVotes/2)
			}
			sum.add(lanesOf(&v, mostVotes))
			for tag := range Tags {
				want[tag] += int(v[tag] - v[Outside])
			}
		}
		got := sum.scores(1)
		for tag := range Tags {
			if got[tag] != float32(want[tag]) {
				t.Fatalf("tag %d: %v, want %d", tag, got[tag], want[tag])
			}
		}
	}
}

// TestLarger compares numbers of either sign in lanes.
func TestLarger(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var a, b [Tags]int16
		var low, high Scores
		for tag := range a[1:] {
			a[tag+1], b[tag+1] = int16(random.IntN(1<<15)-1<<14), int16(random.IntN(1<<15)-1<<14)
			low[tag+1], high[tag+1] = float32(min(a[tag+1], b[tag+1])), float32(max(a[tag+1], b[tag+1]))
		}
		x, y := lanesOf(&a, 1<<14), lanesOf(&b, 1<<14)
		if got := (lanes{larger(x.first, y.first), larger(x.later, y.later)}).scores(1); got != high {
			t.Fatalf("larger of %v and %v: %v", a, b, got)
		}
		if got := (lanes{smaller(x.first, y.first), smaller(x.later, y.later)}).scores(1); got != low {
			t.Fatalf("smaller of %v and %v: %v", a, b, got)
		}
	}
}
