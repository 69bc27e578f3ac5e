package service

import (
	"context"
	"errors"
	"io"
	"iter"
	"runtime"
	"runtime/debug"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/parallel"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// streamBudget bounds what a stream holds: the bytes of the texts that it has read and not answered yet, each document counting
// documentBytes more. Where it is spent, the stream is not read on, so that gRPC's flow control reaches the client.
const (
	streamBudget  = 2 << 20
	documentBytes = 4 << 10
)

// AnalyzeStream implements the contract: as many documents are worked on at once as the process has cores.
func (s *Service) AnalyzeStream(stream khabarv1.LanguageService_AnalyzeStreamServer) error {
	ctx := stream.Context()
	first, err := stream.Recv()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return err
	}
	documents := parallel.Map(ctx, s.documents(first, stream), parallel.Options[*khabarv1.AnalyzeStreamRequest]{
		Workers:   runtime.GOMAXPROCS(0),
		Unordered: first.GetUnordered(),
		Budget:    streamBudget,
		Weight: func(r *khabarv1.AnalyzeStreamRequest) int64 {
			return int64(len(r.GetRequest().GetText()) + documentBytes)
		},
	}, s.document)
	for answer, err := range documents {
		if ctx.Err() != nil {
			return status.FromContextError(ctx.Err()).Err()
		}
		if err != nil {
			return err
		}
		if err := stream.Send(answer.AnalyzeStreamResponse); err != nil {
			return err
		}
		if answer.sheet != nil {
			answer.sheet.Release()
		}
	}
	return nil
}

// documents gives the first document and the others of a stream, until the client has no more or the server stops. What arrives as the
// server stops is not answered: the client sends it to another one.
func (s *Service) documents(first *khabarv1.AnalyzeStreamRequest, stream khabarv1.LanguageService_AnalyzeStreamServer) iter.Seq2[*khabarv1.AnalyzeStreamRequest, error] {
	return func(yield func(*khabarv1.AnalyzeStreamRequest, error) bool) {
		if !yield(first, nil) {
			return
		}
		received := receive(stream)
		for {
			select {
			case <-s.stopping:
				yield(nil, errStopping())
				return
			case r, ok := <-received:
				if !ok || errors.Is(r.err, io.EOF) || !yield(r.document, r.err) || r.err != nil {
					return
				}
			}
		}
	}
}

// received is what a read of a stream gave.
type received struct {
	document *khabarv1.AnalyzeStreamRequest
	err      error
}

// receive reads a stream on a goroutine of its own, which ends after the first error, or with the call.
func receive(stream khabarv1.LanguageService_AnalyzeStreamServer) <-chan received {
	out := make(chan received)
	go func() {
		defer close(out)
		for {
			document, err := stream.Recv()
			select {
			case out <- received{document, err}:
			case <-stream.Context().Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return out
}

// documentAnswer is the answer to a document, and the sheet that was lent for it.
type documentAnswer struct {
	*khabarv1.AnalyzeStreamResponse
	sheet *sheet
}

// document answers one document.
func (s *Service) document(ctx context.Context, r *khabarv1.AnalyzeStreamRequest) (out documentAnswer) {
	out = documentAnswer{&khabarv1.AnalyzeStreamResponse{Id: r.GetId()}, lent(ctx)}
	failed := func(err error) { out.Result = &khabarv1.AnalyzeStreamResponse_Error{Error: documentError(err)} }
	defer func() {
		if cause := recover(); cause != nil {
			s.logger.ErrorContext(ctx, "panic", "request_id", RequestID(ctx), "cause", cause, "stack", string(debug.Stack()))
			failed(internalError(RequestID(ctx)))
		}
	}()
	if err := s.checkID(r.GetId()); err != nil {
		out.Id = strings.ToValidUTF8(r.GetId(), "\uFFFD")
		failed(err)
		return out
	}
	leave, err := s.admission.enterDocument(ctx, len(r.GetRequest().GetText()))
	if err != nil {
		failed(err)
		return out
	}
	defer leave()
	response, err := s.Analyze(withSheet(ctx, out.sheet), r.GetRequest())
	if err != nil {
		failed(err)
		return out
	}
	out.Result = &khabarv1.AnalyzeStreamResponse_Response{Response: response}
	return out
}

// documentError writes the error of a call as that of a document.
func documentError(err error) *khabarv1.DocumentError {
	s := status.Convert(err)
	out := &khabarv1.DocumentError{Code: int32(s.Code()), Message: s.Message()}
	for _, detail := range s.Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			out.Reason = info.GetReason()
		}
	}
	return out
}

// errStopping ends a stream whose server stops.
func errStopping() error {
	return withDetails(status.New(codes.Unavailable, "the server is stopping; go on after the last document that was answered"),
		&errdetails.ErrorInfo{Reason: Reason(khabarv1.ErrorReason_ERROR_REASON_STOPPING), Domain: Domain})
}
