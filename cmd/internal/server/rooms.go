package server

import (
	"stemma/resolvers"
	"stemma/web"
)

// rooms joins the handlers of the other rooms to the live snapshot.
func (s *server) rooms() parts {
	options := resolvers.Options{Current: s.live.snapshot, Search: s.finder.Search, Log: s.log}
	if s.past != nil {
		options.Past = s.past
	}
	return parts{
		graphql: resolvers.Handler(options),
		pages:   web.Handler(),
	}
}
