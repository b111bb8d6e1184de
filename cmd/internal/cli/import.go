package cli

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph/export"
	"stemma/graph/quads"
	"stemma/graph/store"
)

func importCommand(env Env) *cobra.Command {
	var g graphFlags
	var base string
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Read an export of the whole graph back into a store",
		Long: "Reads what `stemma export --format nquads` or jsonld wrote of the whole graph: FILE.nq,\n" +
			"FILE.nq.gz or FILE.jsonld. The file is checked before anything is stored. With revisions\n" +
			"(--with-revisions) the store must be new; without, each graph becomes the present state of\n" +
			"what it is about.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if lib.memory() {
				return usagef("a memory store ends with the command; name another with --store")
			}
			if err := export.CheckBase(base); err != nil {
				return usageError{err}
			}
			scan, err := scanOf(args[0])
			if err != nil {
				return usageError{err}
			}
			return runImport(cmd.Context(), env, lib, args[0], based(scan, base))
		},
	}
	g.addStore(c)
	c.Flags().StringVar(&base, "base", "", "the address with which the file was exported in place of urn:stemma:")
	return c
}

func runImport(ctx context.Context, env Env, lib *library, name string, scan store.Scan) error {
	receipt, err := store.Import(ctx, lib.dsn, store.Options{}, "stemma "+version(), scan)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(env.Stderr, "%s: %s stored in %s, %d unchanged\n", name, count(len(receipt.Stored), "revision"), lib.dsn, len(receipt.Unchanged))
	return nil
}

// scanOf finds the reader of a file by its name.
func scanOf(name string) (store.Scan, error) {
	lower := strings.ToLower(filepath.Base(name))
	switch {
	case strings.HasSuffix(lower, ".jsonld"):
		return jsonldScan(name), nil
	case strings.HasSuffix(lower, ".nq"), strings.HasSuffix(lower, ".nq.gz"):
		return func(each func(int, quads.Quad) error) error {
			return reading(name, strings.HasSuffix(lower, ".gz"), func(r io.Reader) error { return quads.ScanLines(r, each) })
		}, nil
	}
	return nil, fmt.Errorf("%s is neither .nq, .nq.gz nor .jsonld", name)
}

func jsonldScan(name string) store.Scan {
	return func(each func(int, quads.Quad) error) error {
		return reading(name, false, func(r io.Reader) error { return quads.ScanJSONLD(r, each) })
	}
}

func reading(name string, packed bool, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if !packed {
		return read(f)
	}
	z, err := gzip.NewReader(f)
	if err == nil {
		err = read(z)
	}
	switch {
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, io.EOF):
		return fmt.Errorf("line 1: the file is not packed by gzip, as its name says: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the packed file was cut: %w", err)
	case errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("the packed file is damaged: %w", err)
	}
	return err
}

// based undoes what --base did to an export.
func based(scan store.Scan, base string) store.Scan {
	if base == "" {
		return scan
	}
	return func(each func(int, quads.Quad) error) error {
		return scan(func(line int, q quads.Quad) error { return each(line, quads.Unbase(q, base)) })
	}
}
