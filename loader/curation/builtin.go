package curation

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"stemma/graph"
)

// Embedded as a folder with a hidden file in it, so that the program builds and
// runs with every curation file taken away.
//
//go:embed all:data
var data embed.FS

// BuiltinKey is the key of the revision that ships inside the program.
const BuiltinKey = "builtin"

// Builtin returns the curation files inside the program by name; none is no
// error.
func Builtin() ([]File, error) {
	names, err := fs.Glob(data, "data/*.yaml") // sorted
	if err != nil {
		return nil, fmt.Errorf("list the built-in curation: %w", err)
	}
	var out []File
	var problems []error
	for _, name := range names {
		text, err := data.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the built-in curation: %w", err)
		}
		f, err := Parse(path.Base(name), text)
		problems = append(problems, err)
		out = append(out, f)
	}
	return out, errors.Join(problems...)
}

// BuiltinRevision returns all built-in files as one revision.
func BuiltinRevision() (graph.Revision, error) {
	rev := graph.Revision{Key: BuiltinKey, Agent: "stemma"}
	files, err := Builtin()
	if err != nil {
		return rev, fmt.Errorf("read the built-in graph: %w", err)
	}
	for _, f := range files {
		facts := f.Facts()
		rev.Agent = f.Curator
		rev.Facts.Meetings = append(rev.Facts.Meetings, facts.Meetings...)
		rev.Facts.Documents = append(rev.Facts.Documents, facts.Documents...)
		rev.Facts.Passages = append(rev.Facts.Passages, facts.Passages...)
		rev.Facts.Commitments = append(rev.Facts.Commitments, facts.Commitments...)
		rev.Facts.Actors = append(rev.Facts.Actors, facts.Actors...)
		rev.Facts.Conventions = append(rev.Facts.Conventions, facts.Conventions...)
		rev.Facts.Topics = append(rev.Facts.Topics, facts.Topics...)
		rev.Facts.Edges = append(rev.Facts.Edges, facts.Edges...)
	}
	arrange(&rev.Facts)
	return rev, nil
}
