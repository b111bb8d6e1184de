package cli

import (
	"context"
	"net/url"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/past"
	"stemma/graph"
)

// clockFlags are the flags of the commands that answer from a state other than
// the present one: what had been said by a day, as the graph knew it at a time.
type clockFlags struct{ asOf, at string }

func (f *clockFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.asOf, "as-of", "", "only what had been said by the end of this day, month or year: 2019, 2019-04, 2019-04-05")
	c.Flags().StringVar(&f.at, "at", "", "the graph as it was known then: a revision's id or number (`stemma revisions`), a time or a day")
}

// date reads --as-of.
func (f *clockFlags) date() (graph.Date, error) {
	moment, err := excerpt.ParseMoment(f.words())
	if err != nil {
		return "", usageError{err}
	}
	return moment.AsOf, nil
}

// words gives the flags as an address would have them.
func (f *clockFlags) words() url.Values {
	words := url.Values{}
	for name, value := range map[string]string{"asOf": f.asOf, "at": f.at} {
		if value != "" {
			words.Set(name, value)
		}
	}
	return words
}

// state is what the commands answer from: the snapshot, and the sources that it,
// or the whole that it is cut from, was built of.
func (f *clockFlags) state(ctx context.Context, lib *library) (*past.State, error) {
	date, err := f.date()
	if err != nil {
		return nil, err
	}
	state, err := f.whole(ctx, lib)
	if err != nil || date == "" {
		return state, err
	}
	state.Snapshot = state.Snapshot.AsOf(date)
	return state, nil
}

// whole is the state that --at names, all of it.
func (f *clockFlags) whole(ctx context.Context, lib *library) (*past.State, error) {
	if f.at != "" {
		return lib.states().State(ctx, f.at)
	}
	sources, err := lib.sources(ctx)
	if err != nil {
		return nil, err
	}
	snapshot, err := graph.Build(sources)
	return &past.State{Snapshot: snapshot, Sources: sources}, err
}
