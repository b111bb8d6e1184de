package curation

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"stemma/graph"
	"stemma/loader/authority"
)

// Embedded as a folder with a hidden file in it, so that the program builds and
// runs with every curation file taken away.
//
//go:embed all:data
var data embed.FS

// BuiltinKey is the key of the revision that ships inside the program.
const BuiltinKey = "builtin"

const builtinReason = "the graph that ships with the program"

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

// BuiltinRevision returns all built-in files as one revision, with the names
// of everybody and everything they mention from the authority data, so that it
// stands without any document loaded. Without files it says nothing.
func BuiltinRevision() (graph.Revision, error) {
	rev := graph.Revision{Key: BuiltinKey, Agent: "stemma"}
	files, err := Builtin()
	if err != nil {
		return rev, fmt.Errorf("read the built-in graph: %w", err)
	}
	if len(files) == 0 {
		return rev, nil
	}
	rev.Agent, rev.Curator, rev.Reason = files[0].Curator, files[0].Curator, builtinReason
	for _, f := range files {
		add(&rev.Facts, f.Facts())
	}
	register, err := authority.Open()
	if err != nil {
		return rev, fmt.Errorf("open the authority data: %w", err)
	}
	add(&rev.Facts, register.Facts(References(rev.Facts)))
	add(&rev.Facts, register.TopicFacts())
	arrange(&rev.Facts) // what a file says of a node comes before the authority's
	return rev, nil
}

// add appends the lists that curation files and the authority data fill.
func add(to *graph.Facts, from graph.Facts) {
	to.Meetings = append(to.Meetings, from.Meetings...)
	to.Documents = append(to.Documents, from.Documents...)
	to.Passages = append(to.Passages, from.Passages...)
	to.Commitments = append(to.Commitments, from.Commitments...)
	to.Actors = append(to.Actors, from.Actors...)
	to.Conventions = append(to.Conventions, from.Conventions...)
	to.Topics = append(to.Topics, from.Topics...)
	to.Edges = append(to.Edges, from.Edges...)
	to.Decisions = append(to.Decisions, from.Decisions...)
}
