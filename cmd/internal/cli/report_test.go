package cli

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/loader"
)

func TestTell(t *testing.T) {
	namur := loader.DocumentReport{
		Document: "document:namur-2031", Paths: []string{"a.txt", "b.txt"}, Witnesses: 2,
		Commitments: 12, Mentions: 1, Edges: 9, Unresolved: 2, Warnings: []string{"commitment:namur-2031/3a is now 3"},
	}
	arlon := loader.DocumentReport{Document: "document:arlon-2032", Paths: []string{"c.md"}, Witnesses: 1, Commitments: 1, Unchanged: true}
	tests := []struct {
		name  string
		in    outcome
		want  string
		fails bool
	}{
		{"two documents, one as it was", outcome{report: loader.Report{Documents: []loader.DocumentReport{namur, arlon}}, stored: 2}, `document:namur-2031: 12 commitments, 1 mention, 9 edges, 2 unresolved, 1 warning (2 witnesses) <- a.txt, b.txt
  warning: commitment:namur-2031/3a is now 3
document:arlon-2032: 1 commitment, 0 mentions, 0 edges, 0 unresolved, 0 warnings unchanged <- c.md
2 documents: 13 commitments, 1 mention, 9 edges, 2 unresolved, 1 warning
2 revisions stored
`, false},
		{"nothing new", outcome{report: loader.Report{Documents: []loader.DocumentReport{arlon}}}, `document:arlon-2032: 1 commitment, 0 mentions, 0 edges, 0 unresolved, 0 warnings unchanged <- c.md
1 document: 1 commitment, 0 mentions, 0 edges, 0 unresolved, 0 warnings
nothing new
`, false},
		{"a dry run", outcome{stored: 1, dryRun: true, report: loader.Report{Curations: []string{"fix.yaml"}}}, `curation fix.yaml
0 documents: 0 commitments, 0 mentions, 0 edges, 0 unresolved, 0 warnings
dry run: 1 revision would be stored
`, false},
		{"problems and what was left aside", outcome{
			report: loader.Report{Problems: []loader.Problem{{Source: "x.txt", Stage: "read", Err: errors.New("empty")}}},
			haul:   haul{skipped: 1, empty: []string{"folder"}},
		}, `problem: ` + loader.Problem{Source: "x.txt", Stage: "read", Err: errors.New("empty")}.Error() + `
problem: folder: holds no file that can be read
1 file skipped: of another kind, or a README
0 documents: 0 commitments, 0 mentions, 0 edges, 0 unresolved, 0 warnings
nothing new
`, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			err := tell(&out, tt.in)
			assert.Equal(t, tt.want, out.String())
			assert.Equal(t, tt.fails, err != nil)
		})
	}
}
