// Command capacity measures what docs/capacity.md reckons with: processor time a request, requests a second a core, memory a replica. It
// then puts one steady load on one, two and three processes, and prints how busy they are beside what the formula says.
//
//	cd internal/bench && go run ./capacity
//
// Rates are of processor time, not of the clock, so that they hold on a machine that others use too. Latencies hold for the machine as it
// was: this program, and whatever else runs, takes its share.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"text/tabwriter"
	"time"

	"github.com/khabar-nlp/khabar/internal/bench"
)

func main() {
	log.SetFlags(0)
	each := flag.Duration("each", 5*time.Second, "how long each row of a table is measured")
	busy := flag.Float64("busy", 0.4, "how busy the check of replicas makes one process, from 0 to 1")
	flag.Parse()
	folder, err := os.MkdirTemp("", "capacity")
	if err != nil {
		log.Fatal(err)
	}
	err = run(context.Background(), folder, *each, *busy)
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

// run prints the three tables.
func run(ctx context.Context, folder string, each time.Duration, busy float64) error {
	program, err := bench.Build(ctx, folder, "server")
	if err != nil {
		return err
	}
	items, err := bench.Items()
	if err != nil {
		return err
	}
	loads := workloads(items)
	cost, err := rates(ctx, program, loads, each)
	if err != nil {
		return err
	}
	if err := memories(ctx, program, items, each); err != nil {
		return err
	}
	return replicas(ctx, program, loads[0], cost[0], busy, each)
}

// rates prints what a request of each workload costs on one process with one core, and gives the costs.
func rates(ctx context.Context, program string, loads []workload, each time.Duration) (costs []time.Duration, err error) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "call\ttext, bytes\trequests\tCPU a request, ms\trequests/s a core\tMB/s a core\t")
	for _, load := range loads {
		f, err := start(ctx, program, 1)
		if err != nil {
			return nil, err
		}
		const callers = 4                                               // enough that one process never waits
		if _, err := f.closed(ctx, load, callers, each/5); err != nil { // to warm up
			return nil, err
		}
		r, err := f.closed(ctx, load, callers, each)
		if err != nil {
			return nil, err
		}
		if err := f.stop(); err != nil {
			return nil, err
		}
		if r.Answered == 0 {
			return nil, fmt.Errorf("%s: no call answered, %d shed", load.name, r.Shed)
		}
		cost := r.cpu / time.Duration(r.Answered)
		costs = append(costs, cost)
		perSecond := time.Second.Seconds() / cost.Seconds()
		fmt.Fprintf(out, "%s\t%d\t%d\t%.2f\t%.0f\t%.1f\t\n", load.name, load.meanBytes(), r.Answered, milliseconds(cost), perSecond,
			perSecond*float64(load.meanBytes())/1e6)
	}
	return costs, out.Flush()
}

// memories prints the resident memory of a process, idle and under loads of which each is put on a fresh one.
func memories(ctx context.Context, program string, items []string, each time.Duration) error {
	fmt.Println()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "in flight\ttext, bytes\tresident, MB\thighest, MB\t")
	news, large := analyze(items), analyze([]string{megabyte(items)})
	for _, row := range []struct {
		load    workload
		callers int
	}{{news, 0}, {news, 4}, {news, 64}, {large, 1}, {large, 4}, {large, 16}} {
		f, err := start(ctx, program, 1)
		if err != nil {
			return err
		}
		if row.callers > 0 {
			if _, err := f.closed(ctx, row.load, row.callers, each); err != nil {
				return err
			}
		} else {
			time.Sleep(time.Second)
		}
		resident, peak, err := f.servers[0].Memory()
		if err != nil {
			return err
		}
		if err := f.stop(); err != nil {
			return err
		}
		fmt.Fprintf(out, "%d\t%d\t%.0f\t%.0f\t\n", row.callers, row.load.meanBytes(), float64(resident)/(1<<20), float64(peak)/(1<<20))
	}
	return out.Flush()
}

// replicas puts the load that makes one process as busy as wanted on one, two and three.
func replicas(ctx context.Context, program string, load workload, cost time.Duration, busy float64, each time.Duration) error {
	rate := busy / cost.Seconds()
	fmt.Printf("\n%s of news at %.0f requests/s, evenly spread\n", load.name, rate)
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "processes\tbusy, reckoned\tbusy, measured\tbusiest\tp50, ms\tp99, ms\tshed\t")
	for n := 1; n <= 3; n++ {
		f, err := start(ctx, program, n)
		if err != nil {
			return err
		}
		if _, err := f.open(ctx, load, rate, each/5); err != nil { // to warm up
			return err
		}
		r, err := f.open(ctx, load, rate, each)
		if err != nil {
			return err
		}
		if err := f.stop(); err != nil {
			return err
		}
		fmt.Fprintf(out, "%d\t%.0f %%\t%.0f %%\t%.0f %%\t%.1f\t%.1f\t%d\t\n", n, 100*busy/float64(n),
			100*r.cpu.Seconds()/r.Wall.Seconds()/float64(n), 100*r.busiest.Seconds()/r.Wall.Seconds(),
			milliseconds(r.Quantile(0.5)), milliseconds(r.Quantile(0.99)), r.Shed)
	}
	return out.Flush()
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
