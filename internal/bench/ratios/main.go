// Command ratios prints how fast Khabar is beside its rivals: the same Arabic news, one process, one core, rounds in turn, medians.
//
//	cd internal/bench && go run ./ratios
//
// Machines are shared and noisy: the ratios, taken round by round, say more than the megabytes.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/khabar-nlp/khabar/internal/bench"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 9, "rounds, of which the medians are printed")
	flag.Parse()
	text, origin, err := bench.News()
	if err != nil {
		log.Fatal(err)
	}
	tokenizers := bench.Tokenizers()
	speeds := make([][]float64, len(tokenizers)) // MB/s, a round each
	for i, t := range tokenizers {
		t.Run(text) // to warm up
		speeds[i] = make([]float64, *rounds)
	}
	for round := range *rounds {
		for i, t := range tokenizers {
			start := time.Now()
			t.Run(text)
			speeds[i][round] = float64(len(text)) / 1e6 / time.Since(start).Seconds()
		}
	}
	fmt.Printf("tokens of %s, %.1f MB, %d rounds\n", origin, float64(len(text))/1e6, *rounds)
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "program\tMB/s\tkhabar is\t")
	for i, t := range tokenizers {
		ratios := make([]float64, *rounds)
		for round := range ratios {
			ratios[round] = speeds[0][round] / speeds[i][round]
		}
		fmt.Fprintf(out, "%s\t%.0f\t%.1f times\t\n", t.Name, median(speeds[i]), median(ratios))
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
