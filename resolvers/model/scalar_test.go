package model

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestMarshal(t *testing.T) {
	tests := []struct {
		name string
		m    graphql.Marshaler
		want string
	}{
		{"a text", MarshalString(`a "b"`), `"a \"b\""`},
		{"no text", MarshalString(""), "null"},
		{"an id", MarshalID("actor:g7"), `"actor:g7"`},
		{"no id", MarshalID(""), "null"},
		{"a date", MarshalDate("2018-04"), `"2018-04"`},
		{"no date", MarshalDate(""), "null"},
		{"a language", MarshalLanguage(graph.French), `"FR"`},
		{"a language the schema does not know", MarshalLanguage("de"), "null"},
		{"a kind", MarshalNodeKind(graph.KindMeeting), `"MEETING"`},
		{"a format", MarshalExportFormat("nquads"), `"NQUADS"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			tt.m.MarshalGQL(&b)
			assert.Equal(t, tt.want, b.String())
		})
	}
}

func TestUnmarshal(t *testing.T) {
	text := func(v any) (any, error) { return UnmarshalString(v) }
	id := func(v any) (any, error) { return UnmarshalID(v) }
	date := func(v any) (any, error) { return UnmarshalDate(v) }
	tests := []struct {
		name string
		read func(any) (any, error)
		in   any
		want any // nil: refused
	}{
		{"a text", text, "a", "a"},
		{"a number for a text", text, json.Number("1"), nil},
		{"an id", id, "actor:g7", graph.ID("actor:g7")},
		{"a number as id", id, json.Number("7"), graph.ID("7")},
		{"a list as id", id, []any{"a"}, nil},
		{"a day", date, "2018-04-23", graph.Date("2018-04-23")},
		{"a month", date, "2018-04", graph.Date("2018-04")},
		{"a year", date, "2018", graph.Date("2018")},
		{"a day that no month has", date, "2018-02-30", nil},
		{"a time", date, "2018-04-23T10:00:00Z", nil},
		{"a number for a date", date, 2018, nil},
		{"a language", func(v any) (any, error) { return UnmarshalLanguage(v) }, "FR", graph.French},
		{"a kind", func(v any) (any, error) { return UnmarshalNodeKind(v) }, "TOPIC", graph.KindTopic},
		{"a format", func(v any) (any, error) { return UnmarshalExportFormat(v) }, "CSV", ExportFormat("csv")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.read(tt.in)
			if tt.want == nil {
				var wrong *InputError
				require.ErrorAs(t, err, &wrong)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestExportURL(t *testing.T) {
	assert.Equal(t, "/export/nquads", (&Subgraph{}).ExportURL("nquads"))
	s := &Subgraph{Query: map[string][]string{"root": {"commitment:a-1/2"}, "depth": {"3"}}}
	assert.Equal(t, "/export/csv?depth=3&root=commitment%3Aa-1%2F2", s.ExportURL("csv"))
}
