package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// folder is where the program is built, if it is; TestMain takes it away.
var folder string

// built builds the program once for all tests.
var built = sync.OnceValues(func() (path string, err error) {
	if folder, err = os.MkdirTemp("", "khabar"); err != nil {
		return "", err
	}
	path = filepath.Join(folder, "server")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if folder != "" {
		_ = os.RemoveAll(folder)
	}
	os.Exit(code)
}

// program gives the program.
func program(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// process is a server of its own. Its log is read as it is written, so that it never blocks.
type process struct {
	*exec.Cmd
	address string
	ended   chan struct{}    // closed when the log has ended and lines is complete
	lines   []map[string]any // the first keptLines
	calls   atomic.Int64     // finished ones in the log so far
}

// keptLines is how many lines of a log are kept: more than a test looks at, and less than hours of calls fill the memory with.
const keptLines = 1 << 15

// launch starts a server and waits until it serves.
func launch(t *testing.T, args ...string) *process {
	t.Helper()
	command := exec.CommandContext(t.Context(), program(t), append([]string{"--log-format=json"}, args...)...)
	stderr, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	log := newRecords(stderr)
	p := &process{Cmd: command, address: log.await(t, "serving")["address"].(string), ended: make(chan struct{})}
	go func() {
		defer close(p.ended)
		for line := range log.lines {
			if len(p.lines) < keptLines {
				p.lines = append(p.lines, line)
			}
			if line["msg"] == "finished call" {
				p.calls.Add(1)
			}
		}
	}()
	return p
}

// article is a text that takes a server some milliseconds.
var article = strings.Repeat("وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا في 21-3-2019. ", 100)

// TestTermUnderLoad stops a server that has all the calls it can take and more. Each call that it took is answered: what its log has as a
// finished call, its caller has too, and nothing of the rest ever reached it.
func TestTermUnderLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process")
	}
	clearVariables(t)
	p := launch(t, "--listen=localhost:0", "--max-concurrent-streams=1000")
	connection, err := grpc.NewClient(p.address, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithDisableRetry())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close() //nolint:errcheck // ends with the test
	c := khabarv1.NewLanguageServiceClient(connection)
	var calls sync.WaitGroup
	var got sync.Map // codes by request id
	var n atomic.Int64
	for range 50 {
		calls.Go(func() {
			for {
				id := fmt.Sprint("call-", n.Add(1))
				ctx := metadata.AppendToOutgoingContext(t.Context(), service.RequestIDKey, id)
				_, err := c.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: article})
				got.Store(id, status.Code(err))
				if status.Code(err) == codes.Unavailable {
					return
				}
			}
		})
	}
	time.Sleep(500 * time.Millisecond)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	calls.Wait()
	<-p.ended
	if err := p.Wait(); err != nil {
		t.Errorf("the process ended with %v", err)
	}
	count := map[codes.Code]int{}
	got.Range(func(_, code any) bool { count[code.(codes.Code)]++; return true })
	logged := 0
	for _, line := range p.lines {
		switch line["msg"] {
		case "finished call":
			logged++
			code, _ := got.Load(line["request_id"])
			if fmt.Sprint(code) != line["grpc.code"] {
				t.Errorf("%v: the server answered %v, its caller has %v", line["request_id"], line["grpc.code"], code)
			}
		case "stopped":
			if line["graceful"] != true {
				t.Error("the stop was not graceful")
			}
		}
	}
	t.Logf("calls by code: %v; %d finished in the log", count, logged)
	if want := count[codes.OK] + count[codes.ResourceExhausted]; logged != want || count[codes.OK] < 50 {
		t.Errorf("%d calls finished in the log, %d answers; want as many, and 50 at least", logged, want)
	}
}

// TestKillUnderLoad has three servers, one of which is killed, again and again, while calls are made: none fails for its caller. It lasts
// three seconds, or as long as KHABAR_KILL_TIME says.
func TestKillUnderLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	long := 3 * time.Second
	if variable := os.Getenv("KHABAR_KILL_TIME"); variable != "" {
		var err error
		if long, err = time.ParseDuration(variable); err != nil {
			t.Fatal(err)
		}
	}
	clearVariables(t)
	serve := func(address string) *process {
		return launch(t, "--listen="+address, "--log-level=info", "--max-queue-time=10s")
	}
	servers := []*process{serve("localhost:0"), serve("localhost:0"), serve("localhost:0")}
	name := manual.NewBuilderWithScheme("khabar")
	var state resolver.State
	for _, p := range servers {
		state.Endpoints = append(state.Endpoints, resolver.Endpoint{Addresses: []resolver.Address{{Addr: p.address}}})
	}
	name.InitialState(state)
	c, err := client.Dial("khabar:///three", grpc.WithResolvers(name))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close() //nolint:errcheck // ends with the test

	ctx, cancel := context.WithCancel(t.Context())
	var calls sync.WaitGroup
	var answered, failed atomic.Int64
	for i := range 8 {
		text := article[:len(article)/100*(1+i*12)]
		calls.Go(func() {
			for ctx.Err() == nil {
				r, err := c.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text})
				if err != nil || len(r.GetNumbers()) == 0 {
					failed.Add(1)
					t.Errorf("a call failed: %v", err)
					continue
				}
				answered.Add(1)
			}
		})
	}
	kills := 0
	for begin := time.Now(); time.Since(begin) < long; kills++ {
		time.Sleep(200 * time.Millisecond)
		victim := kills % len(servers)
		if err := servers[victim].Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-servers[victim].ended
		_ = servers[victim].Wait()
		servers[victim] = serve(servers[victim].address)
		// It takes a backoff until the client calls this one again. Two are to be left when the next one goes.
		eventually(t, "the client is back", func() bool { return servers[victim].calls.Load() > 0 })
	}
	cancel()
	calls.Wait()
	t.Logf("%d calls answered, %d failed, %d kills", answered.Load(), failed.Load(), kills)
	if answered.Load() < 100 || kills < 3 {
		t.Errorf("%d calls answered and %d kills are too few to tell", answered.Load(), kills)
	}
	for _, p := range servers {
		_ = p.Process.Kill()
	}
}

// TestStartIsQuick measures from the start of the process to its first answer.
func TestStartIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process")
	}
	clearVariables(t)
	_ = program(t)
	best := time.Hour
	for range 3 {
		begin := time.Now()
		p := launch(t, "--listen=localhost:0", "--admin=0")
		c := connect(t, p.address, insecure.NewCredentials())
		if _, err := c.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: "خبر"}); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(begin))
		_ = p.Process.Kill()
		<-p.ended
	}
	t.Logf("%v to the first answer", best)
	most := 200 * time.Millisecond
	if os.Getenv("KHABAR_EXHAUSTIVE") == "" {
		most = 2 * time.Second // beside other tests
	}
	if best > most {
		t.Errorf("%v to the first answer, want %v at most", best, most)
	}
}
