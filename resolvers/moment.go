package resolvers

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"stemma/graph"
	"stemma/resolvers/model"
)

// Past is what the graph has known before: its own history, not the documents'.
type Past interface {
	// At returns the state that words name, as the argument at takes them, and
	// the id of its newest revision, "" before the first. Its errors are
	// graph.ErrNotFound and graph.ErrMoment.
	At(ctx context.Context, at string) (s *graph.Snapshot, revision string, err error)
	// Revisions returns all revisions up to the one of that id, superseded ones
	// too, by sequence; all there are for "".
	Revisions(ctx context.Context, revision string) ([]graph.RevisionInfo, error)
}

// moment is where a root field stands on the two clocks: what had been said by
// a day, as the graph knew it at a time.
type moment struct {
	asOf graph.Date
	at   string
}

// momentOf reads the two arguments that every field of Query takes. A date that
// is none is left to gqlgen, which refuses it with its place.
func (a *API) momentOf(ctx context.Context) moment {
	m := moment{a.options.AsOf, a.options.At}
	f := graphql.GetRootFieldContext(ctx).Field
	if f.Arguments.ForName("asOf") == nil && f.Arguments.ForName("at") == nil {
		return m
	}
	arguments := f.ArgumentMap(graphql.GetOperationContext(ctx).Variables)
	if date, err := model.UnmarshalDate(arguments["asOf"]); err == nil {
		m.asOf = date
	}
	if at, ok := arguments["at"].(string); ok {
		m.at = at
	}
	return m
}

// maxStates bounds the states of the graph's own past that one operation reads,
// since each is a whole graph in memory.
const maxStates = 4

// pinned is the state that an operation began with, and the views of it and of
// others that its root fields read: fields that say the same read the same,
// whatever is loaded meanwhile.
type pinned struct {
	api     *API
	present *state

	mu    sync.Mutex
	views map[moment]*view
	times map[string]bool // the words of at that were asked for
}

type pinnedKey struct{}

func pinnedOf(ctx context.Context) *pinned {
	p, _ := ctx.Value(pinnedKey{}).(*pinned)
	return p
}

// atRoot pins the view that a root field and all below it read.
func (a *API) atRoot(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	return next(withView(ctx, pinnedOf(ctx).view(ctx, a.momentOf(ctx))))
}

// view returns what shows at a moment, or a view that holds the error.
func (p *pinned) view(ctx context.Context, m moment) *view {
	p.mu.Lock()
	defer p.mu.Unlock()
	if v := p.views[m]; v != nil {
		return v
	}
	v, err := p.find(ctx, m)
	if err != nil {
		v = &view{err: err}
	}
	if p.views == nil {
		p.views = map[moment]*view{}
	}
	p.views[m] = v
	return v
}

func (p *pinned) find(ctx context.Context, m moment) (*view, error) {
	s, v := p.present, &view{asOf: m.asOf}
	if m.at != "" {
		if err := p.count(m.at); err != nil {
			return nil, err
		}
		if p.api.options.Past == nil {
			return nil, model.Invalid("this graph was opened without its history")
		}
		snapshot, revision, err := p.api.options.Past.At(ctx, m.at)
		if err != nil {
			return nil, err
		}
		s, v.at = p.api.states.of(snapshot), revision
	}
	var err error
	v.state, err = p.api.states.asOf(ctx, s, m.asOf)
	return v, err
}

// count notes a state of the past that is asked for.
func (p *pinned) count(at string) error {
	if p.times == nil {
		p.times = map[string]bool{}
	}
	p.times[at] = true
	if len(p.times) > maxStates {
		return limitf("the operation asks for more than %d states of the graph's history", maxStates)
	}
	return nil
}
