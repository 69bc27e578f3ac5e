package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// asProtoJSON is what protojson writes, without its spaces.
func asProtoJSON(t testing.TB, m proto.Message) string {
	t.Helper()
	data, err := protojson.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fill sets every field of a message, and of those in it, to something; a field that appendResponse forgets is found.
func fill(m protoreflect.Message, text string) {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		f := fields.Get(i)
		switch {
		case f.IsList() && f.Message() != nil:
			list := m.Mutable(f).List()
			for range 2 {
				fill(list.AppendMutable().Message(), text)
			}
			list.AppendMutable()
		case f.IsList():
			list := m.Mutable(f).List()
			list.Append(protoreflect.ValueOfString(text))
			list.Append(protoreflect.ValueOfString(""))
		case f.Message() != nil:
			fill(m.Mutable(f).Message(), text)
		case f.Enum() != nil:
			m.Set(f, protoreflect.ValueOfEnum(protoreflect.EnumNumber(i+1)))
		case f.Kind() == protoreflect.StringKind:
			m.Set(f, protoreflect.ValueOfString(text))
		case f.Kind() == protoreflect.FloatKind:
			m.Set(f, protoreflect.ValueOfFloat32(0.8125))
		default:
			m.Set(f, protoreflect.ValueOfUint32(uint32(i+7)))
		}
	}
}

func TestAppendResponse(t *testing.T) {
	for _, text := range []string{"قال", "«\"\\\n\r\t\b\f\x00\x1f\x7f<>&\u2028"} {
		var r khabarv1.AnalyzeResponse
		fill(r.ProtoReflect(), text)
		r.Tokens[1].Kind = 99
		if got, want := string(appendResponse(nil, &r)), asProtoJSON(t, &r); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := string(appendResponse(nil, &khabarv1.AnalyzeResponse{})); got != "{}" {
		t.Errorf("%s, want {}", got)
	}
}

func FuzzAppendString(f *testing.F) {
	f.Add("قال \"نعم\"\n")
	f.Add("\x01\x7f\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil || back != string(bytes.ToValidUTF8([]byte(s), []byte("\uFFFD"))) && back != s {
			// encoding/json reads each bad byte as one replacement character.
			if err != nil || len([]rune(back)) != len([]rune(s)) {
				t.Fatalf("%q is read back as %q, %v", s, back, err)
			}
		}
	})
}

func BenchmarkAppendResponse(b *testing.B) {
	var r khabarv1.AnalyzeResponse
	fill(r.ProtoReflect(), "وقالت")
	b.Run("khabar", func(b *testing.B) {
		var line []byte
		for b.Loop() {
			line = appendResponse(line[:0], &r)
		}
		b.SetBytes(int64(len(line)))
	})
	b.Run("protojson", func(b *testing.B) {
		for b.Loop() {
			asProtoJSON(b, &r)
		}
	})
}
