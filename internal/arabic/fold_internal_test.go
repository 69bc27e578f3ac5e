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

// TestFoldLetters puts every character of one or two bytes at every place of words of every length, as four letters are folded at a time,
// among letters that stay and letters that do not.
func TestFoldLetters(t *testing.T) {
	for _, letters := range []string{"بتثجحخدذرزسشصضطظع", "أبإتآثٱجکحیخهدةذ"} {
		word := []rune(letters)
		for n := range word {
			for r := rune(0); r < 0x800; r++ {
				if n > 9 && r&^0xFF != 0x600 {
					continue
				}
				for at := range n + 1 {
					s := string(word[:at]) + string(r) + string(word[at:n])
					want := string(appendFoldSlow(nil, s))
					if got := string(AppendFold(make([]byte, 0, len(s)), s)); got != want {
						t.Fatalf("AppendFold(%q) = %q, want %q", s, got, want)
					}
					if got := Fold(s); got != want || folded(s) && s != want {
						t.Fatalf("Fold(%q) = %q, want %q", s, got, want)
					}
				}
			}
		}
	}
}
