package number

import (
	"math/big"
	"strconv"
)

// Values are exact fractions. None is changed once it is made, so that they may be shared.

// integer gives a whole number.
func integer(n int) *big.Rat {
	if n >= 0 && n < len(integers) {
		return integers[n]
	}
	return big.NewRat(int64(n), 1)
}

// power gives a power of ten.
func power(n int) *big.Rat {
	if n >= 0 && n < len(powers) {
		return powers[n]
	}
	return tenTo(n)
}

var (
	integers = func() (all [128]*big.Rat) {
		for n := range all {
			all[n] = big.NewRat(int64(n), 1)
		}
		return all
	}()
	powers = func() (all [25]*big.Rat) {
		for n := range all {
			all[n] = tenTo(n)
		}
		return all
	}()
)

func tenTo(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

func sum(a, b *big.Rat) *big.Rat      { return new(big.Rat).Add(a, b) }
func product(a, b *big.Rat) *big.Rat  { return new(big.Rat).Mul(a, b) }
func quotient(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

// write gives a value as the contract has it: a decimal where one is finite, otherwise n/d.
func write(v *big.Rat) string {
	if v.IsInt() {
		if n := v.Num(); n.IsInt64() {
			return strconv.FormatInt(n.Int64(), 10)
		}
		return v.Num().String()
	}
	digits, exact := v.FloatPrec()
	if !exact {
		return v.RatString()
	}
	return v.FloatString(digits)
}

// within tells whether a whole value lies between two bounds, both included, and gives it.
func within(v *big.Rat, low, high int64) (int64, bool) {
	if !v.IsInt() || !v.Num().IsInt64() {
		return 0, false
	}
	n := v.Num().Int64()
	return n, n >= low && n <= high
}
