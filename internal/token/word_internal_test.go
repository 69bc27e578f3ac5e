package token

import "testing"

// TestBasicEnd compares the reader of four letters at once with one that takes them one by one, for every pair of bytes at every place.
func TestBasicEnd(t *testing.T) {
	letters := "أبجدُهوزحطي"
	for place := range 5 {
		for first := range 0x100 {
			for second := range 0x100 {
				text := letters[:2*place] + string([]byte{byte(first), byte(second)}) + letters
				want := 0
				for want+1 < len(text) && isBasic(text[want], text[want+1]) {
					want += 2
				}
				got := basicEnd(text, 0)
				if near := len(text) - got; got > want || got < want && near >= 8 {
					t.Fatalf("%q: basicEnd gives %d, want %d", text, got, want)
				}
			}
		}
	}
}

func isBasic(first, second byte) bool {
	return first == 0xD8 && second >= 0xA0 && second <= 0xBF || first == 0xD9 && second >= 0x80 && second <= 0x9F
}
