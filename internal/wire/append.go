package wire

import "google.golang.org/protobuf/encoding/protowire"

// Messages may be written field by field, where building them first would take longer than all that they say: the fields of a message in the
// order of their numbers, as proto.Marshal writes them, each left out where it is empty. Numbers of fields are below 16, so that a tag is
// a byte.

// Wire types of fields, in the lower bits of a tag.
const (
	typeVarint = byte(protowire.VarintType)
	typeLength = byte(protowire.BytesType)
	typeBits   = 3
)

// varintBit is set in every byte of a varint but the last, varintBits is how many others a byte has.
const (
	varintBit  = 0x80
	varintBits = 7
)

// AppendUint appends a number or the number of an enum.
func AppendUint(dst []byte, field byte, x uint32) []byte {
	switch {
	case x == 0:
		return dst
	case x < varintBit:
		return append(dst, field<<typeBits|typeVarint, byte(x))
	default:
		return protowire.AppendVarint(append(dst, field<<typeBits|typeVarint), uint64(x))
	}
}

// AppendString appends a string.
func AppendString(dst []byte, field byte, s string) []byte {
	switch n := len(s); {
	case n == 0:
		return dst
	case n < varintBit:
		dst = append(dst, field<<typeBits|typeLength, byte(n))
	default:
		dst = protowire.AppendVarint(append(dst, field<<typeBits|typeLength), uint64(n))
	}
	return append(dst, s...)
}

// AppendSpan appends a message of two numbers, its fields 1 and 2. Nearly all spans of an article have numbers of two bytes, which are
// appended at once.
func AppendSpan(dst []byte, field byte, begin, end uint32) []byte {
	const first, second, size = 1<<typeBits | typeVarint, 2<<typeBits | typeVarint, 6
	if isTwoBytes(begin) && isTwoBytes(end) {
		return append(dst, field<<typeBits|typeLength, size,
			first, byte(begin)|varintBit, byte(begin>>varintBits), second, byte(end)|varintBit, byte(end>>varintBits))
	}
	dst, message := Begin(dst, field)
	return End(AppendUint(AppendUint(dst, 1, begin), 2, end), message)
}

// isTwoBytes tells whether the varint of a number has two bytes.
func isTwoBytes(x uint32) bool { return x-varintBit < 1<<(2*varintBits)-varintBit }

// Begin begins a message or a string whose length is not known yet: what is appended from now on is in it, until End, which is given where
// it begins.
func Begin(dst []byte, field byte) (longer []byte, begin int) {
	dst = append(dst, field<<typeBits|typeLength, 0)
	return dst, len(dst)
}

// End ends what was begun there, at the end of dst. A message is there even where it is empty.
func End(dst []byte, begin int) []byte {
	if n := len(dst) - begin; n < varintBit {
		dst[begin-1] = byte(n)
		return dst
	}
	return endLong(dst, begin)
}

// EndString ends what was begun there as a string, which is left out where it is empty.
func EndString(dst []byte, begin int) []byte {
	if len(dst) == begin {
		return dst[:begin-2]
	}
	return End(dst, begin)
}

// endLong makes room for a length of more than one byte.
func endLong(dst []byte, begin int) []byte {
	n := len(dst) - begin
	var room [5]byte
	length := protowire.AppendVarint(room[:0], uint64(n))
	dst = append(dst, length[1:]...)
	copy(dst[begin-1+len(length):], dst[begin:begin+n])
	copy(dst[begin-1:], length)
	return dst
}
