package cli

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"stemma/loader"
)

func extractCommand(env Env) *cobra.Command {
	var lang string
	var fetch fetcher
	c := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Print what is found in texts as JSON Lines, without a store",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			language, err := parseLang(lang)
			if err != nil {
				return err
			}
			r := &reader{fetch: fetch}
			h, err := r.collect(cmd.Context(), args)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(env.Stdout)
			report, err := loader.Extract(cmd.Context(), out, h.sources, loader.Options{Lang: language, Version: version()})
			if err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write the records: %w", err)
			}
			return tellProblems(env.Stderr, report.Problems, h)
		},
	}
	c.Flags().StringVar(&lang, "lang", "auto", "language of the texts: fr, en or auto")
	c.Flags().BoolVar(&fetch.allowPrivate, "allow-private", false, "fetch from addresses in private networks too")
	return c
}
