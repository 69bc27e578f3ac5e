// Command stream measures what a corpus takes: megabytes a second with one core and with two, and the memory of a long stream.
//
//	cd internal/bench && go run ./stream
//	cd internal/bench && go run ./stream -rounds 0 -bytes 30MB
//
// The command line (khabar analyze --jsonl) works in its own process, so that its scaling is that of the engine; a server shares the cores
// of the machine with the client that measures it.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"text/tabwriter"

	"github.com/dustin/go-humanize"

	"github.com/khabar-nlp/khabar/internal/bench"
)

// articleBytes is the length of a document.
const articleBytes = 5000

// size is a flag of bytes: 1GB, 30MB, 4096.
type size uint64

// String implements flag.Value.
func (s *size) String() string { return humanize.Bytes(uint64(*s)) }

// Set implements flag.Value.
func (s *size) Set(text string) error {
	n, err := humanize.ParseBytes(text)
	*s = size(n)
	return err
}

func main() {
	log.SetFlags(0)
	perRun, total := size(4e6), size(1e9)
	flag.Var(&perRun, "run", "text of a run of the scaling table")
	rounds := flag.Int("rounds", 5, "rounds of the scaling table, of which the medians are printed; 0 leaves it out")
	flag.Var(&total, "bytes", "text of the stream whose memory is printed; 0 leaves it out")
	flag.Parse()
	folder, err := os.MkdirTemp("", "stream")
	if err != nil {
		log.Fatal(err)
	}
	err = run(context.Background(), folder, *rounds, int(perRun), int(total))
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run prints the two tables.
func run(ctx context.Context, folder string, rounds, perRun, total int) error {
	articles, err := bench.Articles(articleBytes)
	if err != nil {
		return err
	}
	server, err := bench.Build(ctx, folder, "server")
	if err != nil {
		return err
	}
	if rounds > 0 {
		program, err := bench.Build(ctx, folder, "client/khabar")
		if err != nil {
			return err
		}
		if err := scaling(ctx, []runner{
			{"khabar analyze --jsonl", commandLine(program, articles)},
			{"server, one stream", overTheWire(server, articles)},
		}, rounds, perRun); err != nil {
			return err
		}
	}
	if total > 0 {
		return memory(ctx, server, articles, total)
	}
	return nil
}

// runner runs all layers over some bytes of text with so many cores, and gives the megabytes a second.
type runner struct {
	name string
	run  func(ctx context.Context, cores, bytes int) (float64, error)
}

// scaling prints what each runner does with one core and with two, measured in turn.
func scaling(ctx context.Context, runners []runner, rounds, bytes int) error {
	fmt.Printf("all layers of %s of news, documents of %s; this machine has %d cores, of which the client of the server takes its share\n\n",
		humanize.Bytes(uint64(bytes)), humanize.Bytes(articleBytes), runtime.NumCPU())
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "program\t1 core, MB/s\t2 cores, MB/s\ttimes\t")
	for _, r := range runners {
		var speeds [2][]float64
		var ratios []float64
		for range rounds {
			for i := range speeds {
				speed, err := r.run(ctx, i+1, bytes)
				if err != nil {
					return fmt.Errorf("%s: %w", r.name, err)
				}
				speeds[i] = append(speeds[i], speed)
			}
			ratios = append(ratios, speeds[1][len(speeds[1])-1]/speeds[0][len(speeds[0])-1])
		}
		fmt.Fprintf(out, "%s\t%.2f\t%.2f\t%.2f\t\n", r.name, median(speeds[0]), median(speeds[1]), median(ratios))
	}
	return out.Flush()
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
