package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"github.com/khabar-nlp/khabar/internal/service"
)

// flags are the knobs of the server.
type flags struct {
	Listen   string `help:"Address to listen on." default:"localhost:50051"`
	Insecure bool   `help:"Listen on a public address with neither TLS nor tokens."`

	TLSCert     string        `name:"tls-cert" help:"File with the certificate chain of the server, PEM." placeholder:"FILE"`
	TLSKey      string        `name:"tls-key" help:"File with the certificate's private key, PEM." placeholder:"FILE"`
	TLSClientCA string        `name:"tls-client-ca" help:"File with the authorities of clients, PEM: mutual TLS." placeholder:"FILE"`
	TokenFile   string        `help:"File with the tokens of callers, hashed, a line each: NAME SHA256 [CALLS/S]." placeholder:"FILE"`
	Gazetteer   string        `help:"File with names of your own, a line each, with tabs between: NAME TYPE [CANONICAL FORM]." placeholder:"FILE"`
	ReloadEvery time.Duration `help:"How often the files above are looked at; SIGHUP reads them at once." default:"10s"`

	Admin        string `help:"Address of metrics and health over HTTP; a port alone is one of this machine." placeholder:"[HOST:]PORT"`
	Pprof        bool   `help:"Serve profiles at the admin address."`
	OTLPEndpoint string `name:"otlp-endpoint" help:"Collector of traces, http://HOST:PORT; OTEL_ variables hold too." placeholder:"URL"`

	LogFormat string     `help:"Format of the log on standard error: text or json." enum:"text,json" default:"text"`
	LogLevel  slog.Level `help:"Least level that is logged: debug, info, warn or error." default:"info"`
	LogTexts  bool       `help:"Log requests and answers, with their texts."`

	MaxTextBytes         int `help:"Longest text of a request." default:"${max_text_bytes}"`
	MaxMessageBytes      int `help:"Longest request on the wire, uncompressed." default:"${max_message_bytes}"`
	MaxIDBytes           int `name:"max-id-bytes" help:"Longest id of a document in a stream." default:"${max_id_bytes}"`
	MaxConcurrentStreams int `help:"Calls that one connection may have open at once." default:"${max_concurrent_streams}"`

	MaxInFlight  int           `help:"Texts worked on at once, one a core; half as many more of 64 KiB." default:"${max_in_flight}"`
	MaxQueue     int           `help:"Calls that wait for that, short texts and long ones each." default:"${max_queue}"`
	MaxQueueTime time.Duration `help:"How long a call of a burst waits." default:"${max_queue_time}"`

	MaxConnectionIdle     time.Duration `help:"How long a connection may have no call before it is closed." default:"${max_connection_idle}"`
	MaxConnectionAge      time.Duration `help:"How long a connection lives, so that clients find new servers." default:"${max_connection_age}"`
	MaxConnectionAgeGrace time.Duration `help:"How long calls may still take on a connection that is too old." default:"${max_connection_age_grace}"`
	KeepaliveTime         time.Duration `help:"Silence after which the server pings a client." default:"${keepalive_time}"`
	KeepaliveTimeout      time.Duration `help:"How long the answer to a ping may take." default:"${keepalive_timeout}"`
	MinKeepaliveTime      time.Duration `help:"Clients that ping more often are cut off." default:"${min_keepalive_time}"`
	StopTimeout           time.Duration `help:"How long open calls may take to end when the server stops." default:"${stop_timeout}"`

	Reflection *bool            `help:"Serve reflection, for grpcurl (default: unless the address is public)." negatable:""`
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
			"max_in_flight":            strconv.Itoa(defaults.MaxInFlight),
			"max_queue":                strconv.Itoa(defaults.MaxQueue),
			"max_queue_time":           defaults.MaxQueueTime.String(),
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
		{"max-in-flight", f.MaxInFlight}, {"max-queue", f.MaxQueue},
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
		{"max-queue-time", f.MaxQueueTime}, {"reload-every", f.ReloadEvery},
	} {
		if limit.got <= 0 {
			return fmt.Errorf("--%s: %v, want more than 0s", limit.flag, limit.got)
		}
	}
	return nil
}

// config gives the configuration of the server that the flags say. On a public address there is no reflection unless it was asked for.
func (f flags) config(logger *slog.Logger, public bool) service.Config {
	reflection := !public
	if f.Reflection != nil {
		reflection = *f.Reflection
	}
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
		MaxInFlight:           f.MaxInFlight,
		MaxQueue:              f.MaxQueue,
		MaxQueueTime:          f.MaxQueueTime,
		Reflection:            reflection,
		LogTexts:              f.LogTexts,
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
