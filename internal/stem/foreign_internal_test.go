package stem

import "testing"

// TestScriptOf puts a tatweel, which has no script, before all pairs of bytes: their script stays the same.
func TestScriptOf(t *testing.T) {
	for first := range 256 {
		for second := range 256 {
			pair := string([]byte{byte(first), byte(second)})
			if got, want := scriptOf(pair), scriptOf("ـ"+pair); got != want {
				t.Errorf("%q: script %d, want %d", pair, got, want)
			}
		}
	}
}
