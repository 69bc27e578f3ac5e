package service

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"runtime"
	"time"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	_ "google.golang.org/grpc/encoding/gzip" // requests may be compressed, and answers to them are
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/stats"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/wire"
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
	MaxInFlight           int           // texts worked on at once, at least 1; of long ones half as many more
	MaxQueue              int           // calls that wait for that
	MaxQueueTime          time.Duration // how long
	Reflection            bool          // the reflection services, for grpcurl and its like
	LogTexts              bool          // requests and answers go into the log
	Logger                *slog.Logger
	Hooks                 Hooks
}

// Hooks are what a program adds to its server. DefaultConfig has none.
type Hooks struct {
	Credentials  credentials.TransportCredentials // plain text where nil
	Authenticate Authenticate                     // everybody may call where nil
	Metrics      interceptors.ServerReportable    // is told of every call
	Stats        stats.Handler                    // traces
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
		MaxInFlight:           runtime.GOMAXPROCS(0),
		MaxQueue:              DefaultMaxQueue,
		MaxQueueTime:          DefaultMaxQueueTime,
		Reflection:            true,
		Logger:                slog.New(slog.DiscardHandler),
	}
}

// TransportOptions gives what the server tells gRPC of connections and messages. Another server that is given the same differs from this
// one in what it does alone, and can be measured beside it.
func (c Config) TransportOptions() []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.MaxRecvMsgSize(c.Limits.MaxMessageBytes),
		grpc.MaxConcurrentStreams(uint32(c.Limits.MaxConcurrentStreams)),
		grpc.MaxHeaderListSize(maxHeaderBytes),
		grpc.ConnectionTimeout(handshakeTimeout),
		grpc.KeepaliveParams(keepalive.ServerParameters{
			MaxConnectionIdle:     c.MaxConnectionIdle,
			MaxConnectionAge:      c.MaxConnectionAge,
			MaxConnectionAgeGrace: c.MaxConnectionAgeGrace,
			Time:                  c.KeepaliveTime,
			Timeout:               c.KeepaliveTimeout,
		}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: c.MinKeepaliveTime, PermitWithoutStream: true}),
	}
}

func (c Config) callLog() callLog { return callLog{c.Logger, c.Hooks.Authenticate != nil} }

// Server is a gRPC server with the language service, health and reflection.
type Server struct {
	grpc        *grpc.Server
	health      *health
	admission   *Admission
	found       *Found
	limits      Limits
	language    *Service // nil where tests have another in its place
	stopStreams func()
}

// streamWorkers gives how many goroutines stay to serve one call after another: their stacks have grown to what an analysis needs, which takes a
// tenth of a short call's time. Calls beyond them have goroutines of their own.
func streamWorkers() uint32 { return uint32(8 * runtime.GOMAXPROCS(0)) }

// NewServer assembles a server, ready to serve: no call waits for a table to load.
func NewServer(c Config) *Server {
	nlp.Warm()
	language := New(c.Limits, c.Logger)
	s := newServer(c, language)
	language.admission = s.admission
	s.language, s.found = language, &language.found
	s.stopStreams = language.StopStreams
	return s
}

// SetNames gives the server names of its operator's own, in the format of entity.ParseNames, in place of those it had. The error has the
// number of the first line that is broken; the names before it hold then.
func (s *Server) SetNames(names string) error {
	table, err := entity.ParseNames(names)
	if err == nil {
		s.language.SetNames(table)
	}
	return err
}

// newServer is NewServer with any implementation of the service, for tests.
func newServer(c Config, language khabarv1.LanguageServiceServer) *Server {
	admission := newAdmission(c)
	options := append(c.TransportOptions(),
		grpc.ForceServerCodecV2(wire.NewCodec()),
		grpc.NumStreamWorkers(streamWorkers()),
		grpc.ChainUnaryInterceptor(unaryInterceptors(c, admission)...),
		grpc.ChainStreamInterceptor(streamInterceptors(c)...),
	)
	if c.Hooks.Credentials != nil {
		options = append(options, grpc.Creds(c.Hooks.Credentials))
	}
	if c.Hooks.Stats != nil {
		options = append(options, grpc.StatsHandler(c.Hooks.Stats))
	}
	s := grpc.NewServer(options...)
	khabarv1.RegisterLanguageServiceServer(s, language)
	health := newHealth(khabarv1.LanguageService_ServiceDesc.ServiceName)
	healthv1.RegisterHealthServer(s, health)
	if c.Reflection {
		reflection.Register(s) // v1 and v1alpha
	}
	return &Server{grpc: s, health: health, admission: admission, found: new(Found), limits: c.Limits, stopStreams: func() {}}
}

// Admission gives what the server admits, to be observed.
func (s *Server) Admission() *Admission { return s.admission }

// Found gives what the server has found, to be observed.
func (s *Server) Found() *Found { return s.found }

// Info gives what GetServiceInfo answers.
func (s *Server) Info() *khabarv1.GetServiceInfoResponse { return info(s.limits) }

// Ready tells whether health says SERVING of the server.
func (s *Server) Ready(ctx context.Context) bool {
	r, err := s.health.Check(ctx, &healthv1.HealthCheckRequest{})
	return err == nil && r.GetStatus() == healthv1.HealthCheckResponse_SERVING
}

// Serve answers calls on the listener until Stop; it returns nil then, and otherwise the error that ended it.
func (s *Server) Serve(listener net.Listener) error {
	if err := s.grpc.Serve(listener); !errors.Is(err, grpc.ErrServerStopped) {
		return err
	}
	return nil // stopped before it served
}

// Stop ends the server in order: health says NOT_SERVING and its watchers are let go, streams take no more documents, open calls are waited
// for until the context ends, and then cut off; a method that does not look at its context is left behind. It reports whether every call
// came to its end. It may be called once.
func (s *Server) Stop(ctx context.Context) (graceful bool) {
	defer s.admission.close()
	s.health.stop()
	s.stopStreams()
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
