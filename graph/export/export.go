// Package export writes the graph, or an excerpt of it, in the formats of other
// programs. It chooses nothing: what to write is given to it, in any order, and
// the same facts give the same bytes. Every format is written record by record,
// so that memory does not grow with the graph.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/cite"
)

// Errors of what is asked for.
var (
	ErrFormat = errors.New("unknown format")
	ErrOption = errors.New("option without a meaning here")
)

// Options choose what is written, and how.
type Options struct {
	// Subgraph is written instead of the whole graph where it is given.
	Subgraph *graph.Subgraph
	// Snapshot is the state that the sources make, or is cut from that state: then
	// what shows of the sources is written, one source at a time. It is built from
	// them where a format needs it and it is not given.
	Snapshot *graph.Snapshot
	// Title and Query say in the file's head what it holds and what was asked.
	Title, Query string
	// Question is the same as the graph was asked, for citations of the part.
	Question cite.Question
	// Lang is the language of labels and texts; "" is English. What is not there
	// in it is given in the other.
	Lang graph.Lang

	// WithRevisions (nquads, jsonld) adds what is known of each revision (when, by
	// whom, in place of which) and names it as the graph of its statements. All
	// sources are written then, also those that are not current. Without it no
	// history shows.
	WithRevisions bool
	// Base (nquads, jsonld, turtle) comes before an id to make it an IRI, in place
	// of urn:stemma:.
	Base string
	// Dynamic (gexf) dates nodes and edges for a timeline.
	Dynamic bool
	// BOM (csv) begins each table with a byte order mark, by which older
	// spreadsheets know UTF-8.
	BOM bool
	// Pack (pack) is what is said besides the part of the graph.
	Pack *Pack
	// Neo4j (csv) gives the columns the names that Neo4j's importer takes.
	Neo4j bool
}

// Format is a line of the table.
type Format struct {
	Name      string // as in the command line, in addresses and in GraphQL
	MediaType string
	Extension string
	// options are those of Options that the format has a meaning for.
	options []string
	write   func(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error
}

// Formats is the table, in the order in which they are offered.
func Formats() []Format {
	const json = "application/json"
	return []Format{
		{"graphml", "application/graphml+xml", ".graphml", nil, rows(writeGraphML)},
		{"gexf", "application/gexf+xml", ".gexf", []string{"dynamic"}, rows(writeGEXF)},
		{"dot", "text/vnd.graphviz; charset=utf-8", ".dot", nil, rows(writeDOT)},
		{"cytoscape", json, ".cyjs", nil, rows(writeCytoscape)},
		{"nodelink", json, ".json", nil, rows(writeNodeLink)},
		{"jsonld", "application/ld+json", ".jsonld", []string{"with-revisions", "base"}, writeJSONLD},
		{"nquads", "application/n-quads", ".nq", []string{"with-revisions", "base"}, writeNQuads},
		{"turtle", "text/turtle; charset=utf-8", ".ttl", []string{"base"}, writeTurtle},
		{"csv", "application/zip", ".zip", []string{"bom", "neo4j"}, rows(writeCSV)},
		{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", nil, rows(writeXLSX)},
	}
}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fmt.Errorf("%w %.40q; there is %s", ErrFormat, name, strings.Join(Names(), ", "))
	}
	return formats[i], nil
}

// Names lists the formats by name.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Check refuses an option that the format has no meaning for, and a base that
// makes no IRI.
func (f Format) Check(o Options) error {
	given := []struct {
		name string
		set  bool
	}{
		{"with-revisions", o.WithRevisions},
		{"base", o.Base != ""},
		{"dynamic", o.Dynamic},
		{"bom", o.BOM},
		{"neo4j", o.Neo4j},
	}
	for _, g := range given {
		if g.set && !slices.Contains(f.options, g.name) {
			return fmt.Errorf("%w: %s does not go with %s", ErrOption, g.name, f.Name)
		}
	}
	if o.WithRevisions && o.Subgraph != nil {
		return fmt.Errorf("%w: revisions belong to the whole graph, not to a part of it", ErrOption)
	}
	if err := CheckBase(o.Base); err != nil {
		return fmt.Errorf("%w: %w", ErrOption, err)
	}
	return nil
}

// Write writes the current sources, or the subgraph of the options, in a
// format.
func Write(ctx context.Context, w io.Writer, format string, sources []graph.Source, o Options) error {
	f, err := Find(format)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return f.Write(ctx, w, sources, o)
}

// rows makes a writer of tables, trees and pictures out of one that is given
// nodes and edges as rows.
func rows(write func(*out, *view, Options) error) func(context.Context, io.Writer, []graph.Source, Options) error {
	return func(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
		v, err := newView(sources, o)
		if err != nil {
			return err
		}
		to := newOut(ctx, w)
		if err := write(to, v, o); err != nil {
			return err
		}
		return to.flush()
	}
}
