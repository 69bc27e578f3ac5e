package service

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

const (
	// bigText is the length in bytes from which a text has slots of its own: a news item is shorter, and takes milliseconds.
	bigText = 64 << 10
	// leastWait is the shortest time that a call waits for a slot before it is refused.
	leastWait = 1 * time.Millisecond
	// calmAfter is for how many times the queue's time no call must be refused until calls wait that long again.
	calmAfter = 10
	// meanOf is of how many calls, about, the mean time in a slot is taken.
	meanOf = 16
)

// Admission bounds how many texts are worked on at once. Short and long texts have slots of their own, so that neither starves the other.
// A call that finds no slot waits in a queue in the order of arrival; one that waits too long is refused as OVERLOADED, and so is one that
// finds the queue full. As long as none is refused a call waits up to the queue's time, which a burst needs. From the first refusal until
// calmAfter times as long without any, it waits for half the mean time in a slot and at least leastWait, so that what is admitted is still
// answered in time. Two limits on waiting, a long one for bursts and a short one for overload, are the controlled delay of Maurer, Fail at
// Scale, ACM Queue 13 (2015), after Nichols and Jacobson's CoDel; here the switch is the last refusal, since a single free slot in the
// middle of an overload says little.
//
// Documents of streams wait as long as their stream lives, since their callers are held up by flow control. They queue for half the slots
// at most; one of the others they take only where it is free and no call waits, so that a corpus has all cores while nobody else wants
// them.
//
// A nil Admission admits documents of streams without a bound. It is safe for concurrent use.
type Admission struct {
	small, big lane
	poller     *poller
	bulk       *semaphore.Weighted // documents of streams that may queue for a slot
	shed       atomic.Int64
}

// newAdmission gives the admission of a configuration, which must be closed.
func newAdmission(c Config) *Admission {
	half := max(1, c.MaxInFlight/2)
	a := &Admission{bulk: semaphore.NewWeighted(int64(half)), poller: newPoller()}
	a.small.open(c.MaxInFlight, a.poller, c)
	a.big.open(half, a.poller, c)
	return a
}

// close lets go of what the admission holds of the system. It admits all the same.
func (a *Admission) close() { a.poller.close() }

// InFlight gives how many texts are worked on.
func (a *Admission) InFlight() int64 { return a.small.inFlight.Load() + a.big.inFlight.Load() }

// Slots gives how many texts may be worked on.
func (a *Admission) Slots() int64 { return a.small.size + a.big.size }

// Waiting gives how many calls are in the queue; documents of streams are not.
func (a *Admission) Waiting() int64 { return a.small.waiting.Load() + a.big.waiting.Load() }

// Shed gives how many calls were refused since the server began.
func (a *Admission) Shed() int64 { return a.shed.Load() }

// enter waits for a slot for a call with a text of so many bytes; leave gives it back. The error is the caller's.
func (a *Admission) enter(ctx context.Context, size int) (leave func(), err error) {
	l := a.lane(size)
	if l.slots.TryAcquire(1) {
		return l.enter(), nil
	}
	defer l.waiting.Add(-1)
	if l.waiting.Add(1) > l.maxWaiting {
		return nil, a.refuse(l)
	}
	waiting, cancel := context.WithTimeout(ctx, l.patience())
	defer cancel()
	if l.slots.Acquire(waiting, 1) == nil {
		return l.enter(), nil
	}
	if ctx.Err() != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	return nil, a.refuse(l)
}

// enterDocument waits for a slot for a document of a stream with a text of so many bytes. The error is the context's.
func (a *Admission) enterDocument(ctx context.Context, size int) (leave func(), err error) {
	if a == nil {
		return func() {}, nil
	}
	l := a.lane(size)
	if !a.bulk.TryAcquire(1) {
		if l.slots.TryAcquire(1) { // which fails where anyone waits
			return l.enter(), nil
		}
		if a.bulk.Acquire(ctx, 1) != nil {
			return nil, status.FromContextError(ctx.Err()).Err()
		}
	}
	if l.slots.Acquire(ctx, 1) != nil {
		a.bulk.Release(1)
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	done := l.enter()
	return func() { done(); a.bulk.Release(1) }, nil
}

func (a *Admission) lane(size int) *lane {
	if size >= bigText {
		return &a.big
	}
	return &a.small
}

func (a *Admission) refuse(l *lane) error {
	a.shed.Add(1)
	l.refused.Store(l.now())
	return overloaded(max(leastRetry, time.Duration(l.mean.Load())))
}

// unary is the interceptor of calls with one text. Calls without any, which cost nothing, pass.
func (a *Admission) unary(ctx context.Context, r any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	size, ok := TextBytes(r)
	if !ok {
		return handler(ctx, r)
	}
	leave, err := a.enter(ctx, size)
	if err != nil {
		return nil, err
	}
	defer leave()
	return handler(ctx, r)
}

// TextBytes gives how long the text or the words of a request are, and whether it has any.
func TextBytes(r any) (n int, ok bool) {
	switch r := r.(type) {
	case *khabarv1.StemRequest:
		for _, word := range r.GetWords() {
			n += len(word)
		}
		return n + len(r.GetText()), true
	case interface{ GetText() string }:
		return len(r.GetText()), true
	}
	return 0, false
}

// lane is the slots of texts of one kind, and their queue.
type lane struct {
	slots      *semaphore.Weighted
	size       int64 // of slots
	maxWaiting int64
	maxWait    time.Duration
	begun      time.Time
	poller     *poller

	inFlight, waiting atomic.Int64
	refused           atomic.Int64 // when a call was last refused, after begun; 0 for never
	mean              atomic.Int64 // time in a slot
}

func (l *lane) open(slots int, p *poller, c Config) {
	l.poller = p
	l.slots, l.size = semaphore.NewWeighted(int64(slots)), int64(slots)
	l.maxWaiting, l.maxWait, l.begun = int64(c.MaxQueue), c.MaxQueueTime, time.Now()
}

func (l *lane) now() int64 { return int64(time.Since(l.begun)) }

// patience gives how long a call may wait that comes now.
func (l *lane) patience() time.Duration {
	short := max(leastWait, time.Duration(l.mean.Load()/2))
	if refused := l.refused.Load(); refused > 0 && l.now()-refused < calmAfter*int64(l.maxWait) {
		return short
	}
	return max(short, l.maxWait)
}

// enter takes a slot that was acquired. It lets all run that can first, and where others wait then, the network be read too: where there are as
// many slots as cores, calls would otherwise wait for the processor and in sockets, where nobody sees how many they are and how long they have
// waited, and not in the queue.
func (l *lane) enter() (leave func()) {
	l.inFlight.Add(1)
	runtime.Gosched()
	if l.waiting.Load() > 0 {
		l.poller.yield()
	}
	begin := l.now()
	return func() {
		mean := l.mean.Load()
		l.mean.Store(mean + (l.now()-begin-mean)/meanOf) // of two at once one may be lost, which a mean bears
		l.inFlight.Add(-1)
		l.slots.Release(1)
	}
}
