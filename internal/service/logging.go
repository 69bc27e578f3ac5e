package service

import (
	"context"
	"log/slog"
	"path"
	"strings"
	"time"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/logging"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
)

// callLog logs one line a call, when it ends, with its request id and, where callers have names, its caller's. The middleware's own line has
// the same fields and takes a tenth of the time of a short text.
type callLog struct {
	*slog.Logger
	callers bool
}

func (l callLog) unary(ctx context.Context, r any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	start := time.Now()
	answer, err := handler(ctx, r)
	l.finished(ctx, info.FullMethod, "unary", start, err)
	return answer, err
}

func (l callLog) stream(server any, stream grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	start := time.Now()
	err := handler(server, stream)
	l.finished(stream.Context(), info.FullMethod, "stream", start, err)
	return err
}

// finished logs how a call ended that began at start.
func (l callLog) finished(ctx context.Context, method, kind string, start time.Time, err error) {
	code := status.Code(err)
	level := levelOf(code)
	if !l.Enabled(ctx, level) {
		return
	}
	call := callOf(ctx)
	fields := make([]slog.Attr, 0, 10)
	fields = append(fields, slog.String("request_id", call.id))
	if l.callers {
		fields = append(fields, slog.String("caller", call.name()))
	}
	fields = append(fields,
		slog.String("grpc.service", strings.TrimPrefix(path.Dir(method), "/")), slog.String("grpc.method", path.Base(method)),
		slog.String("grpc.method_type", kind))
	if p, ok := peer.FromContext(ctx); ok {
		fields = append(fields, slog.String("peer.address", p.Addr.String()))
	}
	if deadline, ok := ctx.Deadline(); ok {
		fields = append(fields, slog.Time("grpc.request.deadline", deadline))
	}
	fields = append(fields, slog.String("grpc.code", code.String()))
	if err != nil {
		fields = append(fields, slog.String("grpc.error", err.Error()))
	}
	fields = append(fields, slog.Float64("grpc.time_ms", float64(time.Since(start).Microseconds())/1e3))
	l.LogAttrs(ctx, level, "finished call", fields...)
}

// levelOf gives the level at which a call is logged: what a caller can bring about is no error of the server.
func levelOf(code codes.Code) slog.Level {
	switch code {
	case codes.Internal, codes.Unknown, codes.DataLoss:
		return slog.LevelError
	case codes.ResourceExhausted, codes.Unavailable, codes.DeadlineExceeded:
		return slog.LevelWarn
	default:
		return slog.LevelInfo
	}
}

// logTexts hands the requests and answers of calls to a logger, by the middleware; its levels are slog's.
func logTexts(logger *slog.Logger) (logging.Logger, []logging.Option) {
	return logging.LoggerFunc(func(ctx context.Context, level logging.Level, message string, fields ...any) {
			logger.Log(ctx, slog.Level(level), message, fields...)
		}), []logging.Option{
			logging.WithLogOnEvents(logging.PayloadReceived, logging.PayloadSent),
			logging.WithFieldsFromContext(func(ctx context.Context) logging.Fields { return logging.Fields{"request_id", RequestID(ctx)} }),
		}
}
