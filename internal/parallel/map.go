// Package parallel works on the items of a sequence side by side, with what is in flight bounded.
package parallel

import (
	"context"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"
)

// Options say how Map works.
type Options[T any] struct {
	Workers   int           // goroutines that work, at least 1
	Unordered bool          // results come as they are ready, rather than in the order of their items
	Budget    int64         // what the items may weigh together from when they are taken until their results are
	Weight    func(T) int64 // of an item, at least 1; one that is heavier than the budget has it for itself
}

// aheadPerWorker is how many items a worker, in order, may be taken and finished before the one whose result is awaited has it. Without
// any, those after it would wait for it with idle workers; too many results that wait are memory that the budget of items does not know
// of.
const aheadPerWorker = 8

// Map calls work with each item of in and gives what it returns. It takes items from in on one goroutine of its own and no faster than
// the results are taken, so that memory is bounded by the budget however long the sequence is. An error of in is the last thing given,
// after the results of the items before it; the end of the context likewise, with its cause.
//
// No work goes on once the caller stops taking results: the context of work ends, and Map waits for it. It does not wait for in, which
// may hang in a read: the caller sees to it that the read comes to an end.
func Map[T, R any](ctx context.Context, in iter.Seq2[T, error], o Options[T], work func(context.Context, T) R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		m := mapping[T, R]{Options: o, budget: semaphore.NewWeighted(o.Budget), work: work}
		m.ready = make(chan item[R], m.ahead())
		m.free = semaphore.NewWeighted(int64(o.Workers))
		defer m.working.Wait()
		defer m.stop(cancel)
		go m.read(ctx, in)
		for i := range m.ready {
			select {
			case r := <-i.result:
				m.budget.Release(i.weight)
				if !yield(r, nil) {
					return
				}
			case <-ctx.Done():
			}
		}
		if m.err != nil {
			var none R
			yield(none, m.err)
		}
	}
}

// mapping is a Map under way.
type mapping[T, R any] struct {
	Options[T]
	work     func(context.Context, T) R
	budget   *semaphore.Weighted
	free     *semaphore.Weighted // workers that have nothing to do
	starting sync.Mutex          // held where work starts, and where the context ends: none starts after that
	working  sync.WaitGroup
	ready    chan item[R] // items whose result is the next to be given, closed after the last
	err      error        // why there are no more, set before ready is closed
}

// item is an item that was taken.
type item[R any] struct {
	weight int64
	result chan R // has room for one
}

// ahead gives how many items may be ready besides the one that is awaited. Without an order it is awaited whatever it is, and a worker
// holds its result until it is taken.
func (m *mapping[T, R]) ahead() int {
	if m.Unordered {
		return 0
	}
	return aheadPerWorker * m.Workers
}

// read takes items until there are no more, or the context ends.
func (m *mapping[T, R]) read(ctx context.Context, in iter.Seq2[T, error]) {
	defer close(m.ready)
	m.err = m.readAll(ctx, in)
	m.working.Wait() // what is unordered gets ready until then
}

func (m *mapping[T, R]) readAll(ctx context.Context, in iter.Seq2[T, error]) error {
	for t, err := range in {
		if err != nil {
			return err
		}
		i := item[R]{min(m.Weight(t), m.Budget), make(chan R, 1)}
		if m.budget.Acquire(ctx, i.weight) != nil || !m.Unordered && !m.next(ctx, i) || !m.start(ctx, t, i) {
			return context.Cause(ctx)
		}
	}
	return nil
}

// start has a worker work on t, as soon as one is free; false where the context ends before.
func (m *mapping[T, R]) start(ctx context.Context, t T, i item[R]) bool {
	if m.free.Acquire(ctx, 1) != nil {
		return false
	}
	m.starting.Lock()
	defer m.starting.Unlock()
	if ctx.Err() != nil {
		return false
	}
	m.working.Go(func() {
		defer m.free.Release(1)
		i.result <- m.work(ctx, t)
		if m.Unordered {
			m.next(ctx, i)
		}
	})
	return true
}

// stop ends the context. No work starts after it, so that what is at work can be waited for.
func (m *mapping[T, R]) stop(cancel context.CancelFunc) {
	m.starting.Lock()
	defer m.starting.Unlock()
	cancel()
}

// next makes i the next item whose result is given; false where the context ends before.
func (m *mapping[T, R]) next(ctx context.Context, i item[R]) bool {
	select {
	case m.ready <- i:
		return true
	case <-ctx.Done():
		return false
	}
}
