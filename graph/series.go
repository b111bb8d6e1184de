package graph

// series is which meeting came before which.
type series struct {
	previous map[ID]*Meeting
	next     map[ID]*Meeting
}

// succeed orders the meetings: each follows the one it is said to follow, or
// else the latest before it in its series. An undated meeting has no place in a
// series.
func (s *Snapshot) succeed() {
	follows := only(Follows)
	sequel := series{make(map[ID]*Meeting), make(map[ID]*Meeting)}
	latest := make(map[string]*Meeting)
	for _, m := range s.meetings {
		n := s.ids[m.ID]
		before := latest[m.Series]
		if m.Series == "" || s.dates[n] == "" {
			before = nil
		} else {
			latest[m.Series] = m
		}
		for _, e := range s.leaving(nil, n, &follows) {
			if said, ok := s.nodes[s.to[e]].(*Meeting); ok {
				before = said
			}
		}
		if before == nil || before == m {
			continue
		}
		sequel.previous[m.ID] = before
		if sequel.next[before.ID] == nil { // the earliest, since meetings ascend
			sequel.next[before.ID] = m
		}
	}
	s.series = sequel
}

// Previous returns the meeting before one in its series: the one it is said to
// follow, or the latest before it that the graph knows.
func (s *Snapshot) Previous(meeting ID) (*Meeting, bool) {
	m, ok := s.series.previous[meeting]
	return m, ok
}

// Next returns the meeting after one in its series.
func (s *Snapshot) Next(meeting ID) (*Meeting, bool) {
	m, ok := s.series.next[meeting]
	return m, ok
}
