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
	fmt.Printf("%s, %.1f MB, %d rounds\n", origin, float64(len(text))/1e6, *rounds)
	compare("tokens", bench.Tokenizers(), text, *rounds)
	compare("stems, tokens included", bench.Stemmers(), text, *rounds)
	compare("layers, tokens included", bench.Layers(), text, *rounds)
}

// compare prints the speed of each rival, and how many times as fast the first is.
func compare(what string, rivals []bench.Rival, text string, rounds int) {
	speeds := make([][]float64, len(rivals)) // MB/s, a round each
	for i, r := range rivals {
		r.Run(text) // to warm up
		speeds[i] = make([]float64, rounds)
	}
	for round := range rounds {
		for i, r := range rivals {
			start := time.Now()
			r.Run(text)
			speeds[i][round] = float64(len(text)) / 1e6 / time.Since(start).Seconds()
		}
	}
	fmt.Println()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(out, "%s\tMB/s\t%s is\t\n", what, rivals[0].Name)
	for i, r := range rivals {
		ratios := make([]float64, rounds)
		for round := range ratios {
			ratios[round] = speeds[0][round] / speeds[i][round]
		}
		fmt.Fprintf(out, "%s\t%.3g\t%.2g times\t\n", r.Name, median(speeds[i]), median(ratios))
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
