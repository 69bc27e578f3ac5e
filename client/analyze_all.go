package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Document is a text of a corpus and what is wanted of it.
type Document struct {
	ID      string // the caller's name for it, of any length
	Request *khabarv1.AnalyzeRequest
}

// Result is the answer to a document.
type Result struct {
	ID       string
	Response *khabarv1.AnalyzeResponse
}

// DocumentError is why a document has no answer, though the others have: what Analyze would have said. It is a status error too:
// status.FromError reads its code.
type DocumentError struct {
	ID     string
	Reason string // as in google.rpc.ErrorInfo: TEXT_TOO_LONG
	status *status.Status
}

// Error names the document and what was wrong with it.
func (e *DocumentError) Error() string {
	return fmt.Sprintf("document %s: %s", e.ID, e.status.Message())
}

// GRPCStatus gives the status that Analyze would have answered.
func (e *DocumentError) GRPCStatus() *status.Status { return e.status }

// BrokenError is why the answers of AnalyzeAll end before the documents do.
type BrokenError struct {
	LastID   string // the last document that was answered; with answers in order, all before it were too
	Answered int    // how many were
	cause    error
}

// Error says how far it went and why no further.
func (e *BrokenError) Error() string {
	return fmt.Sprintf("after %d documents, the last of them %q: %v", e.Answered, e.LastID, e.cause)
}

// Unwrap gives the error of the last stream that broke, or of the context.
func (e *BrokenError) Unwrap() error { return e.cause }

// AllOption is an option of AnalyzeAll.
type AllOption func(*all)

// Unordered lets answers come as they are ready, rather than in the order of their documents.
func Unordered() AllOption { return func(a *all) { a.unordered = true } }

// What AnalyzeAll holds at most of documents that are taken and not answered, and how it goes on after a stream broke.
const (
	heldBytes     = 4 << 20
	documentBytes = 4 << 10 // what a document counts beside its text
	attempts      = 7       // streams in a row that answer nothing
	firstBackoff  = 50 * time.Millisecond
)

// AnalyzeAll analyses a corpus over one stream and gives the answers in the order of the documents, unless Unordered is given. Memory is
// bounded however long the corpus is: documents are taken no faster than answers are. A document that cannot be analysed gives a
// *DocumentError, and the others go on. A stream that breaks because its server went (UNAVAILABLE) is opened again, and what was not
// answered is sent again; where that fails too, or the context ends, the last thing given is a *BrokenError. documents is read on a
// goroutine of its own, and no further once the caller stops taking answers.
func (c *Client) AnalyzeAll(ctx context.Context, documents iter.Seq[Document], options ...AllOption) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		a := &all{
			client: c, yield: yield, held: semaphore.NewWeighted(heldBytes), documents: make(chan Document), unanswered: map[int]Document{},
		}
		for _, option := range options {
			option(a)
		}
		go a.take(ctx, documents)
		a.run(ctx)
	}
}

// all is an AnalyzeAll under way. Documents have their number for an id on the wire, so that the caller's ids may be anything.
type all struct {
	client    *Client
	unordered bool
	yield     func(Result, error) bool
	held      *semaphore.Weighted
	documents chan Document // those taken and not sent, closed after the last
	lastID    string
	answered  int

	mu         sync.Mutex
	taken      int
	unanswered map[int]Document // those sent at least once, by number
	complete   bool             // there are no more to send
}

// take reads the caller's documents, as far as the budget lets it.
func (a *all) take(ctx context.Context, documents iter.Seq[Document]) {
	defer close(a.documents)
	for d := range documents {
		if a.held.Acquire(ctx, d.weight()) != nil {
			return
		}
		select {
		case a.documents <- d:
		case <-ctx.Done():
			return
		}
	}
}

func (d Document) weight() int64 {
	return int64(min(len(d.Request.GetText())+documentBytes, heldBytes))
}

// errEnough says that the caller takes no more answers.
var errEnough = errors.New("enough")

// run opens streams until all documents are answered.
func (a *all) run(ctx context.Context) {
	failed, backoff := 0, firstBackoff
	for {
		before := a.answered
		err := a.stream(ctx)
		if err == nil || errors.Is(err, errEnough) {
			return
		}
		if failed++; a.answered > before {
			failed, backoff = 1, firstBackoff
		}
		if ctx.Err() == nil && status.Code(err) == codes.Unavailable && failed < attempts {
			select {
			case <-time.After(backoff):
				backoff *= 2
				continue
			case <-ctx.Done():
			}
		}
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		a.yield(Result{}, &BrokenError{LastID: a.lastID, Answered: a.answered, cause: err})
		return
	}
}

// stream opens a stream, sends what is to be sent on a goroutine of its own, and gives the answers to the caller.
func (a *all) stream(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	var sending sync.WaitGroup
	defer sending.Wait()
	defer cancel()
	stream, err := a.client.AnalyzeStream(ctx)
	if err != nil {
		return err
	}
	sending.Go(func() { a.send(ctx, stream) })
	for {
		response, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return a.end()
		}
		if err != nil {
			return err
		}
		if err := a.answer(response); err != nil {
			return err
		}
	}
}

// end tells whether a stream that came to its end may have.
func (a *all) end() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.complete || len(a.unanswered) > 0 {
		return status.Errorf(codes.DataLoss, "the server ended the stream with %d documents not answered", len(a.unanswered))
	}
	return nil
}

// send sends what an earlier stream left, and then documents as they are taken. It gives up where the stream breaks; Recv says why.
func (a *all) send(ctx context.Context, stream khabarv1.LanguageService_AnalyzeStreamClient) {
	for _, n := range a.left() {
		a.mu.Lock()
		d, ok := a.unanswered[n]
		a.mu.Unlock()
		if ok && stream.Send(a.message(n, d)) != nil {
			return
		}
	}
	for {
		select {
		case d, ok := <-a.documents:
			n := a.add(d, ok)
			if !ok {
				_ = stream.CloseSend()
				return
			}
			if stream.Send(a.message(n, d)) != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// left gives the numbers of the documents that are not answered, in order.
func (a *all) left() []int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Sorted(maps.Keys(a.unanswered))
}

// add gives the next document its number, or notes that there is none.
func (a *all) add(d Document, ok bool) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !ok {
		a.complete = true
		return 0
	}
	a.taken++
	a.unanswered[a.taken] = d
	return a.taken
}

func (a *all) message(n int, d Document) *khabarv1.AnalyzeStreamRequest {
	return &khabarv1.AnalyzeStreamRequest{Id: strconv.Itoa(n), Request: d.Request, Unordered: a.unordered}
}

// answer gives an answer to the caller.
func (a *all) answer(r *khabarv1.AnalyzeStreamResponse) error {
	n, _ := strconv.Atoi(r.GetId())
	a.mu.Lock()
	d, ok := a.unanswered[n]
	delete(a.unanswered, n)
	a.mu.Unlock()
	if !ok {
		return status.Errorf(codes.DataLoss, "the server answered document %q, which was not sent", r.GetId())
	}
	a.held.Release(d.weight())
	a.lastID = d.ID
	a.answered++
	result, err := Result{ID: d.ID, Response: r.GetResponse()}, error(nil)
	if e := r.GetError(); e != nil {
		err = &DocumentError{ID: d.ID, Reason: e.GetReason(), status: status.New(codes.Code(e.GetCode()), e.GetMessage())}
	}
	if !a.yield(result, err) {
		return errEnough
	}
	return nil
}
