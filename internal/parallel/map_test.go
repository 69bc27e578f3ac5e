package parallel_test

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/parallel"
)

// upTo gives the numbers below n, then an error if it is not nil.
func upTo(n int, err error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if err != nil {
			yield(0, err)
		}
	}
}

// options let ten items be in flight.
func options(unordered bool) parallel.Options[int] {
	return parallel.Options[int]{Workers: 4, Unordered: unordered, Budget: 10, Weight: func(int) int64 { return 1 }}
}

// napping makes later items finish first.
func napping(_ context.Context, i int) int {
	time.Sleep(time.Duration(3-i%4) * 100 * time.Microsecond)
	return i * i
}

func TestMap(t *testing.T) {
	broken := errors.New("broken")
	for _, unordered := range []bool{false, true} {
		for _, end := range []error{nil, broken} {
			var got []int
			var last error
			for r, err := range parallel.Map(t.Context(), upTo(500, end), options(unordered), napping) {
				if last != nil {
					t.Errorf("%d, %v after the error", r, err)
				}
				if last = err; err == nil {
					got = append(got, r)
				}
			}
			if !errors.Is(last, end) {
				t.Errorf("error %v, want %v", last, end)
			}
			if inOrder := slices.IsSorted(got); inOrder == unordered {
				t.Errorf("unordered %t: results in order %t", unordered, inOrder)
			}
			slices.Sort(got)
			for i, r := range got {
				if r != i*i {
					t.Fatalf("result %d is %d", i, r)
				}
			}
			if len(got) != 500 {
				t.Errorf("%d results, want 500", len(got))
			}
		}
	}
}

// TestMapWorksSideBySide has items each of which ends only once all workers are at work.
func TestMapWorksSideBySide(t *testing.T) {
	for _, unordered := range []bool{false, true} {
		o := options(unordered)
		var met sync.WaitGroup
		met.Add(o.Workers)
		results := parallel.Map(t.Context(), upTo(o.Workers, nil), o, func(_ context.Context, i int) int {
			met.Done()
			met.Wait()
			return i
		})
		n := 0
		for _, err := range results {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != o.Workers {
			t.Errorf("unordered %t: %d results, want %d", unordered, n, o.Workers)
		}
	}
}

// TestMapIsBounded takes no result for a while: no more items are taken than the budget holds, and one that is in hand.
func TestMapIsBounded(t *testing.T) {
	for _, unordered := range []bool{false, true} {
		var taken atomic.Int64
		counted := func(yield func(int, error) bool) {
			for i := 0; taken.Add(1) > 0 && yield(i, nil); i++ {
			}
		}
		n := 0
		for _, err := range parallel.Map(t.Context(), counted, options(unordered), napping) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n == 20 {
				time.Sleep(20 * time.Millisecond)
				if ahead := taken.Load() - int64(n); ahead > 12 {
					t.Errorf("unordered %t: %d items taken ahead, want at most the budget's 10 and those in hand", unordered, ahead)
				}
				break
			}
		}
	}
}

// TestMapOfTheHeavy has items that are each heavier than the budget: they go one by one.
func TestMapOfTheHeavy(t *testing.T) {
	o := options(true)
	o.Weight = func(int) int64 { return 1000 }
	var now, most atomic.Int64
	for _, err := range parallel.Map(t.Context(), upTo(20, nil), o, func(context.Context, int) int {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		time.Sleep(time.Millisecond)
		return 0
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d at once, want 1", most.Load())
	}
}

// TestMapStops ends the context, or the taking of results, in the middle: the work ends before Map does, and no goroutine is left.
func TestMapStops(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, unordered := range []bool{false, true} {
		for _, byContext := range []bool{false, true} {
			ctx, cancel := context.WithCancel(t.Context())
			var working atomic.Int64
			n, last := 0, error(nil)
			for _, err := range parallel.Map(ctx, upTo(1_000_000, nil), options(unordered), func(ctx context.Context, i int) int {
				working.Add(1)
				defer working.Add(-1)
				if i > 100 {
					<-ctx.Done()
				}
				return i
			}) {
				last = err
				if n++; n == 50 && byContext {
					cancel()
				} else if n == 50 {
					break
				}
			}
			if byContext && !errors.Is(last, context.Canceled) {
				t.Errorf("error %v, want %v", last, context.Canceled)
			}
			if w := working.Load(); w != 0 {
				t.Errorf("%d still at work", w)
			}
			cancel()
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
