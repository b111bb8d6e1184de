package server

import (
	"context"
	"errors"
	"net/http"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
)

// stateAt returns the state that an export reads.
func (s *server) stateAt(ctx context.Context, m excerpt.Moment) (*State, error) {
	state := s.live.state()
	if m.At != "" {
		if s.past == nil {
			return nil, errNoPast
		}
		then, err := s.past.State(ctx, m.At)
		if err != nil {
			return nil, err
		}
		state = &State{Snapshot: then.Snapshot, Sources: then.Sources}
	}
	if m.AsOf != "" {
		cut := state.Snapshot.AsOf(m.AsOf)
		state = &State{Snapshot: cut, Sources: cut.ShownSources(state.Sources)}
	}
	return state, nil
}

var errNoPast = errors.New("this graph was opened without its history")

// refuseState says why there is no such state.
func (s *server) refuseState(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, graph.ErrNotFound):
		refuse(w, http.StatusNotFound, err.Error())
	case errors.Is(err, graph.ErrMoment), errors.Is(err, errNoPast):
		refuse(w, http.StatusBadRequest, err.Error())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		refuse(w, http.StatusServiceUnavailable, "the state was not built in time")
	default:
		s.log.Error("an earlier state cannot be read", "error", err)
		refuse(w, http.StatusInternalServerError, "internal error")
	}
}
