package export

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"stemma/graph"
	"stemma/graph/cite"
)

// Pack is what an evidence pack says besides the part of the graph that it holds.
type Pack struct {
	Operation string      // the question in GraphQL, "" where it has none
	Command   string      // the same question to the command line
	Address   string      // the same question to a server
	Precision []Precision // how good the extraction was found to be, type by type
	Bases     []Basis     // what its figures rest on, as many as a Precision has shares
	// Permalinks comes before an id to make the permalink of a citation where
	// Options.Base names no other; "": the permalink is the IRI.
	Permalinks string
}

// PackFormat is the evidence pack as a line of the table. It is no format of
// other programs, so that Formats does not list it: it holds several of them.
func PackFormat() Format {
	return Format{"pack", "application/zip", ".pack.zip", []string{"base"}, writePack}
}

// Write writes sources, or the subgraph of the options, in the format.
func (f Format) Write(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	if err := f.Check(o); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := f.write(ctx, w, sources, o); err != nil {
		return fmt.Errorf("export %s: %w", f.Name, err)
	}
	return nil
}

// ErrWhole is a pack of everything: it is meant to be read.
var ErrWhole = errors.New("a pack holds a part of the graph: name a root, two ends, or a filter")

// packed is the time of every file in a pack: the earliest that a zip can say,
// since the time of packing would make other bytes of the same evidence.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writePack writes a zip file by file, each record by record.
func writePack(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	if o.Subgraph == nil {
		return fmt.Errorf("%w: %w", ErrOption, ErrWhole)
	}
	v, err := newView(sources, o)
	if err != nil {
		return err
	}
	o.Snapshot = v.snapshot
	p := &packer{ctx: ctx, to: newOut(ctx, w), view: v, sources: sources, options: o}
	if o.Pack != nil {
		p.Pack = *o.Pack
	}
	p.zip = zip.NewWriter(p.to)
	for _, f := range p.files() {
		if err := p.file(f.name, f.write); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	if err := p.file("manifest-sha256.txt", p.manifest); err != nil {
		return err
	}
	if err := p.zip.Close(); err != nil {
		return err
	}
	return p.to.flush()
}

type packer struct {
	Pack
	ctx     context.Context
	to      *out
	zip     *zip.Writer
	view    *view
	sources []graph.Source
	options Options
	sums    []string // "HASH  NAME", as sha256sum reads it
}

type packFile struct {
	name  string
	write func(*out) error
}

func (p *packer) files() []packFile {
	as := func(format string) func(*out) error {
		return func(o *out) error {
			f, err := Find(format)
			if err != nil {
				return err
			}
			return f.write(p.ctx, o, p.sources, p.options)
		}
	}
	list := []packFile{
		{"README.txt", p.readme},
		{"index.html", p.page},
		{"graph.graphml", as("graphml")},
		{"graph.jsonld", as("jsonld")},
		{"nodes.csv", func(o *out) error { return nodeTable(o, p.view, p.options) }},
		{"edges.csv", func(o *out) error { return edgeTable(o, p.view, p.options) }},
		{"evidence.csv", p.evidence},
		{"sources.csv", p.witnesses},
		{"precision.csv", p.precision},
		{"measured.csv", p.measured},
		{"question.txt", p.question},
	}
	for _, format := range cite.Formats {
		list = append(list, packFile{"citations" + format.Extension(), func(o *out) error { return p.citations(o, format) }})
	}
	return list
}

// file writes one file of the pack and notes its digest.
func (p *packer) file(name string, write func(*out) error) error {
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packed})
	if err != nil {
		return err
	}
	sum := sha256.New()
	part := newOut(p.ctx, io.MultiWriter(w, sum))
	if err := write(part); err != nil {
		return err
	}
	if err := errors.Join(part.flush(), p.zip.Flush(), p.to.flush()); err != nil {
		return err
	}
	p.sums = append(p.sums, hex.EncodeToString(sum.Sum(nil))+"  "+name)
	return nil
}

func (p *packer) manifest(o *out) error {
	slices.Sort(p.sums)
	for _, line := range p.sums {
		o.strs(line, "\n")
	}
	return o.err
}
