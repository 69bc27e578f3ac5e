package main

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/bench"
)

// fleet is some processes of the server, of one core each, and a client that goes round them.
type fleet struct {
	servers []*bench.Server
	client  *client.Client
}

// start starts n processes.
func start(ctx context.Context, program string, n int) (*fleet, error) {
	f := &fleet{}
	var addresses []resolver.Address
	for range n {
		server, err := bench.StartServer(ctx, program, "GOMAXPROCS=1")
		if err != nil {
			return nil, errors.Join(err, f.stop())
		}
		f.servers = append(f.servers, server)
		addresses = append(addresses, resolver.Address{Addr: server.Address})
	}
	names := manual.NewBuilderWithScheme("fleet")
	names.InitialState(resolver.State{Addresses: addresses})
	var err error
	f.client, err = client.Dial("fleet:///", grpc.WithResolvers(names))
	return f, err
}

// stop ends the processes.
func (f *fleet) stop() error {
	var failed []error
	if f.client != nil {
		failed = append(failed, f.client.Close())
	}
	for _, server := range f.servers {
		failed = append(failed, server.Stop())
	}
	return errors.Join(failed...)
}

// result is what a fleet did in a while.
type result struct {
	answered, shed int           // calls
	cpu            time.Duration // processor time of all processes
	busiest        time.Duration // processor time of the one with most
	wall           time.Duration
	latencies      []time.Duration // of the answered, sorted
}

// quantile gives the latency that a part q of the calls did not exceed.
func (r result) quantile(q float64) time.Duration {
	if len(r.latencies) == 0 {
		return 0
	}
	return r.latencies[int(q*float64(len(r.latencies)-1))]
}

// closed keeps a number of calls in flight for a while.
func (f *fleet) closed(ctx context.Context, load workload, callers int, during time.Duration) (result, error) {
	return f.measure(func(done func(began time.Time, err error)) {
		var next atomic.Int64
		end := time.Now().Add(during)
		var all sync.WaitGroup
		for range callers {
			all.Go(func() {
				for time.Now().Before(end) {
					began := time.Now()
					done(began, load.call(ctx, f.client, load.texts[int(next.Add(1))%len(load.texts)]))
				}
			})
		}
		all.Wait()
	})
}

// open begins calls at a steady rate a second for a while, whether or not those before are answered. A call's latency counts from when it
// was due.
func (f *fleet) open(ctx context.Context, load workload, rate float64, during time.Duration) (result, error) {
	return f.measure(func(done func(began time.Time, err error)) {
		began := time.Now()
		var all sync.WaitGroup
		for i := range int(rate * during.Seconds()) {
			due := began.Add(time.Duration(float64(i) / rate * float64(time.Second)))
			time.Sleep(time.Until(due))
			all.Go(func() { done(due, load.call(ctx, f.client, load.texts[i%len(load.texts)])) })
		}
		all.Wait()
	})
}

// measure runs a load and adds up what the fleet did. The load says of each call when it began and how it ended, from any goroutine.
func (f *fleet) measure(run func(done func(began time.Time, err error))) (r result, err error) {
	before, err := f.cpu()
	if err != nil {
		return r, err
	}
	began := time.Now()
	var mutex sync.Mutex
	var failed error
	run(func(began time.Time, err error) {
		latency := time.Since(began)
		mutex.Lock()
		defer mutex.Unlock()
		switch status.Code(err) {
		case codes.OK:
			r.answered++
			r.latencies = append(r.latencies, latency)
		case codes.ResourceExhausted:
			r.shed++
		default:
			failed = err
		}
	})
	r.wall = time.Since(began)
	after, err := f.cpu()
	if err != nil {
		return r, err
	}
	for i := range after {
		spent := after[i] - before[i]
		r.cpu += spent
		r.busiest = max(r.busiest, spent)
	}
	slices.Sort(r.latencies)
	return r, failed
}

// cpu gives the processor time of each process.
func (f *fleet) cpu() ([]time.Duration, error) {
	times := make([]time.Duration, len(f.servers))
	for i, server := range f.servers {
		var err error
		if times[i], err = server.CPU(); err != nil {
			return nil, err
		}
	}
	return times, nil
}
