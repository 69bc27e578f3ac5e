package service

import (
	"context"
	"strings"
	"time"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/auth"
	"google.golang.org/grpc"
)

// Caller is somebody with a token.
type Caller interface {
	// Name is what the log calls them.
	Name() string
	// Wait waits until the caller may send another document of a stream; its error is a status.
	Wait(ctx context.Context) error
	// Allow tells whether the caller may make another call now, and otherwise how the refusal reads.
	Allow(now time.Time) error
}

// Authenticate gives the caller with a bearer token, or nil. It is safe for concurrent use.
type Authenticate func(token string) Caller

// healthPrefix is of the calls that need no token: the machinery that asks after health has none, and learns nothing else.
const healthPrefix = "/grpc.health.v1.Health/"

func (a Authenticate) caller(ctx context.Context) (Caller, error) {
	token, err := auth.AuthFromMD(ctx, "bearer")
	if err != nil {
		return nil, TokenInvalid()
	}
	c := a(token)
	if c == nil {
		return nil, TokenInvalid()
	}
	callOf(ctx).caller.Store(c.Name())
	return c, c.Allow(time.Now())
}

func (a Authenticate) unary(ctx context.Context, r any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	if !strings.HasPrefix(info.FullMethod, healthPrefix) {
		if _, err := a.caller(ctx); err != nil {
			return nil, err
		}
	}
	return handler(ctx, r)
}

func (a Authenticate) stream(server any, stream grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	if strings.HasPrefix(info.FullMethod, healthPrefix) {
		return handler(server, stream)
	}
	c, err := a.caller(stream.Context())
	if err != nil {
		return err
	}
	return handler(server, &limitedStream{ServerStream: stream, caller: c})
}

// limitedStream is a stream each of whose messages but the first, for which the call stands, counts as a call of its caller.
type limitedStream struct {
	grpc.ServerStream
	caller Caller
	begun  bool
}

// RecvMsg implements grpc.ServerStream. It holds the sender up rather than refuse a message.
func (s *limitedStream) RecvMsg(m any) error {
	if err := s.ServerStream.RecvMsg(m); err != nil {
		return err
	}
	if !s.begun {
		s.begun = true
		return nil
	}
	return s.caller.Wait(s.Context())
}
