package main

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync/atomic"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/mem"

	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// echoArgument makes the program the echo server: it is followed by the folder of the answers.
const echoArgument = "echo"

// serveEcho answers every unary call of the contract with the bytes of a file of the folder, one file after the other, until the process is
// ended. It has gRPC's options of the real server and nothing else: no interceptor, no message read or written, no work.
func serveEcho(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return err
	}
	e := &echo{answers: make([][]byte, len(files))}
	for i, file := range files {
		if e.answers[i], err = os.ReadFile(file); err != nil {
			return err
		}
	}
	server := grpc.NewServer(append(service.DefaultConfig().TransportOptions(), grpc.ForceServerCodecV2(raw{}))...)
	server.RegisterService(e.description(), e)
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "localhost:0")
	if err != nil {
		return err
	}
	slog.New(slog.NewJSONHandler(os.Stderr, nil)).Info("serving", "address", listener.Addr().String())
	return server.Serve(listener)
}

// echo is a service that has its answers already.
type echo struct {
	answers [][]byte
	next    atomic.Int64
}

// description gives the contract's service with its unary methods, each answered by the next answer.
func (e *echo) description() *grpc.ServiceDesc {
	d := &grpc.ServiceDesc{ServiceName: khabarv1.LanguageService_ServiceDesc.ServiceName, HandlerType: (*any)(nil)}
	for _, method := range khabarv1.LanguageService_ServiceDesc.Methods {
		d.Methods = append(d.Methods, grpc.MethodDesc{
			MethodName: method.MethodName,
			Handler: func(_ any, _ context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
				if err := decode(nil); err != nil {
					return nil, err
				}
				return e.answers[int(e.next.Add(1))%len(e.answers)], nil
			},
		})
	}
	return d
}

// raw is a codec of messages that are bytes already. What comes is not looked at.
type raw struct{}

var _ encoding.CodecV2 = raw{}

// Name implements encoding.CodecV2.
func (raw) Name() string { return "proto" }

// Marshal implements encoding.CodecV2 of bytes.
func (raw) Marshal(v any) (mem.BufferSlice, error) {
	return mem.BufferSlice{mem.SliceBuffer(v.([]byte))}, nil
}

// Unmarshal implements encoding.CodecV2.
func (raw) Unmarshal(mem.BufferSlice, any) error { return nil }
