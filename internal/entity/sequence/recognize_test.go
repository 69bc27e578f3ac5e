package sequence

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDecode holds that the tags that decode takes for certain are those that a search through all finds.
func TestDecode(t *testing.T) {
	m, source := Default(), rand.New(rand.NewPCG(1, 2))
	f := &finder{model: m}
	f.lattice.SetTransitions(&m.Transitions)
	searched := 0
	for range 2000 {
		f.stretch = make([]Scores, 1+source.IntN(12))
		for i := range f.stretch {
			for tag := range f.stretch[i] {
				f.stretch[i][tag] = float32(source.NormFloat64() * 3)
			}
		}
		want := new(Decoder).Decode(nil, f.stretch, &m.Transitions)
		f.lattice.Run(f.stretch)
		beliefs := make([]Scores, len(f.stretch))
		f.lattice.Marginals(beliefs)
		if f.decode(beliefs); !slices.Equal(f.tags, want) {
			t.Errorf("%v, want %v", f.tags, want)
		}
		if !slices.Equal(appendLikeliest(nil, beliefs), want) {
			searched++
		}
	}
	if searched == 0 {
		t.Error("the likeliest tags by themselves were always the likeliest together")
	}
}
