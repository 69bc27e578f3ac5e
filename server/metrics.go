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
	found    *prometheus.CounterVec   // by layer
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
		found: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "khabar_found_total", Help: "What was found in texts, by layer.",
		}, []string{"layer"}),
	}
	m.registry.MustRegister(m.open, m.seconds, m.bytes, m.found,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, layer := range layers {
		m.found.WithLabelValues(layer.name) // so that it is there before anything is found
	}
	return m
}

// observe adds what a server and the files that it follows know of themselves.
func (m *metrics) observe(server *service.Server, files *followed) {
	admission := server.Admission()
	gauge := func(name, help string, value func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
	}
	counter := func(name, help string, value func() int64) {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help},
			func() float64 { return float64(value()) }))
	}
	gauge("khabar_in_flight_texts", "Texts that are worked on.", func() float64 { return float64(admission.InFlight()) })
	gauge("khabar_in_flight_texts_max", "Texts that may be worked on at once, long ones among them.",
		func() float64 { return float64(admission.Slots()) })
	gauge("khabar_queued_calls", "Calls that wait for others to end.", func() float64 { return float64(admission.Waiting()) })
	counter("khabar_shed_calls_total", "Calls refused as OVERLOADED.", admission.Shed)
	counter("khabar_reload_failures_total", "Times that certificates or tokens could not be read again.", files.failures.Load)
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

// PostMsgSend implements interceptors.Reporter: it counts what the answer to a call or document found.
func (c *callMetrics) PostMsgSend(message any, err error, _ time.Duration) {
	if d, ok := message.(*khabarv1.AnalyzeStreamResponse); ok {
		message = d.GetResponse()
	}
	if err != nil {
		return
	}
	for _, layer := range layers {
		if n := layer.count(message); n > 0 {
			c.found.WithLabelValues(layer.name).Add(float64(n))
		}
	}
}

// layers are what answers hold, and how much of it an answer has.
var layers = []struct {
	name  string
	count func(answer any) int
}{
	{"tokens", func(answer any) int {
		a, ok := answer.(interface{ GetTokens() []*khabarv1.Token })
		if !ok {
			return 0
		}
		return len(a.GetTokens())
	}},
	{"stems", func(answer any) int {
		a, ok := answer.(interface{ GetStems() []*khabarv1.Stem })
		if !ok {
			return 0
		}
		return len(a.GetStems())
	}},
	{"entities", func(answer any) int {
		a, ok := answer.(interface{ GetEntities() []*khabarv1.Entity })
		if !ok {
			return 0
		}
		return len(a.GetEntities())
	}},
	{"numbers", func(answer any) int {
		a, ok := answer.(interface{ GetNumbers() []*khabarv1.Number })
		if !ok {
			return 0
		}
		return len(a.GetNumbers())
	}},
}
