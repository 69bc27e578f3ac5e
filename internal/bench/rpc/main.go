// Command rpc measures what the work costs beside the call: requests a second of the server against those of an echo server, which has
// gRPC's options of the real one and answers with the same bytes at once, without reading or writing a message.
//
//	cd internal/bench && go run ./rpc
//	cd internal/bench && go run ./rpc -profile tokenize.prof -only Tokenize
//
// Both servers are processes of their own; the same client calls them in turn over as many connections and with as many calls in flight.
// Then come latencies at half of the requests a second that the server answered at most, at a fixed rate of arrivals.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/bench"
)

// settings are the flags.
type settings struct {
	each         time.Duration
	rounds       int
	callers      int
	connections  int
	articleBytes int
	only         string
	profile      string
}

func main() {
	log.SetFlags(0)
	if len(os.Args) == 3 && os.Args[1] == echoArgument {
		log.Fatal(serveEcho(os.Args[2]))
	}
	var s settings
	flag.DurationVar(&s.each, "each", time.Second, "how long a server is measured at a time; latencies four times as long")
	flag.IntVar(&s.rounds, "rounds", 7, "rounds, in each of which either server is measured; medians are printed")
	flag.IntVar(&s.callers, "callers", 4*runtime.GOMAXPROCS(0), "calls in flight")
	flag.IntVar(&s.connections, "connections", runtime.GOMAXPROCS(0), "connections")
	flag.IntVar(&s.articleBytes, "bytes", 5000, "bytes of an article")
	flag.StringVar(&s.only, "only", "", "name of the one row that is measured")
	flag.StringVar(&s.profile, "profile", "", "file for a profile of the server's processor time under the load of -only")
	flag.Parse()
	folder, err := os.MkdirTemp("", "rpc")
	if err != nil {
		log.Fatal(err)
	}
	err = run(context.Background(), folder, s)
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run prints the tables.
func run(ctx context.Context, folder string, s settings) error {
	articles, err := bench.Articles(s.articleBytes)
	if err != nil {
		return err
	}
	program, err := bench.Build(ctx, folder, "server")
	if err != nil {
		return err
	}
	fmt.Printf("%d articles of the project's news, %d bytes on average; %d calls in flight over %d connections\n",
		len(articles), mean(articles), s.callers, s.connections)
	fmt.Printf("client and server share the %d cores of this machine: requests/s pay for both, CPU is the server's alone\n\n",
		runtime.NumCPU())
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "call\tanswer, bytes\tkhabar, requests/s\techo, requests/s\tkhabar/echo\tCPU, ms\techo, ms\t")
	var pairs []*pair
	for _, row := range rows {
		if s.only != "" && s.only != row.name {
			continue
		}
		p, err := measure(ctx, filepath.Join(folder, row.name), program, row, articles, s)
		if err != nil {
			return fmt.Errorf("%s: %w", row.name, err)
		}
		pairs = append(pairs, p)
		fmt.Fprintf(out, "%s\t%d\t%.0f\t%.0f\t%.2f\t%.3f\t%.3f\t\n", row.name, p.answerBytes, median(p.rates[0]), median(p.rates[1]),
			median(p.ratios), milliseconds(p.cpu[0]), milliseconds(p.cpu[1]))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	fmt.Println("\nlatency at half of khabar's requests/s, arrivals at a fixed rate; each counts from when the call was due")
	fmt.Fprintln(out, "call\tserver\trequests/s\tp50, ms\tp99, ms\tp99.9, ms\tshed\t")
	for _, p := range pairs {
		for i, o := range p.steady {
			fmt.Fprintf(out, "%s\t%s\t%.0f\t%.2f\t%.2f\t%.2f\t%d\t\n", p.name, names[i], o.PerSecond(),
				milliseconds(o.Quantile(0.5)), milliseconds(o.Quantile(0.99)), milliseconds(o.Quantile(0.999)), o.Shed)
		}
	}
	return out.Flush()
}

// names are the servers of a pair.
var names = [2]string{"khabar", "echo"}

// pair is what was measured of one call on both servers.
type pair struct {
	name        string
	answerBytes int
	rates       [2][]float64 // requests a second, a round each
	ratios      []float64
	cpu         [2]time.Duration // of the server, a request
	steady      [2]bench.Outcome
}

// measure starts both servers and puts one call on them in turn.
func measure(ctx context.Context, folder, program string, row row, articles []string, s settings) (p *pair, err error) {
	p = &pair{name: row.name}
	var variables []string
	if s.profile != "" {
		variables = append(variables, "KHABAR_ADMIN="+adminAddress, "KHABAR_PPROF=true")
	}
	ours, err := bench.StartServer(ctx, program, variables...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ours.Stop()) }()
	clients, err := dial(ours.Address, s.connections)
	if err != nil {
		return nil, err
	}
	defer hangUp(clients)
	if p.answerBytes, err = saveAnswers(ctx, folder, clients[0], row, articles); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	echoes, err := bench.Start(exec.CommandContext(ctx, self, echoArgument, folder))
	if err != nil {
		return nil, err
	}
	defer echoes.Kill()
	echoClients, err := dial(echoes.Address, s.connections)
	if err != nil {
		return nil, err
	}
	defer hangUp(echoClients)
	if s.profile != "" {
		defer profile(ctx, s.profile, s.each*time.Duration(s.rounds))()
	}
	servers := [2]*bench.Server{ours, echoes}
	calls := [2]bench.Call{row.over(clients, articles), row.over(echoClients, articles)}
	return p, p.compare(ctx, servers, calls, s)
}

// compare measures both servers at their most, one after the other, and then at a steady rate.
func (p *pair) compare(ctx context.Context, servers [2]*bench.Server, calls [2]bench.Call, s settings) error {
	var spent [2]time.Duration
	var answered [2]int
	for round := range s.rounds + 1 {
		for i := range servers {
			before, err := servers[i].CPU()
			if err != nil {
				return err
			}
			o, err := bench.Closed(ctx, s.callers, s.each, calls[i])
			if err != nil {
				return err
			}
			after, err := servers[i].CPU()
			if err != nil {
				return err
			}
			if round == 0 {
				continue // to warm up
			}
			spent[i] += after - before
			answered[i] += o.Answered
			p.rates[i] = append(p.rates[i], o.PerSecond())
		}
		if round > 0 {
			p.ratios = append(p.ratios, p.rates[0][round-1]/p.rates[1][round-1])
		}
	}
	for i := range servers {
		p.cpu[i] = spent[i] / time.Duration(max(answered[i], 1))
		var err error
		if p.steady[i], err = bench.Open(ctx, median(p.rates[0])/2, 4*s.each, calls[i]); err != nil {
			return err
		}
	}
	return nil
}

// dial gives clients of one connection each.
func dial(address string, n int) (clients []*client.Client, err error) {
	for range n {
		c, err := client.Dial(address)
		if err != nil {
			return nil, err
		}
		clients = append(clients, c)
	}
	return clients, nil
}

func hangUp(clients []*client.Client) {
	for _, c := range clients {
		c.Close()
	}
}

// saveAnswers writes the server's answer to each article into a file of a new folder, and gives their mean length.
func saveAnswers(ctx context.Context, folder string, c *client.Client, row row, articles []string) (meanBytes int, err error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return 0, err
	}
	for i, article := range articles {
		answer, err := row.call(ctx, c, article)
		if err != nil {
			return 0, err
		}
		data, err := proto.MarshalOptions{Deterministic: true}.Marshal(answer)
		if err != nil {
			return 0, err
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d", i)), data, 0o600); err != nil {
			return 0, err
		}
		meanBytes += len(data)
	}
	return meanBytes / len(articles), nil
}

func mean(articles []string) int {
	total := 0
	for _, article := range articles {
		total += len(article)
	}
	return total / len(articles)
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
