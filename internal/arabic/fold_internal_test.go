package arabic

import (
	"math"
	"strings"
	"testing"
)

// TestFoldEqualsNFKC folds the code points of the Basic Multilingual Plane, alone and among letters that they may join, as a whole by NFKC and
// letter by letter.
func TestFoldEqualsNFKC(t *testing.T) {
	for r := range rune(math.MaxUint16 + 1) {
		for _, around := range []string{"*", "ا*", "*ب", "ي*\u0654", "e*\u0301", "\u0651*A"} {
			s := strings.Replace(around, "*", string(r), 1)
			if got, want := string(AppendFold(nil, s)), string(appendFoldSlow(nil, s)); got != want {
				t.Fatalf("%U: Fold(%q) = %q, by NFKC %q", r, s, got, want)
			}
		}
	}
}
