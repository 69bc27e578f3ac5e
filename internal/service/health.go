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
	stopping context.Context
	stopped  context.CancelFunc
}

// newHealth gives a health service that says SERVING of the server as a whole ("") and of the services named.
func newHealth(services ...string) *health {
	stopping, stopped := context.WithCancel(context.Background())
	h := &health{grpchealth.NewServer(), stopping, stopped}
	for _, name := range services {
		h.SetServingStatus(name, healthv1.HealthCheckResponse_SERVING)
	}
	return h
}

// stop says NOT_SERVING of everything from now on. Each watcher gets that as its last word.
func (h *health) stop() {
	h.stopped()
	h.Shutdown()
}

// Watch implements the health service.
func (h *health) Watch(r *healthv1.HealthCheckRequest, stream healthv1.Health_WatchServer) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	if _, err := h.Check(ctx, r); err != nil {
		// Of a service that health does not know nothing more will be said.
		defer context.AfterFunc(h.stopping, cancel)()
	}
	return h.Server.Watch(r, &watcher{stream, ctx, cancel, h.stopping})
}

// watcher is a stream that ends after it sent something while the server stops.
type watcher struct {
	grpc.ServerStreamingServer[healthv1.HealthCheckResponse]
	ctx      context.Context
	cancel   context.CancelFunc
	stopping context.Context
}

// Context implements grpc.ServerStream.
func (w *watcher) Context() context.Context { return w.ctx }

// Send implements the stream.
func (w *watcher) Send(r *healthv1.HealthCheckResponse) error {
	err := w.ServerStreamingServer.Send(r)
	if w.stopping.Err() != nil && r.GetStatus() != healthv1.HealthCheckResponse_SERVING {
		w.cancel()
	}
	return err
}
