package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/dustin/go-humanize"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/bench"
)

// memory streams so many bytes of news, made as they are sent, and prints the resident memory of the server and of this client at each
// tenth: it stays where the first tenth has brought it, however long the stream is.
func memory(ctx context.Context, program string, articles []string, total int) (err error) {
	server, err := bench.StartServer(ctx, program)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	c, err := client.Dial(server.Address)
	if err != nil {
		return err
	}
	defer c.Close()
	fmt.Printf("\none stream of %s of news, all layers; resident memory at each tenth of the answers\n", humanize.Bytes(uint64(total)))
	fmt.Println("  text, MB  server, MB  client, MB    MB/s")
	lengths := make([]int, len(articles))
	for i, article := range articles {
		lengths[i] = len(article)
	}
	var serverRange, clientRange extremes
	start, answered, n, tenth := time.Now(), 0, 0, 1
	for _, err := range c.AnalyzeAll(ctx, documents(articles, total)) {
		if err != nil {
			return err
		}
		answered += lengths[n%len(lengths)] // answers come in order
		n++
		if answered < total/10*tenth {
			continue
		}
		ours, _, err := server.Memory()
		if err != nil {
			return err
		}
		mine, _, err := bench.Memory(os.Getpid())
		if err != nil {
			return err
		}
		fmt.Printf("%10.0f%12.1f%12.1f%8.2f\n", float64(answered)/1e6, megabytes(ours), megabytes(mine),
			float64(answered)/1e6/time.Since(start).Seconds())
		serverRange.add(ours)
		clientRange.add(mine)
		tenth++
	}
	fmt.Printf("after the first tenth: server %v, client %v\n", serverRange, clientRange)
	return nil
}

// extremes are the lowest and the highest of some sizes in bytes, after the first.
type extremes struct {
	seen            int
	lowest, highest int64
}

func (e *extremes) add(n int64) {
	switch e.seen++; e.seen {
	case 1:
	case 2:
		e.lowest, e.highest = n, n
	default:
		e.lowest, e.highest = min(e.lowest, n), max(e.highest, n)
	}
}

// String gives them in megabytes.
func (e extremes) String() string {
	return fmt.Sprintf("%.1f to %.1f MB", megabytes(e.lowest), megabytes(e.highest))
}

func megabytes(n int64) float64 { return float64(n) / (1 << 20) }
