package service

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
	"google.golang.org/grpc/test/bufconn"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// quiet is a logger that logs nowhere.
var quiet = slog.New(slog.DiscardHandler)

// patience is how long a test waits for something that takes milliseconds: machines are shared and slow at times.
const patience = 30 * time.Second

// served is a server on a listener in memory, a connection to it, and its log.
type served struct {
	*Server
	connection *grpc.ClientConn
	client     khabarv1.LanguageServiceClient
	health     healthv1.HealthClient
	log        *logBuffer
	end        chan error // what Serve returned
	stopped    bool
}

// serve starts the real server of a configuration, or one with another language service in place of the real one.
func serve(t *testing.T, c Config, language khabarv1.LanguageServiceServer, options ...grpc.DialOption) *served {
	t.Helper()
	log := &logBuffer{}
	c.Logger = slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	s := &served{log: log, end: make(chan error, 1)}
	if language != nil {
		s.Server = newServer(c, language)
	} else {
		s.Server = NewServer(c)
	}
	listener := bufconn.Listen(1 << 20)
	go func() { s.end <- s.Serve(listener) }()
	connection, err := grpc.NewClient("passthrough:///memory", append(options,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return listener.DialContext(ctx) }),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(64<<20)),
	)...)
	if err != nil {
		t.Fatal(err)
	}
	s.connection, s.client, s.health = connection, khabarv1.NewLanguageServiceClient(connection), healthv1.NewHealthClient(connection)
	t.Cleanup(func() {
		if err := connection.Close(); err != nil {
			t.Error(err)
		}
		if !s.stopped && !s.stop(patience) {
			t.Error("a server whose only client has gone did not stop gracefully")
		}
	})
	// The first call over a connection may race with the start of Serve; it waits for it here.
	if _, err := s.health.Check(t.Context(), &healthv1.HealthCheckRequest{}, grpc.WaitForReady(true)); err != nil {
		t.Fatal(err)
	}
	return s
}

// stop stops the server, which may be done once.
func (s *served) stop(timeout time.Duration) (graceful bool) {
	s.stopped = true
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return s.Stop(ctx)
}

// fake is a language service with a Tokenize of its own.
type fake struct {
	khabarv1.UnimplementedLanguageServiceServer
	tokenize func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error)
}

// Tokenize implements the contract.
func (f fake) Tokenize(ctx context.Context, r *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
	return f.tokenize(ctx, r)
}

// logBuffer holds the log of a server. It is safe for concurrent use.
type logBuffer struct {
	mutex sync.Mutex
	bytes bytes.Buffer
}

// Write implements io.Writer.
func (l *logBuffer) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.bytes.Write(p)
}

// String gives the log as it is.
func (l *logBuffer) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.bytes.String()
}

// lines gives the log's lines that have the message. A line is written before the caller gets its answer, so nothing needs to wait.
func (l *logBuffer) lines(t *testing.T, message string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for row := range bytes.Lines([]byte(l.String())) {
		var line map[string]any
		if err := json.Unmarshal(row, &line); err != nil {
			t.Fatalf("log line %q: %v", row, err)
		}
		if line["msg"] == message {
			lines = append(lines, line)
		}
	}
	return lines
}

// within fails the test where a channel gives nothing for a long time.
func within[T any](t *testing.T, what string, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatalf("%s: nothing after %v", what, patience)
		panic("unreachable")
	}
}

// wantCode fails the test where an error has another code.
func wantCode(t *testing.T, what string, err error, want codes.Code) {
	t.Helper()
	if status.Code(err) != want {
		t.Errorf("%s: %v, want code %v", what, err, want)
	}
}
