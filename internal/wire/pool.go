package wire

import (
	"sync"

	"google.golang.org/grpc/mem"
)

// pool has buffers for messages. Unlike gRPC's it does not clear them, which for an answer of some 40 KB, whose buffer there has a megabyte,
// took as long as writing it. Its zero value is empty. It is safe for concurrent use.
type pool struct {
	usual sync.Pool // of buffers for news
	large sync.Pool // of those for whole files, which no answer to news is to hold
}

var _ mem.BufferPool = (*pool)(nil)

// Bytes of a usual buffer: those of a new one, at least, and of any, at most, as for the answer to a long article.
const (
	leastUsual = 1 << 16
	mostUsual  = 1 << 18
)

// of gives the pool of buffers of a size.
func (p *pool) of(size int) *sync.Pool {
	if size <= mostUsual {
		return &p.usual
	}
	return &p.large
}

// Get implements mem.BufferPool. What is in the buffer is what others have left there.
func (p *pool) Get(length int) *[]byte {
	if b, ok := p.of(length).Get().(*[]byte); ok && cap(*b) >= length {
		*b = (*b)[:length]
		return b
	}
	b := make([]byte, length, max(length, leastUsual))
	return &b
}

// Put implements mem.BufferPool.
func (p *pool) Put(b *[]byte) { p.of(cap(*b)).Put(b) }
