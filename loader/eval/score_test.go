package eval

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// own is a small gold with two texts written for it, and records made by hand
// so that every figure can be reckoned on paper.
const own = "testdata/own"

func ownSources(t *testing.T) []Source {
	t.Helper()
	sources := []Source{{Document: "ardenne-2030", Path: "ardenne-2030.fr.txt"}, {Document: "tweed-2031", Path: "tweed-2031.en.txt"}}
	for i := range sources {
		data, err := os.ReadFile(filepath.Join(own, sources[i].Path))
		require.NoError(t, err)
		sources[i].Data = data
	}
	return sources
}

func ownReport(t *testing.T) *Report {
	t.Helper()
	gold, err := ReadGold(os.DirFS(filepath.Join(own, "gold")))
	require.NoError(t, err)
	f, err := os.Open(filepath.Join(own, "out.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	records, err := ReadRecords(f)
	require.NoError(t, err)
	r, err := Score(gold, readTexts(t, ownSources(t)), records)
	require.NoError(t, err)
	return r
}

func readTexts(t *testing.T, sources []Source) []*Text {
	t.Helper()
	var out []*Text
	for _, s := range sources {
		text, err := ReadText(context.Background(), s)
		require.NoError(t, err)
		out = append(out, text)
	}
	return out
}

func TestFiguresKnownByHand(t *testing.T) {
	r := ownReport(t)
	tests := []struct {
		name, why  string
		tp, fp, fn int
		f1         string
	}{
		{"commitments/ardenne-2030", "1 whole and 2 by more than half; 3 by less; 4 is none", 2, 2, 1, "0.5714"},
		{"commitments/tweed-2031", "3 is missed", 2, 0, 1, "0.8000"},
		{"commitments", "", 4, 2, 2, "0.6667"},
		{"mention-spans", "any id will do; INTERPOL of the first and Ardenne are missed", 4, 1, 2, "0.7273"},
		{"mentions/ardenne-2030", "one has another id", 1, 1, 2, "0.4000"},
		{"mentions/tweed-2031", "a class is none; one without id counts neither way", 2, 1, 1, "0.6667"},
		{"mentions", "", 3, 2, 3, "0.5455"},
		{"edge-targets", "types do not count", 5, 1, 2, "0.7692"},
		{"edges/ardenne-2030", "IMPLEMENTS was taken for CITES; a structure edge is not judged", 2, 1, 1, "0.6667"},
		{"edges/tweed-2031", "one in the wrong sentence, one of the wrong type", 1, 2, 3, "0.2857"},
		{"edges", "", 3, 3, 4, "0.4615"},
		{"lineage-edges", "", 2, 0, 1, "0.8000"},
		{"commitment-lineage", "the weak pair counts neither way", 1, 1, 1, "0.5000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, ok := r.Figures.Of(test.name)
			require.True(t, ok)
			require.NotNil(t, f.Found)
			assert.Equal(t, Found{test.tp, test.fp, test.fn}, *f.Found, test.why)
			assert.Equal(t, test.f1, places(f.Found.F1()))
		})
	}
	labels := []struct {
		name         string
		right, total int
	}{
		{"force", 3, 4}, {"topic", 3, 4}, {"segmentation", 6, 6}, {"spans", 3, 4}, {"commitment-lineage-type", 0, 1},
	}
	for _, test := range labels {
		t.Run(test.name, func(t *testing.T) {
			f, ok := r.Figures.Of(test.name)
			require.True(t, ok)
			assert.Equal(t, Right{test.right, test.total}, *f.Right)
		})
	}
	open, ok := r.Figures.Of("unresolved")
	require.True(t, ok)
	assert.Equal(t, 2, *open.Count)
}

func TestGroupsAddUp(t *testing.T) {
	r := ownReport(t)
	for _, groups := range [][]Group{r.Documents, r.Languages, r.Genres} {
		sum := map[string]Found{}
		for _, g := range groups {
			for _, f := range g.Figures {
				if f.Found != nil {
					sum[f.Name] = sum[f.Name].plus(*f.Found)
				}
			}
		}
		for _, name := range []string{commitments, mentions, edges, edgeTargets, lineageEdges} {
			f, _ := r.Figures.Of(name)
			assert.Equal(t, *f.Found, sum[name], name)
		}
	}
	assert.Equal(t, []string{"en", "fr"}, []string{r.Languages[0].Name, r.Languages[1].Name})
}

func TestTablesKnownByHand(t *testing.T) {
	r := ownReport(t)
	assert.Equal(t, []Cell{
		{"", "SUPPORT", 1},
		{"", "TASK", 1},
		{"CALL", "CALL", 1},
		{"COMMIT", "COMMIT", 1},
		{"REAFFIRM", "COMMIT", 1},
		{"REAFFIRM", "REAFFIRM", 1},
		{"SUPPORT", "", 1},
		{"TASK", "", 1},
	}, r.Force)
	assert.Equal(t, []Cell{{"cybercrime", "terrorism", 1}}, r.Topics)
	assert.Equal(t, []Cell{
		{"", "SUPPORTS", 1},
		{"CALLS_ON", "CALLS_ON", 1},
		{"DELEGATES_TO", "DELEGATES_TO", 1},
		{"IMPLEMENTS", "CITES", 1},
		{"REAFFIRMS", "", 1},
		{"REAFFIRMS", "REAFFIRMS", 1},
		{"SUPPORTS", "", 1},
		{"SUPPORTS", "COOPERATES_WITH", 1},
	}, r.Edges)
	assert.Equal(t, []Rule{
		{"en.cooperates.with", 0, 1, 1},
		{"en.request.call", 1, 0, 0},
		{"en.supports.verb", 0, 1, 0},
		{"fr.cites.named", 0, 1, 1},
		{"fr.reaffirms.verb", 1, 0, 0},
		{"fr.request.verb", 1, 0, 0},
	}, r.Rules)
}

func TestErrorsNameEveryMissAndSurplus(t *testing.T) {
	r := ownReport(t)
	var out bytes.Buffer
	require.NoError(t, r.WriteErrors(&out))
	for _, want := range []string{
		"missed\tcommitments\tardenne-2030\t3",
		"surplus\tcommitments\tardenne-2030\tNous saluons le travail d’INTERPOL.",
		"wrong\tforce\tardenne-2030\t2\tgold REAFFIRM, got COMMIT",
		"wrong\ttopic\tardenne-2030\t2\tgold cybercrime, got terrorism",
		"missed\tmentions\ttweed-2031\t1 ardenne-2030",
		"wrong\tedges\tardenne-2030\t2 IMPLEMENTS budapest-convention\tgold IMPLEMENTS, got CITES",
		"surplus\tedges\ttweed-2031\t2 SUPPORTS interpol\tsupport by en.supports.verb",
		"missed\tcommitment-lineage\ttweed-2031\t3 <- ardenne-2030 2",
		"wrong\tcommitment-lineage-type\ttweed-2031\t1 <- ardenne-2030 1\tgold REAFFIRMS, got BUILDS_ON",
	} {
		assert.Contains(t, out.String(), want)
	}
	assert.NotContains(t, out.String(), "right\t")
}

func TestAGoldThatIsOfAnotherTextIsSaid(t *testing.T) {
	gold := &Gold{
		Commitments: []Commitment{{Document: "d", Ref: "1", Start: "No such words", End: "here.", Force: "COMMIT"}},
		Edges:       []Edge{{Document: "d", Ref: "2", Start: "Nor these", Type: "CITES", Target: "x"}},
	}
	texts := readTexts(t, []Source{{Document: "d", Path: "d.txt", Data: []byte("Another text.")}})
	r, err := Score(gold, texts, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{`commitments.tsv d 1: "No such words"`, `edges.tsv d 2: "Nor these"`}, r.NotFound)
	_, err = Score(gold, append(texts, texts...), nil)
	assert.ErrorContains(t, err, "d is given twice")
}

func TestRecordsOfOtherTextsAreNotScored(t *testing.T) {
	texts := readTexts(t, ownSources(t)[:1])
	records, err := ReadRecords(strings.NewReader(`{"record":"document","path":"other.txt","language":"fr"}
{"record":"commitment","id":"commitment:o/1","start":0,"end":5}
{"record":"document","path":"elsewhere/ardenne-2030.fr.txt","language":"fr"}
{"record":"commitment","id":"commitment:a/1","start":0,"end":5}
`))
	require.NoError(t, err)
	r, err := Score(&Gold{}, texts, records)
	require.NoError(t, err)
	f, _ := r.Figures.Of(commitments)
	assert.Equal(t, Found{0, 1, 0}, *f.Found)
}
