package wire

import "testing"

// TestPool has buffers of all sizes, one after the other: none is shorter than was asked for, and no large one serves where a usual one does.
func TestPool(t *testing.T) {
	p := new(pool)
	for range 2 {
		for _, length := range []int{0, 1, leastUsual, leastUsual + 1, mostUsual, mostUsual + 1, 1, mostUsual, 1 << 23} {
			b := p.Get(length)
			if len(*b) != length || length <= mostUsual && cap(*b) > mostUsual {
				t.Errorf("asked for %d bytes, got %d of %d", length, len(*b), cap(*b))
			}
			p.Put(b)
		}
	}
}
