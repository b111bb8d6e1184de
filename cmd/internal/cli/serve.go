package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/past"
	"stemma/cmd/internal/server"
	"stemma/graph"
	"stemma/graph/store"
)

func serveCommand(env Env) *cobra.Command {
	var g graphFlags
	var addr, level string
	var hosts []string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the explorer, GraphiQL, GraphQL and exports",
		Long: "Serves the graph over HTTP and follows the store: what `stemma load` adds beside it shows\n" +
			"within two seconds. A store that does not exist is made and filled with the built-in graph.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			var threshold slog.Level
			if err := threshold.UnmarshalText([]byte(level)); err != nil {
				return usagef("--log %q is none of debug, info, warn, error", level)
			}
			source := &served{library: lib}
			err = server.Run(cmd.Context(), server.Options{
				Addr: addr, Hosts: hosts, Source: source, Past: source.past(), Stderr: env.Stderr,
				Log: slog.New(slog.NewTextHandler(env.Stderr, &slog.HandlerOptions{Level: threshold})),
			})
			return errors.Join(err, source.close())
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "where to listen, host:port; port 0 takes a free one")
	c.Flags().StringSliceVar(&hosts, "host", nil, "further host names under which the server may be addressed")
	c.Flags().StringVar(&level, "log", "warn", "what to log: debug, info, warn, error")
	return c
}

// served is a store as the running server sees it: made and filled when it is
// first looked at, followed through its journal afterwards. Only the server's
// one follower calls Next; requests read earlier states.
type served struct {
	*library
	store   *store.Store
	have    []graph.Source
	built   bool
	opened  atomic.Pointer[store.Store]
	present atomic.Pointer[past.State]
}

// past are the states before the present one.
func (s *served) past() *past.States {
	return past.New(past.Options{
		Store: func(_ context.Context, do func(*store.Store) error) error {
			opened := s.opened.Load()
			if opened == nil {
				return errors.New("the store is not open yet")
			}
			return do(opened)
		},
		Shown:   s.shown,
		Present: s.present.Load,
	})
}

// Next returns the present state, nil where it is unchanged.
func (s *served) Next(ctx context.Context) (*server.State, error) {
	if s.store == nil {
		opened, err := store.Open(ctx, s.dsn, store.Options{})
		if err != nil {
			return nil, err
		}
		s.store = opened
		if err := s.fill(ctx, opened); err != nil {
			return nil, fmt.Errorf("add the built-in graph: %w", err)
		}
		s.tellRepairs(opened)
		s.opened.Store(opened)
	}
	sources, changed, err := s.store.ReadNew(ctx, s.have)
	if err != nil || !changed && s.built {
		return nil, err
	}
	shown := s.shown(sources)
	snapshot, err := graph.Build(shown)
	if err != nil {
		return nil, err
	}
	s.have, s.built = sources, true
	s.present.Store(&past.State{Snapshot: snapshot, Sources: shown})
	return &server.State{Snapshot: snapshot, Sources: shown}, nil
}

func (s *served) close() error {
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}
