package sequence

import "math"

// From mostX on, exp gives no less, so that no tag is impossible. expSteps is the number of its steps from one whole number to the next.
const (
	mostX    = 14
	expSteps = 64
)

// expTable has e to the power of 0, -1/expSteps, -2/expSteps …
var expTable = makeExpTable()

func makeExpTable() (table [mostX*expSteps + 1]float64) {
	for i := range table {
		table[i] = math.Exp(-float64(i) / expSteps)
	}
	return table
}

// exp gives e to the power of -x, which is at most 1, to six digits: much faster than math.Exp.
func exp(x float32) float64 {
	// Numbers that are not below 0 are in the order of their bits, which a processor compares without a guess.
	x = math.Float32frombits(min(math.Float32bits(x), math.Float32bits(mostX)))
	i := int(x * expSteps)
	f := float64(i)*(1.0/expSteps) - float64(x)
	return expTable[i] * (1 + f*(1+f*0.5))
}
