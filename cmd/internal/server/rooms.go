package server

import (
	"stemma/resolvers"
	"stemma/web"
)

// rooms joins the handlers of the other rooms to the live snapshot.
func (s *server) rooms() parts {
	return parts{
		graphql: resolvers.Handler(resolvers.Options{Current: s.live.snapshot, Search: s.finder.Search, Log: s.log}),
		pages:   web.Handler(),
	}
}
