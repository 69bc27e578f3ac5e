package service

import (
	"context"
	"sync"

	"google.golang.org/grpc"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/wire"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// sheet is the memory of one answer's messages that are many: a slice of each kind, so that the number of allocations does not grow with the
// text. Sheets come from a pool where the server knows when an answer is written out, and an answer takes over what another had; whoever writes
// a message writes every field of it. It is for one goroutine.
type sheet struct {
	tokens           []tokenMessage
	tokenPointers    []*khabarv1.Token
	segments         []segmentMessage
	segmentPointers  []*khabarv1.Segment
	sentences        []khabarv1.Span
	sentencePointers []*khabarv1.Span
	stems            []stemMessage
	stemPointers     []*khabarv1.Stem
	forms            forms
	answer           any // that is written on it, while the codec has it
}

// A message stands beside its span, as it is written out.
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

// sheets are sheets whose answers are written out.
var sheets = sync.Pool{New: func() any { return new(sheet) }}

// mostTokens is how many tokens a sheet has room for that is used again: those of a text that is not big.
const mostTokens = bigText / 4

var _ wire.Lent = (*sheet)(nil)

// Message implements wire.Lent.
func (s *sheet) Message() any { return s.answer }

// Release implements wire.Lent: another answer may have the sheet.
func (s *sheet) Release() {
	s.answer = nil
	if cap(s.tokens) <= mostTokens && cap(s.stems) <= mostTokens {
		sheets.Put(s)
	}
}

type sheetKey struct{}

// withSheet gives a context whose answer goes on a sheet, if there is one.
func withSheet(ctx context.Context, s *sheet) context.Context {
	if s == nil {
		return ctx
	}
	return context.WithValue(ctx, sheetKey{}, s)
}

// sheetOf gives the sheet that an answer goes on: one of its own where nobody says when it is done with.
func sheetOf(ctx context.Context) *sheet {
	if s, ok := ctx.Value(sheetKey{}).(*sheet); ok {
		return s
	}
	return new(sheet)
}

type lentKey struct{}

// lendStream is the interceptor of streams that write an answer out before Send returns, so that its sheet can go on to another. In one
// process answers are handed over as they are: no interceptor, and no sheet is lent.
func lendStream(server any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	return handler(server, &streamWith{stream, context.WithValue(stream.Context(), lentKey{}, true)})
}

// lent gives a sheet for a document of a stream, to be released when its answer is sent; nil where the answer is not written out then.
func lent(ctx context.Context) *sheet {
	if ctx.Value(lentKey{}) == nil {
		return nil
	}
	return sheets.Get().(*sheet)
}

// lendUnary is the interceptor that lends a sheet to each call with a text, until the codec has written the answer out.
func lendUnary(ctx context.Context, r any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	if _, ok := TextBytes(r); !ok {
		return handler(ctx, r)
	}
	s := sheets.Get().(*sheet)
	answer, err := handler(withSheet(ctx, s), r)
	if err != nil {
		s.Release()
		return nil, err
	}
	s.answer = answer
	return s, nil
}

// take gives n values of a slice of a sheet, as others have left them.
func take[T any](slice *[]T, n int) []T {
	if cap(*slice) < n {
		*slice = make([]T, n)
	}
	return (*slice)[:n]
}

// forms are normalized forms, one after the other, until all of them are there and can lie in one string.
type forms struct {
	text []byte
	ends []uint32
}

// begin empties the forms, for at most n of a text of so many bytes.
func (f *forms) begin(n, size int) *forms {
	f.text, f.ends = take(&f.text, size+size/2)[:0], take(&f.ends, n)[:0]
	return f
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
