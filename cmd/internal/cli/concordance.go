package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func concordanceCommand(env Env) *cobra.Command {
	var g graphFlags
	var clocks clockFlags
	var only, asJSON bool
	c := &cobra.Command{
		Use:   "concordance DOCUMENT",
		Short: "Set the language versions of a document side by side, with what differs",
		Example: `  stemma concordance document:unga-79-136
  stemma concordance unga-79-136 --differences --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			return lib.concordance(cmd.Context(), env.Stdout, clocks, args[0], only, asJSON)
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().BoolVar(&only, "differences", false, "only what differs, or what a version lacks")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a row, as JSON Lines")
	return c
}

func (l *library) concordance(ctx context.Context, w io.Writer, clocks clockFlags, document string, only, asJSON bool) error {
	state, err := clocks.state(ctx, l)
	if err != nil {
		return err
	}
	snapshot := state.Snapshot
	if !strings.Contains(document, ":") {
		document = string(graph.MakeID(graph.KindDocument, document))
	}
	c, err := snapshot.Concordance(graph.ID(document))
	if err != nil {
		return err
	}
	p := columns{w: w, snapshot: snapshot, Concordance: c, texts: map[graph.ID][]rune{}}
	for i := range c.Rows {
		row := &c.Rows[i]
		if only && !c.Telling(row) {
			continue
		}
		if asJSON {
			err = p.object(row)
		} else {
			p.row(row)
		}
		if err != nil {
			return err
		}
	}
	if !asJSON {
		p.totals()
	}
	return p.err
}

// columns prints a concordance. It keeps the first error of writing.
type columns struct {
	w        io.Writer
	snapshot *graph.Snapshot
	*graph.Concordance
	texts map[graph.ID][]rune // the witnesses' code points
	err   error
}

func (p *columns) print(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// words returns what a row says in each language, in the order of the languages;
// "" where it lacks one.
func (p *columns) words(row *graph.ConcordanceRow) []string {
	out := make([]string, len(p.Languages))
	for _, span := range row.Spans {
		n, _ := p.snapshot.Node(span.Witness)
		w, ok := n.(*graph.Witness)
		if !ok {
			continue
		}
		text, ok := p.texts[w.ID]
		if !ok {
			text = []rune(w.Text)
			p.texts[w.ID] = text
		}
		for k, lang := range p.Languages {
			if lang == w.Language && span.Start >= 0 && span.Start <= span.End && span.End <= len(text) {
				out[k] = strings.Join(strings.Fields(string(text[span.Start:span.End])), " ")
			}
		}
	}
	return out
}

// columnWidth is how many characters a column takes.
const columnWidth = 58

// row prints a row: what it is about, the columns, what differs.
func (p *columns) row(row *graph.ConcordanceRow) {
	p.print("%s", row.ID().Slug())
	if row.Commitment != nil {
		p.print("  %s", row.Commitment.Force)
	} else {
		p.print("  %s", row.Passage.Kind)
	}
	if len(row.Grounds) > 0 {
		p.print("  %.2f (%s)", row.Confidence, strings.Join(row.Grounds, "; "))
	}
	p.print("\n")
	said := p.words(row)
	cells := make([][]string, len(said))
	deep := 0
	for k, text := range said {
		if text == "" {
			text = "–"
		}
		cells[k] = wrapped(text, columnWidth)
		deep = max(deep, len(cells[k]))
	}
	for line := range deep {
		out := ""
		for k := range cells {
			cell := ""
			if line < len(cells[k]) {
				cell = cells[k][line]
			}
			if k+1 < len(cells) {
				cell += strings.Repeat(" ", max(0, columnWidth-utf8.RuneCountInString(cell))) + " | "
			}
			out += cell
		}
		p.print("  %s\n", strings.TrimRight(out, " "))
	}
	for _, d := range row.Differences {
		p.print("  * %s (%s):", strings.ToLower(string(d.Kind)), basis(d.Basis))
		for k, v := range d.Values {
			if k > 0 {
				p.print(" /")
			}
			p.print(" %s %s", v.Language, orDash(v.Values))
		}
		p.print("\n")
	}
	p.print("\n")
}

func basis(b graph.LanguageDifferenceBasis) string {
	if b == graph.InWords {
		return "in the words"
	}
	return "as read"
}

func orDash(values []string) string {
	if len(values) == 0 {
		return "–"
	}
	return strings.Join(values, ", ")
}

func (p *columns) totals() {
	langs := make([]string, len(p.Languages))
	for i, lang := range p.Languages {
		langs[i] = string(lang)
	}
	p.print("%s in %s: %s aligned", p.Document.ID, strings.Join(langs, " and "), count(p.Aligned, "passage"))
	for _, lang := range p.Languages {
		if n := p.OnlyIn[lang]; n > 0 {
			p.print(", %d in %s alone", n, lang)
		}
	}
	p.print(", %s with differences\n", count(p.Differing, "row"))
	if len(p.Languages) < 2 {
		p.print("hint: load the other language's text, and it is aligned with this one\n")
	}
}

// wrapped breaks a text into lines of so many characters at most; a longer word
// has a line of its own.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// object prints a row as one JSON object.
func (p *columns) object(row *graph.ConcordanceRow) error {
	type difference struct {
		Kind   graph.LanguageDifferenceKind  `json:"kind"`
		Basis  graph.LanguageDifferenceBasis `json:"basis"`
		Values map[graph.Lang][]string       `json:"values"`
	}
	out := struct {
		Passage     graph.ID              `json:"passage,omitempty"`
		Commitment  graph.ID              `json:"commitment,omitempty"`
		Texts       map[graph.Lang]string `json:"texts"`
		Differences []difference          `json:"differences"`
		Confidence  float64               `json:"confidence"`
		Grounds     []string              `json:"grounds"`
	}{Texts: map[graph.Lang]string{}, Differences: []difference{}, Confidence: row.Confidence, Grounds: append([]string{}, row.Grounds...)}
	if row.Passage != nil {
		out.Passage = row.Passage.ID
	}
	if row.Commitment != nil {
		out.Commitment = row.Commitment.ID
	}
	for k, text := range p.words(row) {
		if text != "" {
			out.Texts[p.Languages[k]] = text
		}
	}
	for _, d := range row.Differences {
		values := map[graph.Lang][]string{}
		for _, v := range d.Values {
			values[v.Language] = append([]string{}, v.Values...)
		}
		out.Differences = append(out.Differences, difference{d.Kind, d.Basis, values})
	}
	enc := json.NewEncoder(p.w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("print a row: %w", err)
	}
	return nil
}
