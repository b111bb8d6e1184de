package readers

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"stemma/graph"
)

// truth is the graph as readers are to find it. An attribute that is not known,
// or has no meaning for the kind, is "".
type truth struct {
	Nodes []truthNode `json:"nodes"`
	Edges []truthEdge `json:"edges"`
	// Told is what the RDF formats state: of the whole graph the facts of each
	// revision, since where two call an act differently, or a curator rejects what
	// a text states, the graph has made one of it; of a part its own.
	Told []told `json:"told"`
}

type told struct {
	Graph string      `json:"graph"` // the key of the revision, "" for a part
	Facts graph.Facts `json:"facts"`
}

type truthNode struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Label  string `json:"label"`
	Date   string `json:"date"`
	Ref    string `json:"ref"`
	Force  string `json:"force"`
	Topics string `json:"topics"` // divided by semicolons
	Text   string `json:"text"`
}

type truthEdge struct {
	ID         string  `json:"id"`
	Source     string  `json:"source"`
	Target     string  `json:"target"`
	Type       string  `json:"type"`
	Method     string  `json:"method"`
	Confidence float64 `json:"confidence"`
	Quote      string  `json:"quote"`
	Cue        string  `json:"cue"`
	Document   string  `json:"document"`
}

// Truth is the graph, or a part of it, as TruthFile holds it. sources are the
// current revisions where the whole graph is meant.
func Truth(s *graph.Snapshot, part *graph.Subgraph, lang graph.Lang, sources []graph.Source) ([]byte, error) {
	out := truth{Nodes: []truthNode{}, Edges: []truthEdge{}}
	if part != nil {
		var f graph.Facts
		for _, n := range part.Nodes {
			out.Nodes = append(out.Nodes, nodeOf(s, n, lang))
			if err := f.Add(n); err != nil {
				return nil, err
			}
		}
		for _, e := range part.Edges {
			out.Edges = append(out.Edges, edgeOf(e))
			f.Edges = append(f.Edges, *e)
		}
		out.tell("", f)
	} else {
		for n := range s.AllNodes() {
			out.Nodes = append(out.Nodes, nodeOf(s, n, lang))
		}
		for e := range s.AllEdges() {
			if e.Status != graph.Rejected {
				out.Edges = append(out.Edges, edgeOf(e))
			}
		}
		for _, source := range sources {
			out.tell(source.Info.Key, source.Facts)
		}
	}
	text, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("write the graph for its readers: %w", err)
	}
	return text, nil
}

// tell adds facts. An edge that was never stored has no id yet, and no status.
func (t *truth) tell(key string, f graph.Facts) {
	f.Edges = slices.Clone(f.Edges)
	for i := range f.Edges {
		e := &f.Edges[i]
		e.ID, e.Status = graph.EdgeID(e.Type, e.From, e.To), cmp.Or(e.Status, graph.Active)
	}
	t.Told = append(t.Told, told{key, f})
}

func nodeOf(s *graph.Snapshot, n graph.Node, lang graph.Lang) truthNode {
	id := n.NodeID()
	out := truthNode{ID: string(id), Kind: string(id.Kind()), Label: s.Label(n, lang), Date: string(s.Date(id))}
	switch n := n.(type) {
	case *graph.Commitment:
		var topics []string
		for _, topic := range n.Topics {
			topics = append(topics, string(topic))
		}
		out.Ref, out.Force, out.Topics = n.Ref, string(n.Force), strings.Join(topics, ";")
		other := graph.English
		if lang == graph.English {
			other = graph.French
		}
		out.Text = cmp.Or(n.Texts[lang], n.Summaries[lang], n.Texts[other], n.Summaries[other])
	case *graph.Passage:
		out.Ref, out.Text = n.Ref, passageText(s, n, lang)
	case *graph.Convention:
		out.Ref = n.Symbol
	case *graph.Topic:
		out.Text = n.Scope
	}
	return out
}

// passageText is a passage's words in the best witness, one in the language
// before any other.
func passageText(s *graph.Snapshot, p *graph.Passage, lang graph.Lang) string {
	rank := func(span graph.Span) (foreign int, quality float64) {
		w, _ := s.Witness(span.Witness)
		if w.Language != lang {
			foreign = 1
		}
		return foreign, w.Quality
	}
	spans := slices.DeleteFunc(slices.Clone(p.Spans), func(span graph.Span) bool {
		_, ok := s.Witness(span.Witness)
		return !ok
	})
	if len(spans) == 0 {
		return ""
	}
	return s.Quote(slices.MinFunc(spans, func(a, b graph.Span) int {
		foreignA, qualityA := rank(a)
		foreignB, qualityB := rank(b)
		return cmp.Or(cmp.Compare(foreignA, foreignB), cmp.Compare(qualityB, qualityA), cmp.Compare(a.Witness, b.Witness))
	}))
}

func edgeOf(e *graph.Edge) truthEdge {
	out := truthEdge{
		ID: string(e.ID), Source: string(e.From), Target: string(e.To),
		Type: string(e.Type), Method: string(e.Method), Confidence: e.Confidence,
	}
	if len(e.Evidence) == 0 {
		return out
	}
	// The strongest that quotes, else the strongest.
	best := slices.MinFunc(e.Evidence, func(a, b graph.Evidence) int {
		silent := func(x graph.Evidence) int {
			if x.Quote == "" {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(silent(a), silent(b)), cmp.Compare(a.Method.Rank(), b.Method.Rank()), cmp.Compare(b.Confidence, a.Confidence))
	})
	out.Quote, out.Cue, out.Document = best.Quote, best.Cue, string(best.Document)
	return out
}
