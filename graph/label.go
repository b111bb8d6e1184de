package graph

// Label names a node in lists, pictures and files: by its name in a language
// where it has one, by where it stands where it has none.
func (s *Snapshot) Label(n Node, lang Lang) string {
	switch n := n.(type) {
	case *Meeting:
		return named(n.Names, lang, n.ID)
	case *Document:
		return s.titled(n, lang)
	case *Witness, *Passage, *Commitment:
		var room [96]byte
		return string(s.AppendLabel(room[:0], n, lang))
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

// titled names a document by its title in a language, or by the name there of the
// instrument that it is the text of, or by what the other language has.
func (s *Snapshot) titled(d *Document, lang Lang) string {
	slug := d.ID.Slug()
	if title := d.Titles[lang]; title != "" && title != slug {
		return title
	}
	if c, ok := s.Convention(d.TextOf); ok {
		if name := c.Names[lang]; name != "" {
			return name
		}
		if title := d.Titles.In(lang); title == "" || title == slug {
			return named(c.Names, lang, d.ID)
		}
	}
	return named(d.Titles, lang, d.ID)
}

// AppendLabel appends what Label gives. For parts and forms of texts, of which there
// are many, it makes nothing that has to be collected.
func (s *Snapshot) AppendLabel(b []byte, n Node, lang Lang) []byte {
	switch n := n.(type) {
	case *Passage:
		return s.appendLocated(b, n.Document, n.Ref, n.ID, lang)
	case *Commitment:
		return s.appendLocated(b, n.Document, n.Ref, n.ID, lang)
	case *Witness:
		b = s.appendShort(b, n.Document, lang)
		for _, word := range [...]string{string(n.Language), n.Format} {
			if word != "" {
				b = append(append(b, ' '), word...)
			}
		}
		return b
	}
	return append(b, s.Label(n, lang)...)
}

// appendLocated names a part of a document as people cite it: "Toronto 2018, 3.1.2".
func (s *Snapshot) appendLocated(b []byte, document ID, ref string, id ID, lang Lang) []byte {
	if _, ok := s.Document(document); !ok || ref == "" {
		return append(b, id.Slug()...)
	}
	return appendRef(append(s.appendShort(b, document, lang), ", "...), ref, lang)
}
