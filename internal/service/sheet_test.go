package service

import (
	"testing"

	"google.golang.org/protobuf/proto"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestSheetIsWrittenOver writes one answer after the other on one sheet: nothing of an answer is left in the next.
func TestSheetIsWrittenOver(t *testing.T) {
	s, on := New(DefaultLimits(), quiet), new(sheet)
	for name, text := range texts(t) {
		for _, segmentation := range []khabarv1.Segmentation{khabarv1.Segmentation_SEGMENTATION_D3, khabarv1.Segmentation_SEGMENTATION_NONE} {
			r := &khabarv1.AnalyzeRequest{Text: text, Segmentation: segmentation}
			want, err := s.Analyze(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Analyze(withSheet(t.Context(), on), r)
			if err != nil {
				t.Fatal(err)
			}
			if !proto.Equal(got, want) {
				t.Errorf("%s, %v: another answer on a sheet that others were on", name, segmentation)
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
