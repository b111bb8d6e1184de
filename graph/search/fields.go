package search

import (
	"strings"

	"stemma/graph"
)

// The kinds of field, in the order of their weight.
const (
	fieldName    = "name"    // labels, titles
	fieldAlias   = "alias"   // other names, symbols
	fieldID      = "id"      // the words of its id, its ids in other registers
	fieldText    = "text"    // what it says, and what curators say of it
	fieldContext = "context" // the names of what it belongs to
)

// weights says how much a word counts by where it stands: a label before all.
var weights = []struct {
	field  string
	weight float64
}{
	{fieldName, 4}, {fieldAlias, 2}, {fieldID, 2}, {fieldText, 1}, {fieldContext, 0.5},
}

// piece is a run of text in one field and language; "" for a name that is of
// no language.
type piece struct {
	field string
	lang  graph.Lang
	text  string
}

// pieces returns what a node can be found by, in a fixed order. A witness has
// nothing of its own: its words are its passages'.
func pieces(s *graph.Snapshot, node graph.Node) []piece {
	p := collector{}
	p.add(fieldID, "", node.NodeID().Slug())
	for _, id := range s.FormerIDs(node.NodeID()) {
		p.add(fieldID, "", id.Slug())
	}
	switch n := node.(type) {
	case *graph.Meeting:
		p.texts(fieldName, n.Names)
		p.aliases(n.Aliases)
		p.add(fieldAlias, "", n.Place, n.Country, n.Series)
		p.identifiers(n.Identifiers)
		p.add(fieldText, graph.English, n.Note)
		p.names(s, n.Forum)
	case *graph.Document:
		p.texts(fieldName, n.Titles)
		p.add(fieldAlias, "", n.Type)
		p.names(s, n.Meeting)
	case *graph.Passage:
		p.add(fieldName, "", strings.Join(n.Headings, " · "))
		for _, span := range n.Spans {
			if w, ok := s.Witness(span.Witness); ok {
				p.add(fieldText, w.Language, s.Quote(span))
			}
		}
	case *graph.Commitment:
		p.texts(fieldText, n.Summaries)
		p.texts(fieldText, n.Texts)
		p.names(s, n.Meeting)
		p.names(s, n.Topics...)
		p.names(s, n.Addressees...)
	case *graph.Actor:
		p.texts(fieldName, n.Names)
		p.aliases(n.Aliases)
		p.identifiers(n.Identifiers)
		p.add(fieldText, graph.English, n.Note)
	case *graph.Convention:
		p.texts(fieldName, n.Names)
		p.aliases(n.Aliases)
		p.add(fieldAlias, "", n.Symbol)
		p.identifiers(n.Identifiers)
		p.add(fieldText, graph.English, n.Note)
	case *graph.Topic:
		p.texts(fieldName, n.Names)
		p.add(fieldText, graph.English, n.Scope)
	}
	return p.list
}

type collector struct{ list []piece }

func (p *collector) add(field string, lang graph.Lang, texts ...string) {
	for _, text := range texts {
		if text != "" {
			p.list = append(p.list, piece{field, lang, text})
		}
	}
}

func (p *collector) texts(field string, texts graph.Texts) {
	for _, lang := range languages {
		p.add(field, lang, texts[lang])
	}
}

func (p *collector) aliases(aliases map[graph.Lang][]string) {
	for _, lang := range languages {
		p.add(fieldAlias, lang, aliases[lang]...)
	}
}

func (p *collector) identifiers(list []graph.Identifier) {
	for _, id := range list {
		if !strings.Contains(id.Value, "://") { // an address's words are everybody's
			p.add(fieldID, "", id.Value)
		}
	}
}

// names adds what other nodes are called, so that "Alpha visas" finds what
// Alpha said on visas.
func (p *collector) names(s *graph.Snapshot, ids ...graph.ID) {
	for _, id := range ids {
		node, _ := s.Node(id)
		switch n := node.(type) {
		case *graph.Meeting:
			p.texts(fieldContext, n.Names)
			p.add(fieldContext, "", n.ID.Slug())
		case *graph.Actor:
			p.texts(fieldContext, n.Names)
		case *graph.Topic:
			p.texts(fieldContext, n.Names)
		}
	}
}
