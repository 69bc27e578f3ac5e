package service

import (
	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// A message stands beside its span, so that both come from one slice.
type (
	tokenMessage struct {
		khabarv1.Token
		span khabarv1.Span
	}
	segmentMessage struct {
		khabarv1.Segment
		span khabarv1.Span
	}
	stemMessage struct {
		khabarv1.Stem
		span khabarv1.Span
	}
)

// forms are normalized forms, one after the other, until all of them are there and can lie in one string.
type forms struct {
	text []byte
	ends []uint32
}

// newForms gives room for n forms of a text of so many bytes.
func newForms(n, size int) *forms {
	return &forms{make([]byte, 0, size+size/2), make([]uint32, 0, n)}
}

// fold appends the folded form of a string.
func (f *forms) fold(s string) {
	f.text = arabic.AppendFold(f.text, s)
	f.ends = append(f.ends, uint32(len(f.text)))
}

// segment appends the full spelling of a segment.
func (f *forms) segment(s morph.Segment, text string) {
	f.text = s.AppendNormalized(f.text, text)
	f.ends = append(f.ends, uint32(len(f.text)))
}

// finish gives the tokens and their segments their forms, which were appended in this order.
func (f *forms) finish(tokens []tokenMessage) {
	all, begin, next := string(f.text), uint32(0), 0
	form := func() string {
		first := begin
		begin = f.ends[next]
		next++
		return all[first:begin]
	}
	for i := range tokens {
		tokens[i].Normalized = form()
		for _, s := range tokens[i].Segments {
			s.Normalized = form()
		}
	}
}
