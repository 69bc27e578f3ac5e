// Command readme follows pages to the letter, each on its own: it runs every shell block, in order, and compares what a block printed with
// the output block after it.
//
//	go run ./internal/build/readme README.md client/examples/shell/README.md
//
// Commands run in the folder that it is run in, whatever the page's own. A server that a page starts ends with the page.
//
// The words after a fence's language say what is done: "sh" runs and must succeed, "sh server" runs in the background until the end and
// must open its port, "json output" or "text output" is what the block before must have printed; other blocks are for reading.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// serverAddress is where the background block must listen, and startTimeout how long a build from nothing may take until it does.
const (
	serverAddress = "localhost:50051"
	startTimeout  = 3 * time.Minute
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: readme PAGE.md ...")
	}
	for _, page := range os.Args[1:] {
		log.Printf("=== %s", page)
		data, err := os.ReadFile(page)
		if err != nil {
			log.Fatal(err)
		}
		if err := follow(context.Background(), parse(string(data))); err != nil {
			log.Fatalf("%s: %v", page, err)
		}
	}
}

// block is a fenced block: the words after the fence, its lines, and the line of the file that it begins on.
type block struct {
	info string
	body string
	line int
}

// parse gives the fenced blocks of a Markdown file.
func parse(markdown string) []block {
	var blocks []block
	var open *block
	n := 0
	for line := range strings.Lines(markdown) {
		n++
		fence, isFence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case isFence && open == nil:
			open = &block{info: fence, line: n}
		case isFence:
			blocks = append(blocks, *open)
			open = nil
		case open != nil:
			open.body += line
		}
	}
	return blocks
}

// follow runs the blocks.
func follow(ctx context.Context, blocks []block) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	printed, ran := "", 0
	for _, b := range blocks {
		words := strings.Fields(b.info)
		switch {
		case len(words) == 2 && words[1] == "server":
			stop, err := serve(ctx, b)
			if err != nil {
				return fmt.Errorf("line %d: %w", b.line, err)
			}
			defer stop()
			ran++
		case len(words) == 1 && words[0] == "sh":
			log.Printf("--- line %d\n%s", b.line, b.body)
			command := shell(ctx, b.body)
			command.Stderr = os.Stderr
			out, err := command.Output()
			if err != nil {
				return fmt.Errorf("line %d: %w\n%s", b.line, err, out)
			}
			printed = string(out)
			ran++
		case len(words) == 2 && words[1] == "output":
			if strings.TrimSpace(printed) != strings.TrimSpace(b.body) {
				return fmt.Errorf("line %d: the block before printed\n%s\nwant\n%s", b.line, printed, b.body)
			}
		}
	}
	if ran == 0 {
		return errors.New("no shell block: nothing was followed")
	}
	log.Printf("%d blocks followed", ran)
	return nil
}

// shell gives a command that runs a script in a process group of its own, which ends with the context.
func shell(ctx context.Context, script string) *exec.Cmd {
	command := exec.CommandContext(ctx, "bash", "-euo", "pipefail", "-c", script)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGTERM) }
	return command
}

// serve runs a block in the background and waits for its port.
func serve(ctx context.Context, b block) (stop func(), err error) {
	log.Printf("--- line %d, in the background\n%s", b.line, b.body)
	ctx, cancel := context.WithCancel(ctx)
	command := shell(ctx, b.body)
	if err := command.Start(); err != nil {
		cancel()
		return nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	stop = func() {
		cancel()
		<-ended
	}
	deadline := time.After(startTimeout)
	for {
		connection, err := new(net.Dialer).DialContext(ctx, "tcp", serverAddress)
		if err == nil {
			return stop, connection.Close()
		}
		select {
		case err := <-ended:
			cancel()
			return nil, fmt.Errorf("the server ended: %w", err)
		case <-deadline:
			stop()
			return nil, fmt.Errorf("no server at %s within %v", serverAddress, startTimeout)
		case <-time.After(100 * time.Millisecond):
		}
	}
}
