// Package cli is the command line: one file a subcommand, each of which reads
// its flags, calls the rooms that do the work and prints what came of it. Data
// goes to stdout, words for people to stderr. It decides nothing about
// documents or the graph.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// Env is the world a command runs in, so that tests can have one of their own.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Terminal       bool // Stderr is a terminal: progress may be drawn
}

// OS returns the process's own world.
func OS() Env {
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Terminal: isTerminal(os.Stderr),
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Exit statuses.
const (
	statusDone   = 0
	statusFailed = 1
	statusUsage  = 2
)

// usageError is a command line that cannot be meant.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errSilent fails a command that has already said why.
var errSilent = errors.New("already said")

// Run executes one command line and returns the process's exit status.
func Run(ctx context.Context, args []string, env Env) int {
	root := newRoot(env)
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errSilent):
		return statusFailed
	case errors.As(err, &usage):
		fmt.Fprintf(env.Stderr, "stemma: %v\nhint: `stemma --help` and `stemma COMMAND --help` say what there is\n", err)
		return statusUsage
	case ctx.Err() != nil:
		fmt.Fprintln(env.Stderr, "stemma: stopped before it was done")
		return statusFailed
	default:
		fmt.Fprintf(env.Stderr, "stemma: %v\n", err)
		return statusFailed
	}
}

func newRoot(env Env) *cobra.Command {
	root := &cobra.Command{
		Use:   "stemma",
		Short: "The lineage of commitments in international communiqués",
		Long: "stemma reads communiqués, finds what the participants commit to, and shows what each\n" +
			"commitment restates, builds on or hands to others, with the words that say so.",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		Args:              cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fmt.Fprint(env.Stderr, cmd.UsageString())
			return usagef("no command is named")
		},
	}
	commands := []*cobra.Command{
		serveCommand(env), loadCommand(env), extractCommand(env), evalCommand(env), exportCommand(env), queryCommand(env),
		statsCommand(env), verifyCommand(env), revisionsCommand(env), backupCommand(env), restoreCommand(env), importCommand(env),
		chainCommand(env), compareCommand(env), ledgerCommand(env), concordanceCommand(env), reviewCommand(env), versionCommand(env),
		compactCommand(env), diffCommand(env), retractCommand(env), citeCommand(env), packCommand(env),
	}
	root.AddCommand(commands...)
	// Whatever goes wrong before a command runs is a matter of usage: an
	// unknown command, an unknown flag, too many arguments.
	asUsage(root)
	for _, c := range commands {
		withEnvironment(c, env.Getenv)
		asUsage(c)
	}
	return root
}

// asUsage marks the errors of reading flags and arguments.
func asUsage(c *cobra.Command) {
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	check := c.Args
	if check == nil {
		check = cobra.NoArgs
	}
	c.Args = func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
