package bench_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/bench"
)

// TestOpenChargesAStall has a server that does one call at a time and stops for a while at the first: the calls that came in the meantime
// have waited, and say so, though the call itself takes no time.
func TestOpenChargesAStall(t *testing.T) {
	const stall, rate, calls = 200 * time.Millisecond, 100, 40
	var server sync.Mutex
	o, err := bench.Open(t.Context(), rate, calls*time.Second/rate, func(_ context.Context, i int) error {
		server.Lock()
		defer server.Unlock()
		if i == 0 {
			time.Sleep(stall)
		}
		return nil
	})
	if err != nil || o.Answered != calls {
		t.Fatalf("%d answered, %v; want %d", o.Answered, err, calls)
	}
	if longest := o.Quantile(1); longest < stall*9/10 {
		t.Errorf("the longest latency is %v, want the stall's %v", longest, stall)
	}
	// Twenty calls came in the stall and waited for 100 ms on average: a quarter of all waited for longer than that, less a call or two.
	if late := o.Quantile(0.8); late < stall/4 {
		t.Errorf("a fifth of the calls waited for %v and longer, want %v", late, stall/4)
	}
}

// TestClosedKeepsCallsInFlight wants as many calls at once as asked for, each with a number of its own.
func TestClosedKeepsCallsInFlight(t *testing.T) {
	const callers = 5
	var inFlight, most, sum atomic.Int64
	o, err := bench.Closed(t.Context(), callers, 50*time.Millisecond, func(_ context.Context, i int) error {
		if n := inFlight.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(time.Millisecond)
		inFlight.Add(-1)
		sum.Add(int64(i))
		return nil
	})
	if err != nil || most.Load() > callers || o.Answered < callers {
		t.Errorf("%d answered, %d at once, %v; want %d at once", o.Answered, most.Load(), err, callers)
	}
	if n := int64(o.Answered); sum.Load() != n*(n-1)/2 {
		t.Errorf("the numbers of %d calls add up to %d, want each once", n, sum.Load())
	}
}

// TestOutcomes tells calls that were shed from those that failed.
func TestOutcomes(t *testing.T) {
	o, err := bench.Open(t.Context(), 1000, 10*time.Millisecond, func(_ context.Context, i int) error {
		if i%2 == 0 {
			return status.Error(codes.ResourceExhausted, "no room")
		}
		return nil
	})
	if err != nil || o.Answered != 5 || o.Shed != 5 {
		t.Errorf("%d answered, %d shed, %v; want 5 and 5", o.Answered, o.Shed, err)
	}
	broken := errors.New("broken")
	_, err = bench.Open(t.Context(), 1000, 10*time.Millisecond, func(context.Context, int) error { return broken })
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

// TestArticles wants all of the news, in articles of about the length asked for.
func TestArticles(t *testing.T) {
	articles, err := bench.Articles(5000)
	if err != nil || len(articles) < 5 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	for i, article := range articles {
		if len(article) < 5000 || len(article) > 8000 {
			t.Errorf("article %d has %d bytes, want 5000 and the rest of a line", i, len(article))
		}
	}
}
