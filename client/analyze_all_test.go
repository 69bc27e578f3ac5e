package client_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// corpus gives n documents, every tenth of them bad, and counts those taken.
func corpus(n int, taken *atomic.Int64) iter.Seq[client.Document] {
	return func(yield func(client.Document) bool) {
		for i := range n {
			taken.Add(1)
			d := client.Document{
				ID:      fmt.Sprint("خبر", i),
				Request: &khabarv1.AnalyzeRequest{Text: fmt.Sprintf("الخبر %d: %s", i, strings.Repeat(news+"\n", 1+i%7))},
			}
			if i%10 == 9 {
				d.Request = nil
			}
			if !yield(d) {
				return
			}
		}
	}
}

// checkResult compares an answer of AnalyzeAll with that of Analyze.
func checkResult(t *testing.T, d client.Document, got client.Result, err error) {
	t.Helper()
	want, wantErr := client.InProcess().Analyze(t.Context(), d.Request)
	if d.ID != got.ID || !proto.Equal(got.Response, want) && wantErr == nil {
		t.Errorf("%s: %v, want %v", d.ID, got, want)
	}
	var bad *client.DocumentError
	switch {
	case wantErr == nil && err != nil:
		t.Errorf("%s: %v", d.ID, err)
	case wantErr != nil && (!errors.As(err, &bad) || bad.ID != d.ID || bad.Reason != "TEXT_EMPTY" || status.Code(err) != status.Code(wantErr)):
		t.Errorf("%s: error %v, want a DocumentError with %v", d.ID, err, wantErr)
	}
}

func TestAnalyzeAll(t *testing.T) {
	const n = 500
	var taken atomic.Int64
	documents := slices.Collect(corpus(n, &taken))
	for name, c := range map[string]*client.Client{"in process": client.InProcess(), "server": dial(t, serve(t))} {
		for _, options := range [][]client.AllOption{nil, {client.Unordered()}} {
			i, seen := 0, map[string]bool{}
			for got, err := range c.AnalyzeAll(t.Context(), slices.Values(documents), options...) {
				d := documents[i]
				if options != nil {
					d = documents[slices.IndexFunc(documents, func(d client.Document) bool { return d.ID == got.ID })]
				}
				checkResult(t, d, got, err)
				seen[got.ID] = true
				i++
			}
			if i != n || len(seen) != n {
				t.Errorf("%s, unordered %t: %d answers to %d documents, want %d", name, options != nil, i, len(seen), n)
			}
		}
	}
}

// TestAnalyzeAllGivesAway looks at the answers when all of them are there: none is in the memory of another.
func TestAnalyzeAllGivesAway(t *testing.T) {
	var taken atomic.Int64
	documents := slices.Collect(corpus(50, &taken))
	for _, c := range []*client.Client{client.InProcess(), dial(t, serve(t))} {
		var all []client.Result
		var errs []error
		for got, err := range c.AnalyzeAll(t.Context(), slices.Values(documents)) {
			all, errs = append(all, got), append(errs, err)
		}
		for i, got := range all {
			checkResult(t, documents[i], got, errs[i])
		}
	}
}

// TestAnalyzeAllGoesOn stops the server again and again in the middle of a stream and starts another on the same port: every document is
// answered, once, in order.
func TestAnalyzeAllGoesOn(t *testing.T) {
	const n, stops = 3000, 4
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	start := func() *service.Server {
		s := service.NewServer(service.DefaultConfig())
		go s.Serve(listener) //nolint:errcheck // ends with Stop
		return s
	}
	server := start()
	defer func() { server.Stop(t.Context()) }()
	var taken atomic.Int64
	i := 0
	for got, err := range dial(t, address).AnalyzeAll(t.Context(), corpus(n, &taken)) {
		var bad *client.DocumentError
		if want := fmt.Sprint("خبر", i); got.ID != want || err != nil && !errors.As(err, &bad) {
			t.Fatalf("answer %d: %s, %v; want %s", i, got.ID, err, want)
		}
		if i++; i%(n/(stops+1)) == 0 && i < n {
			ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond) // sometimes graceful, sometimes not
			server.Stop(ctx)
			cancel()
			if listener, err = net.Listen("tcp", address); err != nil {
				t.Fatal(err)
			}
			server = start()
		}
	}
	if i != n {
		t.Errorf("%d answers, want %d", i, n)
	}
}

// TestAnalyzeAllBreaks has a server that goes for good, and one that is not there.
func TestAnalyzeAllBreaks(t *testing.T) {
	var taken atomic.Int64
	var broken *client.BrokenError
	n := 0
	for _, err := range dial(t, "localhost:1").AnalyzeAll(t.Context(), corpus(10, &taken)) {
		n++
		if !errors.As(err, &broken) || broken.Answered != 0 || status.Code(err) != codes.Unavailable {
			t.Errorf("no server: %v, want a BrokenError with UNAVAILABLE", err)
		}
	}
	if n != 1 {
		t.Errorf("no server: %d results, want the error alone", n)
	}
}

// TestAnalyzeAllStops ends the context in the middle, and the taking of answers: no more documents are taken.
func TestAnalyzeAllStops(t *testing.T) {
	for name, c := range map[string]*client.Client{"in process": client.InProcess(), "server": dial(t, serve(t))} {
		var taken atomic.Int64
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		i, last := 0, error(nil)
		for _, err := range c.AnalyzeAll(ctx, corpus(1_000_000, &taken)) {
			last = err
			if i++; i == 100 {
				cancel()
			}
		}
		var broken *client.BrokenError
		if !errors.As(last, &broken) || !errors.Is(last, context.Canceled) || broken.Answered < 100 || broken.LastID != fmt.Sprint("خبر", broken.Answered-1) {
			t.Errorf("%s: ended with %v, want a BrokenError for the context", name, last)
		}
		if held := taken.Load() - int64(broken.Answered); held > 2000 {
			t.Errorf("%s: %d documents taken that were not answered", name, held)
		}
		taken.Store(0)
		for _, err := range c.AnalyzeAll(t.Context(), corpus(1_000_000, &taken)) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			break
		}
		after := taken.Load()
		time.Sleep(20 * time.Millisecond)
		if now := taken.Load(); now > after+1 {
			t.Errorf("%s: %d documents taken after the caller left", name, now-after)
		}
	}
}
