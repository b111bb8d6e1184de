package excerpt

import (
	"encoding/json"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/loader/curation"
	"stemma/resolvers"
)

// The operation that a pack prints gives what the pack holds.
func TestOperationAsksTheSame(t *testing.T) {
	revision, err := curation.BuiltinRevision()
	require.NoError(t, err)
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{ID: "1", Key: curation.BuiltinKey, Current: true}, Facts: revision.Facts}})
	require.NoError(t, err)
	for _, address := range []string{
		"root=commitment:paris-2019/B2",
		"root=convention:toronto-commitments-2018&direction=descendants&depth=2&types=reaffirms,cites&methods=curated,stated&minConfidence=0.5&first=7&through=true",
		"from=commitment:ottawa-2025/14&to=commitment:toronto-2018/3.1.2&types=reaffirms,builds-on",
		"meeting=meeting:paris-2019&force=call,task&types=calls-on&since=2019&until=2019-12-31",
		`text="terror"\ists`, "minConfidence=0.97", "root=commitment:mito-2023/A1&asOf=2019",
	} {
		t.Run(address, func(t *testing.T) {
			values, err := url.ParseQuery(address)
			require.NoError(t, err)
			request, err := Parse(values)
			require.NoError(t, err)
			moment, err := ParseMoment(values)
			require.NoError(t, err)
			at := s
			if moment.AsOf != "" {
				at = s.AsOf(moment.AsOf)
			}
			want, cutError := request.Cut(t.Context(), at)
			answer, err := resolvers.Execute(t.Context(), s, request.Operation(moment), nil, "")
			if cutError != nil {
				assert.Error(t, err)
				return
			}
			require.NoError(t, err, string(answer))
			var got struct {
				Data map[string]struct {
					Nodes, Edges []struct{ ID string }
					Truncated    bool
				}
			}
			require.NoError(t, json.Unmarshal(answer, &got))
			require.Len(t, got.Data, 1)
			for _, part := range got.Data {
				require.Len(t, part.Nodes, len(want.Nodes))
				require.Len(t, part.Edges, len(want.Edges))
				for i, n := range want.Nodes {
					assert.Equal(t, string(n.NodeID()), part.Nodes[i].ID)
				}
				for i, e := range want.Edges {
					assert.Equal(t, string(e.ID), part.Edges[i].ID)
				}
				assert.Equal(t, want.Truncated, part.Truncated)
			}
		})
	}
}

func TestOperationSaysWhatItCannotAsk(t *testing.T) {
	request, err := Parse(url.Values{"from": {"actor:a"}, "to": {"actor:b"}, "methods": {"curated"}})
	require.NoError(t, err)
	assert.Contains(t, request.Operation(Moment{}), "# The request also chose methods")
	assert.Empty(t, Request{}.Operation(Moment{}), "there is none for the whole graph")
}

func TestCommand(t *testing.T) {
	asked := url.Values{"root": {"commitment:a/1"}, "minConfidence": {"0.5"}, "asOf": {"2019"}, "text": {"l'eau; rm -rf $HOME"}}
	assert.Equal(t, `stemma pack --as-of 2019 --min-confidence 0.5 --root commitment:a/1 --text 'l'\''eau; rm -rf $HOME'`, Command("pack", asked))
}
