// Command linear measures each layer's cost a byte against the length of the text, from a hundred bytes to a megabyte, in this process.
// Where the cost is linear the line is level, or falls: a short text pays for its call.
//
//	cd internal/bench && go run ./linear -svg ../../docs/linear.svg
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/khabar-nlp/khabar/internal/bench"
	"github.com/khabar-nlp/khabar/internal/nlp"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 5, "rounds, of which the medians are printed")
	least := flag.Duration("least", 30*time.Millisecond, "how long a layer is measured at least, in a round, at one length")
	svg := flag.String("svg", "", "file for the plot")
	flag.Parse()
	curves, err := measure(context.Background(), *rounds, *least)
	if err != nil {
		log.Fatal(err)
	}
	printTable(curves)
	if *svg != "" {
		if err := draw(curves, *svg); err != nil {
			log.Fatal(err)
		}
	}
}

// lengths are the lengths of text, in bytes: half a power of ten from one to the next.
func lengths() (all []int) {
	for power := 2.0; power <= 6; power += 0.5 {
		all = append(all, int(math.Round(math.Pow(10, power))))
	}
	return all
}

// curve is the cost of a layer at each length, in nanoseconds a byte.
type curve struct {
	name  string
	costs []float64
}

// measure measures the layers at each length, in turn, round after round.
func measure(ctx context.Context, rounds int, least time.Duration) ([]curve, error) {
	items, err := bench.Items()
	if err != nil {
		return nil, err
	}
	nlp.Warm()
	news := strings.Join(items, "\n")
	layers := bench.LayerOptions()
	curves := make([]curve, len(layers))
	for i, layer := range layers {
		curves[i].name = layer.Name
	}
	for _, length := range lengths() {
		texts := cut(news, length)
		samples := make([][]float64, len(layers))
		for range rounds {
			for i, layer := range layers {
				cost, err := costOf(ctx, texts, layer.Options, least)
				if err != nil {
					return nil, err
				}
				samples[i] = append(samples[i], cost)
			}
		}
		for i, sample := range samples {
			slices.Sort(sample)
			curves[i].costs = append(curves[i].costs, sample[len(sample)/2])
		}
	}
	return curves, nil
}

// cut gives texts of about a length, cut out of the news one after the other, so that a short one does not stand for all; where the news is
// not long enough, one text of the news again and again.
func cut(news string, length int) (texts []string) {
	if len(news) < length {
		news = strings.Repeat(news+"\n", length/len(news)+1)[:length]
	}
	for begin := 0; begin+length <= len(news); begin += length {
		texts = append(texts, strings.ToValidUTF8(news[begin:begin+length], ""))
	}
	return texts
}

// costOf gives the nanoseconds a byte that a layer takes over texts, which it goes through once and then until the time is over.
func costOf(ctx context.Context, texts []string, options nlp.Options, least time.Duration) (float64, error) {
	start, done := time.Now(), 0
	for i := 0; i < len(texts) || time.Since(start) < least; i++ {
		text := texts[i%len(texts)]
		if _, err := nlp.Analyze(ctx, text, options); err != nil {
			return 0, err
		}
		done += len(text)
	}
	return float64(time.Since(start).Nanoseconds()) / float64(done), nil
}

// printTable prints the costs as a table in Markdown.
func printTable(curves []curve) {
	fmt.Print("| bytes |")
	for _, c := range curves {
		fmt.Printf(" %s |", c.name)
	}
	fmt.Printf("\n|%s\n", strings.Repeat("---:|", len(curves)+1))
	for i, length := range lengths() {
		fmt.Printf("| %d |", length)
		for _, c := range curves {
			fmt.Printf(" %.3g |", c.costs[i])
		}
		fmt.Println()
	}
}
