// Command server serves Khabar over gRPC.
//
//	go run ./server
//
// Every flag is also a variable: --log-format is KHABAR_LOG_FORMAT. SIGTERM and SIGINT stop the server in order: health says
// NOT_SERVING, open calls come to their end within --stop-timeout, what is left is cut off.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

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
	logger := f.logger(stderr)
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.Listen)
	if err != nil {
		return fmt.Errorf("--listen: %w", err)
	}
	server := service.NewServer(f.config(logger))
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
	logger.Info("stopped", "graceful", graceful)
	return <-served
}

// flags are the knobs of the server.
type flags struct {
	Listen string `help:"Address to listen on." default:"localhost:50051"`

	LogFormat string     `help:"Format of the log on standard error: text or json." enum:"text,json" default:"text"`
	LogLevel  slog.Level `help:"Least level that is logged: debug, info, warn or error." default:"info"`

	MaxTextBytes         int `help:"Longest text of a request." default:"${max_text_bytes}"`
	MaxMessageBytes      int `help:"Longest request on the wire." default:"${max_message_bytes}"`
	MaxIDBytes           int `name:"max-id-bytes" help:"Longest id of a document in a stream." default:"${max_id_bytes}"`
	MaxConcurrentStreams int `help:"Calls that one connection may have open at once." default:"${max_concurrent_streams}"`

	MaxConnectionIdle     time.Duration `help:"How long a connection may have no call before it is closed." default:"${max_connection_idle}"`
	MaxConnectionAge      time.Duration `help:"How long a connection lives, so that clients find new servers." default:"${max_connection_age}"`
	MaxConnectionAgeGrace time.Duration `help:"How long calls may still take on a connection that is too old." default:"${max_connection_age_grace}"`
	KeepaliveTime         time.Duration `help:"Silence after which the server pings a client." default:"${keepalive_time}"`
	KeepaliveTimeout      time.Duration `help:"How long the answer to a ping may take." default:"${keepalive_timeout}"`
	MinKeepaliveTime      time.Duration `help:"Clients that ping more often are cut off." default:"${min_keepalive_time}"`
	StopTimeout           time.Duration `help:"How long open calls may take to end when the server stops." default:"${stop_timeout}"`

	Reflection bool             `help:"Serve reflection, for grpcurl and its like." default:"true" negatable:""`
	Version    kong.VersionFlag `help:"Say the version and stop." env:"-"`
}

// errDone says that a flag has done all there was to do: --help, --version.
var errDone = errors.New("done")

// parse reads the flags and the KHABAR_ variables.
func parse(args []string, stdout, stderr io.Writer) (f flags, err error) {
	exited := false
	defaults := service.DefaultConfig()
	version, commit := service.Version()
	parser, err := kong.New(&f,
		kong.Name("server"),
		kong.Description("Serve Khabar, the service that takes Arabic news apart, over gRPC."),
		kong.DefaultEnvars("KHABAR"),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { exited = true }),
		kong.Vars{
			"version":                  strings.TrimSpace(version + " " + commit),
			"max_text_bytes":           strconv.Itoa(defaults.Limits.MaxTextBytes),
			"max_message_bytes":        strconv.Itoa(defaults.Limits.MaxMessageBytes),
			"max_id_bytes":             strconv.Itoa(defaults.Limits.MaxIDBytes),
			"max_concurrent_streams":   strconv.Itoa(defaults.Limits.MaxConcurrentStreams),
			"max_connection_idle":      defaults.MaxConnectionIdle.String(),
			"max_connection_age":       defaults.MaxConnectionAge.String(),
			"max_connection_age_grace": defaults.MaxConnectionAgeGrace.String(),
			"keepalive_time":           defaults.KeepaliveTime.String(),
			"keepalive_timeout":        defaults.KeepaliveTimeout.String(),
			"min_keepalive_time":       defaults.MinKeepaliveTime.String(),
			"stop_timeout":             service.DefaultStopTimeout.String(),
		},
	)
	if err != nil {
		return f, err
	}
	_, err = parser.Parse(args)
	if exited {
		return f, errDone
	}
	return f, err
}

// Validate refuses numbers and times that no server can run with. Kong calls it.
func (f flags) Validate() error {
	for _, limit := range []struct {
		flag string
		got  int
	}{
		{"max-text-bytes", f.MaxTextBytes}, {"max-message-bytes", f.MaxMessageBytes},
		{"max-id-bytes", f.MaxIDBytes}, {"max-concurrent-streams", f.MaxConcurrentStreams},
	} {
		if limit.got < 1 || limit.got > 1<<30 {
			return fmt.Errorf("--%s: %d, want 1 to %d", limit.flag, limit.got, 1<<30)
		}
	}
	if f.MaxTextBytes > f.MaxMessageBytes {
		return fmt.Errorf("--max-text-bytes: %d, want at most --max-message-bytes, %d", f.MaxTextBytes, f.MaxMessageBytes)
	}
	for _, limit := range []struct {
		flag string
		got  time.Duration
	}{
		{"max-connection-idle", f.MaxConnectionIdle}, {"max-connection-age", f.MaxConnectionAge},
		{"max-connection-age-grace", f.MaxConnectionAgeGrace}, {"keepalive-time", f.KeepaliveTime},
		{"keepalive-timeout", f.KeepaliveTimeout}, {"min-keepalive-time", f.MinKeepaliveTime}, {"stop-timeout", f.StopTimeout},
	} {
		if limit.got <= 0 {
			return fmt.Errorf("--%s: %v, want more than 0s", limit.flag, limit.got)
		}
	}
	return nil
}

// config gives the configuration of the server that the flags say.
func (f flags) config(logger *slog.Logger) service.Config {
	return service.Config{
		Limits: service.Limits{
			MaxTextBytes:         f.MaxTextBytes,
			MaxIDBytes:           f.MaxIDBytes,
			MaxMessageBytes:      f.MaxMessageBytes,
			MaxConcurrentStreams: f.MaxConcurrentStreams,
		},
		MaxConnectionIdle:     f.MaxConnectionIdle,
		MaxConnectionAge:      f.MaxConnectionAge,
		MaxConnectionAgeGrace: f.MaxConnectionAgeGrace,
		KeepaliveTime:         f.KeepaliveTime,
		KeepaliveTimeout:      f.KeepaliveTimeout,
		MinKeepaliveTime:      f.MinKeepaliveTime,
		Reflection:            f.Reflection,
		Logger:                logger,
	}
}

// logger gives the logger that the flags say.
func (f flags) logger(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: f.LogLevel}
	if f.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
