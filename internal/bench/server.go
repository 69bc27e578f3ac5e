package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Build builds a program of the project into a folder and gives its path: "server", or "client/khabar".
func Build(ctx context.Context, folder, name string) (program string, err error) {
	root, err := root()
	if err != nil {
		return "", err
	}
	program = filepath.Join(folder, filepath.Base(name))
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "./"+name)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return program, nil
}

// Server is a process of the server on a free port of this machine.
type Server struct {
	Address string // host:port
	command *exec.Cmd
	ended   chan struct{} // closed when the process has ended
	err     error         // how it did
}

// StartServer starts the server that Build gave, with more variables (NAME=value), and waits until it listens.
func StartServer(ctx context.Context, program string, variables ...string) (*Server, error) {
	command := exec.CommandContext(ctx, program, "--listen", "localhost:0", "--log-format", "json")
	command.Env = append(os.Environ(), variables...)
	return Start(command)
}

// Start starts the program of a server and waits until a line of its log, in JSON, says "serving" with its address. The log goes to a file,
// where nobody has to take it away while something is measured.
func Start(command *exec.Cmd) (*Server, error) {
	log, err := os.CreateTemp("", "log")
	if err != nil {
		return nil, err
	}
	defer os.Remove(log.Name()) // the process goes on writing to it
	command.Stderr = log
	if err := errors.Join(command.Start(), log.Close()); err != nil {
		return nil, err
	}
	s := &Server{command: command, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		s.err = command.Wait()
	}()
	for {
		lines, err := os.ReadFile(log.Name())
		if err != nil {
			return nil, errors.Join(err, command.Process.Kill())
		}
		for line := range bytes.Lines(lines) {
			var l struct{ Msg, Address string }
			if json.Unmarshal(line, &l) == nil && l.Msg == "serving" {
				s.Address = l.Address
				return s, nil
			}
		}
		select {
		case <-s.ended:
			return nil, fmt.Errorf("the server ended before it served: %w: %s", s.err, lines)
		case <-time.After(time.Millisecond):
		}
	}
}

// Stop ends the process in order.
func (s *Server) Stop() error {
	err := s.command.Process.Signal(syscall.SIGTERM)
	<-s.ended
	return errors.Join(err, s.err)
}

// Kill ends the process at once.
func (s *Server) Kill() {
	s.command.Process.Kill()
	<-s.ended // says that it was killed
}

// ticksPerSecond is USER_HZ, the unit of times under /proc: 100 on every Linux that Go runs on.
const ticksPerSecond = 100

// CPU gives the time that the process has spent on processors, its own and the kernel's for it, to a hundredth of a second.
func (s *Server) CPU() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	// The name, the second field, is in parentheses and may hold anything; utime and stime are fields 14 and 15.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	var user, system int64
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		return 0, err
	}
	return time.Duration(user+system) * time.Second / ticksPerSecond, nil
}

// Memory gives the resident memory of the process, now and at its highest, in bytes.
func (s *Server) Memory() (resident, peak int64, err error) { return Memory(s.command.Process.Pid) }

// Memory gives the resident memory of a process, now and at its highest, in bytes.
func Memory(pid int) (resident, peak int64, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, err
	}
	for key, value := range map[string]*int64{"VmRSS:": &resident, "VmHWM:": &peak} {
		_, after, _ := strings.Cut(string(data), key)
		if _, err := fmt.Sscan(after, value); err != nil {
			return 0, 0, fmt.Errorf("%s %w", key, err)
		}
		*value <<= 10 // it is in kilobytes
	}
	return resident, peak, nil
}
