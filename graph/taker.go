package graph

import "slices"

// ofBody reports whether what takes a task up comes from a body that was tasked,
// or tells of it: only then is it that body's answer. Anybody may take up the
// matter of a task; that says nothing of what the body did.
func (s *Snapshot) ofBody(id ID, bodies []ID) bool {
	forum := s.forumOf(id)
	for _, body := range bodies {
		if s.belongs(forum, body) || s.madeBy(id, body) || s.tellsOf(id, body) {
			return true
		}
		for _, c := range members[*Convention](s, body, MadeBy) {
			if s.tellsOf(id, c.ID) {
				return true
			}
		}
	}
	return false
}

// belongs reports whether an actor is a body, or a part of it.
func (s *Snapshot) belongs(actor, body ID) bool {
	for range MaxDepth { // who belongs to whom may run in a circle
		if actor == body {
			return true
		}
		a, ok := s.Actor(actor)
		if !ok || a.Parent == "" {
			return false
		}
		actor = a.Parent
	}
	return false
}

func (s *Snapshot) madeBy(id, body ID) bool {
	c, ok := s.Commitment(id)
	return ok && slices.Contains(c.MadeBy, body)
}

// tellsOf reports whether a commitment or passage has a relation to an entity,
// other than asking something of it, or names it in its words. To ask a body
// again tells nothing of what it did.
func (s *Snapshot) tellsOf(id, entity ID) bool {
	n, _ := s.Node(id)
	if c, ok := n.(*Commitment); ok && c.Force == Task {
		return false
	}
	for _, e := range s.Edges(id, Ancestors, EdgeFilter{Types: answering}) {
		if e.To == entity {
			return true
		}
	}
	return slices.ContainsFunc(s.Mentions(id), func(m *Mention) bool { return m.Target == entity })
}
