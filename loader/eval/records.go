package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"stemma/graph"
)

// Record is one line of `stemma extract`, as far as it is scored. Offsets are
// code points.
type Record struct {
	Record   string             `json:"record"`
	Document graph.ID           `json:"document"`
	Language graph.Lang         `json:"language"`
	Path     string             `json:"path"`
	ID       graph.ID           `json:"id"`
	Ref      string             `json:"ref"`
	Kind     string             `json:"kind"`
	Start    int                `json:"start"`
	End      int                `json:"end"`
	Force    graph.Force        `json:"force"`
	Topics   []graph.ID         `json:"topics"`
	Text     string             `json:"text"`
	Surface  string             `json:"surface"`
	Type     graph.RelationType `json:"type"`
	Source   graph.ID           `json:"source"`
	Target   graph.ID           `json:"target"`
	Cue      string             `json:"cue"`
	Rule     string             `json:"rule"`
}

func (r Record) span() span { return span{r.Start, r.End} }

// ReadRecords reads JSON Lines as `stemma extract` prints them.
func ReadRecords(r io.Reader) ([]Record, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var out []Record
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var rec Record
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			return nil, fmt.Errorf("read records: line %d: %w", n, err)
		}
		if rec.Record == "" {
			return nil, fmt.Errorf("read records: line %d is no record", n)
		}
		out = append(out, rec)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read records: %w", err)
	}
	return out, nil
}

// found is what was extracted from one document.
type found struct {
	commitments, mentions, edges []Record
	unresolved                   int
}

// output is what was extracted from all of them.
type output struct {
	documents map[string]*found
	languages map[string]graph.Lang
	crossing  []Record            // edges between two commitments: lineage
	where     map[graph.ID]string // document of a commitment
	open      int                 // records without target or id
}

// sortOut gives every record to its text. Records under a document record whose
// path is of no text are left out; a text is known by its path, or else by the
// path's last part, since a run may have been in another folder.
func sortOut(texts []*Text, records []Record) output {
	byPath, byBase := map[string]string{}, map[string]string{}
	out := output{documents: map[string]*found{}, languages: map[string]graph.Lang{}, where: map[graph.ID]string{}}
	for _, t := range texts {
		byPath[t.Path] = t.Document
		byBase[filepath.Base(t.Path)] = t.Document
		out.documents[t.Document] = &found{}
	}
	current := ""
	for _, r := range records {
		if r.Record == "document" {
			name, ok := byPath[r.Path]
			if !ok {
				name = byBase[filepath.Base(r.Path)]
			}
			current = name
			if current != "" && out.languages[current] == "" {
				out.languages[current] = r.Language
			}
			continue
		}
		d := out.documents[current]
		switch {
		case r.Record == "edge" && r.Target == "" || r.Record == "mention" && r.ID == "":
			out.open++
			if d != nil {
				d.unresolved++
			}
		case r.Record == "edge" && r.Source.Kind() == graph.KindCommitment && r.Target.Kind() == graph.KindCommitment:
			out.crossing = append(out.crossing, r)
		case d == nil:
		case r.Record == "commitment":
			d.commitments = append(d.commitments, r)
			out.where[r.ID] = current
		case r.Record == "mention":
			d.mentions = append(d.mentions, r)
		case r.Record == "edge":
			d.edges = append(d.edges, r)
		}
	}
	return out
}
