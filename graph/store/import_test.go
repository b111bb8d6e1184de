package store

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/quads"
)

func scanOf(text string) Scan {
	return func(each func(int, quads.Quad) error) error { return quads.ScanLines(strings.NewReader(text), each) }
}

// written is two topics in two graphs, and their history where it is asked for.
func written(t *testing.T, history bool) string {
	t.Helper()
	s, err := Open(t.Context(), "memory:", Options{})
	require.NoError(t, err)
	for i, name := range []string{"A", "B", "A"} {
		_, err = s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{
			{Key: "curation:one.yaml", Agent: fmt.Sprint(i), Facts: graph.Facts{Topics: []graph.Topic{{ID: "topic:a", Names: graph.Texts{"en": name}, Scope: "x"}}}},
			{Key: "builtin", Facts: graph.Facts{Topics: []graph.Topic{{ID: "topic:b", Names: graph.Texts{"en": "B"}}}}},
		}})
		require.NoError(t, err)
	}
	sources, err := s.History(t.Context())
	require.NoError(t, err)
	var out bytes.Buffer
	for _, source := range sources {
		stated, err := quads.Of(source.Facts)
		require.NoError(t, err)
		switch {
		case history:
			about, err := quads.Revision(source.Info)
			require.NoError(t, err)
			require.NoError(t, quads.Write(&out, about))
			require.NoError(t, quads.Write(&out, quads.Labelled(stated, quads.RevisionIRI(source.Info.ID))))
		case source.Info.Current:
			require.NoError(t, quads.Write(&out, quads.Labelled(stated, quads.KeyIRI(source.Info.Key))))
		}
	}
	require.NoError(t, s.Close())
	return out.String()
}

func TestImport(t *testing.T) {
	for _, history := range []bool{false, true} {
		dsn := "bolt:" + filepath.Join(t.TempDir(), "store")
		receipt, err := Import(t.Context(), dsn, Options{}, "reader", scanOf(written(t, history)))
		require.NoError(t, err)
		assert.Len(t, receipt.Stored, map[bool]int{false: 2, true: 4}[history])
		s, err := Open(t.Context(), dsn, Options{MustExist: true})
		require.NoError(t, err)
		_, err = s.Verify(t.Context())
		require.NoError(t, err)
		snapshot, err := s.Snapshot(t.Context())
		require.NoError(t, err)
		topic, ok := snapshot.Topic("topic:a")
		require.True(t, ok)
		assert.Equal(t, "A", topic.Names["en"])
		assert.Empty(t, s.Repairs())
		require.NoError(t, s.Close())
	}
}

func TestImportIntoAStoreThatKnowsOtherwise(t *testing.T) {
	dsn := "bolt:" + filepath.Join(t.TempDir(), "store")
	text := written(t, false)
	_, err := Import(t.Context(), dsn, Options{}, "reader", scanOf(strings.Replace(text, `"A"@en`, `"old"@en`, 1)))
	require.NoError(t, err)
	receipt, err := Import(t.Context(), dsn, Options{}, "reader", scanOf(text))
	require.NoError(t, err)
	require.Len(t, receipt.Stored, 1)
	assert.Len(t, receipt.Unchanged, 1)
	assert.Len(t, receipt.Stored[0].Supersedes, 1, "nothing is changed in place")
	assert.Equal(t, "reader", receipt.Stored[0].Agent)
}

func TestImportRefuses(t *testing.T) {
	present, past := written(t, false), written(t, true)
	drop := func(text, pattern string) string {
		return regexp.MustCompile(`(?m)^.*`+pattern+`.*\n`).ReplaceAllString(text, "")
	}
	tests := []struct{ name, text, reason string }{
		{"a changed word of history", strings.Replace(past, `"B"@en`, `"C"@en`, 1), "digest differs"},
		{"a missing statement of history", drop(past, "scopeNote"), "digest differs"},
		{"a missing revision", drop(past, "revision:"+regexp.MustCompile(`revision:([0-9a-f]{32})`).FindStringSubmatch(past)[1]), "revision number 1 is missing"},
		{"a revision under another id", strings.ReplaceAll(past, regexp.MustCompile(`revision:([0-9a-f]{32})`).FindStringSubmatch(past)[1], strings.Repeat("0", 32)), "its id does not fit"},
		{"a key that is none", strings.ReplaceAll(present, "graph:builtin", "graph:anything"), `"anything" is no key`},
		{"both forms", present + past, "graphs of revisions and of keys"},
		{"a record without its class", drop(present, "#type.*builtin"), "no property of the model is said by <urn:stemma:topic:b>"},
		{"a class of others", strings.Replace(present, "skos/core#Concept", "skos/core#Label", 1), "line 1: .*the class"},
		{"a subject of others", strings.Replace(present, "<urn:stemma:topic:a>", "<http://example.org/a>", 1), "the subject <http://example.org/a>"},
		{"a blank node", present + "_:b <http://www.w3.org/2004/02/skos/core#scopeNote> \"x\" <urn:stemma:graph:builtin> .\n", "line 6: .*blank node"},
		{"half a line", present[:len(present)-5], "line 5: "},
		{"no UTF-8", present + "\xff\n", "line 6: .*UTF-8"},
		{"a term in the wrong place", strings.Replace(present, `"x"`, "<urn:stemma:topic:b>", 1), "is no plain string"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "store")
			_, err := Import(t.Context(), "bolt:"+folder, Options{}, "reader", scanOf(tt.text))
			require.Error(t, err)
			assert.Regexp(t, tt.reason, err.Error())
			assert.NoDirExists(t, folder, "nothing is half loaded")
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Import(ctx, "memory:", Options{}, "reader", scanOf(present))
	assert.ErrorIs(t, err, context.Canceled)
}
