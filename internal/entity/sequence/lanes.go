package sequence

import "github.com/khabar-nlp/khabar/internal/load"

// lanes are what speaks for the tags of names at a token, rather than for Outside, in steps: a lane of 16 bits for the first and for the
// later token of each of the four types. A number x in lane k is x<<16k, whatever its sign, and lanes are sums of such: they are added up
// without unpacking, in any order, as long as the sum in each lane fits.
type lanes struct{ first, later uint64 }

// Lanes are of four types of name, with two tags each.
var _ = [1]struct{}{}[Tags-1-2*lanesOfWord]

const (
	lanesOfWord = 4
	laneBits    = 16
	one         = 0x0001_0001_0001_0001 // 1 in each lane
	signs       = one << (laneBits - 1) // the highest bit of each lane
)

// lanesOf gives numbers by tags as lanes, each limited to limit on either side.
func lanesOf(by *[Tags]int16, limit int) (l lanes) {
	lane := func(tag, k int) uint64 {
		return uint64(max(-limit, min(limit, int(by[tag])-int(by[Outside])))) << (k * laneBits)
	}
	for k := range lanesOfWord {
		l.first += lane(2*k+1, k)
		l.later += lane(2*k+2, k)
	}
	return l
}

// lanesOfRow gives the weights that a row begins with, of a byte a tag, as lanes: after that of Outside, even bytes are first tags, odd ones later.
func lanesOfRow(row string) lanes {
	x, outside := load.Eight(row[1:]), uint64(row[0])*one
	return lanes{x&lowBytes - outside, x>>8&lowBytes - outside}
}

// add adds other lanes to these.
func (l *lanes) add(x lanes) {
	l.first += x.first
	l.later += x.later
}

// where gives the lanes where a condition holds, and nought where it does not, with no decision that a processor could guess wrong.
func (l lanes) where(holds bool) lanes {
	var mask uint64
	if holds {
		mask = 1
	}
	return lanes{l.first & -mask, l.later & -mask}
}

// scores gives lanes as scores.
func (l lanes) scores(step float32) (s Scores) {
	first, later := l.first+signs, l.later+signs // with no lane below nought
	for k := range lanesOfWord {
		s[2*k+1] = float32(int(first>>(k*laneBits)&(1<<laneBits-1))-1<<(laneBits-1)) * step
		s[2*k+2] = float32(int(later>>(k*laneBits)&(1<<laneBits-1))-1<<(laneBits-1)) * step
	}
	return s
}

// larger gives the larger of two numbers in each lane. They may not be further apart than a lane is wide.
func larger(a, b uint64) uint64 {
	from := notBelow(a, b)
	return (a+signs)&from + (b+signs)&^from - signs
}

// smaller gives the smaller of two numbers in each lane, under the same condition.
func smaller(a, b uint64) uint64 {
	from := notBelow(a, b)
	return (a+signs)&^from + (b+signs)&from - signs
}

// notBelow gives all bits of the lanes where a is not below b.
func notBelow(a, b uint64) uint64 {
	over := (a - b + signs) & signs
	return over<<1 - over>>(laneBits-1)
}
