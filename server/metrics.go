package main

import (
	"context"
	"time"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// metrics counts calls and what they find, for Prometheus. It implements interceptors.ServerReportable and is safe for concurrent use.
type metrics struct {
	registry *prometheus.Registry
	open     *prometheus.GaugeVec     // by method
	seconds  *prometheus.HistogramVec // by method and code
	bytes    *prometheus.CounterVec   // by method
}

// latencyBuckets are the bounds of the histogram of latencies, in seconds: a news item takes about a millisecond, a megabyte a second.
var latencyBuckets = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		open: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "khabar_open_calls", Help: "Calls that have begun and not ended.",
		}, []string{"method"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "khabar_call_seconds", Help: "How long calls took, from their interceptors to their answers.", Buckets: latencyBuckets,
		}, []string{"method", "code"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "khabar_text_bytes_total", Help: "Bytes of the texts of calls and documents.",
		}, []string{"method"}),
	}
	m.registry.MustRegister(m.open, m.seconds, m.bytes,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe adds what a server and the files that it follows know of themselves.
func (m *metrics) observe(server *service.Server, files *followed) {
	admission := server.Admission()
	gauge := func(name, help string, value func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
	}
	counter := func(name, help string, labels prometheus.Labels, value func() int64) {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help, ConstLabels: labels},
			func() float64 { return float64(value()) }))
	}
	gauge("khabar_in_flight_texts", "Texts that are worked on.", func() float64 { return float64(admission.InFlight()) })
	gauge("khabar_in_flight_texts_max", "Texts that may be worked on at once, long ones among them.",
		func() float64 { return float64(admission.Slots()) })
	gauge("khabar_queued_calls", "Calls that wait for others to end.", func() float64 { return float64(admission.Waiting()) })
	counter("khabar_shed_calls_total", "Calls refused as OVERLOADED.", nil, admission.Shed)
	counter("khabar_reload_failures_total", "Times that certificates or tokens could not be read again.", nil, files.failures.Load)
	for label, layer := range layers {
		counter("khabar_found_total", "What was found in texts, by layer.", prometheus.Labels{"layer": label},
			func() int64 { return server.Found().Of(layer) })
	}
	if files.expiry != nil {
		gauge("khabar_certificate_expiry_timestamp_seconds", "Until when the server's certificate holds.",
			func() float64 { return float64(files.expiry().Unix()) })
	}
	info := server.Info()
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "khabar_build_info", Help: "1, by what this build is.",
	}, []string{"version", "commit"})
	build.WithLabelValues(info.GetVersion(), info.GetCommit()).Set(1)
	data := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "khabar_data_info", Help: "1, by the data and models that this build carries.",
	}, []string{"name", "version"})
	for _, source := range info.GetData() {
		data.WithLabelValues(source.GetName(), source.GetVersion()).Set(1)
	}
	m.registry.MustRegister(build, data)
}

// ServerReporter implements interceptors.ServerReportable.
func (m *metrics) ServerReporter(ctx context.Context, meta interceptors.CallMeta) (interceptors.Reporter, context.Context) {
	m.open.WithLabelValues(meta.Method).Inc()
	return &callMetrics{m, meta.Method}, ctx
}

// callMetrics counts one call. It implements interceptors.Reporter.
type callMetrics struct {
	*metrics
	method string
}

// PostCall implements interceptors.Reporter.
func (c *callMetrics) PostCall(err error, took time.Duration) {
	c.open.WithLabelValues(c.method).Dec()
	c.seconds.WithLabelValues(c.method, status.Code(err).String()).Observe(took.Seconds())
}

// PostMsgReceive implements interceptors.Reporter: it counts the text of a call or document.
func (c *callMetrics) PostMsgReceive(message any, err error, _ time.Duration) {
	if d, ok := message.(*khabarv1.AnalyzeStreamRequest); ok {
		message = d.GetRequest()
	}
	if n, ok := service.TextBytes(message); ok && err == nil {
		c.bytes.WithLabelValues(c.method).Add(float64(n))
	}
}

// PostMsgSend implements interceptors.Reporter.
func (*callMetrics) PostMsgSend(any, error, time.Duration) {}

// layers are the labels of layers.
var layers = map[string]khabarv1.Feature{
	"tokens":   khabarv1.Feature_FEATURE_TOKENS,
	"stems":    khabarv1.Feature_FEATURE_STEMS,
	"entities": khabarv1.Feature_FEATURE_ENTITIES,
	"numbers":  khabarv1.Feature_FEATURE_NUMBERS,
}
