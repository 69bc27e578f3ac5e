package wire_test

import (
	"bytes"
	"context"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc/encoding"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/khabar-nlp/khabar/internal/service"
	"github.com/khabar-nlp/khabar/internal/wire"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

var _ encoding.CodecV2 = wire.Codec{}

// check holds what the codec writes of a message to what proto.Marshal does, and what it reads of that to the message.
func check(t *testing.T, m proto.Message) {
	t.Helper()
	want, err := proto.MarshalOptions{Deterministic: true}.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	codec := wire.NewCodec()
	data, err := codec.Marshal(m)
	if err != nil {
		t.Fatalf("%T: %v", m, err)
	}
	if got := data.Materialize(); !bytes.Equal(got, want) {
		t.Errorf("%T: %d bytes %.200x, want proto.Marshal's %d bytes %.200x", m, len(got), got, len(want), want)
	}
	back := m.ProtoReflect().New().Interface()
	if err := codec.Unmarshal(data, back); err != nil || !proto.Equal(back, m) {
		t.Errorf("%T: error %v, or another message comes back", m, err)
	}
	data.Free()
}

// messages are the contract's messages.
func messages(t *testing.T) []protoreflect.MessageType {
	t.Helper()
	var all []protoreflect.MessageType
	protoregistry.GlobalTypes.RangeMessages(func(m protoreflect.MessageType) bool {
		if m.Descriptor().ParentFile().Package() == "khabar.v1" && !m.Descriptor().IsMapEntry() {
			all = append(all, m)
		}
		return true
	})
	if len(all) < 20 {
		t.Fatalf("%d messages, want those of the contract", len(all))
	}
	return all
}

// TestEveryField has each field of each message, by itself with its edges and all together, nested to the bottom. A message or field that
// comes later is here without a word.
func TestEveryField(t *testing.T) {
	for _, of := range messages(t) {
		check(t, of.New().Interface())
		fields := of.Descriptor().Fields()
		all := of.New()
		for i := range fields.Len() {
			for edge := range edges {
				one := of.New()
				fill(one, fields.Get(i), edge)
				check(t, one.Interface())
			}
			fill(all, fields.Get(i), 0)
		}
		all.SetUnknown(protoreflect.RawFields("\xf8\x3f\x07")) // field 1023, which a later contract may have
		check(t, all.Interface())
	}
}

// edges are how many values of each kind fill knows.
const edges = 4

// fill gives a field its value of an edge: of a list all of them.
func fill(m protoreflect.Message, f protoreflect.FieldDescriptor, edge int) {
	if !f.IsList() {
		m.Set(f, value(m.NewField(f), f, edge))
		return
	}
	list := m.Mutable(f).List()
	for edge := range edges {
		element := protoreflect.Value{}
		if f.Message() != nil {
			element = list.NewElement()
		}
		list.Append(value(element, f, edge))
	}
}

// value gives a value of a field's kind; empty is a message to fill where it is one.
func value(empty protoreflect.Value, f protoreflect.FieldDescriptor, edge int) protoreflect.Value {
	switch f.Kind() {
	case protoreflect.BoolKind:
		return protoreflect.ValueOfBool(edge%2 == 0)
	case protoreflect.EnumKind:
		return protoreflect.ValueOfEnum([edges]protoreflect.EnumNumber{1, 0, 1<<31 - 1, -1}[edge])
	case protoreflect.Int32Kind:
		return protoreflect.ValueOfInt32([edges]int32{1, 0, 1<<31 - 1, -1}[edge])
	case protoreflect.Uint32Kind:
		return protoreflect.ValueOfUint32([edges]uint32{1, 0, 1<<32 - 1, 128}[edge])
	case protoreflect.FloatKind:
		return protoreflect.ValueOfFloat32([edges]float32{0.75, 0, 1, math.MaxFloat32}[edge])
	case protoreflect.StringKind:
		return protoreflect.ValueOfString([edges]string{"خبر", "", "\x00", strings.Repeat("ن", 5000)}[edge])
	case protoreflect.MessageKind:
		inner := empty.Message()
		for i := range inner.Descriptor().Fields().Len() {
			if edge != 1 { // which stays empty
				fill(inner, inner.Descriptor().Fields().Get(i), edge)
			}
		}
		return protoreflect.ValueOfMessage(inner)
	default:
		panic(f.Kind().String() + " is new in the contract: write its edges here")
	}
}

// TestNews has the answers to the news items.
func TestNews(t *testing.T) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no news items: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		check(t, answer(t, string(text)))
	}
}

// TestOthers has a message that is not of the contract, and something that is no message.
func TestOthers(t *testing.T) {
	check(t, &healthv1.HealthCheckResponse{Status: healthv1.HealthCheckResponse_SERVING})
	if _, err := wire.NewCodec().Marshal("text"); err == nil {
		t.Error("a string is written as a message")
	}
}

// lent is a message that counts how often it was released.
type lent struct {
	message  any
	released int
}

func (l *lent) Message() any { return l.message }
func (l *lent) Release()     { l.released++ }

// TestLent has messages that are released once they are written, and those that cannot be.
func TestLent(t *testing.T) {
	for _, message := range []any{&khabarv1.Span{Begin: 9, End: 300}, &healthv1.HealthCheckResponse{Status: 1}, "text"} {
		want, wantErr := wire.NewCodec().Marshal(message)
		l := &lent{message: message}
		got, err := wire.NewCodec().Marshal(l)
		if (err == nil) != (wantErr == nil) || !bytes.Equal(got.Materialize(), want.Materialize()) || l.released != 1 {
			t.Errorf("%T: %x, error %v, released %d times, want %x, error %v, released once", message, got, err, l.released, want, wantErr)
		}
	}
}

// FuzzMarshal reads bytes as each message that comes out of a stream, and writes it again.
func FuzzMarshal(f *testing.F) {
	span := &khabarv1.Span{Begin: 9, End: 300}
	data, err := proto.Marshal(&khabarv1.AnalyzeResponse{
		Sentences: []*khabarv1.Span{span},
		Tokens: []*khabarv1.Token{{
			Span: span, Text: "وقالت", Kind: 1, Normalized: "وقالت", Sentence: 1, Segments: []*khabarv1.Segment{{Span: span, Text: "و"}},
		}},
		Entities: []*khabarv1.Entity{{Span: span, Type: 1, Confidence: 0.75, Cluster: 3}},
		Numbers:  []*khabarv1.Number{{Span: span, Value: "28", Range: &khabarv1.NumberRange{Min: "1"}, Alternatives: []string{"", "7"}}},
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, m := range []proto.Message{
			&khabarv1.AnalyzeResponse{}, &khabarv1.AnalyzeStreamResponse{}, &khabarv1.GetServiceInfoResponse{}, &khabarv1.StemResponse{},
		} {
			if proto.Unmarshal(data, m) == nil {
				positiveZeros(m)
				check(t, m)
			}
		}
	})
}

// positiveZeros makes a confidence of -0, which proto.Marshal alone writes, and no service gives, 0.
func positiveZeros(m proto.Message) {
	r, ok := m.(interface{ GetEntities() []*khabarv1.Entity })
	if s, stream := m.(*khabarv1.AnalyzeStreamResponse); stream {
		r, ok = s.GetResponse(), true
	}
	if !ok {
		return
	}
	for _, e := range r.GetEntities() {
		if e.GetConfidence() == 0 {
			e.Confidence = 0
		}
	}
}

// answer gives what the service makes of a text.
func answer(t testing.TB, text string) *khabarv1.AnalyzeResponse {
	t.Helper()
	s := service.New(service.DefaultLimits(), slog.New(slog.DiscardHandler))
	r, err := s.Analyze(context.Background(), &khabarv1.AnalyzeRequest{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func BenchmarkMarshal(b *testing.B) {
	text, err := os.ReadFile("../nlp/testdata/news/33-courts-former-minister.txt")
	if err != nil {
		b.Fatal(err)
	}
	r := answer(b, string(text))
	for name, codec := range map[string]encoding.CodecV2{"wire": wire.NewCodec(), "gRPC": encoding.GetCodecV2("proto")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := codec.Marshal(r)
				if err != nil {
					b.Fatal(err)
				}
				data.Free()
			}
		})
	}
}
