package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// get gives the status and the body of a page of the admin port.
func get(t *testing.T, address, path string) (int, string) {
	t.Helper()
	r, err := http.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close() //nolint:errcheck // it was only read
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// administered starts a server with an admin port and gives its address.
func administered(t *testing.T, args ...string) (*running, string) {
	t.Helper()
	clearVariables(t)
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	return start(t, append(args, "--admin="+address)...), address
}

// TestMetrics makes calls and reads what was counted.
func TestMetrics(t *testing.T) {
	s, admin := administered(t)
	c := connect(t, s.address, insecure.NewCredentials())
	for _, text := range []string{"قُتل 28 عنصرا", "28", ""} {
		_, _ = c.ParseNumbers(t.Context(), &khabarv1.ParseNumbersRequest{Text: text})
	}
	stream, err := c.AnalyzeStream(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_ = stream.Send(&khabarv1.AnalyzeStreamRequest{Id: "1", Request: &khabarv1.AnalyzeRequest{Text: "28 30"}})
	if _, err := stream.Recv(); err != nil {
		t.Fatal(err)
	}
	_, all := get(t, admin, "/metrics")
	for _, want := range []string{
		`khabar_call_seconds_count{code="OK",method="ParseNumbers"} 2`,
		`khabar_call_seconds_count{code="InvalidArgument",method="ParseNumbers"} 1`,
		`khabar_text_bytes_total{method="ParseNumbers"} 24`,
		`khabar_text_bytes_total{method="AnalyzeStream"} 5`,
		`khabar_found_total{layer="numbers"} 4`,
		`khabar_found_total{layer="entities"} 0`,
		`khabar_found_total{layer="tokens"} 2`,
		`khabar_open_calls{method="AnalyzeStream"} 1`,
		`khabar_open_calls{method="ParseNumbers"} 0`,
		`khabar_in_flight_texts 0`,
		`khabar_shed_calls_total 0`,
		`khabar_build_info{`,
		`khabar_data_info{name="Unicode Character Database",version="15.0.0"} 1`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in the metrics", want)
		}
	}
	_ = stream.CloseSend()
}

// TestAdminPages has health, readiness while calls come to their end, and no profiles unless they are wanted.
func TestAdminPages(t *testing.T) {
	for _, profiles := range []bool{false, true} {
		s, admin := administered(t, fmt.Sprintf("--pprof=%t", profiles))
		want := map[string]int{
			"/healthz": 200, "/readyz": 200, "/metrics": 200, "/": 404, "/debug/pprof/": 404, "/debug/pprof/cmdline": 404,
		}
		if profiles {
			want["/debug/pprof/"], want["/debug/pprof/cmdline"] = 200, 200
		}
		for path, code := range want {
			if got, body := get(t, admin, path); got != code {
				t.Errorf("profiles %t: %s: %d %s, want %d", profiles, path, got, body, code)
			}
		}
		// A call that is open holds the stop up: health lives, but no more calls should come.
		connection := dial(t, s.address)
		stream, err := khabarv1.NewLanguageServiceClient(connection).AnalyzeStream(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		go func() { _ = s.stop() }()
		s.log.await(t, "stopping")
		eventually(t, "not ready", func() bool { code, _ := getQuietly(admin, "/readyz"); return code != 200 })
		_ = stream.CloseSend()
	}
}

// getQuietly is get for a server that may have gone.
func getQuietly(address, path string) (int, error) {
	r, err := http.Get("http://" + address + path)
	if err != nil {
		return 0, err
	}
	return r.StatusCode, r.Body.Close()
}

// TestAdminIsLocal has a port without a host.
func TestAdminIsLocal(t *testing.T) {
	clearVariables(t)
	f, err := parse([]string{"--admin=0"}, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.administer(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer a.listener.Close() //nolint:errcheck // ends with the test
	if ip := a.listener.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		t.Errorf("the admin port is at %v, want this machine", ip)
	}
}

// traceCollector keeps what servers send to it.
type traceCollector struct {
	collector.UnimplementedTraceServiceServer
	got chan *collector.ExportTraceServiceRequest
}

// Export implements the collector's service.
func (c *traceCollector) Export(_ context.Context, r *collector.ExportTraceServiceRequest) (*collector.ExportTraceServiceResponse, error) {
	c.got <- r
	return &collector.ExportTraceServiceResponse{}, nil
}

// TestTraces runs a collector: the server's last spans reach it when the server stops, one a call, without its text.
func TestTraces(t *testing.T) {
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &traceCollector{got: make(chan *collector.ExportTraceServiceRequest, 10)}
	collecting := grpc.NewServer()
	collector.RegisterTraceServiceServer(collecting, c)
	go func() { _ = collecting.Serve(listener) }()
	defer collecting.Stop()

	s := start(t, "--otlp-endpoint=http://"+listener.Addr().String())
	_, err = connect(t, s.address, insecure.NewCredentials()).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: "سر"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	select {
	case r := <-c.got:
		text := r.String()
		for _, want := range []string{"khabar.v1.LanguageService/Tokenize", "service.name"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %s in %s", want, text)
			}
		}
		if strings.Contains(text, "سر") {
			t.Error("a span has the text")
		}
	default:
		t.Error("no span came")
	}
}

// metricName is the name of a metric in the page of metrics.
var metricName = regexp.MustCompile(`(?m)^# TYPE (khabar_\S+)`)

// TestREADME holds README.md to the flags, the metrics and the reasons that there are.
func TestREADME(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder, ca := t.TempDir(), newAuthority(t, "authority")
	certPEM, keyPEM := ca.issue("server")
	_, admin := administered(t, "--tls-cert="+write(t, folder, "cert.pem", certPEM), "--tls-key="+write(t, folder, "key.pem", keyPEM))
	var help bytes.Buffer
	if err := run(t.Context(), []string{"--help"}, &help, io.Discard); err != nil {
		t.Fatal(err)
	}
	_, all := get(t, admin, "/metrics")
	var want []string
	for _, flag := range regexp.MustCompile(`--(\[no-\])?[a-z][a-z-]+`).FindAllString(help.String(), -1) {
		want = append(want, "`"+strings.Replace(flag, "[no-]", "", 1))
	}
	for _, metric := range metricName.FindAllStringSubmatch(all, -1) {
		want = append(want, "`"+metric[1])
	}
	for n, name := range khabarv1.ErrorReason_name {
		if n != 0 {
			want = append(want, "`"+strings.TrimPrefix(name, "ERROR_REASON_")+"`")
		}
	}
	for metric := range labelled {
		want = append(want, "`"+metric+"`")
	}
	if len(want) < 50 {
		t.Errorf("only %d names to look for", len(want))
	}
	for _, name := range want {
		if !bytes.Contains(page, []byte(name)) {
			t.Errorf("README.md does not have %s", name)
		}
	}
}

// TestDashboardAndAlerts holds the metrics that the dashboard and the alerts ask for to those that there are.
func TestDashboardAndAlerts(t *testing.T) {
	folder, ca := t.TempDir(), newAuthority(t, "authority")
	certPEM, keyPEM := ca.issue("server")
	_, admin := administered(t, "--tls-cert="+write(t, folder, "cert.pem", certPEM), "--tls-key="+write(t, folder, "key.pem", keyPEM))
	_, all := get(t, admin, "/metrics")
	for _, file := range []string{"../deploy/observability/dashboard.json", "../deploy/observability/alerts.yaml"} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile(`\b(khabar|go|process)_[a-z_]+`).FindAllString(string(content), -1)
		if len(names) < 5 {
			t.Errorf("%s: only the metrics %v", file, names)
		}
		for _, name := range names {
			name = regexp.MustCompile(`_(bucket|count|sum)$`).ReplaceAllString(name, "")
			if !strings.Contains(all, "# TYPE "+name+" ") && !labelled[name] {
				t.Errorf("%s asks for %s, which there is not", file, name)
			}
		}
	}
}

// labelled are metrics that are there from the first call on.
var labelled = map[string]bool{"khabar_call_seconds": true, "khabar_open_calls": true, "khabar_text_bytes_total": true}
