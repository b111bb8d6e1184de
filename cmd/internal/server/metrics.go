package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the server's figures, in a registry of their own so that two
// servers in one process (the tests) do not share them.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	inFlight prometheus.Gauge
	builds   *prometheus.CounterVec
	build    prometheus.Gauge
	builtAt  prometheus.Gauge
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "stemma_http_requests_total", Help: "Requests answered, by route, method and status.",
		}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "stemma_http_request_seconds", Help: "Time to answer a request, by route.",
			Buckets: []float64{.0001, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "stemma_http_in_flight", Help: "Requests being answered.",
		}),
		builds: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "stemma_snapshot_builds_total", Help: "Snapshots built from the store, by result.",
		}, []string{"result"}),
		build: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "stemma_snapshot_build_seconds", Help: "Time the last snapshot took to build.",
		}),
		builtAt: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "stemma_snapshot_built_timestamp_seconds", Help: "When the snapshot in use was built, in Unix time.",
		}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.inFlight, m.builds, m.build, m.builtAt,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) page() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

func (m *metrics) built(took time.Duration, err error) {
	if err != nil {
		m.builds.WithLabelValues("error").Inc()
		return
	}
	m.builds.WithLabelValues("ok").Inc()
	m.build.Set(took.Seconds())
	m.builtAt.SetToCurrentTime()
}

// observed counts and times every request, those that are refused before they
// reach a route included.
func (m *metrics) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.inFlight.Inc()
		defer m.inFlight.Dec()
		start := time.Now()
		rec := &recorder{ResponseWriter: w, route: "none", status: http.StatusOK}
		defer func() {
			m.requests.WithLabelValues(rec.route, methodLabel(r.Method), strconv.Itoa(rec.status)).Inc()
			m.seconds.WithLabelValues(rec.route).Observe(time.Since(start).Seconds())
		}()
		next.ServeHTTP(rec, r)
	})
}

// named tells the recorder which route is answering.
func named(route string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if rec, ok := w.(*recorder); ok {
			rec.route = route
		}
		next.ServeHTTP(w, r)
	})
}

// methodLabel keeps the number of labels small whatever clients invent.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return method
	}
	return "other"
}

// recorder remembers what was answered. Unwrap lets http.ResponseController
// reach the connection; Flush is for handlers that ask for it by interface.
type recorder struct {
	http.ResponseWriter
	route   string
	status  int
	started bool
}

func (r *recorder) WriteHeader(status int) {
	if !r.started {
		// 1xx answers come before the real one.
		r.started = status >= http.StatusOK
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	r.started = true
	return r.ResponseWriter.Write(p)
}

func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) Flush() {
	r.started = true
	_ = http.NewResponseController(r.ResponseWriter).Flush()
}
