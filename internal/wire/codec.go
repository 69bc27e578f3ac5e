// Package wire writes and reads the contract's messages for gRPC. It is gRPC's own codec, but that messages with generated marshalling
// (vtprotobuf) go by that: a third of the time, the same bytes. News comes back as five times its length in some hundreds of messages, and
// writing them by reflection took as long as cutting the text into tokens.
package wire

import (
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"
)

// Codec reads and writes messages. Like gRPC's own it takes buffers that are not small from a pool. It does not look whether strings are
// UTF-8: those of a request are the service's to refuse, with an error that says where, and those of an answer are pieces of a request that
// was not, and of the engine's tables.
//
// The zero value is not a codec; NewCodec gives one. It is safe for concurrent use.
type Codec struct {
	encoding.CodecV2 // reads and writes messages that are not generated so: health, reflection
	pool             *pool
}

// NewCodec gives a codec.
func NewCodec() Codec {
	return Codec{encoding.GetCodecV2(proto.Name), new(pool)}
}

// marshaler and unmarshaler are a message with generated marshalling.
type (
	marshaler interface {
		SizeVT() int
		MarshalToSizedBufferVT([]byte) (int, error)
	}
	unmarshaler interface{ UnmarshalVT([]byte) error }
)

// Lent is a message whose memory has another use once it is written.
type Lent interface {
	Message() any
	Release() // is called once
}

// Unmarshal implements encoding.CodecV2. What generated code does not take, as a field of another type than the contract's, is gRPC's own
// codec's to take or to refuse.
func (c Codec) Unmarshal(data mem.BufferSlice, v any) error {
	m, ok := v.(unmarshaler)
	if !ok {
		return c.CodecV2.Unmarshal(data, v)
	}
	buffer := data.MaterializeToBuffer(c.pool)
	defer buffer.Free()
	if m.UnmarshalVT(buffer.ReadOnlyData()) == nil {
		return nil
	}
	return c.CodecV2.Unmarshal(data, v)
}

// Marshal implements encoding.CodecV2. A Lent message is released.
func (c Codec) Marshal(v any) (mem.BufferSlice, error) {
	if lent, ok := v.(Lent); ok {
		defer lent.Release()
		v = lent.Message()
	}
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
