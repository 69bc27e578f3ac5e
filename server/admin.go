package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/khabar-nlp/khabar/internal/service"
)

// admin is what operators and their machinery ask over HTTP: metrics, health and, where wanted, profiles.
type admin struct {
	listener net.Listener
	metrics  *metrics
	http     http.Server
}

// administer listens on the admin address, and gives nil where there is none.
func (f flags) administer(ctx context.Context) (*admin, error) {
	if f.Admin == "" {
		if f.Pprof {
			return nil, errors.New("--pprof: want --admin too")
		}
		return nil, nil
	}
	address := f.Admin
	if !strings.Contains(address, ":") {
		address = net.JoinHostPort("localhost", address)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("--admin: %w", err)
	}
	return &admin{listener: listener, metrics: newMetrics()}, nil
}

// serve answers until close. Paths are /metrics; /healthz, which says that the process runs; /readyz, which says whether to send it calls;
// and /debug/pprof/ with profiles.
func (a *admin) serve(server *service.Server, files *followed, profiles bool, logger *slog.Logger) {
	a.metrics.observe(server, files)
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(a.metrics.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if !server.Ready(r.Context()) {
			http.Error(w, "stopping", http.StatusServiceUnavailable)
			return
		}
		_, _ = fmt.Fprintln(w, "ok")
	})
	if profiles {
		mux.HandleFunc("GET /debug/pprof/", pprof.Index)
		mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
		mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	}
	a.http = http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	logger.Info("administration", "address", a.listener.Addr().String(), "profiles", profiles)
	go func() {
		if err := a.http.Serve(a.listener); !errors.Is(err, http.ErrServerClosed) {
			logger.Error("administration", "error", err)
		}
	}()
}

// close ends what serve began.
func (a *admin) close() { _ = a.http.Close() }
