package token

import "testing"

// TestPairsEnd compares the reader of eight letters at once with one that takes them one by one, for every pair of bytes at every place,
// near the end of the text and far from it.
func TestPairsEnd(t *testing.T) {
	const letters = "أبجدُهوزحطيكل"
	for place := range 10 {
		for first := range 0x100 {
			for second := range 0x100 {
				for _, after := range []string{"", " ", letters[:2*(10-place)], letters} {
					text := letters[:2*place] + string([]byte{byte(first), byte(second)}) + after
					want := 0
					for want+1 < len(text) && arabicPair(text[want], text[want+1]) != 0 {
						want += 2
					}
					if got := pairsEnd(text, 0); got != want {
						t.Fatalf("%q: the letters end at %d, want %d", text, got, want)
					}
				}
			}
		}
	}
}

// TestBasicLetters holds every pair of bytes to what basicLetters takes for a letter.
func TestBasicLetters(t *testing.T) {
	for first := range uint64(0x100) {
		for second := range uint64(0x100) {
			basic := first == 0xD8 && second >= 0xA0 && second <= 0xBF || first == 0xD9 && second >= 0x80 && second <= 0x9F
			if got := basicLetters(first | second<<8); got == 0 == basic {
				t.Errorf("%x %x: %d letters, want a letter: %t", first, second, got, basic)
			}
		}
	}
}
