package client

import (
	"context"
	"io"
	"sync"

	"google.golang.org/grpc"
	grpcmetadata "google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// AnalyzeStream runs the service's method on a goroutine of its own; messages go from hand to hand.
func (p inProcess) AnalyzeStream(ctx context.Context, _ ...grpc.CallOption) (grpc.BidiStreamingClient[khabarv1.AnalyzeStreamRequest, khabarv1.AnalyzeStreamResponse], error) {
	ctx, cancel := context.WithCancel(ctx)
	s := &stream{
		ctx: ctx, requests: make(chan *khabarv1.AnalyzeStreamRequest), responses: make(chan *khabarv1.AnalyzeStreamResponse), done: make(chan struct{}),
	}
	go func() {
		defer cancel()
		s.err = p.service.AnalyzeStream(serverEnd{stream: s})
		close(s.done)
	}()
	return &clientEnd{stream: s}, nil
}

// stream is a call of AnalyzeStream in this process.
type stream struct {
	ctx       context.Context // ends with the caller's, and with the method
	requests  chan *khabarv1.AnalyzeStreamRequest
	responses chan *khabarv1.AnalyzeStreamResponse
	done      chan struct{} // closed when the method has returned
	err       error         // what it returned
}

// clientEnd is the end of a stream that the caller has.
type clientEnd struct {
	grpc.ClientStream // for what has no meaning without a wire
	*stream
	closeSend sync.Once
}

func (c *clientEnd) Context() context.Context { return c.ctx }

// Send gives the method a request; io.EOF says that it has returned, and Recv why.
func (c *clientEnd) Send(r *khabarv1.AnalyzeStreamRequest) error {
	select {
	case c.requests <- r:
		return nil
	case <-c.done:
		return io.EOF
	case <-c.ctx.Done():
		return io.EOF
	}
}

func (c *clientEnd) CloseSend() error {
	c.closeSend.Do(func() { close(c.requests) })
	return nil
}

func (c *clientEnd) Recv() (*khabarv1.AnalyzeStreamResponse, error) {
	select {
	case r := <-c.responses:
		return r, nil
	case <-c.done:
		if c.err == nil {
			return nil, io.EOF
		}
		return nil, c.err
	}
}

func (*clientEnd) Header() (grpcmetadata.MD, error) { return nil, nil }
func (*clientEnd) Trailer() grpcmetadata.MD         { return nil }

// serverEnd is the end that the method has.
type serverEnd struct {
	grpc.ServerStream
	*stream
}

func (s serverEnd) Context() context.Context { return s.ctx }

func (s serverEnd) Recv() (*khabarv1.AnalyzeStreamRequest, error) {
	select {
	case r, ok := <-s.requests:
		if !ok {
			return nil, io.EOF
		}
		return r, nil
	case <-s.ctx.Done():
		return nil, status.FromContextError(s.ctx.Err()).Err()
	}
}

func (s serverEnd) Send(r *khabarv1.AnalyzeStreamResponse) error {
	select {
	case s.responses <- r:
		return nil
	case <-s.ctx.Done():
		return status.FromContextError(s.ctx.Err()).Err()
	}
}
