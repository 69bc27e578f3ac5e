// Command overload measures what is left of a server that is asked for three times as much as it can do: how many calls it still answers of
// those that it could, and how long they take beside calls of a server with little to do.
//
//	cd internal/bench && go run ./overload
//
// The server has one core, so that this program finds another; where the machine has no more than one, the figures say little.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"text/tabwriter"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/khabar-nlp/khabar/internal/bench"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

const (
	callers = 4   // calls in flight that keep a core busy, and do not fill its queue
	calm    = 0.2 // part of what the server can do that counts as little
	storm   = 3   // times what the server can do that count as too much
)

func main() {
	log.SetFlags(0)
	each := flag.Duration("each", 10*time.Second, "how long each load lasts")
	size := flag.Int("bytes", 5000, "bytes of an article")
	flag.Parse()
	folder, err := os.MkdirTemp("", "overload")
	if err != nil {
		log.Fatal(err)
	}
	err = run(context.Background(), folder, *each, *size)
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run measures Analyze with all layers.
func run(ctx context.Context, folder string, each time.Duration, size int) (err error) {
	articles, err := bench.Articles(size)
	if err != nil {
		return err
	}
	program, err := bench.Build(ctx, folder, "server")
	if err != nil {
		return err
	}
	server, err := bench.StartServer(ctx, program, "GOMAXPROCS=1")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	connection, err := grpc.NewClient(server.Address, grpc.WithTransportCredentials(insecure.NewCredentials())) // which tries nothing again
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, connection.Close()) }()
	return compare(ctx, server, khabarv1.NewLanguageServiceClient(connection), articles, each)
}

// compare prints what comes of the calls of a calm and of a storm.
func compare(ctx context.Context, server *bench.Server, stub khabarv1.LanguageServiceClient, articles []string, each time.Duration) error {
	call := func(ctx context.Context, i int) error {
		_, err := stub.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: articles[i%len(articles)]})
		return err
	}
	if _, err := bench.Closed(ctx, callers, each/5, call); err != nil { // to warm up
		return err
	}
	most, err := bench.Closed(ctx, callers, each, call)
	if err != nil {
		return err
	}
	capacity := most.PerSecond()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "load\tcalls/s\tanswered/s\tof capacity\tp50, ms\tp99, ms\tp99.9, ms\tmemory, MB\t")
	row := func(name string, rate float64, o bench.Outcome) error {
		memory, _, err := server.Memory()
		fmt.Fprintf(out, "%s\t%.0f\t%.0f\t%.0f %%\t%.1f\t%.1f\t%.1f\t%.0f\t\n", name, rate, o.PerSecond(), 100*o.PerSecond()/capacity,
			milliseconds(o, 0.5), milliseconds(o, 0.99), milliseconds(o, 0.999), float64(memory)/1e6)
		return err
	}
	if err := row("capacity", capacity, most); err != nil {
		return err
	}
	for _, load := range []struct {
		name  string
		times float64
	}{{"calm", calm}, {"storm", storm}, {"calm again", calm}} {
		rate := load.times * capacity
		if _, err := bench.Open(ctx, rate, each/5, call); err != nil { // the first moments are a burst, which the queue takes
			return err
		}
		o, err := bench.Open(ctx, rate, each, call)
		if err != nil {
			return err
		}
		if err := row(load.name, rate, o); err != nil {
			return err
		}
	}
	return out.Flush()
}

func milliseconds(o bench.Outcome, quantile float64) float64 {
	return o.Quantile(quantile).Seconds() * 1000
}
