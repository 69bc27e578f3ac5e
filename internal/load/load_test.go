package load_test

import (
	"encoding/binary"
	"testing"

	"github.com/khabar-nlp/khabar/internal/load"
)

func TestLoad(t *testing.T) {
	const text = "خبر عاجل"
	for i := range len(text) - 8 {
		if got, want := load.Four(text[i:]), uint64(binary.LittleEndian.Uint32([]byte(text[i:]))); got != want {
			t.Errorf("four bytes at %d: %x, want %x", i, got, want)
		}
		if got, want := load.Eight(text[i:]), binary.LittleEndian.Uint64([]byte(text[i:])); got != want {
			t.Errorf("eight bytes at %d: %x, want %x", i, got, want)
		}
	}
}
