package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// The text of the one witness; its commitments are cut out of it by hand.
const torontoText = "Engagement 1.1\nAppliquer la résolution 2396.\nEngagement 1.8\nDemander au Groupe Rome-Lyon d'agir.\n"

func textsFR(s string) graph.Texts { return graph.Texts{graph.French: s} }

// world is a small graph of two meetings: Toronto promises two things, Paris
// takes one of them up.
func world() graph.Facts {
	toronto := func(ref, force string, order, start, end int) graph.Commitment {
		return graph.Commitment{
			ID: graph.ID("commitment:toronto-2018/" + ref), Document: "document:toronto-2018",
			Meeting: "meeting:toronto-2018", Passage: graph.ID("passage:toronto-2018/" + ref), Ref: ref, Order: order,
			Force: graph.Force(force), Topics: []graph.ID{"topic:foreign-fighters"},
			Texts: textsFR(cut(torontoText, start, end)),
			Spans: []graph.Span{{Witness: "witness:toronto-2018/fr-txt", Start: start, End: end}},
		}
	}
	return graph.Facts{
		Meetings: []graph.Meeting{
			{
				ID: "meeting:toronto-2018", Type: "ministerial", Forum: "actor:g7", Series: "g7-interior", Place: "Toronto",
				Names:     graph.Texts{"en": "Interior ministers, Toronto", "fr": "Ministres de l’Intérieur, Toronto"},
				StartDate: "2018-04-23", EndDate: "2018-04-24", Participants: []graph.ID{"actor:g7"},
			},
			{
				ID: "meeting:paris-2019", Type: "ministerial", Forum: "actor:g7", Series: "g7-interior", Place: "Paris",
				Names: graph.Texts{"fr": "Ministres de l’Intérieur, Paris"}, StartDate: "2019-04-04", Follows: "meeting:toronto-2018",
			},
		},
		Documents: []graph.Document{
			{
				ID: "document:toronto-2018", Type: "commitments", Titles: textsFR("Engagements de Toronto"), Date: "2018-04-24",
				Meeting: "meeting:toronto-2018", Language: "fr",
			},
			{ID: "document:paris-2019", Type: "commitments", Date: "2019-04-05", Meeting: "meeting:paris-2019", Language: "fr"},
		},
		Witnesses: []graph.Witness{{
			ID: "witness:toronto-2018/fr-txt", Document: "document:toronto-2018", Language: "fr", Format: "txt",
			Source: "toronto.txt", SHA256: "ab", Quality: 0.9, Text: torontoText,
		}},
		Passages: []graph.Passage{
			{
				ID: "passage:toronto-2018/1.1", Document: "document:toronto-2018", Ref: "1.1", Kind: "item", Order: 1,
				Headings: []string{"Combattants"}, Spans: []graph.Span{{Witness: "witness:toronto-2018/fr-txt", Start: 15, End: 44}},
			},
			{
				ID: "passage:toronto-2018/1.8", Document: "document:toronto-2018", Ref: "1.8", Kind: "item", Order: 2,
				Spans: []graph.Span{{Witness: "witness:toronto-2018/fr-txt", Start: 60, End: 96}},
			},
		},
		Commitments: []graph.Commitment{
			toronto("1.1", "COMMIT", 0, 15, 44),
			toronto("1.8", "TASK", 1, 60, 96),
			{
				ID: "commitment:paris-2019/C1", Document: "document:paris-2019", Meeting: "meeting:paris-2019", Ref: "C1",
				Force: graph.Reaffirm, Topics: []graph.ID{"topic:terrorism"}, Curator: "A. Reader",
				Summaries: graph.Texts{"en": "Keep applying resolution 2396"}, Aliases: []graph.ID{"commitment:paris-2019/C0"},
			},
			{
				ID: "commitment:paris-2019/C2", Document: "document:paris-2019", Meeting: "meeting:paris-2019", Ref: "C2", Order: 1,
				Force: graph.Call, Addressees: []graph.ID{"actor:companies"},
			},
		},
		Actors: []graph.Actor{
			{ID: "actor:g7", Type: "forum", Names: graph.Texts{"en": "G7", "fr": "G7"}},
			{
				ID: "actor:rome-lyon-group", Type: "working-group", Parent: "actor:g7",
				Names:   graph.Texts{"en": "Roma-Lyon Group", "fr": "Groupe Rome-Lyon"},
				Aliases: map[graph.Lang][]string{"en": {"RLG"}, "fr": {"Groupe Lyon-Rome"}},
			},
			{ID: "actor:companies", Type: "class", Names: graph.Texts{"en": "Companies"}},
		},
		Conventions: []graph.Convention{
			{
				ID: "convention:unscr-2396", Type: "resolution", Symbol: "S/RES/2396 (2017)", AdoptedOn: "2017-12-21",
				Names:       graph.Texts{"en": "Resolution 2396", "fr": "Résolution 2396"},
				Identifiers: []graph.Identifier{{Scheme: "symbol", Value: "S/RES/2396(2017)"}},
			},
			{ID: "convention:accord-y", Type: "treaty", AdoptedOn: "2001"},
		},
		Topics: []graph.Topic{
			{ID: "topic:terrorism", Names: graph.Texts{"en": "Terrorism", "fr": "Terrorisme"}},
			{ID: "topic:foreign-fighters", Names: graph.Texts{"en": "Foreign fighters"}, Broader: "topic:terrorism"},
		},
		Mentions: []graph.Mention{{
			Witness: "witness:toronto-2018/fr-txt", Passage: "passage:toronto-2018/1.1", Kind: graph.KindConvention,
			Target: "convention:unscr-2396", Surface: "résolution 2396", Start: 28, End: 43,
		}},
		Edges: []graph.Edge{
			edge(graph.Implements, "commitment:toronto-2018/1.1", "convention:unscr-2396", "Appliquer la résolution 2396.", "Appliquer"),
			edge(graph.DelegatesTo, "commitment:toronto-2018/1.8", "actor:rome-lyon-group", "Demander au Groupe Rome-Lyon d'agir.", "Demander"),
			{
				Type: graph.Reaffirms, From: "commitment:paris-2019/C1", To: "commitment:toronto-2018/1.1",
				Method: graph.Curated, Confidence: 1, Status: graph.Active,
				Evidence: []graph.Evidence{{Curator: "A. Reader", Date: "2026-01-02", Reason: "the same promise", Method: graph.Curated, Confidence: 1}},
			},
			{
				Type: graph.Cites, From: "commitment:paris-2019/C2", To: "convention:accord-y", Method: graph.Curated, Confidence: 1,
				Status:   graph.Rejected,
				Evidence: []graph.Evidence{{Curator: "A. Reader", Reason: "another accord is meant", Method: graph.Curated, Confidence: 1}},
			},
		},
		Unresolved: []graph.Unresolved{{
			ID: "unresolved:1", Type: graph.BuildsOn, From: "commitment:paris-2019/C1", Surface: "le Forum",
			Evidence:   []graph.Evidence{{Document: "document:paris-2019", Quote: "Avec le Forum.", Cue: "Avec"}},
			Candidates: []graph.Candidate{{ID: "actor:g7", Score: 0.6, Why: "named before"}, {ID: "actor:gone", Score: 0.1}},
		}},
	}
}

func edge(t graph.RelationType, from, to graph.ID, quote, cue string) graph.Edge {
	start := bytes.Index([]byte(torontoText), []byte(quote))
	start = len([]rune(torontoText[:start]))
	return graph.Edge{
		Type: t, From: from, To: to, Method: graph.Stated, Confidence: 0.95, Status: graph.Active,
		Evidence: []graph.Evidence{{
			Document: "document:toronto-2018", Witness: "witness:toronto-2018/fr-txt",
			Passage: graph.ID("passage:" + from.Slug()), Start: start, End: start + len([]rune(quote)),
			Quote: quote, Cue: cue, Rule: "fr.test", Method: graph.Stated, Confidence: 0.95,
		}},
	}
}

// large is a graph of n commitments by one document, each citing one
// convention.
func large(n int) graph.Facts {
	f := graph.Facts{
		Meetings:    []graph.Meeting{{ID: "meeting:large-2020", StartDate: "2020-01-01"}},
		Documents:   []graph.Document{{ID: "document:large-2020", Meeting: "meeting:large-2020", Date: "2020-01-01"}},
		Conventions: []graph.Convention{{ID: "convention:hub"}},
	}
	for i := range n {
		id := graph.ID(fmt.Sprintf("commitment:large-2020/%d", i+1))
		f.Commitments = append(f.Commitments, graph.Commitment{
			ID: id, Document: "document:large-2020", Meeting: "meeting:large-2020",
			Ref: fmt.Sprint(i + 1), Order: i, Force: graph.Commit, Texts: textsFR("Texte."),
		})
		f.Edges = append(f.Edges, graph.Edge{
			Type: graph.Cites, From: id, To: "convention:hub", Method: graph.Curated, Confidence: 1, Status: graph.Active,
			Evidence: []graph.Evidence{{Curator: "A. Reader", Quote: "Texte.", Method: graph.Curated, Confidence: 1}},
		})
	}
	return f
}

func snapshotOf(t testing.TB, f graph.Facts) *graph.Snapshot {
	t.Helper()
	s, err := graph.Build([]graph.Source{{
		Info:  graph.RevisionInfo{ID: "r1", Key: "builtin", Sequence: 1, Time: "2026-01-02T03:04:05Z", Current: true},
		Facts: f,
	}})
	require.NoError(t, err)
	return s
}

func apiOn(t testing.TB, f graph.Facts) *API {
	t.Helper()
	s := snapshotOf(t, f)
	return New(Options{Current: func() *graph.Snapshot { return s }, Search: byNames, Log: slog.New(slog.DiscardHandler)})
}

// byNames is a search over ids, enough to see what the field makes of hits.
func byNames(_ context.Context, s *graph.Snapshot, q SearchQuery) ([]Hit, int, error) {
	var all []Hit
	for n := range s.AllNodes() {
		id := n.NodeID()
		wanted := len(q.Kinds) == 0
		for _, k := range q.Kinds {
			wanted = wanted || id.Kind() == k
		}
		if wanted && bytes.Contains([]byte(id), []byte(q.Text)) {
			all = append(all, Hit{ID: id, Score: 1, Highlights: []string{q.Text}})
		}
	}
	from := min(q.Offset, len(all))
	return all[from:min(from+q.Limit, len(all))], len(all), nil
}

// answer is a response as a client reads it.
type answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, ID string }
	}
}

func (a answer) codes() []string {
	var codes []string
	for _, e := range a.Errors {
		codes = append(codes, e.Extensions.Code)
	}
	return codes
}

func ask(t testing.TB, api *API, query string, variables map[string]any) answer {
	t.Helper()
	b, _ := api.Execute(t.Context(), query, variables, "")
	return read(t, b)
}

func read(t testing.TB, b []byte) answer {
	t.Helper()
	var a answer
	require.NoError(t, json.Unmarshal(b, &a), "%s", b)
	return a
}

// gives asks for data and compares them with what is wanted.
func gives(t *testing.T, api *API, query, want string) {
	t.Helper()
	a := ask(t, api, query, nil)
	require.Empty(t, a.Errors)
	assert.JSONEq(t, want, string(a.Data))
}
