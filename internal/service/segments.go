package service

import (
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// schemes are the engine's schemes at the index of the contract's.
var schemes = [...]morph.Scheme{
	khabarv1.Segmentation_SEGMENTATION_UNSPECIFIED: morph.ATB,
	khabarv1.Segmentation_SEGMENTATION_ATB:         morph.ATB,
	khabarv1.Segmentation_SEGMENTATION_D3:          morph.D3,
}

// roles are the contract's roles at the index of the engine's.
var roles = [...]khabarv1.SegmentRole{
	morph.ConjunctionRole: khabarv1.SegmentRole_SEGMENT_ROLE_CONJUNCTION,
	morph.Preposition:     khabarv1.SegmentRole_SEGMENT_ROLE_PREPOSITION,
	morph.Future:          khabarv1.SegmentRole_SEGMENT_ROLE_FUTURE,
	morph.Interrogative:   khabarv1.SegmentRole_SEGMENT_ROLE_INTERROGATIVE,
	morph.ArticleRole:     khabarv1.SegmentRole_SEGMENT_ROLE_ARTICLE,
	morph.Stem:            khabarv1.SegmentRole_SEGMENT_ROLE_STEM,
	morph.PronounRole:     khabarv1.SegmentRole_SEGMENT_ROLE_PRONOUN,
	morph.Negation:        khabarv1.SegmentRole_SEGMENT_ROLE_NEGATION,
}

// segmentWriter writes the segments of the words that have more than one. Messages come from one slice each, and normalized forms from one
// string.
type segmentWriter struct {
	text       string
	rest       []morph.Segment // of the words that are not written yet
	segments   []khabarv1.Segment
	spans      []khabarv1.Span
	pointers   []*khabarv1.Segment
	normalized []byte
	ends       []int // of the normalized forms
}

func newSegmentWriter(a nlp.Analysis) *segmentWriter {
	n, size := 0, 0
	for i := range a.Segments {
		if s := &a.Segments[i]; i > 0 && a.Segments[i-1].Token == s.Token || i+1 < len(a.Segments) && a.Segments[i+1].Token == s.Token {
			n++
			size += s.End - s.Begin + longestMending
		}
	}
	return &segmentWriter{
		text: a.Text, rest: a.Segments,
		segments: make([]khabarv1.Segment, 0, n), spans: make([]khabarv1.Span, 0, n), pointers: make([]*khabarv1.Segment, 0, n),
		normalized: make([]byte, 0, size), ends: make([]int, 0, n),
	}
}

// longestMending is how many bytes longer than written a normalized form may be: ال.
const longestMending = 4

// write gives the segments of token i, none where it has no more than one. It is called for one token after the other.
func (w *segmentWriter) write(i int, offsets *offsets) []*khabarv1.Segment {
	n := 0
	for n < len(w.rest) && w.rest[n].Token == i {
		n++
	}
	word := w.rest[:n]
	w.rest = w.rest[n:]
	if n < 2 {
		return nil
	}
	first := len(w.pointers)
	for _, s := range word {
		w.spans = append(w.spans, khabarv1.Span{Begin: offsets.at(s.Begin), End: offsets.at(s.End)})
		w.segments = append(w.segments, khabarv1.Segment{Span: &w.spans[len(w.spans)-1], Text: s.Of(w.text), Role: roles[s.Role]})
		w.pointers = append(w.pointers, &w.segments[len(w.segments)-1])
		w.normalized = s.AppendNormalized(w.normalized, w.text)
		w.ends = append(w.ends, len(w.normalized))
	}
	return w.pointers[first:len(w.pointers):len(w.pointers)]
}

// finish gives the segments that were written their normalized forms.
func (w *segmentWriter) finish() {
	all, begin := string(w.normalized), 0
	for i, end := range w.ends {
		w.segments[i].Normalized = all[begin:end]
		begin = end
	}
}
