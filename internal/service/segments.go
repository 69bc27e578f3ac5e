package service

import (
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/wire"
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

// segmentWriter writes the segments of the words that have more than one.
type segmentWriter struct {
	text     string
	rest     []morph.Segment // of the words that are not written yet
	segments []segmentMessage
	pointers []*khabarv1.Segment
}

// newSegmentWriter gives a writer of the segments of an analysis.
func newSegmentWriter(a nlp.Analysis) segmentWriter {
	n := 0
	for i, s := range a.Segments {
		if i > 0 && a.Segments[i-1].Token == s.Token || i+1 < len(a.Segments) && a.Segments[i+1].Token == s.Token {
			n++
		}
	}
	return segmentWriter{a.Text, a.Segments, make([]segmentMessage, n), make([]*khabarv1.Segment, n)}
}

// segmentsOf gives how many of the first segments are of token i.
func segmentsOf(segments []morph.Segment, i int) (n int) {
	for n < len(segments) && segments[n].Token == i {
		n++
	}
	return n
}

// write gives the segments of token i, none where it has no more than one. It is called for one token after the other.
func (w *segmentWriter) write(i int, offsets *offsets, forms *forms) []*khabarv1.Segment {
	n := segmentsOf(w.rest, i)
	word := w.rest[:n]
	w.rest = w.rest[n:]
	if n < 2 {
		return nil
	}
	pointers := w.pointers[:n:n]
	for k, s := range word {
		out := &w.segments[k]
		out.span.Begin, out.span.End = offsets.at(s.Begin), offsets.at(s.End)
		out.Span, out.Text, out.Role = &out.span, s.Of(w.text), roles[s.Role]
		forms.segment(s, w.text)
		pointers[k] = &out.Segment
	}
	w.segments, w.pointers = w.segments[n:], w.pointers[n:]
	return pointers
}

// appendSegments appends the segments of a word in wire form, none where it has no more than one.
func appendSegments(dst []byte, word []morph.Segment, text string, offsets *offsets) []byte {
	if len(word) < 2 {
		return dst
	}
	for _, s := range word {
		var message, normalized int
		dst, message = wire.Begin(dst, fieldSegments)
		dst = appendSpan(dst, s.Span, offsets)
		dst = wire.AppendString(dst, fieldText, s.Of(text))
		dst = wire.AppendUint(dst, fieldRole, uint32(roles[s.Role]))
		dst, normalized = wire.Begin(dst, fieldNormalized)
		dst = wire.EndString(s.AppendNormalized(dst, text), normalized)
		dst = wire.End(dst, message)
	}
	return dst
}
