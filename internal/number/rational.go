package number

import (
	"cmp"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// rational is an exact fraction in lowest terms. Those of news fit two numbers; a greater one is a big.Rat, which does not change once it is made. The
// zero value is absent.
type rational struct {
	num, den int64    // den is above 0; 0 in an absent one and in a big one
	big      *big.Rat // nil where num and den have the value
}

// absent is no number.
var absent rational

// integer gives a whole number.
func integer(n int) rational { return rational{num: int64(n), den: 1} }

// fractionOf gives n/d; d is above 0.
func fractionOf(n, d int) rational { return reduced(int64(n), int64(d)) }

// power gives a power of ten.
func power(n int) rational {
	if n < len(powers) {
		return rational{num: powers[n], den: 1}
	}
	return ofRat(new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)))
}

// powers are the powers of ten that an int64 has.
var powers = func() (all [19]int64) {
	all[0] = 1
	for i := 1; i < len(all); i++ {
		all[i] = all[i-1] * 10
	}
	return all
}()

// reduced gives num/den in lowest terms; den is above 0.
func reduced(num, den int64) rational {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	a = max(a, -a)
	return rational{num: num / a, den: den / a}
}

// ofRat gives the value of a fraction, which nobody changes any more.
func ofRat(r *big.Rat) rational {
	if n, d := r.Num(), r.Denom(); n.IsInt64() && d.IsInt64() && n.Int64() != math.MinInt64 {
		return rational{num: n.Int64(), den: d.Int64()}
	}
	return rational{big: r}
}

// rat gives the value, which is not absent, as a fraction.
func (v rational) rat() *big.Rat {
	if v.big != nil {
		return v.big
	}
	return big.NewRat(v.num, v.den)
}

func sum(a, b rational) rational {
	if num, ok := added(a.num, b.num); ok && a.den == 1 && b.den == 1 {
		return rational{num: num, den: 1}
	}
	return ofRat(new(big.Rat).Add(a.rat(), b.rat()))
}

func product(a, b rational) rational {
	num, fits := multiplied(a.num, b.num)
	if den, ok := multiplied(a.den, b.den); ok && fits && den > 0 {
		return reduced(num, den)
	}
	return ofRat(new(big.Rat).Mul(a.rat(), b.rat()))
}

// quotient gives a/b; b is not 0.
func quotient(a, b rational) rational {
	num, fits := multiplied(a.num, b.den)
	if den, ok := multiplied(a.den, b.num); ok && fits && den > 0 {
		return reduced(num, den)
	}
	return ofRat(new(big.Rat).Quo(a.rat(), b.rat()))
}

// added gives a+b, and whether that and its opposite fit.
func added(a, b int64) (int64, bool) {
	c := a + b
	return c, (c > a) == (b > 0) && c != math.MinInt64
}

// multiplied gives a·b, and whether that and its opposite fit.
func multiplied(a, b int64) (int64, bool) {
	c := a * b
	return c, (a == 0 || c/a == b) && c != math.MinInt64
}

// opposite gives -v.
func (v rational) opposite() rational {
	if v.big != nil {
		return rational{big: new(big.Rat).Neg(v.big)}
	}
	return rational{num: -v.num, den: v.den}
}

// compare gives -1, 0 or 1 where v is less than, as much as, or more than w.
func (v rational) compare(w rational) int {
	if v.den == 1 && w.den == 1 {
		return cmp.Compare(v.num, w.num)
	}
	return v.rat().Cmp(w.rat())
}

// sign gives -1, 0 or 1.
func (v rational) sign() int {
	if v.big != nil {
		return v.big.Sign()
	}
	return cmp.Compare(v.num, 0)
}

// isWhole tells whether the value is a whole number.
func (v rational) isWhole() bool { return v.den == 1 || v.big != nil && v.big.IsInt() }

// within tells whether a whole value lies between two bounds, both included, and gives it.
func (v rational) within(low, high int64) (int64, bool) {
	return v.num, v.den == 1 && v.num >= low && v.num <= high
}

// parse reads ASCII digits with a sign or a point; absent where it is anything else.
func parse(k string) rational {
	if len(k) > maxDigits || strings.Trim(k, "-0123456789.") != "" || strings.LastIndexByte(k, '-') > 0 {
		return absent
	}
	whole, decimals, _ := strings.Cut(k, ".")
	if n, err := strconv.ParseInt(whole+decimals, 10, 64); err == nil && len(decimals) < len(powers) && n != math.MinInt64 {
		return reduced(n, powers[len(decimals)])
	}
	if r, ok := new(big.Rat).SetString(k); ok {
		return ofRat(r)
	}
	return absent
}

// maxDigits bounds the digits of a number that is read.
const maxDigits = 40

// String gives the value as the contract has it: a decimal where one is finite, otherwise n/d. An absent one has the empty string.
func (v rational) String() string {
	if v == absent {
		return ""
	}
	if s, ok := v.decimal(); ok {
		return s
	}
	r := v.rat()
	digits, exact := r.FloatPrec()
	if !exact {
		return r.RatString()
	}
	return r.FloatString(digits)
}

// decimal gives the value as a decimal whose digits fit a number, if it is one.
func (v rational) decimal() (string, bool) {
	if v.den == 1 {
		return strconv.FormatInt(v.num, 10), true
	}
	if v.big != nil {
		return "", false
	}
	for places, power := range powers {
		if power%v.den != 0 {
			continue
		}
		n, ok := multiplied(v.num, power/v.den)
		if !ok {
			break
		}
		sign, digits := "", strconv.FormatInt(max(n, -n), 10)
		if n < 0 {
			sign = "-"
		}
		digits = strings.Repeat("0", max(0, places+1-len(digits))) + digits
		point := len(digits) - places
		return sign + digits[:point] + "." + digits[point:], true
	}
	return "", false
}
