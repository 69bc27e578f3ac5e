// Command footprint prints how long the server takes from its start to SERVING, and its resident memory when idle.
//
//	cd internal/bench && go run ./footprint
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	healthv1 "google.golang.org/grpc/health/grpc_health_v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 9, "starts, of which the medians are printed")
	flag.Parse()
	folder, err := os.MkdirTemp("", "footprint")
	if err != nil {
		log.Fatal(err)
	}
	err = measure(context.Background(), filepath.Join(folder, "server"), *rounds)
	if removed := os.RemoveAll(folder); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, binary string, rounds int) error {
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "./server")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	var starts []time.Duration
	var memory []int
	for range rounds {
		start, kilobytes, err := once(ctx, binary)
		if err != nil {
			return err
		}
		starts, memory = append(starts, start), append(memory, kilobytes)
	}
	slices.Sort(starts)
	slices.Sort(memory)
	fmt.Printf("start to SERVING  %d ms\n", starts[rounds/2].Milliseconds())
	fmt.Printf("resident, idle    %.0f MB\n", float64(memory[rounds/2])/1024)
	fmt.Printf("binary            %.0f MB\n", float64(info.Size())/(1<<20))
	return nil
}

// once starts the server, waits until its health says SERVING, and stops it.
func once(ctx context.Context, binary string) (start time.Duration, kilobytes int, err error) {
	server := exec.CommandContext(ctx, binary, "--listen", "localhost:0", "--log-format", "json")
	logs, err := server.StderrPipe()
	if err != nil {
		return 0, 0, err
	}
	began := time.Now()
	if err := server.Start(); err != nil {
		return 0, 0, err
	}
	address, err := addressIn(bufio.NewScanner(logs))
	if err != nil {
		return 0, 0, err
	}
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
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
	kilobytes, err = resident(server.Process.Pid)
	return start, kilobytes, errors.Join(err, connection.Close(), server.Process.Signal(syscall.SIGTERM), server.Wait())
}

// addressIn gives the address that the server's log names.
func addressIn(lines *bufio.Scanner) (string, error) {
	for lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
			return line.Address, nil
		}
	}
	return "", errors.New("the server ended before it served")
}

// resident gives the resident memory of a process.
func resident(pid int) (kilobytes int, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(data), "VmRSS:")
	_, err = fmt.Sscan(after, &kilobytes)
	return kilobytes, err
}
