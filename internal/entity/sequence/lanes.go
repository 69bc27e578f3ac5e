package sequence

// lanes are what speaks for the tags of names at a token, rather than for Outside, in steps: a lane of 16 bits for the first and for the later
// token of each of the four types. A number x in lane k is x<<16k, whatever its sign, and lanes are sums of such: they are added up without
// unpacking, in any order, as long as the sum in each lane fits.
type lanes struct{ first, later uint64 }

// Lanes are of four types of name, with two tags each.
var _ = [1]struct{}{}[Tags-1-2*lanesOfWord]

const (
	lanesOfWord = 4
	laneBits    = 16
	one         = 0x0001_0001_0001_0001 // 1 in each lane
	signs       = one << (laneBits - 1) // the highest bit of each lane
)

// add adds other lanes to these.
func (l *lanes) add(x lanes) {
	l.first += x.first
	l.later += x.later
}

// lane gives the number in lane k.
func lane(x uint64, k int) int { return int((x+signs)>>(k*laneBits)&(1<<laneBits-1)) - 1<<(laneBits-1) }

// scores gives lanes as scores.
func (l lanes) scores(step float32) (s Scores) {
	for k := range lanesOfWord {
		s[2*k+1] = float32(lane(l.first, k)) * step
		s[2*k+2] = float32(lane(l.later, k)) * step
	}
	return s
}

// atLeast gives the signs of the lanes with numbers that are not below those of some others.
func (l lanes) atLeast(x lanes) lanes {
	return lanes{(l.first - x.first + signs) & signs, (l.later - x.later + signs) & signs}
}

// lanesOf gives numbers by tags as lanes, each limited to most on either side.
func lanesOf[T int16 | int32 | int](by *[Tags]T, most T) (l lanes) {
	for k := range lanesOfWord {
		first, later := by[2*k+1]-by[Outside], by[2*k+2]-by[Outside]
		l.first += uint64(max(-most, min(most, first))) << (k * laneBits)
		l.later += uint64(max(-most, min(most, later))) << (k * laneBits)
	}
	return l
}

// all gives lanes with one number in each.
func all(x int) lanes { return lanes{uint64(x) * one, uint64(x) * one} }
