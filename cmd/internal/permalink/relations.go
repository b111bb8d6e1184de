package permalink

import (
	"cmp"
	"strings"

	"stemma/graph"
)

// parts lists what belongs to a node.
func (m *maker) parts(p *Page, n graph.Node) {
	id := n.NodeID()
	switch n.(type) {
	case *graph.Meeting:
		section(m, p, "documents", m.DocumentsOf(id))
		section(m, p, "commitments", m.CommitmentsOf(id))
	case *graph.Document:
		section(m, p, "witnesses", m.WitnessesOf(id))
		section(m, p, "commitments", m.CommitmentsOf(id))
	case *graph.Passage, *graph.Actor, *graph.Topic:
		section(m, p, "commitments", m.CommitmentsOf(id))
	case *graph.Convention:
		section(m, p, "texts", m.DocumentsOf(id))
	}
	var open []Link
	for _, u := range m.Unresolved(id) {
		open = append(open, Link{Text: strings.TrimSpace(m.words.says[u.Type][0] + " " + clip(u.Surface, maxQuote))})
	}
	m.list(p, "open", open)
}

func section[T graph.Node](m *maker, p *Page, name string, nodes []T) {
	var links []Link
	for _, n := range nodes[:min(len(nodes), maxParts+1)] {
		link := m.link(n.NodeID())
		if c, ok := graph.Node(n).(*graph.Commitment); ok {
			link.Saying = m.saying(c)
		}
		links = append(links, link)
	}
	m.list(p, name, links)
	if more := len(nodes) - maxParts; more > 0 {
		p.Sections[len(p.Sections)-1].More = more
	}
}

// saying is a commitment in a line, in the page's language where it can be: its own
// words, a curator's, and then what the other language has.
func (m *maker) saying(c *graph.Commitment) Quote {
	other := graph.French
	if m.Lang == graph.French {
		other = graph.English
	}
	for _, lang := range []graph.Lang{m.Lang, other} {
		for _, texts := range []graph.Texts{c.Texts, c.Summaries} {
			if text := texts[lang]; text != "" {
				return Quote{Text: clip(strings.Join(strings.Fields(text), " "), 200), Lang: lang}
			}
		}
	}
	return Quote{}
}

func (m *maker) list(p *Page, name string, links []Link) {
	if len(links) == 0 {
		return
	}
	p.Sections = append(p.Sections, Section{
		Slug: name, Title: m.words.names[name], Links: links[:min(len(links), maxParts)], More: max(0, len(links)-maxParts),
	})
}

// relations are the stated edges at a node, both ways.
func (m *maker) relations(id graph.ID) []Relations {
	ways := []struct {
		slug, title string
		direction   graph.Direction
	}{
		{"says", m.words.Says, graph.Ancestors},
		{"said", m.words.Said, graph.Descendants},
	}
	var out []Relations
	for _, way := range ways {
		edges := m.Edges(id, way.direction, graph.EdgeFilter{})
		r := Relations{Slug: way.slug, Title: way.title, More: max(0, len(edges)-maxRelations)}
		for _, e := range edges[:min(len(edges), maxRelations)] {
			r.List = append(r.List, m.relation(e, way.direction))
		}
		out = append(out, r)
	}
	return out
}

// relation is an edge as it is seen along a direction; "" is its own page, which
// has all its evidence.
func (m *maker) relation(e *graph.Edge, seen graph.Direction) Relation {
	r := Relation{
		ID: e.ID, Href: m.href(e.ID), Type: string(e.Type), Says: m.words.says[e.Type][0],
		Source: m.link(e.From), Target: m.link(e.To),
		Method: cmp.Or(m.words.methods[e.Method], string(e.Method)), Confidence: decimal(e.Confidence), DataSource: e.Source,
	}
	r.End = r.Target
	if seen == graph.Descendants {
		r.Says, r.End = m.words.says[e.Type][1], r.Source
	}
	if e.Status == graph.Rejected {
		r.Status, r.StatusNote = string(e.Status), m.words.RejectedNote
	}
	most := maxEvidence
	if seen == "" {
		most = maxParts
	}
	for _, piece := range e.Evidence[:min(len(e.Evidence), most)] {
		r.Evidence = append(r.Evidence, m.evidence(&piece))
	}
	r.MoreEvidence = max(0, len(e.Evidence)-most)
	return r
}

// reasons are why likeness joined the two, in the page's language.
func (m *maker) reasons(e *graph.Evidence) []string {
	var out []string
	for _, r := range graph.ParsedReasons(e.Reasons[:min(len(e.Reasons), maxParts)]) {
		out = append(out, m.ReasonText(r, m.Lang))
	}
	return out
}

func (m *maker) evidence(e *graph.Evidence) Evidence {
	v := Evidence{
		Quote: clip(e.Quote, maxQuote), Cue: clip(e.Cue, maxQuote), Rule: e.Rule, Curator: e.Curator, Reason: clip(e.Reason, maxQuote),
		Date: m.day(e.Date), Method: string(e.Method), Confidence: decimal(e.Confidence), Shared: m.reasons(e),
	}
	if w, ok := m.Witness(e.Witness); ok {
		v.Lang = w.Language
	}
	for _, id := range []graph.ID{e.Passage, e.Document} {
		if _, ok := m.Node(id); ok && v.Place.Text == "" {
			v.Place = m.link(id)
		}
	}
	v.Before = v.Quote
	if i := strings.Index(v.Quote, v.Cue); v.Cue != "" && i >= 0 {
		v.Before, v.Marked, v.Behind = v.Quote[:i], v.Cue, v.Quote[i+len(v.Cue):]
	}
	return v
}
