package service

import (
	"os"
	"runtime"
	"sync"
)

// poller lets the network be read while all processors have work. Go's scheduler asks for what the network has when a processor finds nothing
// to run, and otherwise every ten milliseconds. A server with a queue always finds something to run; calls would wait in sockets, where
// nobody sees how many they are and how long they have waited. Here a goroutine waits for a byte of a pipe as others wait for their
// connections: who waits for that goroutine lets a processor find nothing to run, and has all connections read that something has come over.
//
// A nil poller only yields. It is safe for concurrent use.
type poller struct {
	read, write *os.File
	mu          sync.Mutex
	waiting     []chan struct{}
	closed      bool
}

// newPoller gives a poller that must be closed, and nil where the system has no pipe to give.
func newPoller() *poller {
	read, write, err := os.Pipe()
	if err != nil {
		return nil
	}
	p := &poller{read: read, write: write}
	go p.run()
	return p
}

// run wakes those who wait, whenever there is a byte to read, until the poller is closed.
func (p *poller) run() {
	var some [64]byte
	for {
		_, err := p.read.Read(some[:])
		p.mu.Lock()
		for _, w := range p.waiting {
			close(w)
		}
		p.waiting, p.closed = nil, err != nil
		p.mu.Unlock()
		if err != nil {
			_ = p.read.Close()
			return
		}
	}
}

// yield lets the network be read, and all run that can, before it returns.
func (p *poller) yield() {
	if p != nil {
		if woken := p.wake(); woken != nil {
			<-woken
		}
	}
	runtime.Gosched()
}

// wake gives a channel that is closed once the network was read; nil where the poller is closed.
func (p *poller) wake() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	if _, err := p.write.Write([]byte{0}); err != nil {
		return nil
	}
	woken := make(chan struct{})
	p.waiting = append(p.waiting, woken)
	return woken
}

// close ends the poller. Who waits goes on.
func (p *poller) close() {
	if p != nil {
		_ = p.write.Close() // which run reads as the end
	}
}
