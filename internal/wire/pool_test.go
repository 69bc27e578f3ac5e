package wire

import "testing"

// TestPool has buffers of all sizes, given back or not.
func TestPool(t *testing.T) {
	p := new(pool)
	for _, length := range []int{0, 1, mostPooled / 4, mostPooled/4 + 1, mostPooled, mostPooled + 1, 1, mostPooled} {
		b := p.Get(length)
		if len(*b) != length {
			t.Errorf("asked for %d bytes, got %d", length, len(*b))
		}
		p.Put(b)
	}
	if b := p.Get(1); cap(*b) > mostPooled {
		t.Errorf("a buffer of %d bytes is kept, want at most %d", cap(*b), mostPooled)
	}
}
