package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/bench"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// documents gives the articles, round and round, until they have so many bytes. It holds one at a time.
func documents(articles []string, bytes int) iter.Seq[client.Document] {
	return func(yield func(client.Document) bool) {
		for i := 0; bytes > 0; i++ {
			text := articles[i%len(articles)]
			bytes -= len(text)
			if !yield(client.Document{ID: strconv.Itoa(i), Request: &khabarv1.AnalyzeRequest{Text: text}}) {
				return
			}
		}
	}
}

// commandLine runs the command line over lines of JSON. Its start is not counted: the clock runs from its first answer to its last.
func commandLine(program string, articles []string) func(ctx context.Context, cores, bytes int) (float64, error) {
	return func(ctx context.Context, cores, bytes int) (float64, error) {
		command := exec.CommandContext(ctx, program, "analyze", "--jsonl", "--workers", strconv.Itoa(cores))
		command.Env = append(command.Environ(), "GOMAXPROCS="+strconv.Itoa(cores))
		lines, read, err := jsonLines(articles, bytes)
		if err != nil {
			return 0, err
		}
		command.Stdin = lines
		out := &answers{}
		command.Stdout = out
		var failed strings.Builder
		command.Stderr = &failed
		if err := command.Run(); err != nil {
			return 0, errors.Join(err, errors.New(failed.String()))
		}
		return float64(read) / 1e6 / time.Since(out.first).Seconds(), nil
	}
}

// jsonLines gives the documents of so many bytes as lines of JSON, and the bytes of their texts.
func jsonLines(articles []string, size int) (io.Reader, int, error) {
	var lines bytes.Buffer
	read := 0
	for d := range documents(articles, size) {
		line, err := json.Marshal(map[string]string{"id": d.ID, "text": d.Request.GetText()})
		if err != nil {
			return nil, 0, err
		}
		lines.Write(append(line, '\n'))
		read += len(d.Request.GetText())
	}
	return &lines, read, nil
}

// answers takes output and looks at the clock when the first comes.
type answers struct {
	first time.Time
}

// Write implements io.Writer.
func (a *answers) Write(p []byte) (int, error) {
	if a.first.IsZero() {
		a.first = time.Now()
	}
	return len(p), nil
}

// overTheWire streams the documents to a server process of so many cores.
func overTheWire(program string, articles []string) func(ctx context.Context, cores, bytes int) (float64, error) {
	return func(ctx context.Context, cores, bytes int) (speed float64, err error) {
		server, err := bench.StartServer(ctx, program, "GOMAXPROCS="+strconv.Itoa(cores))
		if err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, server.Stop()) }()
		c, err := client.Dial(server.Address)
		if err != nil {
			return 0, err
		}
		defer c.Close()
		for _, run := range []int{bytes / 10, bytes} { // the first to warm up
			start, read := time.Now(), 0
			for _, err := range c.AnalyzeAll(ctx, counted(documents(articles, run), &read)) {
				if err != nil {
					return 0, fmt.Errorf("stream: %w", err)
				}
			}
			speed = float64(read) / 1e6 / time.Since(start).Seconds()
		}
		return speed, nil
	}
}

// counted counts the bytes of the texts of documents as they go by.
func counted(documents iter.Seq[client.Document], bytes *int) iter.Seq[client.Document] {
	return func(yield func(client.Document) bool) {
		for d := range documents {
			*bytes += len(d.Request.GetText())
			if !yield(d) {
				return
			}
		}
	}
}
