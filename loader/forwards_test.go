package loader

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// A file that is refused for one thing is told of its other problems too, and not
// after the first is mended.
func TestProblemsOfACurationFileAreToldAtOnce(t *testing.T) {
	file := "curator: A. Reader\nreason: read again\ndocuments:\n" +
		"- {id: document:alpha-2018, date: 2018-04-24}\n- {id: document:beta-2019, date: 2019-04-05}\ncorrections:\n" +
		"- add: {type: REAFFIRMS, from: commitment:alpha-2018/1, to: commitment:beta-2019/2}\n"
	prior, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "document:alpha-2018", Current: true}, Facts: graph.Facts{Documents: []graph.Document{
		{ID: "document:alpha-2018", Date: "2018-04-24"}, {ID: "document:beta-2019", Date: "2019-04-05"},
	}}}})
	require.NoError(t, err)
	for _, more := range []string{"", "- reject: {edge: \"edge:zz\"}\n"} {
		batch, report, err := Load(t.Context(), prior, []Source{{Path: "a.yaml", Data: []byte(file + more)}}, Options{})
		require.NoError(t, err)
		assert.Empty(t, batch.Revisions)
		assert.Empty(t, report.Curations)
		told := ""
		for _, p := range report.Problems {
			told += p.Error() + "\n"
		}
		assert.Contains(t, told, "to the later commitment:beta-2019/2")
		if more != "" {
			assert.Contains(t, told, "edge:zz is no id")
		}
	}
}
