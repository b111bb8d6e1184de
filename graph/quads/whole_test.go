package quads

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/stretchr/testify/assert"
)

func TestAFileThatIsNotAllThere(t *testing.T) {
	const head, one, two = "# title: Quays\n", "<urn:a> <urn:b> <urn:c> .\n", "<urn:a> <urn:b> <urn:d> .\n"
	for _, tt := range []struct{ name, text, wrong string }{
		{"whole", head + one + two + "# statements: 2\n", ""},
		{"in another order, as sorting leaves it", "# statements: 2\n" + head + two + one, ""},
		{"with a statement twice", head + one + two + two + "# statements: 2\n", ""},
		{"without comments nothing is known", one + two, ""},
		{"after a byte order mark", "\ufeff" + head + one + "# statements: 1\n", ""},
		{"empty", head + "# statements: 0\n", ""},
		{"its end cut off", head + one + two, "ends here after 2, and no line"},
		{"a line lost", head + two + "# statements: 2\n", "there are 1 of the 2"},
		{"no number", head + "# statements: many\n", `"many" is no number`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := ScanLines(strings.NewReader(tt.text), func(int, quad.Quad) error { return nil })
			if tt.wrong == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, tt.wrong)
		})
	}
}
