package client_test

import (
	"context"
	"encoding/json"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Both ways to call give the generated interface.
var _ khabarv1.LanguageServiceClient = (*client.Client)(nil)

// patience is how long a test waits for something that takes milliseconds: machines are shared and slow at times.
const patience = 30 * time.Second

// news is one sentence with marks, signs, and an emoji that is one, two or four units long.
const news = "وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا 🇸🇾."

// listen gives a listener on a free port.
func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// serve runs the real server and gives its address.
func serve(t *testing.T) string {
	t.Helper()
	listener, server, ended := listen(t), service.NewServer(service.DefaultConfig()), make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		server.Stop(ctx)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	address := listener.Addr().String()
	// A stop before the start would be an error, so the start is waited for.
	if _, err := dial(t, address).GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{}, grpc.WaitForReady(true)); err != nil {
		t.Fatal(err)
	}
	return address
}

// dial gives a client of an address, closed at the end of the test.
func dial(t *testing.T, target string, options ...grpc.DialOption) *client.Client {
	t.Helper()
	c, err := client.Dial(target, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// requests are calls with answers and with errors of every kind that the service has.
var requests = []proto.Message{
	&khabarv1.TokenizeRequest{Text: news},
	&khabarv1.TokenizeRequest{Text: news, OffsetUnit: khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT},
	&khabarv1.TokenizeRequest{Text: news, OffsetUnit: khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT},
	&khabarv1.TokenizeRequest{Text: " \n"},
	&khabarv1.TokenizeRequest{Text: "ـ"},
	&khabarv1.TokenizeRequest{},
	&khabarv1.TokenizeRequest{Text: strings.Repeat("a", service.DefaultMaxTextBytes)},
	&khabarv1.TokenizeRequest{Text: strings.Repeat("a", service.DefaultMaxTextBytes+1)},
	&khabarv1.TokenizeRequest{Text: news, OffsetUnit: 9},
	&khabarv1.TokenizeRequest{Text: news, Segmentation: khabarv1.Segmentation_SEGMENTATION_D3},
	&khabarv1.AnalyzeRequest{Text: news},
	&khabarv1.AnalyzeRequest{Text: news, Features: []khabarv1.Feature{1, 1}},
	&khabarv1.AnalyzeRequest{Text: news, Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_STEMS}},
	&khabarv1.StemRequest{Text: news},
	&khabarv1.TagEntitiesRequest{Text: news},
	&khabarv1.ParseNumbersRequest{Text: news},
	&khabarv1.GetServiceInfoRequest{},
	&khabarv1.AnalyzeStreamRequest{Id: "1", Request: &khabarv1.AnalyzeRequest{Text: news}},
}

// call makes the call that a request belongs to.
func call(ctx context.Context, c khabarv1.LanguageServiceClient, request proto.Message) (proto.Message, error) {
	switch r := request.(type) {
	case *khabarv1.TokenizeRequest:
		return c.Tokenize(ctx, r)
	case *khabarv1.AnalyzeRequest:
		return c.Analyze(ctx, r)
	case *khabarv1.StemRequest:
		return c.Stem(ctx, r)
	case *khabarv1.TagEntitiesRequest:
		return c.TagEntities(ctx, r)
	case *khabarv1.ParseNumbersRequest:
		return c.ParseNumbers(ctx, r)
	case *khabarv1.GetServiceInfoRequest:
		return c.GetServiceInfo(ctx, r)
	default:
		stream, err := c.AnalyzeStream(ctx)
		if err != nil {
			return (*khabarv1.AnalyzeStreamResponse)(nil), err
		}
		_ = stream.Send(r.(*khabarv1.AnalyzeStreamRequest)) // Recv says what went wrong
		return stream.Recv()
	}
}

// TestBothWaysAreEqual makes the same calls in this process and over the wire: answers, codes, messages and details must be the same.
func TestBothWaysAreEqual(t *testing.T) {
	wire, here := dial(t, serve(t)), client.InProcess()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	for _, ctx := range []context.Context{t.Context(), ended, late} {
		for _, request := range requests {
			if ctx.Err() != nil && proto.Size(request) == 0 {
				continue // over the wire, no call is made after its context ended; here, a refusal or the service's info costs no work
			}
			want, wantErr := call(ctx, here, request)
			got, err := call(ctx, wire, request)
			if ctx.Err() != nil && wantErr != nil && status.Code(wantErr) != status.FromContextError(ctx.Err()).Code() {
				continue // refused here before the context is looked at
			}
			if w, g := status.Convert(wantErr), status.Convert(err); g.Code() != w.Code() || g.Message() != w.Message() ||
				!slices.EqualFunc(g.Details(), w.Details(), equal) {
				t.Errorf("%.100v: error %v over the wire, %v in process", request, g.Proto(), w.Proto())
			}
			if err == nil && !proto.Equal(got, want) {
				t.Errorf("%.100v: %.200v over the wire, %.200v in process", request, got, want)
			}
		}
	}
}

// equal compares two details. Statuses are not compared as they are: a detail in them is bytes, in which a map has no order.
func equal(a, b any) bool {
	x, ok := a.(proto.Message)
	y, also := b.(proto.Message)
	return ok && also && proto.Equal(x, y)
}

// TestLongAnswer has the longest text, whose answer is longer than what gRPC's clients take by default.
func TestLongAnswer(t *testing.T) {
	const line = "وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا. "
	text := strings.Repeat(line, service.DefaultMaxTextBytes/len(line))
	r, err := dial(t, serve(t)).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if size := proto.Size(r); size < 4<<20 {
		t.Errorf("the answer is %d bytes long, want more than 4 MiB for this test", size)
	}
	if last := r.GetTokens()[len(r.GetTokens())-1]; last.GetText() != "." || len(r.GetSentences()) != service.DefaultMaxTextBytes/len(line) {
		t.Errorf("the last of %d sentences ends with %q", len(r.GetSentences()), last.GetText())
	}
}

// TestLongestAnswer has texts that make the most of each byte: a token a byte, and a sign that folds to a phrase. A part of the longest
// text stands for the whole, since the race detector makes them slow.
func TestLongestAnswer(t *testing.T) {
	const part = 8
	here := client.InProcess()
	for _, sign := range []string{"$", "ﷺ "} {
		r, err := here.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: strings.Repeat(sign, service.DefaultMaxTextBytes/part/len(sign))})
		if err != nil {
			t.Fatal(err)
		}
		if size := part * proto.Size(r); size > client.MaxReceiveBytes {
			t.Errorf("a text of %q has an answer of %d bytes, want at most %d", sign, size, client.MaxReceiveBytes)
		}
	}
}

// flaky is a service that answers UNAVAILABLE, or another code, for the first calls.
type flaky struct {
	khabarv1.UnimplementedLanguageServiceServer
	code     codes.Code
	failures int64
	calls    atomic.Int64
}

// Tokenize implements the contract.
func (f *flaky) Tokenize(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
	if f.calls.Add(1) <= f.failures {
		return nil, status.Error(f.code, "not now")
	}
	return &khabarv1.TokenizeResponse{}, nil
}

// serveOther runs another service and gives its address.
func serveOther(t *testing.T, language khabarv1.LanguageServiceServer) string {
	t.Helper()
	listener, server := listen(t), grpc.NewServer()
	khabarv1.RegisterLanguageServiceServer(server, language)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return listener.Addr().String()
}

func TestRetry(t *testing.T) {
	for _, row := range []struct {
		why      string
		code     codes.Code
		failures int64
		want     codes.Code
		calls    int64
	}{
		{"a server that is busy starting", codes.Unavailable, 2, codes.OK, 3},
		{"the last attempt", codes.Unavailable, 3, codes.OK, 4},
		{"four attempts are all", codes.Unavailable, 10, codes.Unavailable, 4},
		{"a bad request stays bad", codes.InvalidArgument, 1, codes.InvalidArgument, 1},
		{"overload grows with retries", codes.ResourceExhausted, 1, codes.ResourceExhausted, 1},
		{"what broke once breaks again", codes.Internal, 1, codes.Internal, 1},
	} {
		f := &flaky{code: row.code, failures: row.failures}
		_, err := dial(t, serveOther(t, f)).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
		if status.Code(err) != row.want || f.calls.Load() != row.calls {
			t.Errorf("%s: %v after %d calls, want code %v after %d", row.why, err, f.calls.Load(), row.want, row.calls)
		}
	}
}

// breaking is a server whose first answers begin, with a header, and end as UNAVAILABLE, as a client sees one that is killed meanwhile.
func breaking(t *testing.T, failures int64) (address string, calls *atomic.Int64) {
	t.Helper()
	listener, calls := listen(t), &atomic.Int64{}
	server := grpc.NewServer(grpc.UnaryInterceptor(func(ctx context.Context, _ any, _ *grpc.UnaryServerInfo, _ grpc.UnaryHandler) (any, error) {
		if calls.Add(1) > failures {
			return &khabarv1.TokenizeResponse{}, nil
		}
		if err := grpc.SendHeader(ctx, metadata.Pairs("begun", "yes")); err != nil {
			return nil, err
		}
		return nil, status.Error(codes.Unavailable, "gone")
	}))
	khabarv1.RegisterLanguageServiceServer(server, khabarv1.UnimplementedLanguageServiceServer{})
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return listener.Addr().String(), calls
}

// TestBrokenAnswer has answers that begin and break off, of which gRPC's own retry leaves its hands.
func TestBrokenAnswer(t *testing.T) {
	for _, row := range []struct {
		failures, calls int64
		want            codes.Code
	}{{1, 2, codes.OK}, {3, 4, codes.OK}, {10, 4, codes.Unavailable}} {
		address, calls := breaking(t, row.failures)
		var header metadata.MD
		_, err := dial(t, address).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}, grpc.Header(&header))
		if status.Code(err) != row.want || calls.Load() != row.calls {
			t.Errorf("%d failures: %v after %d calls, want %v after %d", row.failures, err, calls.Load(), row.want, row.calls)
		}
		if header == nil {
			t.Error("the caller's own option had no effect")
		}
	}
}

// TestRoundRobin has a name with two addresses: calls go to both.
func TestRoundRobin(t *testing.T) {
	servers := []*flaky{{}, {}}
	name := manual.NewBuilderWithScheme("khabar")
	var state resolver.State
	for _, server := range servers {
		state.Endpoints = append(state.Endpoints, resolver.Endpoint{Addresses: []resolver.Address{{Addr: serveOther(t, server)}}})
	}
	name.InitialState(state)
	c := dial(t, "khabar:///two", grpc.WithResolvers(name))
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for servers[0].calls.Load() == 0 || servers[1].calls.Load() == 0 {
		if _, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: news}, grpc.WaitForReady(true)); err != nil {
			t.Fatalf("%v after %d and %d calls, want both servers called", err, servers[0].calls.Load(), servers[1].calls.Load())
		}
	}
}

// TestServiceConfig holds the names in the config, of which gRPC checks only the form: a misspelt service would never be retried.
func TestServiceConfig(t *testing.T) {
	var c struct {
		MethodConfig []struct {
			Name []struct{ Service, Method string }
		}
	}
	if err := json.Unmarshal([]byte(client.ServiceConfig), &c); err != nil {
		t.Fatal(err)
	}
	if n := c.MethodConfig[0].Name[0]; n.Service != khabarv1.LanguageService_ServiceDesc.ServiceName || n.Method != "" {
		t.Errorf("the config is for %+v, want all methods of %s", n, khabarv1.LanguageService_ServiceDesc.ServiceName)
	}
}

func TestDialErrors(t *testing.T) {
	for _, target := range []string{"localhost:%zz", "\x7f"} {
		if c, err := client.Dial(target); err == nil || c != nil {
			t.Errorf("target %q: %v, %v; want an error and no client", target, c, err)
		}
	}
	if _, err := client.Dial("localhost:1", grpc.WithDefaultServiceConfig("{")); err == nil {
		t.Error("a service config that is not JSON: no error")
	}
}

// TestOptionsWin has an option that Dial has a default for.
func TestOptionsWin(t *testing.T) {
	c := dial(t, serve(t), grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(10)))
	_, err := c.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
	if status.Code(err) != codes.ResourceExhausted {
		t.Errorf("%v, want code %v for an answer over the option's limit", err, codes.ResourceExhausted)
	}
}

// TestNoServer calls where nobody listens: the answer is UNAVAILABLE, not a hang.
func TestNoServer(t *testing.T) {
	listener := listen(t)
	c := dial(t, listener.Addr().String())
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if _, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: news}); status.Code(err) != codes.Unavailable {
		t.Errorf("%v, want code %v", err, codes.Unavailable)
	}
}

func TestClose(t *testing.T) {
	here := client.InProcess()
	for range 2 {
		if err := here.Close(); err != nil {
			t.Errorf("Close in process: %v", err)
		}
	}
	if _, err := here.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("in process there is nothing to close, but a call after Close fails: %v", err)
	}

	wire := dial(t, serve(t))
	if err := wire.Close(); err != nil {
		t.Errorf("the first Close: %v", err)
	}
	if err := wire.Close(); status.Code(err) != codes.Canceled {
		t.Errorf("the second Close: %v, want code %v", err, codes.Canceled)
	}
	if _, err := wire.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); status.Code(err) != codes.Canceled {
		t.Errorf("a call after Close: %v, want code %v", err, codes.Canceled)
	}
}
