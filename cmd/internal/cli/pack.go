package cli

import (
	"fmt"
	"maps"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/packing"
	"stemma/graph/cite"
	"stemma/graph/export"
)

func packCommand(env Env) *cobra.Command {
	var g graphFlags
	x := exporting{words: map[string]*string{}, as: export.PackFormat()}
	var clocks clockFlags
	var permalinks string
	c := &cobra.Command{
		Use:   "pack --root ID --out FILE.zip",
		Short: "Write a part of the graph with its evidence, to hand to others",
		Long: "Writes one zip: a page that opens without a network, GraphML, JSON-LD and tables, every\n" +
			"piece of evidence, the digests of the files that were read, how good the extraction\n" +
			"was found to be, the question, and citations. The part is chosen as in export.",
		Example: "  stemma pack --root commitment:paris-2019/B2 --out paris.zip",
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, asked, err := excerpt.Form(x.values())
			if err != nil {
				return usageError{err}
			}
			request, err := excerpt.Parse(asked)
			if err != nil {
				return usageError{err}
			}
			if err := x.as.Check(options); err != nil {
				return usageError{err}
			}
			maps.Copy(asked, clocks.words())
			moment, err := excerpt.ParseMoment(asked)
			if err != nil {
				return usageError{err}
			}
			if request.Whole() {
				return usageError{export.ErrWhole}
			}
			if err := (cite.Style{Base: permalinks}).Check(); err != nil {
				return usageError{fmt.Errorf("--permalinks: %w", err)}
			}
			if x.out == "" && env.Terminal {
				return usagef("name a file with --out: a zip is nothing for a terminal")
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			options.Query = excerpt.Query(asked)
			x.pack = &packing.Question{Request: request, Moment: moment, Asked: asked, Permalinks: permalinks, NoBuiltin: g.noBuiltin}
			return x.run(cmd.Context(), env, lib, clocks, request, options)
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	for _, f := range exportFlags {
		usage := f.usage
		if f.word == "base" {
			usage = "begin IRIs and permalinks with this address instead of urn:stemma:"
		}
		x.words[f.word] = c.Flags().String(f.flag, "", usage)
	}
	c.Flags().StringVar(&permalinks, "permalinks", "", "begin the permalinks of citations with this address where --base names none, as a server does with its own")
	c.Flags().StringVar(&x.out, "out", "", "write to a file, or under a name of its own into a folder, instead of to standard output")
	return c
}
