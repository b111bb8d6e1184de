package eval

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTables(t *testing.T) {
	g, err := ReadGold(fstest.MapFS{"edges.tsv": {Data: []byte(
		"\ufeffnote\tdoc\tref\tstart_text\ttype\ttarget_id\r\n" +
			"un \"mot\tparis\tA1\tNous « disons \"oui\tbuilds-on\tx\r\n\r\n" +
			"\tparis\tA2\tcourte\tcites\n")}})
	require.NoError(t, err)
	assert.Equal(t, []Edge{
		{Document: "paris", Ref: "A1", Start: `Nous « disons "oui`, Type: "BUILDS_ON", Target: "x"},
		{Document: "paris", Ref: "A2", Start: "courte", Type: "CITES"},
	}, g.Edges)
	assert.Equal(t, []string{"paris"}, g.Documents())
}

func TestFoldersThatAreNoGold(t *testing.T) {
	_, err := ReadGold(fstest.MapFS{"readme.txt": {}})
	require.ErrorIs(t, err, ErrNoGold)
	_, err = ReadGold(fstest.MapFS{"edges.tsv": {Data: []byte("doc\tref\n")}})
	require.ErrorContains(t, err, "read edges.tsv: line 1: no column start_text")
}

func TestRecordsThatAreNone(t *testing.T) {
	for _, text := range []string{"{", `{"record":7}`, `{"start":1}`, `[]`} {
		_, err := ReadRecords(strings.NewReader("{\"record\":\"passage\"}\n\n" + text))
		assert.ErrorContains(t, err, "line 3", text)
	}
}

func FuzzReadRecords(f *testing.F) {
	f.Add([]byte(`{"record":"edge","type":"CITES","source":"passage:a/1","target":"convention:b","start":1,"end":2}`))
	f.Add([]byte("{\"record\":\"document\",\"path\":\"a.txt\"}\n{\"record\":\"commitment\",\"start\":-4,\"end\":9999}"))
	text := "Une phrase. Une autre."
	gold := &Gold{Commitments: []Commitment{{Document: "a", Ref: "1", Start: "Une", End: "autre.", Force: "COMMIT"}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := ReadRecords(bytes.NewReader(data))
		if err != nil {
			t.Skip()
		}
		r, err := Score(gold, []*Text{{Document: "a", Path: "a.txt", anchors: newAnchors(text)}}, records)
		require.NoError(t, err)
		printed, err := json.Marshal(r)
		require.NoError(t, err)
		_, err = ReadReport(bytes.NewReader(printed))
		require.NoError(t, err)
	})
}

func TestFiguresSurviveJSON(t *testing.T) {
	n := 3
	in := Figures{{Name: "a", Found: &Found{1, 2, 3}}, {Name: "b", Right: &Right{1, 3}}, {Name: "c", Count: &n}}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	assert.Equal(t, `{"a":{"precision":0.3333,"recall":0.2500,"f1":0.2857,"tp":1,"fp":2,"fn":3},"b":{"accuracy":0.3333,"right":1,"total":3},"c":{"count":3}}`, string(data))
	var out Figures
	require.NoError(t, json.Unmarshal(data, &out))
	assert.Equal(t, in, out)
}

func TestSharesOfNothing(t *testing.T) {
	tests := []struct {
		name                  string
		f                     Found
		precision, recall, f1 float64
	}{
		{"nothing to find and nothing found", Found{}, 1, 1, 1},
		{"nothing found", Found{FN: 2}, 0, 0, 0},
		{"nothing to find", Found{FP: 2}, 0, 1, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, []float64{test.precision, test.recall, test.f1}, []float64{test.f.Precision(), test.f.Recall(), test.f.F1()})
		})
	}
}
