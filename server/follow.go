package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// followed are files that the server reads again when they change.
type followed struct {
	sources  []*source
	failures atomic.Int64     // readings that failed
	expiry   func() time.Time // of the server's certificate; nil where it has none
}

// source is what is read from files together.
type source struct {
	name  string
	files []string
	load  func() error
	stamp string // of the files when they were last read
}

// add adds what load reads from files, which has just been done.
func (f *followed) add(name string, load func() error, files ...string) {
	s := &source{name: name, files: files, load: load}
	s.stamp = s.now()
	f.sources = append(f.sources, s)
}

// now gives what changes when a file does.
func (s *source) now() string {
	var b strings.Builder
	for _, file := range s.files {
		if file == "" {
			continue
		}
		info, err := os.Stat(file)
		if err != nil {
			fmt.Fprintln(&b, file, err)
			continue
		}
		fmt.Fprintln(&b, file, info.Size(), info.ModTime().UnixNano())
	}
	return b.String()
}

// follow reads files that have changed, every so often, and all of them on SIGHUP, until the context ends. Where that fails, what was read
// before holds, and the log says why.
func (f *followed) follow(ctx context.Context, every time.Duration, logger *slog.Logger) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		all := false
		select {
		case <-ctx.Done():
			return
		case <-hangup:
			all = true
		case <-tick.C:
		}
		for _, s := range f.sources {
			stamp := s.now()
			if stamp == s.stamp && !all {
				continue
			}
			s.stamp = stamp
			if err := s.load(); err != nil {
				f.failures.Add(1)
				logger.Error("not read again; what was read before holds", "what", s.name, "error", err)
				continue
			}
			logger.Info("read again", "what", s.name)
		}
	}
}
