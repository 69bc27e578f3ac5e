package service

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	grpcmetadata "google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// newsdesk is a caller whose calls are counted and, after a number of them, refused.
type newsdesk struct {
	allowed, waited atomic.Int64
}

func (*newsdesk) Name() string { return "newsdesk" }

func (c *newsdesk) Wait(context.Context) error {
	c.waited.Add(1)
	return nil
}

func (c *newsdesk) Allow(time.Time) error {
	if c.allowed.Add(-1) < 0 {
		return QuotaExceeded(2.5, 400*time.Millisecond)
	}
	return nil
}

// bearer adds a header to a call.
func bearer(ctx context.Context, header string) context.Context {
	return grpcmetadata.AppendToOutgoingContext(ctx, "authorization", header)
}

// TestAuthenticate calls with tokens good and bad. Refusals are logged like every call, and do not say what was wrong.
func TestAuthenticate(t *testing.T) {
	var caller newsdesk
	caller.allowed.Store(2)
	c := DefaultConfig()
	c.Hooks.Authenticate = func(token string) Caller {
		if token == "open sesame" {
			return &caller
		}
		return nil
	}
	s := serve(t, c, nil) // which asks after health without a token
	request := &khabarv1.TokenizeRequest{Text: news}
	for _, ctx := range []context.Context{
		t.Context(), bearer(t.Context(), "Bearer wrong"), bearer(t.Context(), "Basic open sesame"),
		bearer(t.Context(), "open"), bearer(t.Context(), ""),
	} {
		_, err := s.client.Tokenize(ctx, request)
		wantCode(t, "no good token", err, codes.Unauthenticated)
		wantDetails(t, "no good token", status.Convert(err), &errdetails.ErrorInfo{Reason: "TOKEN_INVALID", Domain: Domain})
		stream, err := s.client.AnalyzeStream(ctx)
		if err == nil {
			_, err = stream.Recv()
		}
		wantCode(t, "a stream with no good token", err, codes.Unauthenticated)
	}
	ctx := bearer(t.Context(), "bearer open sesame")
	if _, err := s.client.Tokenize(ctx, request); err != nil {
		t.Errorf("a good token: %v", err)
	}
	stream, err := s.client.AnalyzeStream(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := stream.Send(document("1", news)); err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
	}
	_ = stream.CloseSend()
	if all, err := drain(stream); err != nil || len(all) != 3 || caller.waited.Load() != 2 {
		t.Errorf("%d answers, %v, %d waits; want three, of which the first is the call", len(all), err, caller.waited.Load())
	}
	var trailer grpcmetadata.MD
	_, err = s.client.Tokenize(ctx, request, grpc.Trailer(&trailer))
	wantCode(t, "over the quota", err, codes.ResourceExhausted)
	details := status.Convert(err).Details()
	if len(details) != 2 {
		t.Fatalf("details %v, want two", details)
	}
	if retry, ok := details[0].(*errdetails.RetryInfo); !ok || retry.GetRetryDelay().AsDuration() != 400*time.Millisecond {
		t.Errorf("%v, want the delay", details[0])
	}
	if info, ok := details[1].(*errdetails.ErrorInfo); !ok || info.GetReason() != "QUOTA_EXCEEDED" || info.GetMetadata()["max"] != "2.5" {
		t.Errorf("%v, want QUOTA_EXCEEDED and the most", details[1])
	}
	calls := s.log.lines(t, "finished call")
	if last := calls[len(calls)-1]; last["caller"] != "newsdesk" || last["request_id"] != trailer.Get(RequestIDKey)[0] {
		t.Errorf("logged %v, want the caller's name and the request's id", last)
	}
	if last := calls[1]; last["caller"] != "" || last["grpc.code"] != "Unauthenticated" {
		t.Errorf("logged %v, want a refusal without a caller", last)
	}
	if r, err := s.health.Check(t.Context(), &healthv1.HealthCheckRequest{}); err != nil || r.GetStatus() != serving {
		t.Errorf("health without a token: %v, %v", r, err)
	}
}
