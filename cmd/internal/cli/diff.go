package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func diffCommand(env Env) *cobra.Command {
	var g graphFlags
	var asOf string
	var asJSON bool
	c := &cobra.Command{
		Use:   "diff FROM [TO]",
		Short: "Show what one state of the graph's knowledge has that another lacks",
		Long: "Compares two states of the store, each named by a revision's id or number (`stemma revisions`), a time\n" +
			"or a day; without TO the second is the present. Nodes are compared property by property, edges by\n" +
			"method, confidence and status.",
		Example: "  stemma diff 4 5\n  stemma diff 2026-03-01 --as-of 2019",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if err := lib.mustExist(); err != nil {
				return err
			}
			before, after, err := lib.twoStates(cmd.Context(), asOf, args)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(env.Stdout)
			write := writeDiff
			if asJSON {
				write = writeDiffJSON
			}
			d, err := graph.Diff(cmd.Context(), before, after)
			if err != nil {
				return err
			}
			if err := write(out, d); err != nil {
				return err
			}
			return out.Flush()
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	c.Flags().StringVar(&asOf, "as-of", "", "in both, only what had been said by the end of this day, month or year")
	c.Flags().BoolVar(&asJSON, "json", false, "a JSON object, for programs")
	return c
}

func (l *library) twoStates(ctx context.Context, asOf string, at []string) (before, after *graph.Snapshot, err error) {
	from := clockFlags{asOf: asOf, at: at[0]}
	first, err := from.state(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	to := clockFlags{asOf: asOf}
	if len(at) > 1 {
		to.at = at[1]
	}
	second, err := to.state(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	return first.Snapshot, second.Snapshot, nil
}

// writeDiff prints a line for what was added (+), removed (-) or changed (~), and
// below a change what it is.
func writeDiff(w io.Writer, d *graph.Difference) error {
	fmt.Fprintf(w, "nodes: %d added, %d removed, %d changed\n", len(d.NodesAdded), len(d.NodesRemoved), len(d.NodesChanged))
	fmt.Fprintf(w, "edges: %d added, %d removed, %d changed\n", len(d.EdgesAdded), len(d.EdgesRemoved), len(d.EdgesChanged))
	for _, n := range d.NodesAdded {
		fmt.Fprintf(w, "+ %s\n", n.NodeID())
	}
	for _, n := range d.NodesRemoved {
		fmt.Fprintf(w, "- %s\n", n.NodeID())
	}
	for _, c := range d.NodesChanged {
		fmt.Fprintf(w, "~ %s\n", c.After.NodeID())
		writeProperties(w, c.Properties)
	}
	for _, e := range d.EdgesAdded {
		fmt.Fprintf(w, "+ %s\n", edgeLine(e))
	}
	for _, e := range d.EdgesRemoved {
		fmt.Fprintf(w, "- %s\n", edgeLine(e))
	}
	for _, c := range d.EdgesChanged {
		fmt.Fprintf(w, "~ %s\n", edgeLine(c.After))
		writeProperties(w, c.Properties)
	}
	return nil
}

func edgeLine(e *graph.Edge) string {
	return fmt.Sprintf("%s %s %s (%s, %.2f)", e.From, e.Type, e.To, e.Method, e.Confidence)
}

func writeProperties(w io.Writer, changes []graph.PropertyChange) {
	for _, c := range changes {
		fmt.Fprintf(w, "    %s: %s -> %s\n", c.Property, quoted(c.Before), quoted(c.After))
	}
}

// quoted keeps a value on its line.
func quoted(value string) string {
	if value == "" {
		return "nothing"
	}
	return fmt.Sprintf("%q", value)
}

// The forms that programs read, in the names of GraphQL.
type (
	diffForm struct {
		NodesAdded       []nodeForm `json:"nodesAdded"`
		NodesRemoved     []nodeForm `json:"nodesRemoved"`
		NodesChanged     []nodeForm `json:"nodesChanged"`
		RelationsAdded   []edgeForm `json:"relationsAdded"`
		RelationsRemoved []edgeForm `json:"relationsRemoved"`
		RelationsChanged []edgeForm `json:"relationsChanged"`
	}
	nodeForm struct {
		ID      graph.ID     `json:"id"`
		Kind    graph.Kind   `json:"kind"`
		Changes []changeForm `json:"changes,omitempty"`
	}
	edgeForm struct {
		ID         graph.ID           `json:"id"`
		Type       graph.RelationType `json:"type"`
		Source     graph.ID           `json:"source"`
		Target     graph.ID           `json:"target"`
		Method     graph.Method       `json:"method"`
		Confidence float64            `json:"confidence"`
		Status     graph.Status       `json:"status"`
		Changes    []changeForm       `json:"changes,omitempty"`
	}
	changeForm struct {
		Property string `json:"property"`
		Before   string `json:"before"`
		After    string `json:"after"`
	}
)

func writeDiffJSON(w io.Writer, d *graph.Difference) error {
	form := diffForm{
		NodesAdded: []nodeForm{}, NodesRemoved: []nodeForm{}, NodesChanged: []nodeForm{},
		RelationsAdded: []edgeForm{}, RelationsRemoved: []edgeForm{}, RelationsChanged: []edgeForm{},
	}
	for _, n := range d.NodesAdded {
		form.NodesAdded = append(form.NodesAdded, formOfNode(n, nil))
	}
	for _, n := range d.NodesRemoved {
		form.NodesRemoved = append(form.NodesRemoved, formOfNode(n, nil))
	}
	for _, c := range d.NodesChanged {
		form.NodesChanged = append(form.NodesChanged, formOfNode(c.After, c.Properties))
	}
	for _, e := range d.EdgesAdded {
		form.RelationsAdded = append(form.RelationsAdded, formOfEdge(e, nil))
	}
	for _, e := range d.EdgesRemoved {
		form.RelationsRemoved = append(form.RelationsRemoved, formOfEdge(e, nil))
	}
	for _, c := range d.EdgesChanged {
		form.RelationsChanged = append(form.RelationsChanged, formOfEdge(c.After, c.Properties))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(form)
}

func formOfNode(n graph.Node, changes []graph.PropertyChange) nodeForm {
	return nodeForm{n.NodeID(), n.NodeID().Kind(), formsOf(changes)}
}

func formOfEdge(e *graph.Edge, changes []graph.PropertyChange) edgeForm {
	return edgeForm{e.ID, e.Type, e.From, e.To, e.Method, e.Confidence, e.Status, formsOf(changes)}
}

func formsOf(changes []graph.PropertyChange) []changeForm {
	var out []changeForm
	for _, c := range changes {
		out = append(out, changeForm(c))
	}
	return out
}
