package number

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestRational holds sums and the like to those of big.Rat, over numbers on both sides of what 64 bits have.
func TestRational(t *testing.T) {
	edges := []int64{0, 1, -1, 2, 3, 5, 7, 10, 12, 1000, -1000, 1e9, 1 << 31, 1 << 32, 3037000499, 3037000500, 1 << 62, 1e18, -1e18,
		math.MaxInt64, -math.MaxInt64, math.MinInt64}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func() (rational, *big.Rat) {
		n, d := edges[r.IntN(len(edges))], edges[r.IntN(len(edges))]
		if d == 0 {
			d = 1
		}
		exact := big.NewRat(n, 1)
		exact.Quo(exact, big.NewRat(d, 1))
		if r.IntN(8) == 0 {
			exact.Mul(exact, big.NewRat(math.MaxInt64, 1))
		}
		return ofRat(new(big.Rat).Set(exact)), exact
	}
	for range 100_000 {
		a, x := pick()
		b, y := pick()
		same := func(what string, got rational, want *big.Rat) {
			if want.Cmp(got.rat()) != 0 || got != ofRat(want) && got.big == nil || got.isWhole() != want.IsInt() || got.sign() != want.Sign() {
				t.Fatalf("%s of %v and %v: %v, want %v", what, x, y, got, want)
			}
		}
		same("sum", sum(a, b), new(big.Rat).Add(x, y))
		same("product", product(a, b), new(big.Rat).Mul(x, y))
		same("opposite", a.opposite(), new(big.Rat).Neg(x))
		if y.Sign() != 0 {
			same("quotient", quotient(a, b), new(big.Rat).Quo(x, y))
		}
		if got, want := a.compare(b), x.Cmp(y); got != want {
			t.Fatalf("%v beside %v: %d, want %d", x, y, got, want)
		}
		want := x.RatString()
		if digits, exact := x.FloatPrec(); exact {
			want = x.FloatString(digits)
		}
		if got := a.String(); got != want {
			t.Fatalf("%v is written %s, want %s", x, got, want)
		}
	}
}

// TestParse reads digits as big.Rat does.
func TestParse(t *testing.T) {
	for _, k := range []string{"", "0", "-0", "7", "-7", "007", "3.5", "-3.50", "5.", ".5", "-.5", ".", "-", "-.", "1.2.3", "--1", "1-", "1 2",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "0.1234567890123456789", "0.123456789012345678",
		"1234567890123456789.5", "12345678901234567890123456789.25"} {
		want, ok := new(big.Rat).SetString(k)
		switch got := parse(k); {
		case ok != (got != absent):
			t.Errorf("%q is read: %v, want %v", k, got != absent, ok)
		case ok && got.rat().Cmp(want) != 0:
			t.Errorf("%q is read as %v, want %v", k, got, want)
		}
	}
	for _, k := range []string{"1e5", "1/2", "0x1", "1_000", "+7"} { // which big.Rat reads
		if got := parse(k); got != absent {
			t.Errorf("%q is read as %v", k, got)
		}
	}
}
