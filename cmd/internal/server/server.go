package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"stemma/cmd/internal/finder"
	"stemma/cmd/internal/past"
)

// Options say what to serve, and where. Addr and Source are needed.
type Options struct {
	Addr   string   // host:port; port 0 takes a free one
	Hosts  []string // further names under which the server may be addressed
	Source Source
	Past   *past.States // nil: only the present can be asked
	Stderr io.Writer    // for the line that says where the server is; nil: nowhere
	Log    *slog.Logger // nil: nowhere
}

// server is one running server.
type server struct {
	live     *live
	past     *past.States
	hosts    hosts
	log      *slog.Logger
	metrics  *metrics
	finder   *finder.Finder
	counted  counted
	patterns []string // that the mux knows
	stopping atomic.Bool
}

// Times: a client has 15 s to send and the server 20 s to answer.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second
	writeTimeout      = 20 * time.Second
	idleTimeout       = 30 * time.Second
	shutdownTimeout   = 10 * time.Second
	followInterval    = time.Second
)

// Run serves until ctx ends, then lets the requests under way finish. It
// returns nil after such an end, and an error where it could not start or had
// to give up.
func Run(ctx context.Context, o Options) error {
	s := newServer(o)
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", o.Addr, err)
	}
	return s.serve(ctx, listener, s.routes(s.rooms()), func() {
		if o.Stderr != nil {
			fmt.Fprintf(o.Stderr, "stemma is at http://%s\n", shownAddress(o.Addr, listener.Addr()))
		}
	})
}

func newServer(o Options) *server {
	log := o.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	m := newMetrics()
	find := &finder.Finder{}
	return &server{
		live:    &live{source: o.Source, log: log, metrics: m, interval: followInterval, prepare: find.Prepare},
		past:    o.Past,
		hosts:   newHosts(o.Addr, o.Hosts),
		log:     log,
		metrics: m,
		finder:  find,
	}
}

// serve answers on the listener from the start (so that /readyz can say "not
// yet"), builds the first snapshot, calls started, and follows the store until
// ctx ends. No goroutine outlives it.
func (s *server) serve(ctx context.Context, listener net.Listener, handler http.Handler, started func()) error {
	// Requests under way are to finish when ctx ends, so theirs is another
	// context, which ends when the time to finish is over.
	requests, abandon := context.WithCancel(context.WithoutCancel(ctx))
	defer abandon()
	httpServer := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var running sync.WaitGroup
	running.Go(func() {
		if err := httpServer.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			stop(fmt.Errorf("serve: %w", err))
		}
	})
	running.Go(func() {
		if err := s.live.refresh(ctx); err != nil {
			stop(fmt.Errorf("read the graph: %w", err))
			return
		}
		started()
		s.live.follow(ctx)
	})

	<-ctx.Done()
	s.stopping.Store(true)
	end, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	if err := httpServer.Shutdown(end); err != nil {
		s.log.Warn("requests were cut off", "after", shutdownTimeout)
		abandon()
		_ = httpServer.Close()
	}
	running.Wait()
	if err := s.finder.Close(); err != nil {
		s.log.Warn("the search index was not closed", "error", err)
	}
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// shownAddress is an address a person can open: the host as it was asked for
// and the port as it was given.
func shownAddress(asked string, got net.Addr) string {
	_, port, err := net.SplitHostPort(got.String())
	if err != nil {
		return got.String()
	}
	host := hostName(asked)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
