package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/finder"
	"stemma/graph"
	"stemma/resolvers"
)

func queryCommand(env Env) *cobra.Command {
	var g graphFlags
	var clocks clockFlags
	var file, operation string
	var variables []string
	c := &cobra.Command{
		Use:   "query {'GRAPHQL' | --file FILE}",
		Short: "Run a GraphQL operation without a server",
		Example: `  stemma query '{ lineage(of: "commitment:paris-2019/B2") { edges { type target { id } } } }'
  stemma query --file lineage.graphql --var of=convention:unscr-2396`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := queryText(env, args, file)
			if err != nil {
				return err
			}
			values, err := parseVariables(variables)
			if err != nil {
				return err
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			date, err := clocks.date()
			if err != nil {
				return err
			}
			state, err := clocks.whole(cmd.Context(), lib)
			if err != nil {
				return err
			}
			// An index is made only for an operation that searches.
			var find finder.Finder
			api := resolvers.New(resolvers.Options{
				Current: func() *graph.Snapshot { return state.Snapshot },
				Search:  find.Search,
				Past:    lib.statesBeside(state),
				AsOf:    date,
				At:      state.Revision,
				Timeout: patience,
			})
			// What went wrong stands in the response.
			response, _ := api.Execute(cmd.Context(), text, values, operation)
			return errors.Join(printResponse(env, response), find.Close())
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().StringVar(&file, "file", "", "read the operation from a file; - is standard input")
	c.Flags().StringArrayVar(&variables, "var", nil, "a variable, NAME=VALUE: JSON where it is JSON, else a text; again for more")
	c.Flags().StringVar(&operation, "operation", "", "which operation to run, where there are several")
	return c
}

// patience is how long one operation may take where nobody else waits for the
// answer: to make an earlier state of a large graph takes longer than a server
// lets anybody wait.
const patience = 2 * time.Minute

// queryText returns the operation from the argument or the file, of which
// there must be exactly one.
func queryText(env Env, args []string, file string) (string, error) {
	switch {
	case len(args) == 1 && file != "":
		return "", usagef("query: an operation and --file cannot both be given")
	case len(args) == 1:
		return args[0], nil
	case file == "-":
		data, err := io.ReadAll(io.LimitReader(env.Stdin, maxFile))
		if err != nil {
			return "", fmt.Errorf("read the operation: %w", err)
		}
		return string(data), nil
	case file != "":
		data, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("read the operation: %w", err)
		}
		return string(data), nil
	}
	return "", usagef("query: an operation or --file is needed")
}

// parseVariables reads NAME=VALUE pairs. Numbers keep their digits, so that a
// long one is not rounded on its way.
func parseVariables(pairs []string) (map[string]any, error) {
	values := map[string]any{}
	for _, pair := range pairs {
		name, text, found := strings.Cut(pair, "=")
		if !found || name == "" {
			return nil, usagef("--var %q is not NAME=VALUE", pair)
		}
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		var value any
		if err := decoder.Decode(&value); err != nil || decoder.More() {
			value = text
		}
		values[name] = value
	}
	return values, nil
}

// printResponse prints a GraphQL response, and fails where it holds errors and
// no data: none at all, or null for everything that was asked.
func printResponse(env Env, response json.RawMessage) error {
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetEscapeHTML(false) // a terminal is not a page
	if err := encoder.Encode(response); err != nil {
		return fmt.Errorf("print the response: %w", err)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, raw.Bytes(), "", "  "); err != nil {
		return fmt.Errorf("print the response: %w", err)
	}
	if _, err := env.Stdout.Write(pretty.Bytes()); err != nil {
		return fmt.Errorf("print the response: %w", err)
	}
	var parts struct {
		Data   map[string]json.RawMessage `json:"data"`
		Errors []json.RawMessage          `json:"errors"`
	}
	if err := json.Unmarshal(raw.Bytes(), &parts); err != nil {
		return fmt.Errorf("print the response: %w", err)
	}
	if len(parts.Errors) == 0 {
		return nil
	}
	for _, value := range parts.Data {
		if string(value) != "null" {
			return nil
		}
	}
	return errSilent
}
