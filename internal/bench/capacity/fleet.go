package main

import (
	"context"
	"errors"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"

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
	bench.Outcome
	cpu     time.Duration // processor time of all processes
	busiest time.Duration // processor time of the one with most
}

// closed keeps a number of calls in flight for a while.
func (f *fleet) closed(ctx context.Context, load workload, callers int, during time.Duration) (result, error) {
	return f.measure(func() (bench.Outcome, error) { return bench.Closed(ctx, callers, during, f.caller(load)) })
}

// open begins calls at a steady rate a second for a while.
func (f *fleet) open(ctx context.Context, load workload, rate float64, during time.Duration) (result, error) {
	return f.measure(func() (bench.Outcome, error) { return bench.Open(ctx, rate, during, f.caller(load)) })
}

// caller makes the calls of a workload.
func (f *fleet) caller(load workload) bench.Call {
	return func(ctx context.Context, i int) error { return load.call(ctx, f.client, load.texts[i%len(load.texts)]) }
}

// measure runs a load and adds up what the fleet did.
func (f *fleet) measure(run func() (bench.Outcome, error)) (r result, err error) {
	before, err := f.cpu()
	if err != nil {
		return r, err
	}
	if r.Outcome, err = run(); err != nil {
		return r, err
	}
	after, err := f.cpu()
	if err != nil {
		return r, err
	}
	for i := range after {
		spent := after[i] - before[i]
		r.cpu += spent
		r.busiest = max(r.busiest, spent)
	}
	return r, nil
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
