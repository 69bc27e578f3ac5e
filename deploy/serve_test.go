package deploy_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
)

// TestProbesAreAnswered runs the server with the flags of the base, on free ports of this machine, and asks it what Kubernetes, Envoy and
// Prometheus will.
func TestProbesAreAnswered(t *testing.T) {
	base, tls := render(t, "base"), render(t, "tls")
	var args []string
	for _, arg := range base.server().Args {
		name, _, _ := strings.Cut(arg, "=")
		if name == "--listen" || name == "--admin" {
			arg = name + "=localhost:0"
		}
		args = append(args, arg)
	}
	at := start(t, build(t), args)

	connection, err := grpc.NewClient(at["serving"], grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	server := base.server()
	for name, service := range map[string]*string{
		"startup": server.StartupProbe.GRPC.Service, "readiness": server.ReadinessProbe.GRPC.Service, "liveness": server.LivenessProbe.GRPC.Service,
	} {
		r := &healthv1.HealthCheckRequest{}
		if service != nil {
			r.Service = *service
		}
		answer, err := healthv1.NewHealthClient(connection).Check(t.Context(), r)
		if err != nil || answer.GetStatus() != healthv1.HealthCheckResponse_SERVING {
			t.Errorf("%s probe: %v, %v, want SERVING", name, answer, err)
		}
	}

	server = tls.server()
	for _, path := range []string{
		server.StartupProbe.HTTPGet.Path, server.ReadinessProbe.HTTPGet.Path, server.LivenessProbe.HTTPGet.Path,
	} {
		get(t, "http://"+at["administration"]+path)
	}
	metrics := get(t, "http://"+at["administration"]+base.deployment.Spec.Template.Annotations["prometheus.io/path"])
	for _, series := range regexp.MustCompile(`(khabar_\w+)\{`).FindAllStringSubmatch(read(t, "kubernetes/prometheus-adapter/values.yaml"), -1) {
		if !strings.Contains(metrics, "\n"+series[1]+" ") {
			t.Errorf("the adapter asks for %s, which the server does not give", series[1])
		}
	}
}

// start runs the server until the test ends and gives the addresses that its log names, by message.
func start(t *testing.T, program string, args []string) map[string]string {
	t.Helper()
	server := exec.CommandContext(t.Context(), program, args...)
	logs, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Wait() }) // the test's context, done by then, kills it
	at := map[string]string{}
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) != nil {
			t.Fatalf("the server said %s", lines.Text())
		}
		if line.Address != "" {
			at[line.Msg] = line.Address
		}
		if line.Msg == "serving" {
			go func() { _, _ = io.Copy(io.Discard, logs) }() // the pipe stays empty
			return at
		}
	}
	t.Fatal("the server ended before it served")
	return nil
}

// get gives the body at an address, which must answer 200.
func get(t *testing.T, url string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	if closed := r.Body.Close(); err == nil {
		err = closed
	}
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v, want 200", url, r.Status, err)
	}
	return string(body)
}
