package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// document gives a document of a text.
func document(id, text string) *khabarv1.AnalyzeStreamRequest {
	return &khabarv1.AnalyzeStreamRequest{Id: id, Request: &khabarv1.AnalyzeRequest{
		Text: text, Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS, khabarv1.Feature_FEATURE_NUMBERS},
	}}
}

// drain receives until the stream ends.
func drain(stream khabarv1.LanguageService_AnalyzeStreamClient) (all []*khabarv1.AnalyzeStreamResponse, err error) {
	for {
		r, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, r)
	}
}

// TestAnalyzeStream sends documents of very different lengths, some of them bad, in order and not. Each gets what Analyze gives.
func TestAnalyzeStream(t *testing.T) {
	c := DefaultConfig()
	c.Limits.MaxIDBytes = 10
	s := serve(t, c, nil)
	documents := map[string]*khabarv1.AnalyzeStreamRequest{}
	var order []string
	for i := range 300 {
		id := fmt.Sprint("خبر", i)
		d := document(id, strings.Repeat(news, 1+i%7*i%50))
		switch i % 10 {
		case 7:
			d.Request = nil
		case 8:
			d.Request.OffsetUnit = 9
		case 9:
			d.Id = strings.Repeat("x", 11+i)
		}
		order = append(order, d.GetId())
		documents[d.GetId()] = d
	}
	for _, unordered := range []bool{false, true} {
		stream, err := s.client.AnalyzeStream(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			for i, id := range order {
				d := proto.CloneOf(documents[id])
				d.Unordered = unordered && i == 0
				_ = stream.Send(d)
			}
			_ = stream.CloseSend()
		}()
		responses, err := drain(stream)
		if err != nil || len(responses) != len(order) {
			t.Fatalf("unordered %t: %d answers and error %v, want %d", unordered, len(responses), err, len(order))
		}
		seen := map[string]bool{}
		for i, got := range responses {
			if !unordered && got.GetId() != order[i] {
				t.Fatalf("answer %d is of %q, want %q", i, got.GetId(), order[i])
			}
			seen[got.GetId()] = true
			checkDocument(t, documents[got.GetId()], got)
		}
		if len(seen) != len(order) {
			t.Errorf("unordered %t: %d different documents answered, want %d", unordered, len(seen), len(order))
		}
	}
}

// checkDocument compares the answer to a document with that of Analyze.
func checkDocument(t *testing.T, document *khabarv1.AnalyzeStreamRequest, got *khabarv1.AnalyzeStreamResponse) {
	t.Helper()
	if n := len(document.GetId()); n > 10 {
		want := &khabarv1.DocumentError{Code: int32(codes.InvalidArgument), Message: fmt.Sprintf("id: %d bytes, want at most 10", n), Reason: "ID_TOO_LONG"}
		if !proto.Equal(got.GetError(), want) {
			t.Errorf("a long id: %v, want %v", got.GetError(), want)
		}
		return
	}
	want, err := New(DefaultLimits(), quiet).Analyze(t.Context(), document.GetRequest())
	if err == nil && !proto.Equal(got.GetResponse(), want) {
		t.Errorf("%s: %v, want %v", document.GetId(), got, want)
	}
	if err != nil && !proto.Equal(got.GetError(), documentError(err)) {
		t.Errorf("%s: %v, want %v", document.GetId(), got.GetError(), err)
	}
}

// TestDocumentNotUTF8 has documents whose id or text is not UTF-8: each has its error, under an id that can be sent.
func TestDocumentNotUTF8(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	for _, c := range []struct{ id, text, wantID, message string }{
		{"ع\xff", news, "ع\uFFFD", "id: byte 2 is not UTF-8"},
		{"عدد 7", news + "\xff", "عدد 7", fmt.Sprintf("text: byte %d is not UTF-8", len(news))},
	} {
		got := s.document(t.Context(), document(c.id, c.text))
		want := &khabarv1.DocumentError{Code: int32(codes.InvalidArgument), Message: c.message, Reason: "TEXT_NOT_UTF8"}
		if got.GetId() != c.wantID || !proto.Equal(got.GetError(), want) {
			t.Errorf("%q: id %q, error %v, want %q and %v", c.id, got.GetId(), got.GetError(), c.wantID, want)
		}
	}
}

func TestAnalyzeStreamOfNothing(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	stream, err := s.client.AnalyzeStream(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_ = stream.CloseSend()
	if all, err := drain(stream); len(all) != 0 || err != nil {
		t.Errorf("%v, %v; want nothing", all, err)
	}
}

// TestAnalyzeStreamAfterAPanic breaks one document: it says so without the cause, the log has that, and the stream goes on.
func TestAnalyzeStreamAfterAPanic(t *testing.T) {
	var log strings.Builder
	s := New(DefaultLimits(), slog.New(slog.NewTextHandler(&log, nil)))
	ctx := context.WithValue(t.Context(), callKey{}, &call{id: "q7"})
	out := s.document(&countdown{Context: ctx, panic: "سر الخادم"}, document("1", news))
	if e := out.GetError(); e.GetCode() != int32(codes.Internal) || e.GetReason() != "INTERNAL" || strings.Contains(e.GetMessage(), "سر") || out.GetId() != "1" {
		t.Errorf("%v, want an INTERNAL without its cause", out)
	}
	if !strings.Contains(log.String(), "سر الخادم") || !strings.Contains(log.String(), "request_id=q7") {
		t.Errorf("the log has %q, want the cause under the request's id", log.String())
	}
}

// TestAnalyzeStreamIsBounded sends a hundred megabytes and receives nothing: the sender is held up early.
func TestAnalyzeStreamIsBounded(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stream, err := s.client.AnalyzeStream(ctx)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat(news+"\n", 1000) // some 150 KB
	sent := make(chan int, 1000)
	go func() {
		defer close(sent)
		for i := range 700 {
			if stream.Send(document(strconv.Itoa(i), text)) != nil {
				return
			}
			sent <- i
		}
	}()
	last, idle := 0, time.NewTimer(patience)
	for waiting := true; waiting; {
		select {
		case last = <-sent:
			idle.Reset(500 * time.Millisecond)
		case <-idle.C:
			waiting = false
		}
	}
	if held := last * len(text); held > 16<<20 {
		t.Errorf("%d MB sent to a server whose answers are not taken, want a few", held>>20)
	}
	cancel()
	for range sent { // until the sender has ended
	}
}

// TestAnalyzeStreamStops stops the server in the middle: what was taken is answered, and the stream ends with UNAVAILABLE at once.
func TestAnalyzeStreamStops(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	stream, err := s.client.AnalyzeStream(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		if err := stream.Send(document(strconv.Itoa(i), news)); err != nil {
			t.Fatal(err)
		}
	}
	for range 10 {
		if _, err := stream.Recv(); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	if graceful := s.stop(patience); !graceful {
		t.Error("an open stream kept the server from stopping")
	}
	if took := time.Since(start); took > patience/2 {
		t.Errorf("stopping took %v", took)
	}
	_, err = drain(stream)
	wantCode(t, "the stream", err, codes.Unavailable)
	if !strings.Contains(status.Convert(err).Message(), "go on after the last document") {
		t.Errorf("error %v, want one that says how to go on", err)
	}
}

// TestAnalyzeStreamLeavesNothing gives streams up in every way, and counts goroutines.
func TestAnalyzeStreamLeavesNothing(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	before := runtime.NumGoroutine()
	for i := range 50 {
		ctx, cancel := context.WithCancel(t.Context())
		stream, err := s.client.AnalyzeStream(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for k := range i % 20 {
			_ = stream.Send(document(strconv.Itoa(k), news))
		}
		if i%20 > 0 && i%3 == 0 {
			_, _ = stream.Recv()
		}
		cancel()
	}
	for range 500 {
		if runtime.NumGoroutine() <= before+5 { // of the connection
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
