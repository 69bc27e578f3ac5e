package wire_test

import (
	"bytes"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/wire"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestAppend writes messages field by field, with numbers and lengths on both sides of where a varint grows by a byte.
func TestAppend(t *testing.T) {
	for _, x := range []uint32{0, 1, 1<<7 - 1, 1 << 7, 1<<14 - 1, 1 << 14, 1<<21 - 1, 1 << 21, 1<<32 - 1} {
		for _, n := range []int{0, 1, 59, 60, 61, 62, 127, 128, 8183, 8184, 8185, 8186, 8187, 16383, 16384, 1 << 21} {
			text := strings.Repeat("x", n)
			want, err := proto.MarshalOptions{Deterministic: true}.Marshal(&khabarv1.TokenizeResponse{
				Sentences: []*khabarv1.Span{{}, {Begin: x}},
				Tokens:    []*khabarv1.Token{{Span: &khabarv1.Span{Begin: x, End: uint32(n)}, Text: text, Normalized: text, Sentence: x}},
			})
			if err != nil {
				t.Fatal(err)
			}
			b, empty := wire.Begin(nil, 1)
			b, span := wire.Begin(wire.End(b, empty), 1)
			b, token := wire.Begin(wire.End(wire.AppendUint(b, 1, x), span), 2)
			b, normalized := wire.Begin(wire.AppendString(wire.AppendSpan(b, 1, x, uint32(n)), 2, text), 4)
			b = wire.EndString(append(b, text...), normalized)
			b = wire.End(wire.AppendUint(b, 5, x), token)
			if !bytes.Equal(b, want) {
				t.Errorf("%d, a string of %d bytes: wrote %.60x, want %.60x", x, n, b, want)
			}
		}
	}
}
