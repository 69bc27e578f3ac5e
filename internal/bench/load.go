package bench

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Call makes call number i of a load. It is called from many goroutines at once.
type Call func(ctx context.Context, i int) error

// Outcome is what came of a load.
type Outcome struct {
	Answered, Shed int // calls; those that the server had no room for are shed
	Wall           time.Duration
	latencies      *hdrhistogram.Histogram // of the answered, in microseconds
}

// PerSecond gives how many calls were answered a second.
func (o Outcome) PerSecond() float64 { return float64(o.Answered) / o.Wall.Seconds() }

// Quantile gives the latency that a part q of the answered calls, from 0 to 1, did not exceed, to three digits.
func (o Outcome) Quantile(q float64) time.Duration {
	return time.Duration(o.latencies.ValueAtQuantile(100*q)) * time.Microsecond
}

// Closed keeps a number of calls in flight for a while: the most that a server answers.
func Closed(ctx context.Context, callers int, during time.Duration, call Call) (Outcome, error) {
	return observe(func(done func(began time.Time, err error)) {
		var next atomic.Int64
		end := time.Now().Add(during)
		var all sync.WaitGroup
		for range callers {
			all.Go(func() {
				for time.Now().Before(end) {
					began := time.Now()
					done(began, call(ctx, int(next.Add(1))-1))
				}
			})
		}
		all.Wait()
	})
}

// Open begins calls at a steady rate a second for a while, whether or not those before are answered. A call's latency counts from when it
// was due, so that a server that stops for a moment is charged for every call that came in the meantime (no coordinated omission).
func Open(ctx context.Context, rate float64, during time.Duration, call Call) (Outcome, error) {
	return observe(func(done func(began time.Time, err error)) {
		began := time.Now()
		var all sync.WaitGroup
		for i := range int(rate * during.Seconds()) {
			due := began.Add(time.Duration(float64(i) / rate * float64(time.Second)))
			time.Sleep(time.Until(due))
			all.Go(func() { done(due, call(ctx, i)) })
		}
		all.Wait()
	})
}

// observe runs a load, which says of each call when it began and how it ended, from any goroutine. The error is that of a call, unless its
// server shed it.
func observe(run func(done func(began time.Time, err error))) (o Outcome, failed error) {
	o.latencies = hdrhistogram.New(1, int64(math.MaxInt32), 3) // up to half an hour
	var mutex sync.Mutex
	start := time.Now()
	run(func(began time.Time, err error) {
		latency := time.Since(began)
		mutex.Lock()
		defer mutex.Unlock()
		switch status.Code(err) {
		case codes.OK:
			o.Answered++
			if err := o.latencies.RecordValue(latency.Microseconds()); err != nil {
				failed = err
			}
		case codes.ResourceExhausted:
			o.Shed++
		default:
			failed = err
		}
	})
	o.Wall = time.Since(start)
	return o, failed
}
