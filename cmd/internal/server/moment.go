package server

import (
	"context"
	"errors"
	"net/http"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
)

// stateAt returns the state that an export or a permalink reads. Cut at a day, it is
// a snapshot that all who ask for that day share, and the sources of the whole.
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
		cut, err := state.Snapshot.CutAt(ctx, m.AsOf)
		if err != nil {
			return nil, err
		}
		state = &State{Snapshot: cut, Sources: state.Sources}
	}
	return state, nil
}

var errNoPast = errors.New("this graph was opened without its history")

// refuseState says why there is no such state.
func (s *server) refuseState(w http.ResponseWriter, err error) {
	status, detail := s.noState(err)
	refuse(w, status, detail)
}

// noState is the status for a state that there is not, and why.
func (s *server) noState(err error) (status int, detail string) {
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return http.StatusNotFound, err.Error()
	case errors.Is(err, graph.ErrMoment), errors.Is(err, errNoPast):
		return http.StatusBadRequest, err.Error()
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, "the state was not built in time"
	default:
		s.log.Error("an earlier state cannot be read", "error", err)
		return http.StatusInternalServerError, "internal error"
	}
}
