package readers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const soundGEXF = `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><meta lastmodifieddate="2031-05-02"><creator>x</creator></meta>
<graph mode="dynamic" timeformat="date" defaultedgetype="directed">
<attributes class="node"><attribute id="k" title="kind" type="string"/></attributes>
<nodes><node id="a" label="A" start="2031-01-01"><attvalues><attvalue for="k" value="x"/></attvalues></node><node id="b" label="B"/></nodes>
<edges><edge id="e" source="a" target="b"/></edges></graph></gexf>`

// A schema that lets everything pass would prove nothing.
func TestTheSchemaOfGEXFRefuses(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("needs libxml2-utils")
	}
	tests := []struct{ name, in, out string }{
		{"nothing of a sound file", "", ""},
		{"another version", `version="1.2"`, `version="1.3"`},
		{"another namespace", "1.2draft", "1.1draft"},
		{"a time as date of the file", `lastmodifieddate="2031-05-02"`, `lastmodifieddate="2031-05-02T09:00:00Z"`},
		{"a mode of no such name", `mode="dynamic"`, `mode="moving"`},
		{"a format of time of no such name", `timeformat="date"`, `timeformat="day"`},
		{"a kind of edge of no such name", `"directed"`, `"forward"`},
		{"a type of no such name", `type="string"`, `type="text"`},
		{"a class of no such name", `class="node"`, `class="graph"`},
		{"an attribute declared twice", `<attribute id="k" title="kind" type="string"/>`, strings.Repeat(`<attribute id="k" title="kind" type="string"/>`, 2)},
		{"a value of nothing", ` for="k"`, ""},
		{"a value outside its list", `<attvalues><attvalue for="k" value="x"/></attvalues>`, `<attvalue for="k" value="x"/>`},
		{"a month as start", `start="2031-01-01"`, `start="2031-01"`},
		{"a node without id", `id="b" `, ""},
		{"two nodes of one id", `id="b"`, `id="a"`},
		{"an edge of a node's id", `id="e"`, `id="a"`},
		{"an edge without an end", ` target="b"`, ""},
		{"an edge to nowhere", `target="b"`, `target="c"`},
		{"an edge from nowhere", `source="a"`, `source="c"`},
		{"a word of our own", `label="B"`, `label="B" kind="x"`},
		{"an element of our own", "<creator>x</creator>", "<licence>x</licence>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			changed := strings.Replace(soundGEXF, tt.in, tt.out, 1)
			require.Equal(t, tt.in == "", changed == soundGEXF)
			file := filepath.Join(t.TempDir(), "graph.gexf")
			require.NoError(t, os.WriteFile(file, []byte(changed), 0o600))
			said, err := exec.CommandContext(t.Context(), "xmllint", "--nonet", "--noout", "--schema", "gexf.xsd", file).CombinedOutput()
			if tt.in == "" {
				require.NoError(t, err, string(said))
				return
			}
			assert.Error(t, err, string(said))
			assert.Contains(t, string(said), "fails to validate")
		})
	}
}
