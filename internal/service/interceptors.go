package service

import (
	"context"
	"crypto/rand"
	"log/slog"
	"runtime/debug"
	"sync/atomic"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/logging"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"google.golang.org/grpc"
	grpcmetadata "google.golang.org/grpc/metadata"
)

// RequestIDKey is the metadata key of a request's id: a caller may send one, every answer has it in its trailer. (A header would keep
// clients from trying a refused call again.)
const RequestIDKey = "x-request-id"

// maxRequestID bounds the bytes of an id that a caller sends.
const maxRequestID = 128

// The order of interceptors is: memory for the answer, request id, logging, metrics, authentication, admission, recovery. Refusals are logged
// and counted like any other answer. Recovery is innermost, so that what it makes of a panic is too. Admission takes part in the work of a
// stream's documents, not in its call.
func unaryInterceptors(c Config, admission *Admission) []grpc.UnaryServerInterceptor {
	all := []grpc.UnaryServerInterceptor{lendUnary, identifyUnary, c.callLog().unary}
	if c.LogTexts {
		logger, options := logTexts(c.Logger)
		all = append(all[1:], logging.UnaryServerInterceptor(logger, options...)) // which wants messages: no memory for answers
	}
	if c.Hooks.Metrics != nil {
		all = append(all, interceptors.UnaryServerInterceptor(c.Hooks.Metrics))
	}
	if c.Hooks.Authenticate != nil {
		all = append(all, c.Hooks.Authenticate.unary)
	}
	return append(all, admission.unary, recovery.UnaryServerInterceptor(recovery.WithRecoveryHandlerContext(recoverWith(c.Logger))))
}

func streamInterceptors(c Config) []grpc.StreamServerInterceptor {
	all := []grpc.StreamServerInterceptor{lendStream, identifyStream, c.callLog().stream}
	if c.LogTexts {
		logger, options := logTexts(c.Logger)
		all = append(all[1:], logging.StreamServerInterceptor(logger, options...))
	}
	if c.Hooks.Metrics != nil {
		all = append(all, interceptors.StreamServerInterceptor(c.Hooks.Metrics))
	}
	if c.Hooks.Authenticate != nil {
		all = append(all, c.Hooks.Authenticate.stream)
	}
	return append(all, recovery.StreamServerInterceptor(recovery.WithRecoveryHandlerContext(recoverWith(c.Logger))))
}

// recoverWith logs a panic with its stack and tells the caller nothing but the request's id.
func recoverWith(logger *slog.Logger) recovery.RecoveryHandlerFuncContext {
	return func(ctx context.Context, cause any) error {
		id := RequestID(ctx)
		logger.ErrorContext(ctx, "panic", "request_id", id, "cause", cause, "stack", string(debug.Stack()))
		return internalError(id)
	}
}

type callKey struct{}

// call is what interceptors know of a call.
type call struct {
	id     string
	caller atomic.Value // the name of its token, once that is known
}

// name gives the name of the caller, empty while it is not known.
func (c *call) name() string {
	name, _ := c.caller.Load().(string)
	return name
}

// callOf gives the call that a context belongs to; outside a request, one without an id.
func callOf(ctx context.Context) *call {
	if c, ok := ctx.Value(callKey{}).(*call); ok {
		return c
	}
	return &call{}
}

// RequestID gives the id of the request that a context belongs to, empty outside a request.
func RequestID(ctx context.Context) string { return callOf(ctx).id }

// identify gives a request its id, the caller's where it sent a fit one, and sends it back in the trailer.
func identify(ctx context.Context) context.Context {
	id := rand.Text()
	if sent := grpcmetadata.ValueFromIncomingContext(ctx, RequestIDKey); len(sent) == 1 && isFitID(sent[0]) {
		id = sent[0]
	}
	// The trailer is lost only where the call is over already.
	_ = grpc.SetTrailer(ctx, grpcmetadata.Pairs(RequestIDKey, id))
	return context.WithValue(ctx, callKey{}, &call{id: id})
}

// isFitID tells whether an id is short and printable, so that it can go into logs as it is.
func isFitID(id string) bool {
	for _, c := range []byte(id) {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return id != "" && len(id) <= maxRequestID
}

func identifyUnary(ctx context.Context, r any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	return handler(identify(ctx), r)
}

func identifyStream(server any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	return handler(server, &streamWith{stream, identify(stream.Context())})
}

// streamWith is a stream with a context of its own.
type streamWith struct {
	grpc.ServerStream
	ctx context.Context
}

// Context implements grpc.ServerStream.
func (s *streamWith) Context() context.Context { return s.ctx }
