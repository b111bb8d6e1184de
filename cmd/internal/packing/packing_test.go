package packing

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
)

// Whoever asks again must get the same, whatever the graph has learned since.
func TestTheQuestionNamesItsStateInAllThreeForms(t *testing.T) {
	s, err := graph.Build([]graph.Source{{
		Info:  graph.RevisionInfo{ID: "0123456789abcdef", Key: "document:ems-2031", Sequence: 4, Current: true},
		Facts: graph.Facts{Actors: []graph.Actor{{ID: "actor:ems-forum", Names: graph.Texts{graph.English: "Ems Forum"}}}},
	}})
	require.NoError(t, err)
	for _, tt := range []struct{ name, words, at string }{
		{"the newest where none is asked for", "root=actor:ems-forum&lang=fr&base=https://example.org/id/", "01234567"},
		{"the one that is asked for", "root=actor:ems-forum&lang=fr&base=https://example.org/id/&at=3", "3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery(tt.words)
			require.NoError(t, err)
			options, asked, err := excerpt.Form(values)
			require.NoError(t, err)
			request, err := excerpt.Parse(asked)
			require.NoError(t, err)
			moment, err := excerpt.ParseMoment(asked)
			require.NoError(t, err)
			options.Snapshot = s
			p, err := Of(Question{Request: request, Moment: moment, Asked: asked}, &options)
			require.NoError(t, err)
			address, err := url.Parse(p.Address)
			require.NoError(t, err)
			assert.Equal(t, "/export/pack", address.Path)
			want, err := url.ParseQuery(tt.words)
			require.NoError(t, err)
			want.Set("at", tt.at)
			assert.Equal(t, want, address.Query())
			assert.Contains(t, p.Command, " --at "+tt.at)
			assert.Contains(t, p.Command, " --lang fr")
			assert.Contains(t, strings.ReplaceAll(p.Operation, " ", ""), `at:"`+tt.at+`"`)
			assert.Equal(t, "at="+tt.at+"&root=actor:ems-forum", options.Query, "what the files say was asked")
			assert.NotContains(t, p.Command, "permalinks")
			served, err := Of(Question{Request: request, Moment: moment, Asked: asked, Permalinks: "https://graph.example.org/id/"}, &options)
			require.NoError(t, err)
			assert.Equal(t, "https://graph.example.org"+p.Address, served.Address, "a server names itself")
			assert.Contains(t, served.Command, " --permalinks https://graph.example.org/id/")
			assert.False(t, asked.Has("lang"), "the words of the request stay as they are")
		})
	}
	_, err = Of(Question{}, &export.Options{Snapshot: s})
	assert.ErrorIs(t, err, export.ErrWhole)
}

// Every type has a row, and the three standings stay apart.
func TestFiguresOfEveryType(t *testing.T) {
	rows, bases, err := figures()
	require.NoError(t, err)
	require.Len(t, bases, 3)
	assert.Len(t, rows, len(graph.StatedRelations)+2)
	for _, row := range rows {
		require.Len(t, row.Shares, len(bases))
		stated := row.Methods == "STATED"
		for i, b := range bases {
			assert.Equal(t, stated != (b.Standing == "development"), row.Shares[i].Drawn > 0, "%s %s %s", row.Type, row.Methods, b.Standing)
		}
	}
	for _, b := range bases {
		assert.NotEmpty(t, b.Date)
		for _, lang := range []graph.Lang{graph.English, graph.French} {
			assert.NotEmpty(t, b.Texts[lang])
			assert.NotEmpty(t, b.Annotators[lang])
		}
	}
}
