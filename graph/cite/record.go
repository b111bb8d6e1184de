package cite

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"stemma/graph"
)

// record is what is known of the thing cited; "" is what is not.
type record struct {
	id        graph.ID // "" for a part of the graph
	path      string   // of a part: where it is exported
	shown     string   // of a part: where people read it, or the same
	title     string
	author    string // the body that speaks
	within    string // the document it stands in
	section   string // where in that document
	date      graph.Date
	official  string // where the authentic text is
	about     string // a note: what an edge rests on, how large a part is
	permalink string
	state     string
}

// Bounds of what is quoted, in code points.
const (
	maxTitle = 240
	maxAbout = 400
)

func recordOf(s *graph.Snapshot, id graph.ID, lang graph.Lang) (*record, error) {
	lang = cmp.Or(lang, graph.English)
	if e, ok := s.Edge(id); ok {
		return edgeRecord(s, e, lang), nil
	}
	n, ok := s.Node(id)
	if !ok {
		return nil, fmt.Errorf("%.100q: %w", string(id), graph.ErrNotFound)
	}
	r := &record{id: n.NodeID(), title: s.Label(n, lang), date: s.Date(n.NodeID())}
	switch n := n.(type) {
	case *graph.Meeting:
		r.author = name(s, n.Forum, lang)
	case *graph.Document:
		r.of(s, n.ID, lang)
		r.within = ""
	case *graph.Witness:
		r.of(s, n.Document, lang)
		r.about = strings.TrimSpace(n.Source + " " + sha(n.SHA256))
	case *graph.Passage:
		r.of(s, n.Document, lang)
		r.section = n.Ref
	case *graph.Commitment:
		r.of(s, n.Document, lang)
		r.section = n.Ref
		if words := cmp.Or(n.Summaries[lang], n.Texts[lang], n.Summaries.In(lang), n.Texts.In(lang)); words != "" {
			r.title += colon(lang) + words
		}
	case *graph.Actor:
		r.author = name(s, n.Parent, lang)
	case *graph.Convention:
		if n.Parent.Kind() == graph.KindActor {
			r.author = name(s, n.Parent, lang)
		}
		r.section = n.Symbol
	}
	r.title = clip(r.title, maxTitle)
	return r, nil
}

// of says which document a part stands in, who speaks there and where its
// authentic text is.
func (r *record) of(s *graph.Snapshot, document graph.ID, lang graph.Lang) {
	d, ok := s.Document(document)
	if !ok {
		return
	}
	r.within, r.official = clip(s.Label(d, lang), maxTitle), d.URL
	if m, ok := s.Meeting(d.Meeting); ok {
		r.author = name(s, m.Forum, lang)
	}
}

func edgeRecord(s *graph.Snapshot, e *graph.Edge, lang graph.Lang) *record {
	r := &record{id: e.ID, date: s.Date(e.From)}
	if n, ok := s.Node(e.From); ok {
		switch n := n.(type) {
		case *graph.Commitment:
			r.of(s, n.Document, lang)
		case *graph.Passage:
			r.of(s, n.Document, lang)
		}
	}
	r.title = clip(name(s, e.From, lang)+" "+string(e.Type)+" "+name(s, e.To, lang), maxTitle)
	r.about = fmt.Sprintf("%s, %.2f", e.Method, e.Confidence)
	if e.Status == graph.Rejected {
		r.about += ", " + string(e.Status)
	}
	for _, piece := range e.Evidence {
		if piece.Quote != "" {
			r.about = clip(r.about+colon(lang)+quoted(piece.Quote, lang), maxAbout)
			break
		}
		if piece.Curator != "" && len(e.Evidence) == 1 {
			r.about = clip(r.about+", "+piece.Curator, maxAbout)
		}
	}
	return r
}

func partRecord(s *graph.Snapshot, p Part, lang graph.Lang) *record {
	title, size := "A part of the lineage of commitments", "nodes: %d, edges: %d"
	if lang == graph.French {
		title, size = "Une partie de la filiation des engagements", "nœuds : %d, liens : %d"
	}
	if p.Question != (Question{}) {
		title = p.Question.Title(s, lang)
	}
	r := &record{title: clip(cmp.Or(p.Title, title), maxTitle), path: "/export/jsonld"}
	if p.Query != "" {
		r.path += "?" + p.Query
	}
	r.shown = cmp.Or(p.page(lang), r.path)
	if p.Subgraph != nil {
		r.about = fmt.Sprintf(size, len(p.Nodes), len(p.Edges))
		if p.Truncated {
			r.about += map[bool]string{false: " (there is more)", true: " (il y en a d’autres)"}[lang == graph.French]
		}
	}
	return r
}

func name(s *graph.Snapshot, id graph.ID, lang graph.Lang) string {
	n, ok := s.Node(id)
	if !ok {
		return id.Slug()
	}
	return s.Label(n, lang)
}

func sha(digest string) string {
	if digest == "" {
		return ""
	}
	return "SHA-256 " + digest
}

// stateOf says in which state of the graph something was read: its newest
// revision, when that was stored, and the day by which it had been said.
func stateOf(s *graph.Snapshot, lang graph.Lang) string {
	newest := s.Newest()
	head, revision, until, none := "state of the graph: ", "revision %s (%d)", ", what had been said by %s", "no revision"
	if lang == graph.French {
		head, revision, until, none = "état du graphe : ", "révision %s (%d)", ", ce qui avait été dit au %s", "aucune révision"
	}
	out := head + none
	if newest.ID != "" {
		out = head + fmt.Sprintf(revision, newest.ID, newest.Sequence)
	}
	if newest.Time != "" {
		out += ", " + seconds(newest.Time)
	}
	if day := s.Until(); day != "" {
		out += fmt.Sprintf(until, graph.DateText(day, lang))
	}
	return out
}

// seconds writes a time of the store as people do, to the second.
func seconds(stored string) string {
	t, err := time.Parse(time.RFC3339, stored)
	if err != nil {
		return stored
	}
	return t.UTC().Format("2006-01-02 15:04:05") + " UTC"
}

// clip puts a text on one line and shortens it.
func clip(text string, most int) string {
	runes := []rune(line(text))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}

// line replaces what would end a line, or is no character to be read, by spaces.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r <= ' ' || r >= 0x7f && r <= 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
	}), " ")
}

func quoted(text string, lang graph.Lang) string {
	if lang == graph.French {
		return "« " + text + " »"
	}
	return "“" + text + "”"
}

func colon(lang graph.Lang) string {
	if lang == graph.French {
		return " : "
	}
	return ": "
}

// semicolon divides the notes of a citation.
func semicolon(lang graph.Lang) string {
	if lang == graph.French {
		return " ; "
	}
	return "; "
}
