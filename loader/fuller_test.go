package loader

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// Half a file beside the whole takes nothing away, whichever is read first and
// whatever their hashes are.
func TestHalfAFileNeverReplacesTheWhole(t *testing.T) {
	whole := "Communiqué des ministres de l’Intérieur et de la Sécurité du G7\n\n14 mai 2031 à Namur\n\n" +
		"1. Nous, les ministres de l’Intérieur et de la Sécurité du G7, nous sommes rencontrés à Namur les 13 et 14 mai 2031.\n\n" +
		"2. Nous nous engageons à planter des haies le long des canaux.\n\n" +
		"3. Nous nous engageons à curer les fossés chaque automne.\n\n4. Nous réaffirmons notre attachement à la Convention de Budapest.\n"
	for _, more := range []string{"", " ", "  ", "   "} { // other bytes, other hashes
		half := whole[:strings.Index(whole, "3. Nous")] + more
		for _, order := range [][]Source{
			{{Path: "whole.fr.txt", Data: []byte(whole)}, {Path: "half.fr.txt", Data: []byte(half)}},
			{{Path: "half.fr.txt", Data: []byte(half)}, {Path: "whole.fr.txt", Data: []byte(whole)}},
		} {
			batch, _, err := Load(t.Context(), nil, order, Options{})
			require.NoError(t, err)
			var found []graph.Commitment
			for _, r := range batch.Revisions {
				found = append(found, r.Facts.Commitments...)
			}
			assert.Len(t, found, 3)
		}
	}
}
