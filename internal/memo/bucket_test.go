package memo

import (
	"testing"
	"unsafe"
)

// TestBucketIsOneLine holds a bucket to the cache line that most processors have.
func TestBucketIsOneLine(t *testing.T) {
	if size := unsafe.Sizeof(bucket[int]{}); unsafe.Sizeof(uintptr(0)) == 8 && size != 64 {
		t.Errorf("a bucket has %d bytes, want 64", size)
	}
}

// TestHaving puts a tag in every place among others, near ones too.
func TestHaving(t *testing.T) {
	for tag := range 256 {
		for _, distance := range []int{1, 0x7F, 0x80, 0xFF} {
			var others uint64
			for way := range ways + 1 {
				others |= uint64(uint8(tag+distance)) << (8 * way)
			}
			if got := having(others, uint8(tag)); got != 0 {
				t.Errorf("%#x has %#x, it seems: %#x", others, tag, got)
			}
			for way := range ways {
				tags := others&^(0xFF<<(8*way)) | uint64(tag)<<(8*way)
				if got, want := having(tags, uint8(tag)), uint64(0x80)<<(8*way); got&(want<<1-1) != want {
					t.Errorf("%#x has %#x in place %d, but got %#x", tags, tag, way, got)
				}
			}
		}
	}
}
