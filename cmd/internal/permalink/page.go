// Package permalink makes the readable page of a node or an edge: its facts, its
// relations in both directions with the words that state them, how it is cited
// and where it is found in other forms. What goes over the wire is the server's;
// nothing here knows of HTTP.
package permalink

import (
	"fmt"
	"net/url"
	"strings"

	"stemma/graph"
	"stemma/graph/cite"
	"stemma/graph/export"
)

// Options say for whom a page is made.
type Options struct {
	Lang graph.Lang // English or French
	Base string     // before an id, makes the address of its page: http://host/id/
	// Words are the words of the address that links to other pages keep: lang,
	// asOf, at.
	Words url.Values
}

// Bounds of a page. Whoever wants more takes an export.
const (
	maxRelations = 100  // each way
	maxParts     = 100  // of one kind
	maxEvidence  = 5    // of a relation that is one of many; all of one are few by nature
	maxQuote     = 1200 // code points
	maxText      = 8000 // code points
)

// Page is what the template shows. Every string in it is text, never markup.
type Page struct {
	Lang, Other   graph.Lang
	OtherHref     string
	Title, Kind   string
	ID            graph.ID
	Facts         []Fact
	Texts         []Quote
	Sections      []Section
	Relations     []Relations
	Edge          *Relation // of an edge's page
	Citations     []Citation
	Alternates    []Alternate
	Exports       []Link
	Revision      string
	Stored        string
	AsOf          graph.Date
	AsOfText      string
	StoredText    string
	At            string
	Present       string // the address of the page as it is now, where it shows another moment
	Words         words
	PermalinkHref string
	Styles        string
}

// Fact is a line of what is known.
type Fact struct {
	Name   string
	Values []Link
}

// Link is a text, and where it leads; "" for nowhere.
type Link struct {
	Text, Href string
	Outside    bool       // to another site, which is only named and never fetched
	Lang       graph.Lang // "" for the page's
	Machine    string     // a date as programs read it; "" for what is none
	Saying     Quote      // a commitment in a line
}

// Quote is somebody's words, in their language.
type Quote struct {
	Text, Name string
	Lang       graph.Lang
}

// Section lists the parts of a node.
type Section struct {
	Slug, Title string
	Links       []Link
	More        int // that are not listed
}

// Relations are the edges at a node, one way.
type Relations struct {
	Slug, Title string
	List        []Relation
	More        int
}

// Relation is an edge as it is seen from a page.
type Relation struct {
	ID                     graph.ID
	Href                   string
	Type, Says             string
	Source, Target, End    Link
	Method, Confidence     string
	Status                 string
	Evidence               []Evidence
	MoreEvidence           int
	DataSource, StatusNote string
}

// Evidence is what an edge rests on.
type Evidence struct {
	Quote, Cue, Rule       string
	Lang                   graph.Lang
	Place                  Link
	Curator, Reason        string
	Date                   Link
	Shared                 []string
	Method, Confidence     string
	Before, Marked, Behind string // the quote, divided at its cue
}

// Citation is the page's subject as others cite it.
type Citation struct{ Name, Text string }

// Alternate is another form of the page.
type Alternate struct{ Name, MediaType, Href string }

// maker makes one page.
type maker struct {
	*graph.Snapshot
	Options
	words words
}

// Of makes the page of a node or an edge, by its current id.
func Of(s *graph.Snapshot, id graph.ID, o Options) (*Page, error) {
	m := &maker{Snapshot: s, Options: o, words: wordsIn(o.Lang)}
	p := &Page{
		Lang: o.Lang, Other: graph.French, ID: id, Words: m.words, AsOf: s.Until(), At: o.Words.Get("at"),
		PermalinkHref: o.Base + string(id), Styles: StylePath,
	}
	if o.Lang == graph.French {
		p.Other = graph.English
	}
	p.OtherHref = m.hrefIn(id, p.Other)
	if p.AsOf != "" || p.At != "" {
		p.Present = "/id/" + string(id) + "?lang=" + string(o.Lang)
	}
	newest := s.Newest()
	p.Revision, p.Stored = newest.ID, newest.Time
	p.AsOfText, p.StoredText = graph.DateText(p.AsOf, o.Lang), stored(newest.Time, o.Lang)
	if e, ok := s.Edge(id); ok {
		m.edge(p, e)
	} else if n, ok := s.Node(id); ok {
		m.node(p, n)
	} else {
		return nil, fmt.Errorf("%.100q: %w", string(id), graph.ErrNotFound)
	}
	for _, f := range cite.Formats {
		text, err := cite.Node(s, id, cite.Style{Format: f, Lang: o.Lang, Base: o.Base})
		if err != nil {
			return nil, err
		}
		p.Citations = append(p.Citations, Citation{m.words.citation[f], text})
	}
	p.Alternates = m.alternates(id)
	return p, nil
}

// stored is the day on which a revision was stored, as the language writes it.
func stored(time string, lang graph.Lang) string {
	day, _, _ := strings.Cut(time, "T")
	return graph.DateText(graph.Date(day), lang)
}

func (m *maker) node(p *Page, n graph.Node) {
	p.Title, p.Kind = m.Label(n, m.Lang), m.words.kinds[n.NodeID().Kind()]
	m.facts(p, n)
	m.parts(p, n)
	p.Relations = m.relations(n.NodeID())
	for _, f := range export.Formats() {
		p.Exports = append(p.Exports, Link{Text: f.Name, Href: m.exportHref(f.Name, url.Values{
			"root": {string(n.NodeID())}, "direction": {"both"},
		})})
	}
}

func (m *maker) edge(p *Page, e *graph.Edge) {
	r := m.relation(e, "")
	p.Kind, p.Edge = m.words.kinds[graph.KindEdge], &r
	p.Title = r.Source.Text + " " + r.Says + " " + r.Target.Text
	if e.Status == graph.Rejected {
		return // no export shows it
	}
	for _, f := range export.Formats() {
		p.Exports = append(p.Exports, Link{Text: f.Name, Href: m.exportHref(f.Name, url.Values{
			"from": {string(e.From)}, "to": {string(e.To)}, "types": {string(e.Type)}, "depth": {"1"},
		})})
	}
}

// href is the address of another page that stands in the same moment.
func (m *maker) href(id graph.ID) string { return address("/id/"+string(id), m.Words) }

func (m *maker) hrefIn(id graph.ID, lang graph.Lang) string {
	words := url.Values{"lang": {string(lang)}}
	for _, w := range []string{"asOf", "at"} {
		if m.Words.Has(w) {
			words[w] = m.Words[w]
		}
	}
	return address("/id/"+string(id), words)
}

func (m *maker) exportHref(format string, words url.Values) string {
	for _, w := range []string{"asOf", "at"} {
		if m.Words.Has(w) {
			words[w] = m.Words[w]
		}
	}
	words.Set("lang", string(m.Lang))
	return address("/export/"+format, words)
}

func address(path string, words url.Values) string {
	if len(words) == 0 {
		return path
	}
	return path + "?" + words.Encode()
}

// Forms are the forms of a permalink besides the page, by the name of their
// export format and the ending of their address.
var Forms = []struct{ Format, Suffix, Name string }{
	{"jsonld", ".jsonld", "JSON-LD"},
	{"turtle", ".ttl", "Turtle"},
	{"nquads", ".nq", "N-Quads"},
}

func (m *maker) alternates(id graph.ID) []Alternate {
	var out []Alternate
	for _, f := range Forms {
		format, err := export.Find(f.Format)
		if err != nil {
			continue
		}
		out = append(out, Alternate{f.Name, mediaType(format.MediaType), address("/id/"+string(id)+f.Suffix, m.Words)})
	}
	return out
}
