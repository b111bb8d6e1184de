// Package authority holds the actors, conventions, meetings and topics that
// are known beforehand, and finds their names in a text. It never decides what
// an expression refers to: a name borne by several entities is answered with
// all of them, and a short form that holds only beside the full name is marked
// as such.
package authority

import (
	"slices"
	"sync"

	"stemma/graph"
)

// Register is the parsed authority data with the index of its names. It never
// changes and is safe for concurrent use.
type Register struct {
	entities []*Entity // by id
	byID     map[graph.ID]*Entity
	topics   []graph.Topic // by id
	before   map[graph.ID]graph.ID
	names    *index
}

// Open returns the register of the embedded data, parsed once.
func Open() (*Register, error) { return open() }

var open = sync.OnceValues(func() (*Register, error) {
	entities, err := readEntities(data)
	if err != nil {
		return nil, err
	}
	topics, err := readTopics(data)
	if err != nil {
		return nil, err
	}
	lookalikes, err := readLookalikes(data)
	if err != nil {
		return nil, err
	}
	return build(entities, topics, lookalikes), nil
})

func build(entities []*Entity, topics []graph.Topic, lookalikes []string) *Register {
	r := &Register{entities: entities, byID: make(map[graph.ID]*Entity, len(entities)), topics: topics}
	for _, e := range entities {
		r.byID[e.ID] = e
	}
	r.before = predecessors(entities)
	r.names = compile(entities, lookalikes)
	return r
}

// Entity returns the entity of an id.
func (r *Register) Entity(id graph.ID) (*Entity, bool) {
	e, ok := r.byID[id]
	return e, ok
}

// Entities returns every entity, by id. The caller must not change them.
func (r *Register) Entities() []*Entity { return slices.Clone(r.entities) }
