package readers

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma/graph"
	"stemma/graph/cite"
)

// Citation is how one thing is cited, in the three forms.
type Citation struct {
	ID       string `json:"id"` // "" for a part of the graph
	Lang     string `json:"lang"`
	Sentence string `json:"sentence"` // in which nothing is escaped
	BibTeX   string `json:"-"`
	RIS      string `json:"-"`
}

// Citations are those of everything in a graph, and of parts of it. The format of
// the style has no meaning here.
func Citations(s *graph.Snapshot, st cite.Style, parts ...cite.Part) ([]Citation, error) {
	var list []Citation
	add := func(id graph.ID, write func(cite.Style) (string, error)) error {
		c := Citation{ID: string(id), Lang: string(st.Lang)}
		for format, to := range map[cite.Format]*string{cite.Text: &c.Sentence, cite.BibTeX: &c.BibTeX, cite.RIS: &c.RIS} {
			as, err := st, error(nil)
			as.Format = format
			if *to, err = write(as); err != nil {
				return fmt.Errorf("cite %s in %s: %w", id, format, err)
			}
		}
		list = append(list, c)
		return nil
	}
	var ids []graph.ID
	for n := range s.AllNodes() {
		ids = append(ids, n.NodeID())
	}
	for e := range s.AllEdges() {
		ids = append(ids, e.ID)
	}
	for _, id := range ids {
		if err := add(id, func(st cite.Style) (string, error) { return cite.Node(s, id, st) }); err != nil {
			return nil, err
		}
	}
	for _, p := range parts {
		if err := add("", func(st cite.Style) (string, error) { return cite.Subgraph(s, p, st) }); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// CheckCitations has reference managers' libraries read a file of all BibTeX and
// one of all RIS. What each finds must make the sentences again, and no two things
// may have one key.
func CheckCitations(t *testing.T, list []Citation) {
	t.Helper()
	folder := t.TempDir()
	if err := PutCitations(folder, list); err != nil {
		t.Fatal(err)
	}
	report(t, ReadCitations(t, []string{folder})[0])
}

// PutCitations writes the files that ReadCitations has read.
func PutCitations(folder string, list []Citation) error {
	var bib, ris strings.Builder
	for _, c := range list {
		bib.WriteString(c.BibTeX + "\n")
		ris.WriteString(c.RIS + "\n")
	}
	sentences, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("write citations for their readers: %w", err)
	}
	for name, text := range map[string]string{"citations.bib": bib.String(), "citations.ris": ris.String(), "citations.json": string(sentences)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// ReadCitations says what each reader found, folder by folder.
func ReadCitations(t *testing.T, folders []string) [][]Verdict {
	t.Helper()
	names := strings.Join(folders, string(filepath.ListSeparator))
	out := make([][]Verdict, len(folders))
	gather(t, out, Python(t, "-B", here(""), names, "citations"))
	gather(t, out, Node(t, "citations.mjs", names))
	return out
}
