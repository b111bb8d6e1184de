package loader

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

var aligned = []string{"quays-2018.fr.txt", "marnac-2028.fr.txt", "vernoux-2030.fr.txt"}

// TestAlignments shows what is drawn between three documents, and on what
// evidence.
func TestAlignments(t *testing.T) {
	snapshot, current := state(t, sources(t, aligned...))
	var keys []string
	for key, r := range current {
		if strings.HasPrefix(key, "alignment:") {
			keys = append(keys, key)
			assert.Equal(t, graph.Facts{Edges: r.Facts.Edges}, r.Facts, "%s holds edges and nothing else", key)
			assert.Equal(t, "stemma test", r.Agent)
		}
	}
	slices.Sort(keys)
	assert.Equal(t, []string{"alignment:marnac-2028|toronto-2018", "alignment:marnac-2028|vernoux-2030", "alignment:toronto-2018|vernoux-2030"}, keys)

	var got []string
	for e := range snapshot.AllEdges() {
		if e.Method != graph.Aligned && e.Method != graph.Inferred {
			continue
		}
		got = append(got, strings.Join([]string{string(e.Method), e.From.Slug(), string(e.Type), e.To.Slug()}, " "))
		assert.Greater(t, snapshot.Date(e.From), snapshot.Date(e.To), "the later text is the source")
		assert.Equal(t, graph.EdgeID(e.Type, e.From, e.To), e.ID)
		require.Len(t, e.Evidence, 1)
		ev := e.Evidence[0]
		n, ok := snapshot.Node(ev.Witness)
		require.True(t, ok, "the witness %s is in the graph", ev.Witness)
		text := []rune(n.(*graph.Witness).Text)
		assert.Equal(t, ev.Quote, fold(string(text[ev.Start:ev.End])), "the quote stands where the evidence says")
		assert.Equal(t, e.Method, ev.Method)
		assert.NotEmpty(t, ev.Reasons)
		_, ok = snapshot.Node(ev.Passage)
		assert.True(t, ok, "the passage %s is in the graph", ev.Passage)
	}
	slices.Sort(got)
	assert.Equal(t, []string{
		"ALIGNED marnac-2028/1 REAFFIRMS toronto-2018/1",
		"INFERRED vernoux-2030/1 REAFFIRMS toronto-2018/2",
		"INFERRED vernoux-2030/2 REAFFIRMS marnac-2028/1",
		"INFERRED vernoux-2030/2 REAFFIRMS toronto-2018/1",
	}, got)
	assert.Empty(t, snapshot.Dangling())
}

// TestAlignmentInAnyOrder loads the same documents together and one after
// another, in every order.
func TestAlignmentInAnyOrder(t *testing.T) {
	one := func(i int) []Source { return sources(t, aligned[i]) }
	_, want := state(t, sources(t, aligned...))
	orders := map[string][][]Source{
		"backwards":               {sources(t, aligned[2], aligned[1], aligned[0])},
		"by date":                 {one(0), one(1), one(2)},
		"latest first":            {one(2), one(1), one(0)},
		"the middle one last":     {sources(t, aligned[2], aligned[0]), one(1)},
		"one of them once more":   {one(1), one(2), one(0), one(1)},
		"all of them, then again": {sources(t, aligned...), sources(t, aligned...)},
	}
	for name, order := range orders {
		t.Run(name, func(t *testing.T) {
			_, got := state(t, order...)
			assert.Equal(t, want, got)
		})
	}
}

// A pair of documents that was aligned and no longer is, is taken back.
func TestAlignmentIsTakenBack(t *testing.T) {
	_, current := state(t, sources(t, aligned[0], aligned[1]))
	stale := "alignment:marnac-2028|vernoux-2030"
	current[stale] = graph.Revision{Key: stale, Facts: graph.Facts{Edges: []graph.Edge{{
		ID: graph.EdgeID(graph.BuildsOn, "commitment:marnac-2028/2", "commitment:toronto-2018/3"), Type: graph.BuildsOn,
		From: "commitment:marnac-2028/2", To: "commitment:toronto-2018/3", Method: graph.Inferred, Status: graph.Active,
	}}}}
	later := Source{Path: "later.txt", Data: []byte("Communiqué des ministres de l’Intérieur du G7\n\n" +
		"Les ministres de l’Intérieur du G7 se sont réunis à Vernoux les 3 et 4 juin 2030.\n\n1. Nous accorderons les orgues de la vallée.\n")}
	batch, _ := load(t, build(t, current), []Source{later})
	found := false
	for _, r := range batch.Revisions {
		if r.Key == stale {
			found = true
			assert.Empty(t, r.Facts.Edges)
		}
	}
	assert.True(t, found, "an empty revision retracts")
}

// TestExtractAligns shows that commitment-to-commitment edges come last, and
// that a scan of the same text brings none of its own.
func TestExtractAligns(t *testing.T) {
	var first string
	for _, names := range [][]string{
		aligned, {aligned[2], aligned[0], aligned[1]}, append(slices.Clone(aligned), aligned[0]),
	} {
		var out bytes.Buffer
		_, err := Extract(context.Background(), &out, sources(t, names...), Options{})
		require.NoError(t, err)
		var last []string
		for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
			var r record
			require.NoError(t, json.Unmarshal([]byte(line), &r))
			across := r.Source.Kind() == graph.KindCommitment && r.Target.Kind() == graph.KindCommitment
			if !across {
				require.Empty(t, last, "nothing follows the alignments: %s", line)
				continue
			}
			assert.Contains(t, []string{"ALIGNED", "INFERRED"}, r.Method)
			assert.NotEmpty(t, r.Reasons)
			last = append(last, line)
		}
		require.Len(t, last, 4)
		if first == "" {
			first = strings.Join(last, "\n")
		}
		assert.Equal(t, first, strings.Join(last, "\n"), "%v", names)
	}
}

func TestOneDocumentIsNotAligned(t *testing.T) {
	var out bytes.Buffer
	_, err := Extract(context.Background(), &out, sources(t, "valmont-2026.fr.txt", "valmont-2026.ocr.txt"), Options{})
	require.NoError(t, err)
	assert.NotContains(t, out.String(), `"INFERRED"`, "two witnesses of one text")
}
