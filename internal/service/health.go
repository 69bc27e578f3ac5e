package service

import (
	"context"

	"google.golang.org/grpc"
	grpchealth "google.golang.org/grpc/health"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
)

// health is gRPC's health service, except that its watchers are let go when the server stops: they would hold a graceful stop up for as
// long as they please.
type health struct {
	*grpchealth.Server
	stopping chan struct{}
}

// newHealth gives a health service that says SERVING of the server as a whole ("") and of the services named.
func newHealth(services ...string) *health {
	h := &health{Server: grpchealth.NewServer(), stopping: make(chan struct{})}
	for _, name := range services {
		h.SetServingStatus(name, healthv1.HealthCheckResponse_SERVING)
	}
	return h
}

// stop says NOT_SERVING of everything from now on. Each watcher gets that as its last word.
func (h *health) stop() {
	close(h.stopping)
	h.Shutdown()
}

// Watch implements the health service.
func (h *health) Watch(r *healthv1.HealthCheckRequest, stream healthv1.Health_WatchServer) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	return h.Server.Watch(r, &watcher{stream, ctx, cancel, h.stopping})
}

// watcher is a stream that ends after it sent something while the server stops.
type watcher struct {
	grpc.ServerStreamingServer[healthv1.HealthCheckResponse]
	ctx      context.Context
	cancel   context.CancelFunc
	stopping <-chan struct{}
}

// Context implements grpc.ServerStream.
func (w *watcher) Context() context.Context { return w.ctx }

// Send implements the stream.
func (w *watcher) Send(r *healthv1.HealthCheckResponse) error {
	err := w.ServerStreamingServer.Send(r)
	select {
	case <-w.stopping:
		if r.GetStatus() != healthv1.HealthCheckResponse_SERVING {
			w.cancel()
		}
	default:
	}
	return err
}
