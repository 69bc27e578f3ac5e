// Package wire writes the contract's messages for gRPC. It is gRPC's own codec, but that messages with generated marshalling (vtprotobuf)
// are written by that: a third of the time, the same bytes. News comes back as five times its length in some hundreds of messages, and
// writing them by reflection took as long as cutting the text into tokens.
package wire

import (
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"
)

// Codec reads and writes messages. Like gRPC's own it takes buffers of pages and more from a pool. It does not look again whether strings
// that it writes are UTF-8: those of an answer are pieces of a request, which was refused if it was not, and of the engine's tables.
//
// The zero value is not a codec; NewCodec gives one. It is safe for concurrent use.
type Codec struct {
	encoding.CodecV2 // reads all messages, and writes those that are not generated so: health, reflection
	pool             mem.BufferPool
}

// NewCodec gives a codec.
func NewCodec() Codec {
	return Codec{encoding.GetCodecV2(proto.Name), mem.DefaultBufferPool()}
}

// marshaler is a message with generated marshalling.
type marshaler interface {
	SizeVT() int
	MarshalToSizedBufferVT([]byte) (int, error)
}

// Marshal implements encoding.CodecV2.
func (c Codec) Marshal(v any) (mem.BufferSlice, error) {
	m, ok := v.(marshaler)
	if !ok {
		return c.CodecV2.Marshal(v)
	}
	size := m.SizeVT()
	if mem.IsBelowBufferPoolingThreshold(size) {
		data := make([]byte, size)
		_, err := m.MarshalToSizedBufferVT(data)
		return mem.BufferSlice{mem.SliceBuffer(data)}, err
	}
	data := c.pool.Get(size)
	if _, err := m.MarshalToSizedBufferVT(*data); err != nil {
		c.pool.Put(data)
		return nil, err
	}
	return mem.BufferSlice{mem.NewBuffer(data, c.pool)}, nil
}
