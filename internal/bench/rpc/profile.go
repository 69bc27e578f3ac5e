package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

// adminAddress is where a server that is profiled serves its profiles.
const adminAddress = "localhost:50052"

// profile takes a profile of the server's processor time for a while and writes it to a file. The function that it gives waits for it.
func profile(ctx context.Context, path string, during time.Duration) (wait func()) {
	done := make(chan error, 1)
	go func() {
		url := fmt.Sprintf("http://%s/debug/pprof/profile?seconds=%d", adminAddress, max(1, int(during.Seconds())))
		done <- download(ctx, url, path)
	}()
	return func() {
		if err := <-done; err != nil {
			log.Print(err)
		}
	}
}

// download writes what an address has to a file.
func download(ctx context.Context, url, path string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, answer.Status)
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, answer.Body); err != nil {
		return err
	}
	return file.Close()
}
