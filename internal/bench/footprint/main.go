// Command footprint prints how long the server takes from its start to SERVING, and its resident memory when idle.
//
//	cd internal/bench && go run ./footprint
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"time"

	healthv1 "google.golang.org/grpc/health/grpc_health_v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/khabar-nlp/khabar/internal/bench"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 9, "starts, of which the medians are printed")
	flag.Parse()
	folder, err := os.MkdirTemp("", "footprint")
	if err != nil {
		log.Fatal(err)
	}
	err = measure(context.Background(), folder, *rounds)
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, folder string, rounds int) error {
	program, err := bench.Build(ctx, folder, "server")
	if err != nil {
		return err
	}
	info, err := os.Stat(program)
	if err != nil {
		return err
	}
	var starts []time.Duration
	var memory []int64
	for range rounds {
		start, resident, err := once(ctx, program)
		if err != nil {
			return err
		}
		starts, memory = append(starts, start), append(memory, resident)
	}
	slices.Sort(starts)
	slices.Sort(memory)
	fmt.Printf("start to SERVING  %d ms\n", starts[rounds/2].Milliseconds())
	fmt.Printf("resident, idle    %.0f MB\n", float64(memory[rounds/2])/(1<<20))
	fmt.Printf("binary            %.0f MB\n", float64(info.Size())/(1<<20))
	return nil
}

// once starts the server, waits until its health says SERVING, and stops it.
func once(ctx context.Context, program string) (start time.Duration, resident int64, err error) {
	began := time.Now()
	server, err := bench.StartServer(ctx, program)
	if err != nil {
		return 0, 0, err
	}
	connection, err := grpc.NewClient(server.Address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return 0, 0, err
	}
	answer, err := healthv1.NewHealthClient(connection).Check(ctx, &healthv1.HealthCheckRequest{}, grpc.WaitForReady(true))
	start = time.Since(began)
	if err == nil && answer.GetStatus() != healthv1.HealthCheckResponse_SERVING {
		err = fmt.Errorf("health says %v", answer.GetStatus())
	}
	if err != nil {
		return 0, 0, err
	}
	time.Sleep(200 * time.Millisecond) // idle
	resident, _, err = server.Memory()
	return start, resident, errors.Join(err, connection.Close(), server.Stop())
}
