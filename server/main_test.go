package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"

	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// patience is how long a test waits for something that takes milliseconds: machines are shared and slow at times.
const patience = 60 * time.Second

// knobs are the flags, each with its variable, a value other than the default, and what that value does. Every field of flags has one.
var knobs = []struct {
	flag, variable, value string
	field                 string
	want                  any
}{
	{"listen", "KHABAR_LISTEN", "localhost:0", "Listen", "localhost:0"},
	{"log-format", "KHABAR_LOG_FORMAT", "json", "LogFormat", "json"},
	{"log-level", "KHABAR_LOG_LEVEL", "warn", "LogLevel", slog.LevelWarn},
	{"max-text-bytes", "KHABAR_MAX_TEXT_BYTES", "1001", "MaxTextBytes", 1001},
	{"max-message-bytes", "KHABAR_MAX_MESSAGE_BYTES", "4194305", "MaxMessageBytes", 4194305},
	{"max-id-bytes", "KHABAR_MAX_ID_BYTES", "1003", "MaxIDBytes", 1003},
	{"max-concurrent-streams", "KHABAR_MAX_CONCURRENT_STREAMS", "1004", "MaxConcurrentStreams", 1004},
	{"max-connection-idle", "KHABAR_MAX_CONNECTION_IDLE", "101s", "MaxConnectionIdle", 101 * time.Second},
	{"max-connection-age", "KHABAR_MAX_CONNECTION_AGE", "102s", "MaxConnectionAge", 102 * time.Second},
	{"max-connection-age-grace", "KHABAR_MAX_CONNECTION_AGE_GRACE", "103s", "MaxConnectionAgeGrace", 103 * time.Second},
	{"keepalive-time", "KHABAR_KEEPALIVE_TIME", "104s", "KeepaliveTime", 104 * time.Second},
	{"keepalive-timeout", "KHABAR_KEEPALIVE_TIMEOUT", "105s", "KeepaliveTimeout", 105 * time.Second},
	{"min-keepalive-time", "KHABAR_MIN_KEEPALIVE_TIME", "106s", "MinKeepaliveTime", 106 * time.Second},
	{"stop-timeout", "KHABAR_STOP_TIMEOUT", "107s", "StopTimeout", 107 * time.Second},
	{"max-in-flight", "KHABAR_MAX_IN_FLIGHT", "1005", "MaxInFlight", 1005},
	{"max-queue", "KHABAR_MAX_QUEUE", "1006", "MaxQueue", 1006},
	{"max-queue-time", "KHABAR_MAX_QUEUE_TIME", "108s", "MaxQueueTime", 108 * time.Second},
	{"reload-every", "KHABAR_RELOAD_EVERY", "109s", "ReloadEvery", 109 * time.Second},
	{"insecure", "KHABAR_INSECURE", "true", "Insecure", true},
	{"tls-cert", "KHABAR_TLS_CERT", "a.pem", "TLSCert", "a.pem"},
	{"tls-key", "KHABAR_TLS_KEY", "b.pem", "TLSKey", "b.pem"},
	{"tls-client-ca", "KHABAR_TLS_CLIENT_CA", "c.pem", "TLSClientCA", "c.pem"},
	{"token-file", "KHABAR_TOKEN_FILE", "tokens", "TokenFile", "tokens"},
	{"gazetteer", "KHABAR_GAZETTEER", "names.tsv", "Gazetteer", "names.tsv"},
	{"admin", "KHABAR_ADMIN", "9090", "Admin", "9090"},
	{"pprof", "KHABAR_PPROF", "true", "Pprof", true},
	{"otlp-endpoint", "KHABAR_OTLP_ENDPOINT", "http://localhost:4317", "OTLPEndpoint", "http://localhost:4317"},
	{"log-texts", "KHABAR_LOG_TEXTS", "true", "LogTexts", true},
	{"reflection", "KHABAR_REFLECTION", "false", "Reflection", new(false)},
}

// clearVariables takes the variables of the person who runs the test away for its time.
func clearVariables(t *testing.T) {
	for _, variable := range os.Environ() {
		if name, value, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "KHABAR_") {
			t.Setenv(name, value)
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// field gives a field of flags by name.
func field(f flags, name string) any { return reflect.ValueOf(f).FieldByName(name).Interface() }

func TestEveryFlagIsTested(t *testing.T) {
	tested := map[string]bool{"Version": true}
	for _, k := range knobs {
		tested[k.field] = true
	}
	for f := range reflect.TypeFor[flags]().Fields() {
		if !tested[f.Name] {
			t.Errorf("field %s of flags is not tested", f.Name)
		}
	}
}

// TestFlagsAndVariables gives each value as a flag and as a variable: it must reach its field, and no other.
func TestFlagsAndVariables(t *testing.T) {
	clearVariables(t)
	defaults, err := parse(nil, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range knobs {
		t.Run(k.flag, func(t *testing.T) {
			byFlag, err := parse([]string{"--" + k.flag + "=" + k.value}, io.Discard, io.Discard)
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv(k.variable, k.value)
			byVariable, err := parse(nil, io.Discard, io.Discard)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(byFlag, byVariable) {
				t.Errorf("the flag gives %+v, the variable %+v", byFlag, byVariable)
			}
			if got := field(byFlag, k.field); !reflect.DeepEqual(got, k.want) || reflect.DeepEqual(got, field(defaults, k.field)) {
				t.Errorf("%s is %v, want %v, which is not its default", k.field, got, k.want)
			}
			reflect.ValueOf(&byFlag).Elem().FieldByName(k.field).Set(reflect.ValueOf(defaults).FieldByName(k.field))
			if !reflect.DeepEqual(byFlag, defaults) {
				t.Errorf("another field changed too: %+v", byFlag)
			}
		})
	}
}

// TestFlagWins has a flag and a variable that say different things.
func TestFlagWins(t *testing.T) {
	clearVariables(t)
	t.Setenv("KHABAR_MAX_TEXT_BYTES", "5")
	f, err := parse([]string{"--max-text-bytes=6"}, io.Discard, io.Discard)
	if err != nil || f.MaxTextBytes != 6 {
		t.Errorf("%d, %v; want the flag's 6", f.MaxTextBytes, err)
	}
}

// TestNoReflection has the other way to write --reflection=false.
func TestNoReflection(t *testing.T) {
	clearVariables(t)
	if f, err := parse([]string{"--no-reflection"}, io.Discard, io.Discard); err != nil || f.Reflection == nil || *f.Reflection {
		t.Errorf("%v, %v; want reflection off", f.Reflection, err)
	}
}

// TestDefaults holds the defaults of the flags to those of the service.
func TestDefaults(t *testing.T) {
	clearVariables(t)
	f, err := parse(nil, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := service.DefaultConfig()
	if got := f.config(want.Logger, false); !reflect.DeepEqual(got, want) {
		t.Errorf("configuration %+v, want %+v", got, want)
	}
	if f.StopTimeout != service.DefaultStopTimeout || f.Listen != "localhost:50051" || f.LogFormat != "text" || f.LogLevel != slog.LevelInfo {
		t.Errorf("%+v: want the stop timeout %v, localhost:50051, text, info", f, service.DefaultStopTimeout)
	}
}

// TestConfigHasEveryFlag sets every flag to another value, after which no field of the configuration may be what it was. Its
// hooks come from files and addresses.
func TestConfigHasEveryFlag(t *testing.T) {
	clearVariables(t)
	var args []string
	for _, k := range knobs {
		args = append(args, "--"+k.flag+"="+k.value)
	}
	f, err := parse(args, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	got, defaults := reflect.ValueOf(f.config(f.logger(io.Discard), false)), reflect.ValueOf(service.DefaultConfig())
	for i := range got.NumField() {
		if name := got.Type().Field(i).Name; name != "Hooks" && got.Field(i).Equal(defaults.Field(i)) {
			t.Errorf("no flag reaches %s of the configuration", name)
		}
	}
	limits, defaultLimits := got.FieldByName("Limits"), defaults.FieldByName("Limits")
	for i := range limits.NumField() {
		if name := limits.Type().Field(i).Name; limits.Field(i).Equal(defaultLimits.Field(i)) {
			t.Errorf("no flag reaches %s of the limits", name)
		}
	}
}

// TestBadFlags has what no server can run with. The error names the flag, so that nobody has to search.
func TestBadFlags(t *testing.T) {
	clearVariables(t)
	ctx, cancel := context.WithTimeout(t.Context(), patience) // a server that starts after all ends without an error
	defer cancel()
	for _, row := range []struct{ arg, names string }{
		{"--max-text-bytes=0", "--max-text-bytes"},
		{"--max-text-bytes=-1", "--max-text-bytes"},
		{"--max-text-bytes=1073741825", "--max-text-bytes"},
		{"--max-text-bytes=a", "--max-text-bytes"},
		{"--max-text-bytes=99999999999999999999", "--max-text-bytes"},
		{"--max-message-bytes=0", "--max-message-bytes"},
		{"--max-message-bytes=1000", "--max-text-bytes"},
		{"--max-id-bytes=0", "--max-id-bytes"},
		{"--max-concurrent-streams=0", "--max-concurrent-streams"},
		{"--max-in-flight=0", "--max-in-flight"},
		{"--max-queue=0", "--max-queue"},
		{"--log-format=xml", "--log-format"},
		{"--log-level=loud", "--log-level"},
		{"--stop-timeout=15", "--stop-timeout"},
		{"--keepalive-time=soon", "--keepalive-time"},
		{"--reflection=perhaps", "--reflection"},
		{"--lisen=localhost:1", "--lisen"},
		{"localhost:1", "localhost:1"},
		{"--listen=nowhere", "--listen"},
		{"--listen=localhost:99999", "--listen"},
		{"--tls-cert=a.pem", "--tls-cert"},
		{"--tls-key=a.pem", "--tls-key"},
		{"--tls-client-ca=a.pem", "--tls-client-ca"},
		{"--tls-cert=a.pem --tls-key=b.pem", "--tls-cert"},
		{"--token-file=nowhere", "--token-file"},
		{"--gazetteer=nowhere", "--gazetteer"},
		{"--pprof", "--pprof"},
		{"--admin=localhost:99999", "--admin"},
		{"--otlp-endpoint=:", "--otlp-endpoint"},
	} {
		args := append([]string{"--listen=localhost:0"}, strings.Fields(row.arg)...)
		if err := run(ctx, args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), row.names) {
			t.Errorf("%s: error %v, want one that names %s", row.arg, err, row.names)
		}
	}
	t.Setenv("KHABAR_MAX_TEXT_BYTES", "0")
	if err := run(ctx, nil, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "--max-text-bytes") {
		t.Errorf("KHABAR_MAX_TEXT_BYTES=0: error %v, want one that names --max-text-bytes", err)
	}
}

// TestBadDurations has times below zero, of which gRPC makes what it likes.
func TestBadDurations(t *testing.T) {

	clearVariables(t)
	for _, k := range knobs {
		if _, ok := k.want.(time.Duration); !ok {
			continue
		}
		if _, err := parse([]string{"--" + k.flag + "=-1s"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), k.flag) {
			t.Errorf("--%s=-1s: error %v, want one that names the flag", k.flag, err)
		}
	}
}

// TestVersionVariable has a variable that deployments often set for purposes of their own.
func TestVersionVariable(t *testing.T) {

	clearVariables(t)
	t.Setenv("KHABAR_VERSION", "v0.1.0")
	if _, err := parse(nil, io.Discard, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestVersionAndHelp(t *testing.T) {
	clearVariables(t)
	version, _ := service.Version()
	for arg, wants := range map[string][]string{
		"--version": {version},
		"--help":    {"Usage: server", "Arabic news"},
	} {
		if arg == "--help" {
			for _, k := range knobs {
				wants = append(wants, k.flag, k.variable)
			}
		}
		var stdout, stderr strings.Builder
		if err := run(t.Context(), []string{arg}, &stdout, &stderr); err != nil || stderr.Len() > 0 {
			t.Errorf("%s: error %v, standard error %q; want neither", arg, err, stderr.String())
		}
		for _, want := range wants {
			if !strings.Contains(stdout.String(), want) {
				t.Errorf("%s does not say %q: %s", arg, want, stdout.String())
			}
		}
	}
}

func TestListenOnTakenPort(t *testing.T) {
	clearVariables(t)
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() //nolint:errcheck // ends with the test
	err = run(t.Context(), []string{"--listen=" + listener.Addr().String()}, io.Discard, io.Discard)
	if !errors.Is(err, syscall.EADDRINUSE) || !strings.Contains(err.Error(), "--listen") {
		t.Errorf("error %v, want one that names --listen and wraps %v", err, syscall.EADDRINUSE)
	}
}

func TestLogFormats(t *testing.T) {
	clearVariables(t)
	for args, want := range map[string]string{
		"--log-format=text":                  "level=WARN msg=خبر\n",
		"--log-format=json":                  `"level":"WARN","msg":"خبر"}` + "\n",
		"--log-format=json --log-level=warn": `"level":"WARN","msg":"خبر"}` + "\n",
		"--log-level=error":                  "",
	} {
		f, err := parse(strings.Fields(args), io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		var log strings.Builder
		f.logger(&log).Warn("خبر")
		if got := log.String(); !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q after the time", args, got, want)
		}
	}
}

// records reads a log in JSON, record by record, as it is written.
type records struct {
	lines chan map[string]any
}

// newRecords reads from r until it ends.
func newRecords(r io.Reader) *records {
	rs := &records{make(chan map[string]any, 1000)}
	go func() {
		defer close(rs.lines)
		for lines := bufio.NewScanner(r); lines.Scan(); {
			line := map[string]any{}
			if json.Unmarshal(lines.Bytes(), &line) != nil {
				line["msg"] = lines.Text() // not a record, but worth to be seen where the test fails
			}
			rs.lines <- line
		}
	}()
	return rs
}

// await gives the next record with the message; those before it are passed over.
func (rs *records) await(t *testing.T, message string) map[string]any {
	t.Helper()
	var passed []any
	timeout := time.After(patience)
	for {
		select {
		case line, ok := <-rs.lines:
			if !ok {
				t.Fatalf("the log ended before %q: %v", message, passed)
			}
			if line["msg"] == message {
				return line
			}
			passed = append(passed, line)
		case <-timeout:
			t.Fatalf("no %q in the log after %v: %v", message, patience, passed)
		}
	}
}

// dial gives a connection to an address, closed at the end of the test.
func dial(t *testing.T, address string) *grpc.ClientConn {
	t.Helper()
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	return connection
}

// watch opens a health Watch and reads its first word.
func watch(t *testing.T, connection *grpc.ClientConn) healthv1.Health_WatchClient {
	t.Helper()
	w, err := healthv1.NewHealthClient(connection).Watch(t.Context(), &healthv1.HealthCheckRequest{Service: "khabar.v1.LanguageService"})
	if err != nil {
		t.Fatal(err)
	}
	wantStatus(t, w, healthv1.HealthCheckResponse_SERVING)
	return w
}

// wantStatus reads the next word of a watch.
func wantStatus(t *testing.T, w healthv1.Health_WatchClient, want healthv1.HealthCheckResponse_ServingStatus) {
	t.Helper()
	if r, err := w.Recv(); err != nil || r.GetStatus() != want {
		t.Fatalf("the watch says %v, %v; want %v", r.GetStatus(), err, want)
	}
}

// TestRun serves on a real port from flags to the end, once without and once with a watch held open. A start takes milliseconds, and so
// does a stop, although its timeout is long.
func TestRun(t *testing.T) {
	clearVariables(t)
	for _, watched := range []bool{false, true} {
		r, w := io.Pipe()
		log := newRecords(r)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		ended := make(chan error, 1)
		start := time.Now()
		go func() {
			ended <- run(ctx, []string{"--listen=localhost:0", "--log-format=json", "--stop-timeout=10m"}, io.Discard, w)
			_ = w.Close()
		}()
		line := log.await(t, "serving")
		connection := dial(t, line["address"].(string))
		health, err := healthv1.NewHealthClient(connection).Check(t.Context(), &healthv1.HealthCheckRequest{})
		if err != nil || health.GetStatus() != healthv1.HealthCheckResponse_SERVING {
			t.Errorf("health %v, %v; want SERVING", health.GetStatus(), err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("the server took %v to its first answer", took)
		}
		if version, _ := service.Version(); line["version"] != version {
			t.Errorf("serving %v, want version %s", line, version)
		}
		response, err := khabarv1.NewLanguageServiceClient(connection).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: "قُتلوا أمس."})
		if err != nil || len(response.GetTokens()) != 3 {
			t.Errorf("tokens %v, %v; want three", response.GetTokens(), err)
		}
		var w2 healthv1.Health_WatchClient
		if watched {
			w2 = watch(t, connection)
		}
		start = time.Now()
		cancel()
		if line := log.await(t, "stopping"); line["timeout"] != "10m0s" {
			t.Errorf("stopping %v, want timeout 10m0s", line)
		}
		if line := log.await(t, "stopped"); line["graceful"] != true {
			t.Errorf("stopped %v, want it graceful", line)
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("run ended with %v, want nil", err)
			}
		case <-time.After(patience):
			t.Fatal("run does not end")
		}
		if took := time.Since(start); took > patience/2 {
			t.Errorf("the stop took %v", took)
		}
		if watched {
			wantStatus(t, w2, healthv1.HealthCheckResponse_NOT_SERVING)
			if r, err := w2.Recv(); err == nil {
				t.Errorf("the watch goes on with %v", r)
			}
		}
	}
}

// TestProcess builds the program and stops it as an operator's machinery does, with a watch held open.
func TestProcess(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	clearVariables(t)
	program := program(t)
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(signal.String(), func(t *testing.T) {
			command := exec.CommandContext(t.Context(), program, "--listen=localhost:0", "--log-format=json", "--stop-timeout=10m")
			stderr, err := command.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			log := newRecords(stderr)
			w := watch(t, dial(t, log.await(t, "serving")["address"].(string)))
			if err := command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			wantStatus(t, w, healthv1.HealthCheckResponse_NOT_SERVING)
			if line := log.await(t, "stopped"); line["graceful"] != true {
				t.Errorf("stopped %v, want it graceful", line)
			}
			// Wait closes the pipe, so the log is read to its end first.
			for range log.lines {
			}
			if err := command.Wait(); err != nil {
				t.Errorf("the process ended with %v, want exit code 0", err)
			}
		})
	}
	t.Run("bad flag", func(t *testing.T) {
		out, err := exec.CommandContext(t.Context(), program, "--log-format=xml").CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.HasPrefix(string(out), "server: --log-format") {
			t.Errorf("%v, output %q; want exit code 1 and a line that begins with server: --log-format", err, out)
		}
	})
}
