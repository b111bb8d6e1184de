package graph

// lookup returns the node of that id or alias where it is of the kind asked
// for.
func lookup[T Node](s *Snapshot, id ID) (T, bool) {
	n, _ := s.Node(id)
	t, ok := n.(T)
	return t, ok
}

// Meeting returns the meeting of that id.
func (s *Snapshot) Meeting(id ID) (*Meeting, bool) { return lookup[*Meeting](s, id) }

// Document returns the document of that id.
func (s *Snapshot) Document(id ID) (*Document, bool) { return lookup[*Document](s, id) }

// Witness returns the witness of that id.
func (s *Snapshot) Witness(id ID) (*Witness, bool) { return lookup[*Witness](s, id) }

// Passage returns the passage of that id.
func (s *Snapshot) Passage(id ID) (*Passage, bool) { return lookup[*Passage](s, id) }

// Commitment returns the commitment of that id or alias.
func (s *Snapshot) Commitment(id ID) (*Commitment, bool) { return lookup[*Commitment](s, id) }

// Actor returns the actor of that id.
func (s *Snapshot) Actor(id ID) (*Actor, bool) { return lookup[*Actor](s, id) }

// Convention returns the convention of that id.
func (s *Snapshot) Convention(id ID) (*Convention, bool) { return lookup[*Convention](s, id) }

// Topic returns the topic of that id.
func (s *Snapshot) Topic(id ID) (*Topic, bool) { return lookup[*Topic](s, id) }
