package service

import (
	"context"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/wire"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// sheet is what an answer over the wire is written on: of sentences, tokens and stems, which are many, not the messages but their wire form.
// The answer has it as its unknown fields, which marshalling writes out as they are. Sheets come from a pool where the server knows when an
// answer is written out, and an answer takes over the room that another had. A sheet is for one goroutine.
type sheet struct {
	written []byte
	answer  any // that is written on it, while the codec has it
}

// sheets are sheets whose answers are written out.
var sheets = sync.Pool{New: func() any { return new(sheet) }}

// mostWritten is how many bytes a sheet has room for that is used again: those of a text that is not big.
const mostWritten = 8 * bigText

var _ wire.Lent = (*sheet)(nil)

// Message implements wire.Lent.
func (s *sheet) Message() any { return s.answer }

// Release implements wire.Lent: another answer may have the sheet.
func (s *sheet) Release() {
	s.answer = nil
	if cap(s.written) <= mostWritten {
		sheets.Put(s)
	}
}

// withWritten gives the answer the part of another that is written on a sheet, whose fields are the same in both.
func withWritten[M proto.Message](answer M, of *khabarv1.AnalyzeResponse) M {
	if written := of.ProtoReflect().GetUnknown(); len(written) > 0 {
		answer.ProtoReflect().SetUnknown(written)
	}
	return answer
}

type sheetKey struct{}

// withSheet gives a context whose answer goes on a sheet, if there is one.
func withSheet(ctx context.Context, s *sheet) context.Context {
	if s == nil {
		return ctx
	}
	return context.WithValue(ctx, sheetKey{}, s)
}

// sheetOf gives the sheet that an answer goes on, nil where whoever asked wants messages.
func sheetOf(ctx context.Context) *sheet {
	s, _ := ctx.Value(sheetKey{}).(*sheet)
	return s
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
