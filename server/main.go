// Command server serves Khabar over gRPC.
//
//	go run ./server
//
// Every flag is also a variable: --log-format is KHABAR_LOG_FORMAT. SIGHUP reads certificates, tokens and names again. SIGTERM and SIGINT stop the
// server in order: health says NOT_SERVING, open calls come to their end within --stop-timeout, what is left is cut off. What an operator
// has to know is in README.md beside this file.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/khabar-nlp/khabar/internal/service"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	cancel()
	if err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

// run parses the flags, listens, and serves until the context ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	f, err := parse(args, stdout, stderr)
	if errors.Is(err, errDone) {
		return nil
	}
	if err != nil {
		return err
	}
	collectSeldom()
	logger := f.logger(stderr)
	listener, public, err := f.listen(ctx)
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // the server has closed it, unless it did not come so far
	config := f.config(logger, public)
	files, err := f.secure(&config, public)
	if err != nil {
		return err
	}
	handler, endTraces, err := f.trace(ctx, logger)
	if err != nil {
		return err
	}
	config.Hooks.Stats = handler
	admin, err := f.administer(ctx)
	if err != nil {
		return err
	}
	if admin != nil {
		config.Hooks.Metrics = admin.metrics
	}

	server := service.NewServer(config)
	if err := f.addNames(server, files); err != nil {
		return err
	}
	if admin != nil {
		admin.serve(server, files, f.Pprof, logger)
		defer admin.close()
	}
	go files.follow(ctx, f.ReloadEvery, logger)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	version, _ := service.Version()
	logger.Info("serving", "address", listener.Addr().String(), "version", version)
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping", "timeout", f.StopTimeout.String())
	stopping, cancel := context.WithTimeout(context.Background(), f.StopTimeout)
	defer cancel()
	graceful := server.Stop(stopping)
	endTraces(stopping)
	logger.Info("stopped", "graceful", graceful)
	return <-served
}
