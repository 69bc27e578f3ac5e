package service

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	grpcmetadata "google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// drawn are the ids that the server draws.
var drawn = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// TestRequestID sends ids fit and unfit with a call, whatever its outcome. A caller cannot send control characters or bytes beyond ASCII:
// its own gRPC refuses them.
func TestRequestID(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	for _, row := range []struct {
		why  string
		sent []string
		kept bool
	}{
		{"no id", nil, false},
		{"a word", []string{"request-1"}, true},
		{"a traceparent", []string{"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}, true},
		{"the first and the last fit character", []string{"!~"}, true},
		{"as long as may be", []string{strings.Repeat("x", maxRequestID)}, true},
		{"too long by one", []string{strings.Repeat("x", maxRequestID+1)}, false},
		{"empty", []string{""}, false},
		{"a space within", []string{"request 1"}, false},
		{"two ids", []string{"request-1", "request-2"}, false},
	} {
		ctx := t.Context()
		for _, id := range row.sent {
			ctx = grpcmetadata.AppendToOutgoingContext(ctx, RequestIDKey, id)
		}
		for text, code := range map[string]codes.Code{news: codes.OK, "": codes.InvalidArgument} {
			var trailer grpcmetadata.MD
			_, err := s.client.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text}, grpc.Trailer(&trailer))
			wantCode(t, row.why, err, code)
			got := trailer.Get(RequestIDKey)
			if len(got) != 1 || row.kept && got[0] != row.sent[0] || !row.kept && !drawn.MatchString(got[0]) {
				t.Errorf("%s: sent %q, got %q; want it kept: %t", row.why, row.sent, got, row.kept)
				continue
			}
			calls := s.log.lines(t, "finished call")
			if last := calls[len(calls)-1]; last["request_id"] != got[0] || last["grpc.code"] != code.String() {
				t.Errorf("%s: logged %v, want id %s and code %v", row.why, last, got[0], code)
			}
		}
	}
}

// TestRequestIDOfStream has a call that is a stream, which goes through interceptors of its own.
func TestRequestIDOfStream(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	ctx := grpcmetadata.AppendToOutgoingContext(t.Context(), RequestIDKey, "request-1")
	stream, err := s.health.Watch(ctx, &healthv1.HealthCheckRequest{})
	if err != nil {
		t.Fatal(err)
	}
	s.stop(patience)
	for err == nil {
		_, err = stream.Recv()
	}
	if got := stream.Trailer().Get(RequestIDKey); len(got) != 1 || got[0] != "request-1" {
		t.Errorf("trailer %v after %v; want the id that was sent", stream.Trailer(), err)
	}
}

// TestRetryOfUnavailable has a service that cannot take a call at first, and a client with a retry policy, as package client has one.
func TestRetryOfUnavailable(t *testing.T) {

	calls := 0
	busy := fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		if calls++; calls == 1 {
			return nil, status.Error(codes.Unavailable, "not now")
		}
		return &khabarv1.TokenizeResponse{}, nil
	}}
	s := serve(t, DefaultConfig(), busy, grpc.WithDefaultServiceConfig(`{"methodConfig": [{
		"name": [{"service": "khabar.v1.LanguageService"}],
		"retryPolicy": {
			"maxAttempts": 4, "initialBackoff": "0.05s", "maxBackoff": "1s", "backoffMultiplier": 3, "retryableStatusCodes": ["UNAVAILABLE"]
		}
	}]}`))
	if _, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("%v after %d calls, want the second to be answered", err, calls)
	}
}

// TestIsFitID has ids that gRPC does not carry, so that what keeps the log clean does not rest on it.
func TestIsFitID(t *testing.T) {
	for _, id := range []string{"a\nb", "a\x00", "\x7f", "طلب", "\xff", " ", "\t"} {
		if isFitID(id) {
			t.Errorf("%q is a fit id", id)
		}
	}
}

func TestRequestIDOutsideARequest(t *testing.T) {
	if id := RequestID(t.Context()); id != "" {
		t.Errorf("id %q, want none", id)
	}
}

// TestLogHasNoText makes calls of every outcome with an Arabic text, at the most talkative level. No Arabic letter may get
// into the log.
func TestLogHasNoText(t *testing.T) {
	c := DefaultConfig()
	c.Limits.MaxTextBytes = 100
	s := serve(t, c, nil)
	const secret = "خبر سرّي secret"
	for want, request := range map[codes.Code]*khabarv1.AnalyzeRequest{
		codes.OK:              {Text: secret},
		codes.InvalidArgument: {Text: strings.Repeat(secret, 10)},
	} {
		wantCode(t, "Analyze", s.send(t.Context(), request), want)
	}
	_, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: secret, OffsetUnit: 9})
	wantCode(t, "Tokenize", err, codes.InvalidArgument)
	_, err = s.client.Stem(t.Context(), &khabarv1.StemRequest{Words: []string{secret}})
	wantCode(t, "Stem", err, codes.OK)
	raw := protowire.AppendString(protowire.AppendTag(nil, 1, protowire.BytesType), secret+"\xff")
	var response []byte
	err = s.connection.Invoke(t.Context(), khabarv1.LanguageService_Tokenize_FullMethodName, &raw, &response, grpc.ForceCodec(rawCodec{}))
	wantCode(t, "bytes that are not UTF-8", err, codes.InvalidArgument)

	log := s.log.String()
	if strings.Contains(log, "secret") || strings.ContainsFunc(log, func(c rune) bool { return unicode.Is(unicode.Arabic, c) }) {
		t.Errorf("the log has the text of a request: %s", log)
	}
	// One line for the health check at the start, one a call.
	calls := s.log.lines(t, "finished call")
	if len(calls) != 6 {
		t.Errorf("%d calls logged, want 6: %s", len(calls), log)
	}
	for _, call := range calls {
		for _, key := range []string{"level", "request_id", "grpc.service", "grpc.method", "grpc.code", "grpc.time_ms", "peer.address"} {
			if call[key] == nil {
				t.Errorf("log line %v lacks %s", call, key)
			}
		}
	}
}
