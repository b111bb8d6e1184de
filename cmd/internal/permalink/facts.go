package permalink

import (
	"slices"
	"strconv"

	"stemma/graph"
)

// facts puts together what is known of a node itself.
func (m *maker) facts(p *Page, n graph.Node) {
	switch n := n.(type) {
	case *graph.Meeting:
		m.say(p, "aliases", plain(m.aliases(n.Aliases)...)...)
		m.say(p, "type", plain(graph.TypeName(n.ID.Kind(), n.Type, m.Lang))...)
		m.say(p, "forum", m.to(n.Forum)...)
		m.say(p, "place", plain(n.Place)...)
		m.say(p, "country", plain(n.Country)...)
		m.say(p, "start", m.dates(n.StartDate)...)
		m.say(p, "end", m.dates(n.EndDate)...)
		m.say(p, "presidency", m.to(n.Presidency)...)
		m.say(p, "participants", m.to(n.Participants...)...)
		if before, ok := m.Previous(n.ID); ok {
			m.say(p, "previous", m.to(before.ID)...)
		}
		if after, ok := m.Next(n.ID); ok {
			m.say(p, "next", m.to(after.ID)...)
		}
		m.register(p, n.ID, n.Identifiers, n.Note, n.Source)
	case *graph.Document:
		m.say(p, "type", plain(graph.TypeName(n.ID.Kind(), n.Type, m.Lang))...)
		m.say(p, "date", m.dates(n.Date)...)
		m.say(p, "meeting", m.to(n.Meeting)...)
		m.say(p, "textOf", m.to(n.TextOf)...)
		m.say(p, "official", outside(n.URL)...)
		m.say(p, "language", plain(m.words.language(n.Language))...)
		m.say(p, "source", plain(n.Source)...)
	case *graph.Witness:
		m.say(p, "document", m.to(n.Document)...)
		m.say(p, "language", plain(m.words.language(n.Language))...)
		m.say(p, "format", plain(n.Format)...)
		m.say(p, "file", plain(n.Source)...)
		m.say(p, "sha256", plain(n.SHA256)...)
		m.say(p, "quality", plain(decimal(n.Quality))...)
	case *graph.Passage:
		m.say(p, "document", m.to(n.Document)...)
		m.say(p, "ref", plain(n.Ref)...)
		m.say(p, "kind", plain(graph.TypeName(graph.KindPassage, n.Kind, m.Lang))...)
		m.say(p, "headings", plain(n.Headings...)...)
		m.passageTexts(p, n)
	case *graph.Commitment:
		m.commitment(p, n)
	case *graph.Actor:
		m.say(p, "aliases", plain(m.aliases(n.Aliases)...)...)
		m.say(p, "type", plain(graph.TypeName(n.ID.Kind(), n.Type, m.Lang))...)
		m.say(p, "date", m.dates(n.Date)...)
		m.say(p, "parent", m.to(n.Parent)...)
		m.unconfirmed(p, n.Unconfirmed)
		m.register(p, n.ID, n.Identifiers, n.Note, n.Source)
	case *graph.Convention:
		m.say(p, "aliases", plain(m.aliases(n.Aliases)...)...)
		m.say(p, "type", plain(graph.TypeName(n.ID.Kind(), n.Type, m.Lang))...)
		m.say(p, "symbol", plain(n.Symbol)...)
		m.say(p, "adoptedOn", m.dates(n.AdoptedOn)...)
		m.say(p, "adoptedAt", m.to(n.AdoptedAt)...)
		m.say(p, "parent", m.to(n.Parent)...)
		m.unconfirmed(p, n.Unconfirmed)
		m.register(p, n.ID, n.Identifiers, n.Note, n.Source)
	case *graph.Topic:
		m.say(p, "broader", m.to(n.Broader)...)
		m.say(p, "scope", plain(n.Scope)...)
	}
}

func (m *maker) commitment(p *Page, c *graph.Commitment) {
	m.say(p, "document", m.to(c.Document)...)
	m.say(p, "ref", plain(c.Ref)...)
	m.say(p, "date", m.dates(m.Date(c.ID))...)
	m.say(p, "meeting", m.to(c.Meeting)...)
	m.say(p, "passage", m.to(c.Passage)...)
	if c.Force.Known() {
		m.say(p, "force", plain(m.words.forces[c.Force])...)
	}
	m.say(p, "topics", m.to(c.Topics...)...)
	m.say(p, "madeBy", m.to(c.MadeBy...)...)
	m.say(p, "addressees", m.to(c.Addressees...)...)
	m.say(p, "deadline", plain(c.Deadline)...)
	m.say(p, "quantities", plain(c.Quantities...)...)
	m.say(p, "hedge", plain(c.Hedge)...)
	if c.Subset {
		m.say(p, "subset", plain(m.words.names["someOnly"])...)
	}
	m.say(p, "curator", plain(c.Curator)...)
	m.say(p, "former", plain(ids(c.Aliases)...)...)
	for _, lang := range []graph.Lang{p.Lang, p.Other} {
		m.text(p, "summary", c.Summaries[lang], lang)
		m.text(p, "text", c.Texts[lang], lang)
	}
}

// register adds what entities have in common: other registers, notes, sources.
func (m *maker) register(p *Page, id graph.ID, known []graph.Identifier, note, source string) {
	var links []Link
	for _, i := range known {
		links = append(links, inRegister(i))
	}
	m.say(p, "identifiers", links...)
	m.say(p, "former", plain(ids(m.FormerIDs(id))...)...)
	m.say(p, "note", plain(note)...)
	m.say(p, "source", plain(source)...)
}

func (m *maker) unconfirmed(p *Page, yes bool) {
	if yes {
		m.say(p, "unconfirmed", plain(m.words.names["wordsOnly"])...)
	}
}

// text adds what is said in a language.
func (m *maker) text(p *Page, name, text string, lang graph.Lang) {
	if text != "" {
		p.Texts = append(p.Texts, Quote{Text: clip(text, maxText), Name: m.words.names[name], Lang: lang})
	}
}

func (m *maker) passageTexts(p *Page, n *graph.Passage) {
	for _, span := range n.Spans[:min(len(n.Spans), maxParts)] {
		w, ok := m.Witness(span.Witness)
		if text := m.Quote(span); ok && text != "" {
			p.Texts = append(p.Texts, Quote{Text: clip(text, maxText), Name: m.Label(w, m.Lang), Lang: w.Language})
		}
	}
}

// say adds a fact, where there is one.
func (m *maker) say(p *Page, name string, values ...Link) {
	if len(values) > 0 {
		p.Facts = append(p.Facts, Fact{m.words.names[name], values[:min(len(values), maxParts)]})
	}
}

func plain(texts ...string) []Link {
	var out []Link
	for _, t := range texts {
		if t != "" {
			out = append(out, Link{Text: clip(t, maxQuote)})
		}
	}
	return out
}

// dates are dates in the page's language, with what programs read.
func (m *maker) dates(d graph.Date) []Link {
	if d == "" {
		return nil
	}
	return []Link{m.day(d)}
}

func (m *maker) day(d graph.Date) Link {
	return Link{Text: graph.DateText(d, m.Lang), Machine: string(d)}
}

// to links to nodes; one that is nowhere in the graph is named by its id.
func (m *maker) to(ids ...graph.ID) []Link {
	var out []Link
	for _, id := range ids {
		if id != "" {
			out = append(out, m.link(id))
		}
	}
	return out
}

func (m *maker) link(id graph.ID) Link {
	n, ok := m.Node(id)
	if !ok {
		return Link{Text: string(id)}
	}
	return Link{Text: clip(m.Label(n, m.Lang), maxQuote), Href: m.href(n.NodeID())}
}

// aliases are the other names, those of the page's language first.
func (m *maker) aliases(all map[graph.Lang][]string) []string {
	other := graph.French
	if m.Lang == graph.French {
		other = graph.English
	}
	return slices.Concat(all[m.Lang], all[other])
}

func ids(list []graph.ID) []string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id)
	}
	return out
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

// clip shortens a text; its lines stay.
func clip(text string, most int) string {
	n := 0
	for at := range text {
		if n++; n > most {
			return text[:at] + "…"
		}
	}
	return text
}
