package eval

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader"
)

func TestCross(t *testing.T) {
	gold, err := ReadGold(os.DirFS("testdata/own/gold"))
	require.NoError(t, err)
	read := func(document, name string) Source {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		return Source{Document: document, Path: name, Data: data}
	}
	own := read("ardenne-2030", "testdata/own/ardenne-2030.fr.txt")
	alone := read("tweed-2031", "testdata/own/tweed-2031.en.txt")
	poor := Source{Document: "borne-2031", Path: "borne.txt", Data: []byte(
		"Communiqué des ministres de l’Intérieur du G7\n\n14 mai 2031 à Borne\n\n1. Nous saluons les pompiers de la ville.\n")}

	list, err := Cross(t.Context(), gold, []Source{own, alone, poor}, loader.Options{})
	require.NoError(t, err)
	require.Len(t, list, 2, "no other text is in English")
	x := list[0]
	assert.Equal(t, "ardenne-2030", x.Document)
	assert.Equal(t, []string{"borne-2031"}, x.Others)
	whole, _ := x.Whole.Of("commitments")
	crossed, _ := x.Crossed.Of("commitments")
	assert.Positive(t, whole.Found.TP)
	assert.Less(t, crossed.Found.TP, whole.Found.TP, "a welcome bears out no promise")

	again, err := Cross(t.Context(), gold, []Source{own, {Document: "copy", Path: "copy.txt", Data: own.Data}}, loader.Options{})
	require.NoError(t, err)
	crossed, _ = again[0].Crossed.Of("commitments")
	assert.Equal(t, whole.Found, crossed.Found, "a copy bears out everything")

	var out bytes.Buffer
	require.NoError(t, WriteCrossed(&out, list[:1]))
	assert.Contains(t, out.String(), "commitments      whole ")
}
