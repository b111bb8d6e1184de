// Package export writes the graph, or an excerpt of it, in the formats of other
// programs. It chooses nothing: what to write is given to it, in any order, and
// the same facts give the same bytes.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stemma/graph"
)

// ErrFormat is the error of a format that is not in the table.
var ErrFormat = errors.New("unknown format")

// Options choose what is written.
type Options struct {
	// Subgraph is written instead of the sources where it is given.
	Subgraph *graph.Subgraph
	// WithRevisions adds what is known of each revision (when, by whom, in place
	// of which) and names it as the graph of its statements. All sources are
	// written then, also those that are not current. Without it no history
	// shows.
	WithRevisions bool
}

// Format is a line of the table.
type Format struct {
	Name      string // as in the command line, in addresses and in GraphQL
	MediaType string
	Extension string
	write     func(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error
}

// Formats is the table, by name.
func Formats() []Format {
	return []Format{
		{"nquads", "application/n-quads", ".nq", writeNQuads},
	}
}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		names := make([]string, len(formats))
		for i, f := range formats {
			names[i] = f.Name
		}
		return Format{}, fmt.Errorf("%w %.40q; there is %s", ErrFormat, name, strings.Join(names, ", "))
	}
	return formats[i], nil
}

// Write writes the current sources, or the subgraph of the options, in a format.
func Write(ctx context.Context, w io.Writer, format string, sources []graph.Source, o Options) error {
	f, err := Find(format)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := f.write(ctx, w, sources, o); err != nil {
		return fmt.Errorf("export %s: %w", format, err)
	}
	return nil
}
