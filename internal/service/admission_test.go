package service

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// sleepy is a service that takes a while for every text.
func sleepy(while time.Duration) fake {
	return fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		time.Sleep(while)
		return &khabarv1.TokenizeResponse{}, nil
	}}
}

// narrow is a configuration with so many slots, a queue as long, and little patience.
func narrow(slots int) Config {
	c := DefaultConfig()
	c.MaxInFlight, c.MaxQueue, c.MaxQueueTime = slots, slots, 20*time.Millisecond
	return c
}

// outcomes are what calls came to.
type outcomes struct {
	mu       sync.Mutex
	took     []time.Duration // of those that were answered
	refused  int
	failures []error
}

// call makes a call and keeps what it came to.
func (o *outcomes) call(ctx context.Context, s *served) {
	begin := time.Now()
	_, err := s.client.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: news})
	took := time.Since(begin)
	o.mu.Lock()
	defer o.mu.Unlock()
	switch status.Code(err) {
	case codes.OK:
		o.took = append(o.took, took)
	case codes.ResourceExhausted:
		o.refused++
	default:
		o.failures = append(o.failures, err)
	}
}

// p99 gives the 99th percentile of the time that an answer took.
func (o *outcomes) p99() time.Duration {
	slices.Sort(o.took)
	return o.took[len(o.took)*99/100]
}

// TestAdmissionUnderLoad calls at three times what a server can do. Those that are admitted take less than twice as long as they would
// alone, and nearly as many are answered as could be. The first moments, in which the queue takes the load for a burst, do not
// count. The machine of a test has other things to do, hence the grace.
func TestAdmissionUnderLoad(t *testing.T) {
	const slots, while, long = 8, 25 * time.Millisecond, 1500 * time.Millisecond
	grace, least := 500*time.Millisecond, 0.3 // beside other tests
	if exhaustive() {
		grace, least = 25*time.Millisecond, 0.9
	}
	c := DefaultConfig()
	c.MaxInFlight = slots
	c.Limits.MaxConcurrentStreams = 10000
	s := serve(t, c, sleepy(while))

	var alone, burst, all outcomes
	for range 20 {
		alone.call(t.Context(), s)
	}
	var calls sync.WaitGroup
	rate := time.NewTicker(while / slots / 3)
	defer rate.Stop()
	load := func(long time.Duration, o *outcomes) time.Duration {
		begin := time.Now()
		for time.Since(begin) < long {
			<-rate.C
			calls.Go(func() { o.call(t.Context(), s) })
		}
		return time.Since(begin)
	}
	load(4*DefaultMaxQueueTime, &burst)
	took := load(long, &all)
	calls.Wait()

	capacity := float64(slots) * took.Seconds() / alone.p99().Seconds()
	goodput := float64(len(all.took)) / capacity
	t.Logf("%d calls answered, %d refused; p99 %v, alone %v; goodput %.0f %%",
		len(all.took), all.refused, all.p99(), alone.p99(), 100*goodput)
	if len(all.failures) > 0 {
		t.Errorf("%d calls failed, the first with %v", len(all.failures), all.failures[0])
	}
	if all.refused == 0 {
		t.Error("no call was refused")
	}
	if all.p99() > 2*alone.p99()+grace {
		t.Errorf("p99 of the admitted %v, alone %v", all.p99(), alone.p99())
	}
	if goodput < least {
		t.Errorf("goodput %.0f %% of capacity, want %.0f", 100*goodput, 100*least)
	}
	if got := s.Admission(); got.Shed() != int64(burst.refused+all.refused) || got.InFlight() != 0 || got.Waiting() != 0 {
		t.Errorf("shed %d, in flight %d, waiting %d; want %d, 0, 0", got.Shed(), got.InFlight(), got.Waiting(), burst.refused+all.refused)
	}
}

// TestAdmissionOfWork has calls that work rather than wait, many more than there are cores. The queue for the processor must not stand in
// for the one that refuses: half of the answers take less than the half second that all calls, one after the other, would.
func TestAdmissionOfWork(t *testing.T) {
	const callers, work = 250, 2 * time.Millisecond
	c := DefaultConfig()
	c.MaxQueueTime = 20 * time.Millisecond
	s := serve(t, c, fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		for begin := time.Now(); time.Since(begin) < work*time.Duration(c.MaxInFlight); { // the work
		}
		return &khabarv1.TokenizeResponse{}, nil
	}})
	var all outcomes
	var calls sync.WaitGroup
	begin := time.Now()
	for range callers {
		calls.Go(func() {
			for time.Since(begin) < time.Second {
				all.call(t.Context(), s)
				time.Sleep(100 * time.Millisecond) // as RetryInfo says
			}
		})
	}
	calls.Wait()
	if len(all.failures) > 0 || len(all.took) < 10 {
		t.Fatalf("%d answers, failures %v", len(all.took), all.failures)
	}
	slices.Sort(all.took)
	median := all.took[len(all.took)/2]
	t.Logf("%d calls answered, %d refused; median %v", len(all.took), all.refused, median)
	most := callers * work / 2
	if !exhaustive() {
		most *= 4 // beside other tests
	}
	if all.refused == 0 || median > most {
		t.Errorf("%d calls refused, median %v; want some, and less than %v", all.refused, median, most)
	}
}

// TestOverloaded looks at a refusal: its code, when to try again, why.
func TestOverloaded(t *testing.T) {
	s := serve(t, narrow(1), nil)
	leave, err := s.admission.enter(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news})
	wantCode(t, "a call without a slot", err, codes.ResourceExhausted)
	details := status.Convert(err).Details()
	if len(details) != 2 {
		t.Fatalf("details %v, want two", details)
	}
	if retry, ok := details[0].(*errdetails.RetryInfo); !ok || retry.GetRetryDelay().AsDuration() < leastRetry {
		t.Errorf("%v, want when to try again", details[0])
	}
	if info, ok := details[1].(*errdetails.ErrorInfo); !ok || info.GetReason() != "OVERLOADED" || info.GetDomain() != Domain {
		t.Errorf("%v, want OVERLOADED", details[1])
	}
	// What costs nothing is answered all the same.
	if _, err := s.client.GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{}); err != nil {
		t.Errorf("GetServiceInfo: %v", err)
	}
	leave()
	if _, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("a call after the slot was given back: %v", err)
	}
}

// TestQueue fills the queue: a call more is refused at once, one whose caller goes is let go, and the next gets the slot.
func TestQueue(t *testing.T) {
	c := narrow(1)
	c.MaxQueueTime = patience
	a := newAdmission(c)
	defer a.close()
	leave, err := a.enter(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	first := make(chan error, 1)
	go func() { _, err := a.enter(ctx, 1); first <- err }()
	for a.Waiting() == 0 {
		time.Sleep(time.Millisecond)
	}
	_, err = a.enter(t.Context(), 1)
	wantCode(t, "a call that finds the queue full", err, codes.ResourceExhausted)
	cancel()
	wantCode(t, "a call whose caller went", within(t, "its end", first), codes.Canceled)
	a.small.refused.Store(0) // so that the next has all the patience of a calm
	second := make(chan error, 1)
	go func() { _, err := a.enter(t.Context(), 1); second <- err }()
	for a.Waiting() == 0 {
		time.Sleep(time.Millisecond)
	}
	leave()
	if err := within(t, "the slot", second); err != nil {
		t.Errorf("a call that waited: %v", err)
	}
}

// TestNeitherStarves fills the slots of short texts, and those of long ones: the others still get theirs.
func TestNeitherStarves(t *testing.T) {
	for _, row := range []struct {
		why          string
		many, single int
		refused      bool
	}{
		{"a short text beside long ones", bigText, 100, false},
		{"a long text beside short ones", 100, bigText, false},
		{"of one length", 100, 100, true},
	} {
		a := newAdmission(narrow(4))
		defer a.close()
		for range 4 {
			if leave, err := a.enter(t.Context(), row.many); err == nil {
				defer leave()
			}
		}
		leave, err := a.enter(t.Context(), row.single)
		if refused := err != nil; refused != row.refused {
			t.Errorf("%s: %v, want it refused: %t", row.why, err, row.refused)
		}
		if err == nil {
			leave()
		}
	}
}

// TestTextBytes has the sizes by which slots are given.
func TestTextBytes(t *testing.T) {
	for _, row := range []struct {
		request any
		n       int
		ok      bool
	}{
		{&khabarv1.TokenizeRequest{Text: "خبر"}, 6, true},
		{&khabarv1.StemRequest{Text: "خبر"}, 6, true},
		{&khabarv1.StemRequest{Words: []string{"خبر", strings.Repeat("a", 10)}}, 16, true},
		{&khabarv1.TagEntitiesRequest{}, 0, true},
		{&khabarv1.GetServiceInfoRequest{}, 0, false},
	} {
		if n, ok := TextBytes(row.request); n != row.n || ok != row.ok {
			t.Errorf("%v: %d, %t; want %d, %t", row.request, n, ok, row.n, row.ok)
		}
	}
}

// TestStreamWaits has documents that find no slot for much longer than a call would wait: they are answered in the end.
func TestStreamWaits(t *testing.T) {
	s := serve(t, narrow(1), nil)
	leave, err := s.admission.enter(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := s.client.AnalyzeStream(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"1", "2", "3"} {
		if err := stream.Send(document(id, news)); err != nil {
			t.Fatal(err)
		}
	}
	_ = stream.CloseSend()
	time.Sleep(200 * time.Millisecond)
	if n := s.admission.InFlight(); n != 1 {
		t.Errorf("%d texts in flight, want the one that holds the slot", n)
	}
	leave()
	all, err := drain(stream)
	if err != nil || len(all) != 3 {
		t.Fatalf("%d answers, %v; want 3", len(all), err)
	}
	for _, r := range all {
		if r.GetError() != nil {
			t.Errorf("document %s: %v", r.GetId(), r.GetError())
		}
	}
}

// TestStreamsLeaveRoom has many documents that want the slots of short texts. They take all while nobody else wants them; where a call
// does, no more of them go before it than may queue.
func TestStreamsLeaveRoom(t *testing.T) {
	c := narrow(4)
	c.MaxQueueTime = patience
	a := newAdmission(c)
	defer a.close()
	ctx, cancel := context.WithCancel(t.Context())
	var documents sync.WaitGroup
	finish := make(chan struct{})
	for range 20 {
		documents.Go(func() {
			if leave, err := a.enterDocument(ctx, 1); err == nil {
				select {
				case <-finish:
				case <-ctx.Done():
				}
				leave()
			}
		})
	}
	for a.InFlight() < 4 {
		time.Sleep(time.Millisecond)
	}
	for range 2 {
		entered := make(chan error, 1)
		go func() {
			_, err := a.enter(t.Context(), 1)
			entered <- err
		}()
		for a.Waiting() == 0 {
			time.Sleep(time.Millisecond)
		}
		for n := 0; a.Waiting() > 0; n++ {
			if n > 3 {
				t.Fatalf("%d documents went before a call, want half of 4 at most, and one that ends", n)
			}
			finish <- struct{}{}
			for wait := 0; a.Waiting() > 0 && wait < 100; wait++ {
				time.Sleep(time.Millisecond)
			}
		}
		if err := within(t, "a call beside streams", entered); err != nil {
			t.Errorf("a call beside streams: %v", err)
		}
	}
	cancel()
	documents.Wait()
}
