package wire

import (
	"sync"

	"google.golang.org/grpc/mem"
)

// pool has buffers for messages. Unlike gRPC's it does not clear them, which for an answer of some 40 KB, whose buffer there has a megabyte,
// took as long as writing it. Its zero value is empty. It is safe for concurrent use.
type pool struct{ buffers sync.Pool }

var _ mem.BufferPool = (*pool)(nil)

// mostPooled is how many bytes a buffer has at most that the pool keeps: the answer to a long article has them.
const mostPooled = 1 << 18

// Get implements mem.BufferPool. What is in the buffer is what others have left there.
func (p *pool) Get(length int) *[]byte {
	if b, ok := p.buffers.Get().(*[]byte); ok && cap(*b) >= length {
		*b = (*b)[:length]
		return b
	}
	b := make([]byte, length, max(length, mostPooled/4))
	return &b
}

// Put implements mem.BufferPool.
func (p *pool) Put(b *[]byte) {
	if cap(*b) <= mostPooled {
		p.buffers.Put(b)
	}
}
