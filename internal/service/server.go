package service

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"time"

	"google.golang.org/grpc"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/reflection"

	"github.com/khabar-nlp/khabar/internal/nlp"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Config is what a server can be told. DefaultConfig gives the values that it has otherwise.
type Config struct {
	Limits                Limits
	MaxConnectionIdle     time.Duration
	MaxConnectionAge      time.Duration
	MaxConnectionAgeGrace time.Duration
	KeepaliveTime         time.Duration
	KeepaliveTimeout      time.Duration
	MinKeepaliveTime      time.Duration
	Reflection            bool // the reflection services, for grpcurl and its like
	Logger                *slog.Logger
}

// DefaultConfig gives the configuration of a server that is told nothing else. It logs nowhere.
func DefaultConfig() Config {
	return Config{
		Limits:                DefaultLimits(),
		MaxConnectionIdle:     DefaultMaxConnectionIdle,
		MaxConnectionAge:      DefaultMaxConnectionAge,
		MaxConnectionAgeGrace: DefaultMaxConnectionAgeGrace,
		KeepaliveTime:         DefaultKeepaliveTime,
		KeepaliveTimeout:      DefaultKeepaliveTimeout,
		MinKeepaliveTime:      DefaultMinKeepaliveTime,
		Reflection:            true,
		Logger:                slog.New(slog.DiscardHandler),
	}
}

// Server is a gRPC server with the language service, health and reflection.
type Server struct {
	grpc   *grpc.Server
	health *health
}

// NewServer assembles a server, ready to serve: no call waits for a table to load.
func NewServer(c Config) *Server {
	nlp.Warm()
	return newServer(c, New(c.Limits))
}

// newServer is NewServer with any implementation of the service, for tests.
func newServer(c Config, language khabarv1.LanguageServiceServer) *Server {
	s := grpc.NewServer(
		grpc.MaxRecvMsgSize(c.Limits.MaxMessageBytes),
		grpc.MaxConcurrentStreams(uint32(c.Limits.MaxConcurrentStreams)),
		grpc.MaxHeaderListSize(maxHeaderBytes),
		grpc.KeepaliveParams(keepalive.ServerParameters{
			MaxConnectionIdle:     c.MaxConnectionIdle,
			MaxConnectionAge:      c.MaxConnectionAge,
			MaxConnectionAgeGrace: c.MaxConnectionAgeGrace,
			Time:                  c.KeepaliveTime,
			Timeout:               c.KeepaliveTimeout,
		}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: c.MinKeepaliveTime, PermitWithoutStream: true}),
		grpc.ChainUnaryInterceptor(unaryInterceptors(c.Logger)...),
		grpc.ChainStreamInterceptor(streamInterceptors(c.Logger)...),
	)
	khabarv1.RegisterLanguageServiceServer(s, language)
	health := newHealth(khabarv1.LanguageService_ServiceDesc.ServiceName)
	healthv1.RegisterHealthServer(s, health)
	if c.Reflection {
		reflection.Register(s) // v1 and v1alpha
	}
	return &Server{grpc: s, health: health}
}

// Serve answers calls on the listener until Stop; it returns nil then, and otherwise the error that ended it.
func (s *Server) Serve(listener net.Listener) error {
	if err := s.grpc.Serve(listener); !errors.Is(err, grpc.ErrServerStopped) {
		return err
	}
	return nil // stopped before it served
}

// Stop ends the server in order: health says NOT_SERVING and its watchers are let go, open calls are waited for until the context ends,
// and then cut off; a method that does not look at its context is left behind. It reports whether every call came to its end. It may be
// called once.
func (s *Server) Stop(ctx context.Context) (graceful bool) {
	s.health.stop()
	done := make(chan struct{})
	go func() {
		s.grpc.GracefulStop()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-ctx.Done():
		s.grpc.Stop()
		select {
		case <-done:
		case <-time.After(hardStopGrace):
		}
		return false
	}
}
