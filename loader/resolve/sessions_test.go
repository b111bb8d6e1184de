package resolve

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

func TestSessions(t *testing.T) {
	tests := []struct {
		name  string
		lang  graph.Lang
		forum graph.ID
		in    string
		want  []string
	}{
		{"its own", graph.English, "actor:un-general-assembly", "Requests a report at its eighty-first session.", []string{"meeting:unga-81"}},
		{"its own, in French", graph.French, "actor:un-general-assembly", "Demande un rapport à sa quatre-vingt-unième session.", []string{"meeting:unga-81"}},
		{"sixty and eleven", graph.French, "actor:un-general-assembly", "Demande un rapport à sa soixante et onzième session.", []string{"meeting:unga-71"}},
		{"sixty and seventeen", graph.French, "actor:un-general-assembly", "Demande un rapport à sa soixante-dix-septième session.", []string{"meeting:unga-77"}},
		{"four times twenty and ten", graph.French, "actor:un-general-assembly", "Demande un rapport à sa quatre-vingt-dixième session.", []string{"meeting:unga-90"}},
		{"named by another", graph.English, "actor:un-security-council", "Recalls the seventy-fifth session of the General Assembly.", []string{"actor:un-general-assembly", "meeting:unga-75"}},
		{"of another organ", graph.French, "actor:un-general-assembly", "Rappelle la cinquante-deuxième session du Conseil des droits de l’homme.", []string{"actor:un-human-rights-council", "meeting:unhrc-52"}},
		{"of another assembly", graph.French, "actor:un-general-assembly", "Salue la quatre-vingt-douzième session de l’Assemblée générale d’INTERPOL.", []string{"actor:interpol-general-assembly"}},
		{"a session of work", graph.English, "actor:un-general-assembly", "Recalls the third session of the guild.", nil},
		{"its own, of one who counts none", graph.English, "actor:g7-leaders", "Ask for a report at its second session.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lex, err := lexicon.Open(tt.lang)
			assert.NoError(t, err)
			part := segment.Part{Genre: segment.Resolution, Passages: []segment.Passage{{Kind: segment.Paragraph, End: len(tt.in)}}}
			text := &Text{Source: tt.in, Part: &part, Words: [][]words.Word{words.Split(tt.in)}, Lang: tt.lang, Forum: tt.forum}
			ms, err := resolver(t).Mentions(t.Context(), text, lex, nil)
			assert.NoError(t, err)
			var got []string
			for _, m := range ms {
				got = append(got, string(m.ID))
			}
			assert.ElementsMatch(t, tt.want, got)
		})
	}
}

func TestSessionOfAnID(t *testing.T) {
	m, ok := Session("meeting:unga-81")
	assert.True(t, ok)
	assert.Equal(t, graph.ID("actor:un-general-assembly"), m.Forum)
	assert.Equal(t, "United Nations General Assembly, session 81", m.Names[graph.English])
	for _, id := range []graph.ID{"meeting:unsc-8148", "meeting:toronto-2018", "convention:unga-81", "meeting:unga-xx"} {
		_, ok := Session(id)
		assert.False(t, ok, id)
	}
}

// A session of the General Assembly is dated by its number; others' numbers say
// nothing of a year.
func TestSessionOpens(t *testing.T) {
	for id, want := range map[graph.ID]graph.Date{
		"meeting:unga-2": "1947-09", "meeting:unga-79": "2024-09", "meeting:unga-1": "", "meeting:unga-2024": "", "meeting:unhrc-52": "",
	} {
		m, ok := Session(id)
		require.True(t, ok, id)
		assert.Equal(t, want, m.StartDate, id)
	}
}
