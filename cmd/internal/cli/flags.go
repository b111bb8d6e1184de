package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// withEnvironment gives every flag of a command its twin in the environment:
// --no-builtin is STEMMA_NO_BUILTIN. A flag beats its twin, the twin beats the
// default; an empty variable counts as none.
func withEnvironment(c *cobra.Command, getenv func(string) string) {
	c.Flags().VisitAll(func(f *pflag.Flag) { f.Usage += " [" + twin(f.Name) + "]" })
	run := c.RunE
	c.RunE = func(cmd *cobra.Command, args []string) error {
		var err error
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			value := getenv(twin(f.Name))
			if err != nil || f.Changed || value == "" || f.Name == "help" {
				return
			}
			if e := cmd.Flags().Set(f.Name, value); e != nil {
				err = usagef("environment %s: %w", twin(f.Name), e)
			}
		})
		if err != nil {
			return err
		}
		return run(cmd, args)
	}
}

func twin(flag string) string {
	return "STEMMA_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// graphFlags are the flags of the commands that work on a stored graph.
type graphFlags struct {
	store     string
	noBuiltin bool
}

func (g *graphFlags) addStore(c *cobra.Command) {
	c.Flags().StringVar(&g.store, "store", "", "where the graph is kept: bolt:FOLDER, memory:, postgres://… (default: bolt: in your data folder)")
}

func (g *graphFlags) addNoBuiltin(c *cobra.Command) {
	c.Flags().BoolVar(&g.noBuiltin, "no-builtin", false, "leave the graph that comes with the program out")
}

// dsn returns the store that is meant.
func (g *graphFlags) dsn(env Env) (string, error) {
	if g.store != "" {
		return g.store, nil
	}
	folder, err := dataFolder(env.Getenv)
	if err != nil {
		return "", err
	}
	return "bolt:" + folder, nil
}

// dataFolder is the user's data folder by the XDG base directory rules, in
// which a relative XDG_DATA_HOME is to be ignored.
func dataFolder(getenv func(string) string) (string, error) {
	if base := getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "stemma"), nil
	}
	home := getenv("HOME")
	if home == "" {
		var err error
		if home, err = os.UserHomeDir(); err != nil {
			return "", fmt.Errorf("find the data folder: %w; hint: name a store with --store bolt:FOLDER", err)
		}
	}
	return filepath.Join(home, ".local", "share", "stemma"), nil
}
