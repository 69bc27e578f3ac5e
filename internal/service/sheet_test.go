package service

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// odd are texts whose messages leave fields out or are long, beside what news has.
var odd = map[string]string{
	"a tatweel":    "ـ ـ",
	"a ligature":   "قال النبي ﷺ",
	"emoji":        "👨‍👩‍👧 خبر 🇵🇸",
	"long words":   strings.Repeat("وسيكتبونها", 30) + " " + strings.Repeat("خبر", 3000),
	"long address": "https://example.org/" + strings.Repeat("خبر/", 4096),
	"one letter":   "و",
}

// TestSheet writes one answer after the other on one sheet, of layers, schemes and units of all kinds: each is to the byte what proto.Marshal
// makes of the messages, and nothing of an answer is left in the next.
func TestSheet(t *testing.T) {
	s, on := New(DefaultLimits(), quiet), new(sheet)
	all := texts(t)
	maps.Copy(all, odd)
	tokens, stems := khabarv1.Feature_FEATURE_TOKENS, khabarv1.Feature_FEATURE_STEMS
	for name, text := range all {
		for unit := range units {
			for _, r := range []*khabarv1.AnalyzeRequest{
				{Features: []khabarv1.Feature{tokens, stems}, Segmentation: khabarv1.Segmentation_SEGMENTATION_D3},
				{Features: []khabarv1.Feature{stems}},
				{Features: []khabarv1.Feature{tokens}, Segmentation: khabarv1.Segmentation_SEGMENTATION_NONE},
			} {
				r.Text, r.OffsetUnit = text, unit
				messages, err := s.Analyze(t.Context(), r)
				if err != nil {
					t.Fatal(err)
				}
				want, err := proto.Marshal(messages)
				if err != nil {
					t.Fatal(err)
				}
				written, err := s.Analyze(withSheet(t.Context(), on), r)
				if err != nil {
					t.Fatal(err)
				}
				if got, err := proto.Marshal(written); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s, %v, %v, %v: error %v, or %d other bytes than the %d of messages", name, unit, r.GetFeatures(), r.GetSegmentation(),
						err, len(got), len(want))
				}
			}
		}
	}
}

// TestSheetsAreLent has answers of calls that fail and calls that do not, over the wire.
func TestSheetsAreLent(t *testing.T) {
	server := serve(t, DefaultConfig(), nil)
	s := New(DefaultLimits(), quiet)
	for name, text := range texts(t) {
		if _, err := server.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text + "\xff"}); err == nil {
			t.Errorf("%s: a text that is not UTF-8 is taken", name)
		}
		r := &khabarv1.StemRequest{Text: text}
		want, err := s.Stem(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := server.client.Stem(t.Context(), r); err != nil || !proto.Equal(got, want) {
			t.Errorf("%s: error %v, or another answer over the wire", name, err)
		}
	}
}
