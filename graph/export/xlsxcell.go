package export

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"stemma/graph"
)

var evidenceColumns = []string{
	"edge", "type", "source", "target", "document", "witness", "passage", "start", "end",
	"quote", "cue", "rule", "method", "confidence", "curator", "date", "reason",
}

// graphEdges gives the edges that are written, with all their evidence.
func (v *view) graphEdges() iter.Seq[*graph.Edge] {
	return func(yield func(*graph.Edge) bool) {
		if v.subgraph != nil {
			for _, e := range v.subgraph.Edges {
				if !yield(e) {
					return
				}
			}
			return
		}
		for e := range v.snapshot.AllEdges() {
			if e.Status != graph.Rejected && !yield(e) {
				return
			}
		}
	}
}

func aboutSheet(s *sheet, about []fact) {
	for _, f := range about {
		s.add(func() { s.text(f.name, f.value) })
	}
	s.add(func() { s.text("characters", xmlNote) })
	s.add(func() {
		s.text("cells", fmt.Sprintf("A cell holds %d characters at most; what is longer is cut, and says so at its end.", maxCell))
	})
}

func nodeSheet(s *sheet, v *view) {
	for n := range v.nodes() {
		values := n.values()
		if !s.add(func() { s.text(string(n.id)); s.bytes(values[:]...) }) {
			return
		}
	}
}

func edgeSheet(s *sheet, v *view) {
	for e := range v.edges() {
		ok := s.add(func() {
			s.text(string(e.id), string(e.source), string(e.target), string(e.relation), string(e.method))
			s.number(e.confidence)
			s.text(e.quote, e.cue, string(e.document))
		})
		if !ok {
			return
		}
	}
}

func evidenceSheet(s *sheet, v *view) {
	for e := range v.graphEdges() {
		for i := range e.Evidence {
			piece := &e.Evidence[i]
			ok := s.add(func() {
				s.text(string(e.ID), string(e.Type), string(e.From), string(e.To))
				s.text(string(piece.Document), string(piece.Witness), string(piece.Passage))
				s.whole(piece.Start)
				s.whole(piece.End)
				s.text(piece.Quote, piece.Cue, piece.Rule, string(piece.Method))
				s.number(piece.Confidence)
				s.text(piece.Curator, string(piece.Date), piece.Reason)
			})
			if !ok {
				return
			}
		}
	}
}

// cutCell shortens what a cell cannot hold, and says by how much.
func cutCell(value []byte) []byte {
	if len(value) <= maxCell || units(value) <= maxCell {
		return value
	}
	const room = 64
	n := 0
	for i, r := range string(value) {
		if n += utf16.RuneLen(r); n > maxCell-room {
			return fmt.Appendf(slices.Clip(value[:i]), " [… %d characters more]", utf8.RuneCount(value[i:]))
		}
	}
	return value
}

func units(value []byte) (n int) {
	for _, r := range string(value) {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// escapeBstr keeps words of the form _x0041_ as they are: in a workbook they
// stand for a character.
func escapeBstr(value []byte) []byte {
	if !bytes.Contains(value, []byte("_x")) {
		return value
	}
	var b []byte
	for i := range value {
		if value[i] == '_' && isBstr(value[i:]) {
			b = append(b, "_x005F"...)
		}
		b = append(b, value[i])
	}
	return b
}

func isBstr(s []byte) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for i := 2; i < 6; i++ {
		if c := s[i] | 0x20; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
