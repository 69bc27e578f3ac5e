package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"

	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc/filters"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
	"google.golang.org/grpc/stats"

	"github.com/khabar-nlp/khabar/internal/service"
)

// endpointVariables are those of OpenTelemetry that say where traces go.
var endpointVariables = []string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"}

// trace gives a handler that sends a span for each call, health checks aside, to the collector that the flag or OpenTelemetry's variables
// name, and what ends it, which sends the last ones. Where none is named the handler is nil. Spans hold no texts.
func (f flags) trace(ctx context.Context, logger *slog.Logger) (handler stats.Handler, end func(context.Context), err error) {
	named := f.OTLPEndpoint != ""
	for _, variable := range endpointVariables {
		named = named || os.Getenv(variable) != ""
	}
	if !named {
		return nil, func(context.Context) {}, nil
	}
	var options []otlptracegrpc.Option
	if f.OTLPEndpoint != "" {
		if u, err := url.Parse(f.OTLPEndpoint); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, nil, fmt.Errorf("--otlp-endpoint: %q, want http://HOST:PORT or https://HOST:PORT", f.OTLPEndpoint)
		}
		options = append(options, otlptracegrpc.WithEndpointURL(f.OTLPEndpoint))
	}
	exporter, err := otlptracegrpc.New(ctx, options...)
	if err != nil {
		return nil, nil, fmt.Errorf("--otlp-endpoint: %w", err)
	}
	version, _ := service.Version()
	what, err := resource.New(ctx, resource.WithTelemetrySDK(), resource.WithHost(),
		resource.WithAttributes(attribute.String("service.name", "khabar"), attribute.String("service.version", version)),
		resource.WithFromEnv())
	if err != nil {
		return nil, nil, fmt.Errorf("OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { logger.Warn("traces", "error", err) }))
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(what))
	handler = otelgrpc.NewServerHandler(
		otelgrpc.WithTracerProvider(provider),
		otelgrpc.WithPropagators(propagation.TraceContext{}),
		otelgrpc.WithFilter(filters.Not(filters.HealthCheck())),
	)
	return handler, func(ctx context.Context) {
		if err := provider.Shutdown(ctx); err != nil {
			logger.Warn("traces", "error", err)
		}
	}, nil
}
