package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// resident gives the resident memory of a process in bytes.
func resident(t *testing.T, p *process) (bytes int) {
	t.Helper()
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		t.Skip("no /proc")
	}
	for line := range strings.Lines(string(content)) {
		if _, err := fmt.Sscanf(line, "VmRSS: %d kB", &bytes); err == nil {
			return bytes << 10
		}
	}
	t.Fatal("no VmRSS")
	return 0
}

// soak makes calls of one kind over and over, each over a connection of its own now and then, until the context ends.
func soak(ctx context.Context, t *testing.T, address string, made *atomic.Int64, call func(khabarv1.LanguageServiceClient) error) {
	for ctx.Err() == nil {
		connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(64<<20)))
		if err != nil {
			t.Error(err)
			return
		}
		c := khabarv1.NewLanguageServiceClient(connection)
		for range 100 {
			err := call(c)
			if ctx.Err() != nil || status.Code(err) == codes.DeadlineExceeded { // the server may see it first
				break
			}
			if err != nil {
				t.Error(err)
				return
			}
			made.Add(1)
		}
		_ = connection.Close()
	}
}

// TestSoak calls a server with everything for as long as KHABAR_SOAK says: news, long texts, streams that end and streams that do not,
// refusals, callers who leave. Its memory does not grow in the last third of the time.
func TestSoak(t *testing.T) {
	variable := os.Getenv("KHABAR_SOAK")
	if variable == "" {
		t.Skip("KHABAR_SOAK says for how long, 10m")
	}
	long, err := time.ParseDuration(variable)
	if err != nil {
		t.Fatal(err)
	}
	clearVariables(t)
	p := launch(t, "--listen=localhost:0", "--max-queue-time=10s")
	ctx, cancel := context.WithTimeout(t.Context(), long)
	defer cancel()
	var made atomic.Int64
	var callers sync.WaitGroup
	for _, call := range []func(khabarv1.LanguageServiceClient) error{
		func(c khabarv1.LanguageServiceClient) error {
			_, err := c.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: article})
			return err
		},
		func(c khabarv1.LanguageServiceClient) error {
			_, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: strings.Repeat(article, 50)})
			return err
		},
		func(c khabarv1.LanguageServiceClient) error {
			if _, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{}); status.Code(err) != codes.InvalidArgument {
				return fmt.Errorf("no text: %w", err)
			}
			return nil
		},
		func(c khabarv1.LanguageServiceClient) error { // leaves before its answer
			leaving, leave := context.WithTimeout(ctx, 2*time.Millisecond)
			defer leave()
			_, _ = c.Analyze(leaving, &khabarv1.AnalyzeRequest{Text: article})
			return nil
		},
		func(c khabarv1.LanguageServiceClient) error {
			stream, err := c.AnalyzeStream(ctx)
			if err != nil {
				return err
			}
			for range 20 {
				if err := stream.Send(&khabarv1.AnalyzeStreamRequest{Request: &khabarv1.AnalyzeRequest{Text: article}}); err != nil {
					return err
				}
			}
			_ = stream.CloseSend()
			for {
				if _, err := stream.Recv(); errors.Is(err, io.EOF) {
					return nil
				} else if err != nil {
					return err
				}
			}
		},
		func(c khabarv1.LanguageServiceClient) error { // leaves a stream open, until its connection closes
			stream, err := c.AnalyzeStream(ctx)
			if err == nil {
				err = stream.Send(&khabarv1.AnalyzeStreamRequest{Request: &khabarv1.AnalyzeRequest{Text: "خبر"}})
			}
			return err
		},
	} {
		callers.Go(func() { soak(ctx, t, p.address, &made, call) })
	}
	var thirds [3]int // the most memory of each
	begin := time.Now()
	for ctx.Err() == nil {
		third := min(2, int(3*time.Since(begin)/long))
		thirds[third] = max(thirds[third], resident(t, p))
		time.Sleep(50 * time.Millisecond)
	}
	callers.Wait()
	t.Logf("%d calls; most memory of each third: %d, %d, %d MB", made.Load(), thirds[0]>>20, thirds[1]>>20, thirds[2]>>20)
	if before := max(thirds[0], thirds[1]); thirds[2] > before*5/4 {
		t.Errorf("memory grew from %d to %d MB", before>>20, thirds[2]>>20)
	}
	_ = p.Process.Kill()
}
