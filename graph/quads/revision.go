package quads

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

var revisionClass = class[graph.RevisionInfo]{nsProv + "Entity", []field[graph.RevisionInfo]{
	word("key", Namespace+"key", func(i *graph.RevisionInfo) *string { return &i.Key }),
	word("agent", Namespace+"agent", func(i *graph.RevisionInfo) *string { return &i.Agent }),
	word("curator", Namespace+"curator", func(i *graph.RevisionInfo) *string { return &i.Curator }),
	word("reason", nsRDFS+"comment", func(i *graph.RevisionInfo) *string { return &i.Reason }),
	time("time", nsProv+"generatedAtTime", func(i *graph.RevisionInfo) *string { return &i.Time }),
	whole("sequence", Namespace+"sequence", func(i *graph.RevisionInfo) *int { return &i.Sequence }),
	revisions("supersedes", nsProv+"wasRevisionOf", func(i *graph.RevisionInfo) *[]string { return &i.Supersedes }),
	whole("quads", Namespace+"quads", func(i *graph.RevisionInfo) *int { return &i.Quads }),
	word("digest", Namespace+"digest", func(i *graph.RevisionInfo) *string { return &i.Digest }),
}}

// RevisionProperties gives the lines of the mapping for a revision itself.
func RevisionProperties() []Property { return revisionClass.properties() }

// Revision maps what is known of a revision to quads under its own label. That
// it is current is not stated: a later revision decides it.
func Revision(info graph.RevisionInfo) ([]quad.Quad, error) {
	var g gatherer
	w := newWriter(g.add)
	w.revision(&info)
	if w.err != nil {
		return nil, w.err
	}
	return Labelled(g.quads, RevisionIRI(info.ID)), nil
}

func (w *writer) revision(info *graph.RevisionInfo) {
	w.about, w.record = nil, "revision "+info.ID
	revisionClass.write(w, w.keep(string(RevisionIRI(info.ID))), info)
	w.done()
}

// Split tells the quads that speak of the revision of that id from those that
// it states, and reads the former.
func Split(id string, quads []quad.Quad) (graph.RevisionInfo, []quad.Quad, error) {
	subject := RevisionIRI(id)
	info := graph.RevisionInfo{ID: id}
	var about, stated []quad.Quad
	for _, q := range quads {
		if q.Subject == subject {
			about = append(about, q)
		} else {
			stated = append(stated, q)
		}
	}
	r, err := newReader(Labelled(about, ""))
	if err != nil {
		return info, nil, err
	}
	d := r.subjects[subject]
	if d == nil || d.class() != revisionClass.term {
		return info, nil, fmt.Errorf("no quad says what revision %s is", id)
	}
	r.record = "revision " + id
	revisionClass.read(r, d, &info)
	if r.err != nil {
		return info, nil, r.err
	}
	return info, stated, r.rest()
}

// Sources reads the quads of any number of revisions, each under its label, and
// gives them by sequence. Every digest is checked. Current is true for those
// that none of them supersedes.
func Sources(quads []quad.Quad) ([]graph.Source, error) {
	byLabel := map[quad.IRI][]quad.Quad{}
	for _, q := range quads {
		label, ok := q.Label.(quad.IRI)
		if !ok {
			return nil, fmt.Errorf("%w: %s has no label", ErrEmptyEnd, describe(q.Subject))
		}
		byLabel[label] = append(byLabel[label], q)
	}
	out := make([]graph.Source, 0, len(byLabel))
	superseded := map[string]bool{}
	for label, quads := range byLabel {
		id, own := strings.CutPrefix(string(label), string(RevisionIRI("")))
		if !own {
			return nil, fmt.Errorf("the label <%s> is no revision", string(label))
		}
		source, err := Source(id, quads)
		if err != nil {
			return nil, err
		}
		for _, old := range source.Info.Supersedes {
			superseded[old] = true
		}
		out = append(out, source)
	}
	for i := range out {
		out[i].Info.Current = !superseded[out[i].Info.ID]
	}
	slices.SortFunc(out, func(a, b graph.Source) int { return a.Info.Sequence - b.Info.Sequence })
	return out, nil
}

// Source reads the quads of one revision and checks their number and digest.
func Source(id string, quads []quad.Quad) (graph.Source, error) {
	info, stated, err := Split(id, quads)
	if err != nil {
		return graph.Source{}, err
	}
	digest, err := Digest(stated)
	if err != nil {
		return graph.Source{}, fmt.Errorf("read revision %s of %s: %w", id, info.Key, err)
	}
	if digest != info.Digest || len(stated) != info.Quads {
		return graph.Source{}, fmt.Errorf("%w: revision %s of %s has %d quads of digest %.12s…, should have %d of %.12s…",
			ErrDigest, id, info.Key, len(stated), digest, info.Quads, info.Digest)
	}
	facts, err := Facts(stated)
	if err != nil {
		return graph.Source{}, fmt.Errorf("read revision %s of %s: %w", id, info.Key, err)
	}
	return graph.Source{Info: info, Facts: facts}, nil
}

// time is an instant in RFC 3339.
func time[T any](name string, term quad.IRI, at func(*T) *string) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			w.text(*at(t))
			w.add(s, term, value{text: *at(t), datatype: xsdDateTime})
		},
		read: func(r *reader, from *described, t *T) { *at(t) = r.typed(r.one(from, term), xsdDateTime) },
	}
}

// revisions is a sorted set of revision ids.
func revisions[T any](name string, term quad.IRI, at func(*T) *[]string) field[T] {
	return field[T]{
		Property: Property{name, term, Set},
		write: func(w *writer, s []byte, t *T) {
			for _, id := range *at(t) {
				w.text(id)
				w.add(s, term, w.iri(RevisionIRI(id)))
			}
		},
		read: func(r *reader, from *described, t *T) {
			for _, v := range r.all(from, term) {
				iri, _ := v.(quad.IRI)
				id, own := strings.CutPrefix(string(iri), string(RevisionIRI("")))
				if !own {
					r.wrong(v, "is no revision")
				}
				*at(t) = append(*at(t), id)
			}
			slices.Sort(*at(t))
		},
	}
}
