// Package cite writes how a node, an edge or a part of the graph is cited: in
// BibTeX, in RIS, or in a sentence. It says what is cited, where it stands and in
// which state of the graph it was read. It never says when it was written, so
// that the same state gives the same bytes.
package cite

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"stemma/graph"
)

// ErrStyle is a format or a base that citations are not written with.
var ErrStyle = errors.New("no way to cite")

// Format is a way to write a citation.
type Format string

// The formats.
const (
	BibTeX Format = "bibtex"
	RIS    Format = "ris"
	Text   Format = "text"
)

// Formats lists them in the order in which they are offered.
var Formats = []Format{Text, BibTeX, RIS}

// Extension is that of a file of citations.
func (f Format) Extension() string {
	return map[Format]string{BibTeX: ".bib", RIS: ".ris", Text: ".txt"}[f]
}

// Style says how a citation is written.
type Style struct {
	Format Format     // "": Text
	Lang   graph.Lang // "": English
	// Base comes before an id to make the permalink, an http or https address;
	// "": the permalink is the IRI, urn:stemma: and the id.
	Base string
}

// Check refuses a style that nothing can be written in.
func (st Style) Check() error {
	switch st.Format {
	case "", BibTeX, RIS, Text:
	default:
		return fmt.Errorf("%w: format %.40q is none of text, bibtex, ris", ErrStyle, string(st.Format))
	}
	if st.Base == "" {
		return nil
	}
	u, err := url.Parse(st.Base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || len(st.Base) > 500 ||
		strings.ContainsFunc(st.Base, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"{}|^`\\", r) }) {
		return fmt.Errorf("%w: base %.80q is no http or https address", ErrStyle, st.Base)
	}
	if !strings.HasSuffix(st.Base, "/") && !strings.HasSuffix(st.Base, "#") && !strings.HasSuffix(st.Base, "=") {
		return fmt.Errorf("%w: base %.80q must end with /, # or =, since ids are put right behind it", ErrStyle, st.Base)
	}
	return nil
}

// Node cites a node or an edge by its id, or by one it had before.
func Node(s *graph.Snapshot, id graph.ID, st Style) (string, error) {
	if err := st.Check(); err != nil {
		return "", err
	}
	r, err := recordOf(s, id, st.Lang)
	if err != nil {
		return "", err
	}
	return r.write(s, st), nil
}

// Part is a part of the graph, with the question that it answers.
type Part struct {
	Title    string   // what it is, in a line; "": what its question asks for
	Query    string   // the question, in the words of the export address
	Question Question // the same for people; a part of which it is not known has none
	*graph.Subgraph
}

// Subgraph cites a part of the graph.
func Subgraph(s *graph.Snapshot, p Part, st Style) (string, error) {
	if err := st.Check(); err != nil {
		return "", err
	}
	r := partRecord(s, p, st.Lang)
	return r.write(s, st), nil
}

func (r *record) write(s *graph.Snapshot, st Style) string {
	r.permalink = "urn:stemma:" + string(r.id)
	switch {
	case r.id == "" && st.Base == "":
		r.permalink = pinned(r.shown, s)
	case r.id == "":
		r.permalink = pinned(site(st.Base)+r.shown, s)
	case strings.HasSuffix(st.Base, "/"):
		r.permalink = pinned(st.Base+string(r.id), s)
	case st.Base != "":
		r.permalink = st.Base + string(r.id)
	}
	r.state = stateOf(s, st.Lang)
	for _, said := range []*string{&r.title, &r.author, &r.within, &r.section, &r.official} {
		*said = clip(*said, maxTitle)
	}
	r.about = clip(r.about, maxAbout)
	switch st.Format {
	case BibTeX:
		return r.bibtex(st.Lang)
	case RIS:
		return r.ris(st.Lang)
	}
	return r.text(st.Lang)
}

// pinned adds to an address the state that was read, which is where its answer is
// found again when the graph knows more. What the address says of it already stays.
func pinned(address string, s *graph.Snapshot) string {
	add := func(name, value string) {
		divider := "?"
		if strings.Contains(address, "?") {
			divider = "&"
		}
		if value != "" && !strings.Contains(address, "?"+name+"=") && !strings.Contains(address, "&"+name+"=") {
			address += divider + name + "=" + url.QueryEscape(value)
		}
	}
	add("asOf", string(s.Until()))
	add("at", short(s.Newest().ID))
	return address
}

// site is the address of the server that a base belongs to: what stands before its
// last "/id/", or else its host. It is "" for what is no address.
func site(base string) string {
	if site, ours := strings.CutSuffix(base, "/id/"); ours {
		return site
	}
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// short is as much of a revision's id as names it.
func short(id string) string { return id[:min(len(id), 8)] }
