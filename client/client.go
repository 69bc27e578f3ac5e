// Package client calls Khabar from Go: a server over the wire with Dial, or the same engine inside this process with InProcess. Both give
// the generated client interface, so that code written for one works with the other.
//
//	c, err := client.Dial("localhost:50051")
//	if err != nil { … }
//	defer c.Close()
//	r, err := c.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: "وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا."})
package client

import (
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/keepalive"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Defaults of Dial. Options given to it come after them and win.
const (
	// MaxReceiveBytes is the longest answer that is taken: a megabyte of news comes back as some five, of signs as twenty.
	MaxReceiveBytes = 64 << 20
	// FirstBackoff is the wait after a connection failed, and MaxBackoff the longest that it grows to. gRPC's own, of 1 s to 2 min, leave
	// servers that are back without calls for longer than they took to start.
	FirstBackoff = 100 * time.Millisecond
	MaxBackoff   = 5 * time.Second
	// KeepaliveTime is how long a connection may be silent before it is tried.
	KeepaliveTime = 30 * time.Second
	// KeepaliveTimeout is how long the answer to that may take.
	KeepaliveTimeout = 10 * time.Second
)

// connectTimeout is how long a connection may take to come about: gRPC's own.
const connectTimeout = 20 * time.Second

// ServiceConfig is the default service config of Dial: calls go round all addresses of the server's name, and a call that a server could
// not take (UNAVAILABLE) is tried again, four times in all; every method may be, since none changes anything.
const ServiceConfig = `{
	"loadBalancingConfig": [{"round_robin": {}}],
	"methodConfig": [{
		"name": [{"service": "khabar.v1.LanguageService"}],
		"retryPolicy": {
			"maxAttempts": 4,
			"initialBackoff": "0.05s",
			"maxBackoff": "1s",
			"backoffMultiplier": 3,
			"retryableStatusCodes": ["UNAVAILABLE"]
		}
	}]
}`

// Client is a connection to a server, or the engine in this process. It implements the generated interface
// khabarv1.LanguageServiceClient and is safe for concurrent use.
type Client struct {
	khabarv1.LanguageServiceClient
	connection *grpc.ClientConn // nil in process
}

// Dial gives a client of the server at target: host:port, or any name that gRPC resolves (dns:///khabar.example:50051). It does not
// connect yet; calls do, and wait no longer than their context. The connection is in plain text unless an option brings credentials.
// The error is of a target or option that cannot be.
func Dial(target string, options ...grpc.DialOption) (*Client, error) {
	connection, err := grpc.NewClient(target, append([]grpc.DialOption{
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultServiceConfig(ServiceConfig),
		grpc.WithChainUnaryInterceptor(retryBrokenAnswers),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(MaxReceiveBytes)),
		grpc.WithConnectParams(grpc.ConnectParams{MinConnectTimeout: connectTimeout, Backoff: backoff.Config{
			BaseDelay: FirstBackoff, Multiplier: backoff.DefaultConfig.Multiplier, Jitter: backoff.DefaultConfig.Jitter, MaxDelay: MaxBackoff,
		}}),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: KeepaliveTime, Timeout: KeepaliveTimeout}),
	}, options...)...)
	if err != nil {
		return nil, err
	}
	return &Client{khabarv1.NewLanguageServiceClient(connection), connection}, nil
}

// Close closes the connection; open calls end with CANCELED. In process there is nothing to close.
func (c *Client) Close() error {
	if c.connection == nil {
		return nil
	}
	return c.connection.Close()
}
