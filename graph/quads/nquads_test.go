package quads

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestWriteIsCanonical(t *testing.T) {
	s, p := quad.IRI("urn:s"), quad.IRI("urn:p")
	tests := []struct {
		name   string
		object quad.Value
		want   string
	}{
		{"plain", quad.String("é"), `"é"`},
		{"short escapes", quad.String("\b\t\n\f\r\"\\"), `"\b\t\n\f\r\"\\"`},
		{"control characters", quad.String("\x01\x0b\x1f\x7f"), `"\u0001\u000B\u001F\u007F"`},
		{"everything else as it is", quad.String("'\u0085\u2028😀"), "\"'\u0085\u2028😀\""},
		{"language", quad.LangString{Value: "a", Lang: "fr"}, `"a"@fr`},
		{"full datatype", quad.TypedString{Value: "1975", Type: xsdInteger}, `"1975"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{"IRI", quad.IRI("urn:é"), "<urn:é>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			q := quad.Quad{Subject: s, Predicate: p, Object: tt.object, Label: quad.IRI("urn:l")}
			require.NoError(t, Write(&b, []quad.Quad{q, q}))
			assert.Equal(t, "<urn:s> <urn:p> "+tt.want+" <urn:l> .\n", b.String())
			back, err := Read(&b)
			require.NoError(t, err)
			assert.Equal(t, []quad.Quad{q}, back)
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	s, p, o := quad.IRI("urn:s"), quad.IRI("urn:p"), quad.String("x")
	tests := []struct {
		name string
		quad quad.Quad
		is   error
	}{
		{"injection", quad.Quad{Subject: quad.IRI("urn:s> <urn:p> \"y\" .\n<urn:t"), Predicate: p, Object: o}, ErrIRI},
		{"injection by datatype", quad.Quad{Subject: s, Predicate: p, Object: quad.TypedString{Value: "1", Type: "urn:t> <urn:g"}}, ErrIRI},
		{"empty IRI", quad.Quad{Subject: quad.IRI(""), Predicate: p, Object: o}, ErrEmptyEnd},
		{"half-empty", quad.Quad{Subject: s, Predicate: p}, ErrEmptyEnd},
		{"literal label", quad.Quad{Subject: s, Predicate: p, Object: o, Label: o}, ErrIRI},
		{"half a rune", quad.Quad{Subject: s, Predicate: p, Object: quad.String("\xff")}, ErrText},
		{"NUL", quad.Quad{Subject: s, Predicate: p, Object: quad.String("\x00")}, ErrText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			assert.ErrorIs(t, Write(&b, []quad.Quad{tt.quad}), tt.is)
			assert.Empty(t, b.String())
		})
	}
	for _, v := range []quad.Value{quad.BNode("b"), quad.Int(1), quad.LangString{Value: "x", Lang: "f r"}} {
		assert.Error(t, Write(io.Discard, []quad.Quad{{Subject: s, Predicate: p, Object: v}}), "%T", v)
	}
}

func TestRead(t *testing.T) {
	s, p := quad.IRI("urn:s"), quad.IRI("urn:p")
	tests := []struct {
		name, text string
		want       []quad.Quad
	}{
		{"nothing", "", nil},
		{"comments and blank lines", "# a\n\n  \t\n<urn:s> <urn:p> <urn:o> . # b\n", []quad.Quad{{Subject: s, Predicate: p, Object: quad.IRI("urn:o")}}},
		{"no spaces, no last line end", `<urn:s><urn:p>"a"@fr<urn:l>.`, []quad.Quad{{Subject: s, Predicate: p, Object: quad.LangString{Value: "a", Lang: "fr"}, Label: quad.IRI("urn:l")}}},
		{"line ends of another system", "<urn:s> <urn:p> \"a\" .\r\n", []quad.Quad{{Subject: s, Predicate: p, Object: quad.String("a")}}},
		{"all escapes", `<urn:\u0073> <urn:p> "\t\b\n\r\f\"\'\\\u00e9\U0001F600" .`, []quad.Quad{{Subject: s, Predicate: p, Object: quad.String("\t\b\n\r\f\"'\\é😀")}}},
		{"a string by its type", `<urn:s> <urn:p> "a"^^<http://www.w3.org/2001/XMLSchema#string> .`, []quad.Quad{{Subject: s, Predicate: p, Object: quad.String("a")}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(tt.text))
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestReadNamesTheLine(t *testing.T) {
	good := "<urn:s> <urn:p> \"a\" .\n"
	tests := []struct{ line, want string }{
		{"<urn:s> <urn:p> .", "object"},
		{"<urn:s> <urn:p> \"a\"", "no full stop"},
		{"<urn:s> <urn:p> \"a\" . x", "after the full stop"},
		{"<urn:s> <urn:p> \"a .", "literal without its end"},
		{"<urn:s> <urn:p> \"a\\", "literal without its end"},
		{"<urn:s> \"p\" \"a\" .", "predicate"},
		{"_:b <urn:p> \"a\" .", "blank node"},
		{"<urn s> <urn:p> \"a\" .", "subject: not an IRI"},
		{"<> <urn:p> \"a\" .", "not an IRI"},
		{"<urn:\\u0020> <urn:p> \"a\" .", "not an IRI"},
		{"<urn:s> <urn:p> \"\\q\" .", `\q is no escape`},
		{"<urn:s> <urn:p> \"\\uD800\" .", "is no character"},
		{"<urn:s> <urn:p> \"\\u12\" .", "escape without its end"},
		{"<urn:s> <urn:p> \"\\u0000\" .", "without NUL"},
		{"<urn:s> <urn:p> \"\xff\" .", "not valid UTF-8"},
		{"<urn:s> <urn:p> \"a\"@ .", "no language tag"},
		{"<urn:s> <urn:p> \"a\"^^x .", "datatype"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			_, err := Read(strings.NewReader(good + good + tt.line + "\n" + good))
			require.ErrorContains(t, err, "line 3: ")
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

// TestAnotherReaderAgrees reads what we write with the library's own decoder.
func TestAnotherReaderAgrees(t *testing.T) {
	nquads.AutoConvertTypedString = false // numbers as they stand
	t.Cleanup(func() { nquads.AutoConvertTypedString = true })
	for seed := range uint64(20) {
		stated, err := Of(generator{rand.New(rand.NewPCG(seed, 3)), false}.facts())
		require.NoError(t, err)
		var text bytes.Buffer
		require.NoError(t, Write(&text, Labelled(stated, RevisionIRI("1"))))
		ours, err := Read(bytes.NewReader(text.Bytes()))
		require.NoError(t, err)
		r := nquads.NewReader(&text, false)
		for _, want := range ours {
			got, err := r.ReadQuad()
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
		_, err = r.ReadQuad()
		require.ErrorIs(t, err, io.EOF)
		require.NoError(t, r.Close())
	}
}

func TestRevisionSurvives(t *testing.T) {
	info := graph.RevisionInfo{
		ID: "ab12", Key: "curation:our \"notes\".yaml", Agent: "A. Reader", Time: "2026-03-01T09:00:00.5Z", Sequence: 7,
		Supersedes: []string{"01", "02"}, Digest: "d", Current: true,
	}
	facts := generator{rand.New(rand.NewPCG(5, 5)), true}.facts()
	stated, err := Of(facts)
	require.NoError(t, err)
	info.Quads = len(stated)
	info.Digest, err = Digest(stated)
	require.NoError(t, err)
	about, err := Revision(info)
	require.NoError(t, err)
	older := graph.RevisionInfo{ID: "02", Key: "builtin", Time: "2026-01-01T00:00:00Z", Sequence: 3}
	older.Digest, err = Digest(nil)
	require.NoError(t, err)
	aboutOlder, err := Revision(older)
	require.NoError(t, err)

	all := append(append(about, Labelled(stated, RevisionIRI(info.ID))...), aboutOlder...)
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	sources, err := Sources(all)
	require.NoError(t, err)
	canonical, err := Canonical(facts)
	require.NoError(t, err)
	assert.Equal(t, []graph.Source{{Info: older}, {Info: info, Facts: canonical}}, sources)

	_, err = Sources(all[1:])
	require.Error(t, err, "one quad less")
	_, err = Sources(append(all, quad.Quad{Subject: NodeIRI("topic:x"), Predicate: rdfType, Object: topicClass.term, Label: RevisionIRI("02")}))
	require.ErrorIs(t, err, ErrDigest)
	_, err = Sources([]quad.Quad{{Subject: NodeIRI("topic:x"), Predicate: rdfType, Object: topicClass.term}})
	require.ErrorIs(t, err, ErrEmptyEnd)
	_, err = Sources([]quad.Quad{{Subject: NodeIRI("topic:x"), Predicate: rdfType, Object: topicClass.term, Label: quad.IRI("urn:other")}})
	require.ErrorContains(t, err, "is no revision")
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<urn:s> <urn:p> \"a\\u00e9\"@fr <urn:l> .\n# c\n"))
	f.Add([]byte("<urn:s> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> ."))
	f.Add([]byte("<urn:\\u0073> <urn:p> \"\\\\\" .\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		first, err := Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		var b bytes.Buffer
		require.NoError(t, Write(&b, first), "what can be read can be written")
		written := b.String()
		second, err := Read(&b)
		require.NoError(t, err)
		require.NoError(t, Write(&b, second))
		require.Equal(t, written, b.String())
	})
}

func TestScanStops(t *testing.T) {
	n := 0
	text := strings.Repeat("<urn:s> <urn:p> \"a\" .\n", 5) + "broken"
	require.NoError(t, Scan(strings.NewReader(text), func(quad.Quad) error {
		n++
		return ErrStop
	}))
	assert.Equal(t, 1, n)
	other := errors.New("other")
	err := Scan(strings.NewReader(text), func(quad.Quad) error { return other })
	require.ErrorIs(t, err, other)
	assert.ErrorContains(t, err, "line 1")
}

func ExampleOf() {
	facts := graph.Facts{Edges: []graph.Edge{{
		Type: graph.Reaffirms, From: "commitment:lyon-2021/1", To: "meeting:nantes-2019", Method: graph.Curated, Confidence: 1,
		Evidence: []graph.Evidence{{Curator: "A. Reader", Date: "2024-02-29", Confidence: 1}},
	}}}
	stated, err := Of(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range stated {
		if q.Predicate == RelationIRI(graph.Reaffirms) {
			err = Write(os.Stdout, []quad.Quad{q})
		}
	}
	back, err := Facts(stated)
	fmt.Println(back.Edges[0].Evidence[0].Curator, err)
	// Output:
	// <urn:stemma:commitment:lyon-2021/1> <urn:stemma:ns#reaffirms> <urn:stemma:meeting:nantes-2019> .
	// A. Reader <nil>
}
