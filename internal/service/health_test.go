package service

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

const (
	serving    = healthv1.HealthCheckResponse_SERVING
	notServing = healthv1.HealthCheckResponse_NOT_SERVING
)

// known are the services that health knows of: the server as a whole, and the one.
var known = []string{"", "khabar.v1.LanguageService"}

func TestHealthCheck(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	for _, service := range known {
		r, err := s.health.Check(t.Context(), &healthv1.HealthCheckRequest{Service: service})
		if err != nil || r.GetStatus() != serving {
			t.Errorf("service %q: %v, %v; want %v", service, r.GetStatus(), err, serving)
		}
	}
	_, err := s.health.Check(t.Context(), &healthv1.HealthCheckRequest{Service: "khabar.v2.LanguageService"})
	wantCode(t, "an unknown service", err, codes.NotFound)
}

// watch opens a Watch and reads its first word.
func watch(t *testing.T, s *served, service string, want healthv1.HealthCheckResponse_ServingStatus) healthv1.Health_WatchClient {
	t.Helper()
	w, err := s.health.Watch(t.Context(), &healthv1.HealthCheckRequest{Service: service})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := w.Recv(); err != nil || r.GetStatus() != want {
		t.Fatalf("a watch of %q begins with %v, %v; want %v", service, r.GetStatus(), err, want)
	}
	return w
}

// TestStopWithWatches holds watches open while the server stops. Each gets NOT_SERVING as its last word, and none holds the stop up.
func TestStopWithWatches(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	var watches []healthv1.Health_WatchClient
	for range 3 {
		for _, service := range known {
			watches = append(watches, watch(t, s, service, serving))
		}
	}
	start := time.Now()
	if !s.stop(patience) {
		t.Error("the stop was not graceful")
	}
	if took := time.Since(start); took > patience/2 {
		t.Errorf("the stop took %v", took)
	}
	for i, w := range watches {
		if r, err := w.Recv(); err != nil || r.GetStatus() != notServing {
			t.Errorf("watch %d: %v, %v; want %v", i, r.GetStatus(), err, notServing)
		}
		if r, err := w.Recv(); err == nil || errors.Is(err, io.EOF) || status.Code(err) != codes.Canceled {
			t.Errorf("watch %d after its last word: %v, %v; want the end, %v", i, r, err, codes.Canceled)
		}
	}
	if err := within(t, "the end of Serve", s.end); err != nil {
		t.Errorf("Serve returned %v, want nil", err)
	}
}

// TestStopWithWatchOfUnknownService has a watcher of a service that health does not know, which is allowed: it may come to be.
func TestStopWithWatchOfUnknownService(t *testing.T) {

	s := serve(t, DefaultConfig(), nil)
	watch(t, s, "khabar.v2.LanguageService", healthv1.HealthCheckResponse_SERVICE_UNKNOWN)
	if !s.stop(time.Second) {
		t.Error("the stop was not graceful")
	}
}

// TestStopLetsCallsEnd stops a server while a call is under way, which comes to its end; what comes after it is not taken.
func TestStopLetsCallsEnd(t *testing.T) {
	begun, finish := make(chan struct{}), make(chan struct{})
	want := &khabarv1.TokenizeResponse{Sentences: []*khabarv1.Span{{Begin: 1, End: 2}}}
	s := serve(t, DefaultConfig(), fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		close(begun)
		<-finish
		return want, nil
	}})
	answer, stopped := make(chan error, 1), make(chan bool, 1)
	go func() {
		r, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
		if err == nil && len(r.GetSentences()) != 1 {
			err = errors.New("another answer than the service gave")
		}
		answer <- err
	}()
	within(t, "the call's begin", begun)
	w := watch(t, s, "", serving)
	go func() { stopped <- s.stop(patience) }()
	if r, err := w.Recv(); err != nil || r.GetStatus() != notServing {
		t.Errorf("%v, %v; want %v while a call is open", r.GetStatus(), err, notServing)
	}
	select {
	case <-stopped:
		t.Error("the server stopped before its call ended")
	case err := <-answer:
		t.Errorf("the call ended with %v before its service did", err)
	default:
	}
	close(finish)
	if err := within(t, "the call's answer", answer); err != nil {
		t.Error(err)
	}
	if !within(t, "the stop", stopped) {
		t.Error("the stop was not graceful")
	}
	_, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
	wantCode(t, "a call after the stop", err, codes.Unavailable)
}

// TestStopCutsOff stops a server with a call that would never end by itself.
func TestStopCutsOff(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan struct{})
	s := serve(t, DefaultConfig(), fake{tokenize: func(ctx context.Context, _ *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		close(begun)
		<-ctx.Done()
		close(ended)
		return nil, status.FromContextError(ctx.Err()).Err()
	}})
	answer := make(chan error, 1)
	go func() {
		_, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
		answer <- err
	}()
	within(t, "the call's begin", begun)
	const timeout = 50 * time.Millisecond
	start := time.Now()
	if s.stop(timeout) {
		t.Error("the stop was graceful, though a call was cut off")
	}
	if took := time.Since(start); took < timeout || took > patience/2 {
		t.Errorf("the stop took %v, want a little more than %v", took, timeout)
	}
	select {
	case <-ended:
	default:
		t.Error("the server stopped before the service's method returned")
	}
	wantCode(t, "the call that was cut off", within(t, "its answer", answer), codes.Unavailable)
	if err := within(t, "the end of Serve", s.end); err != nil {
		t.Errorf("Serve returned %v, want nil", err)
	}
}

// TestStopWithStubbornCall has a method that does not look at its context.
func TestStopWithStubbornCall(t *testing.T) {

	begun, finish := make(chan struct{}), make(chan struct{})
	s := serve(t, DefaultConfig(), fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		close(begun)
		<-finish
		return nil, nil
	}})
	go func() { _, _ = s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}) }()
	within(t, "the call's begin", begun)
	stopped := make(chan bool, 1)
	go func() { stopped <- s.stop(50 * time.Millisecond) }()
	select {
	case <-stopped:
	case <-time.After(2 * time.Second):
		t.Error("the stop hangs with the call")
	}
	close(finish)
}

// TestStopBeforeServe has a signal that comes while the server starts.
func TestStopBeforeServe(t *testing.T) {

	s := NewServer(DefaultConfig())
	if !s.Stop(t.Context()) {
		t.Error("the stop was not graceful")
	}
	if err := s.Serve(bufconn.Listen(1)); err != nil {
		t.Errorf("Serve returned %v, want nil", err)
	}
}

// TestHealthLogs holds that a watch is logged once, when it ends.
func TestHealthLogs(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	ctx, cancel := context.WithCancel(t.Context())
	w, err := s.health.Watch(ctx, &healthv1.HealthCheckRequest{}, grpc.WaitForReady(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Recv(); err != nil {
		t.Fatal(err)
	}
	cancel()
	if !s.stop(patience) {
		t.Error("the stop was not graceful")
	}
	if calls := s.log.lines(t, "finished call"); len(calls) != 2 || calls[1]["grpc.method"] != "Watch" || calls[1]["request_id"] == "" {
		t.Errorf("finished calls %v, want a Check and a Watch", calls)
	}
}
