package graph

import "strings"

// Label names a node in lists, pictures and files: by its name in a language
// where it has one, by where it stands where it has none.
func (s *Snapshot) Label(n Node, lang Lang) string {
	switch n := n.(type) {
	case *Meeting:
		return named(n.Names, lang, n.ID)
	case *Document:
		return named(n.Titles, lang, n.ID)
	case *Witness:
		return strings.TrimSpace(n.Document.Slug() + " " + string(n.Language) + " " + n.Format)
	case *Passage:
		return s.located(n.Document, n.Ref, n.ID)
	case *Commitment:
		return s.located(n.Document, n.Ref, n.ID)
	case *Actor:
		return named(n.Names, lang, n.ID)
	case *Convention:
		return named(n.Names, lang, n.ID)
	case *Topic:
		return named(n.Names, lang, n.ID)
	default:
		return n.NodeID().Slug()
	}
}

// named returns the name in a language, or the other, or the id's own words.
func named(names Texts, lang Lang, id ID) string {
	if name := names.In(lang); name != "" {
		return name
	}
	return id.Slug()
}

// AppendLabel appends what Label gives. For parts of texts, of which there are
// many, it makes nothing that has to be collected.
func (s *Snapshot) AppendLabel(b []byte, n Node, lang Lang) []byte {
	switch n := n.(type) {
	case *Passage:
		return s.appendLocated(b, n.Document, n.Ref, n.ID)
	case *Commitment:
		return s.appendLocated(b, n.Document, n.Ref, n.ID)
	case *Witness:
		if n.Language != "" && n.Format != "" {
			return append(append(append(append(append(b, n.Document.Slug()...), ' '), n.Language...), ' '), n.Format...)
		}
	}
	return append(b, s.Label(n, lang)...)
}

func (s *Snapshot) located(document ID, ref string, id ID) string {
	var room [64]byte
	return string(s.appendLocated(room[:0], document, ref, id))
}

// appendLocated names a part of a document as people cite it: "Toronto 2018, 3.1.2".
func (s *Snapshot) appendLocated(b []byte, document ID, ref string, id ID) []byte {
	d, ok := s.Document(document)
	if !ok || ref == "" {
		return append(b, id.Slug()...)
	}
	m, ok := s.Meeting(d.Meeting)
	if !ok || m.Place == "" || len(m.StartDate) < 4 || d.ID.Slug() != m.ID.Slug() {
		b = append(b, d.ID.Slug()...)
	} else {
		b = append(append(append(b, m.Place...), ' '), m.StartDate[:4]...)
	}
	return append(append(b, ", "...), ref...)
}
