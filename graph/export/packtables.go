package export

import (
	"cmp"
	"slices"
	"strconv"

	"stemma/graph"
	"stemma/graph/cite"
)

// evidence is the table of all pieces of evidence, where edges.csv shows the
// strongest of each edge.
func (p *packer) evidence(o *out) error {
	o.cells("edge", "method", "confidence", "document", "witness", "passage", "start", "end", "quote", "cue", "rule", "curator", "date", "reason")
	for _, e := range p.options.Subgraph.Edges {
		for i := range e.Evidence {
			x := &e.Evidence[i]
			start, end := "", ""
			if x.Witness != "" {
				start, end = strconv.Itoa(x.Start), strconv.Itoa(x.End)
			}
			o.cells(string(e.ID), string(x.Method), strconv.FormatFloat(x.Confidence, 'g', -1, 64), string(x.Document), string(x.Witness),
				string(x.Passage), start, end, x.Quote, x.Cue, x.Rule, x.Curator, string(x.Date), x.Reason)
			if !o.more() {
				return o.err
			}
		}
	}
	return o.err
}

// witnesses is the table of the files that the evidence was read in: whoever has
// a file can see by its digest that it is the one.
func (p *packer) witnesses(o *out) error {
	o.cells("witness", "document", "title", "date", "language", "format", "file", "sha256", "official")
	for _, id := range p.documents() {
		d, ok := p.view.snapshot.Document(id)
		if !ok {
			continue
		}
		title := p.view.snapshot.Label(d, p.view.lang)
		all := p.view.snapshot.WitnessesOf(id)
		for _, w := range all {
			o.cells(string(w.ID), string(id), title, string(d.Date), string(w.Language), w.Format, w.Source, w.SHA256, d.URL)
		}
		if len(all) == 0 { // known, and not loaded
			o.cells("", string(id), title, string(d.Date), "", "", "", "", d.URL)
		}
		if !o.more() {
			return o.err
		}
	}
	return o.err
}

// documents are those that the part speaks of or quotes, by id.
func (p *packer) documents() []graph.ID {
	var ids []graph.ID
	for _, n := range p.options.Subgraph.Nodes {
		switch n := n.(type) {
		case *graph.Document:
			ids = append(ids, n.ID)
		case *graph.Commitment:
			ids = append(ids, n.Document)
		case *graph.Passage:
			ids = append(ids, n.Document)
		case *graph.Witness:
			ids = append(ids, n.Document)
		}
	}
	for _, e := range p.options.Subgraph.Edges {
		for i := range e.Evidence {
			ids = append(ids, e.Evidence[i].Document)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > 0 && ids[0] == "" {
		ids = ids[1:]
	}
	return ids
}

// citations are those of the part, of the documents it speaks of, and of what is
// in it.
func (p *packer) citations(o *out, format cite.Format) error {
	style := cite.Style{Format: format, Lang: p.view.lang, Base: cmp.Or(p.options.Base, p.Permalinks)}
	whole, err := cite.Subgraph(p.view.snapshot, p.cited(), style)
	if err != nil {
		return err
	}
	o.strs(whole, "\n")
	ids := p.documents()
	for _, n := range p.options.Subgraph.Nodes {
		ids = append(ids, n.NodeID())
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if _, ok := p.view.snapshot.Node(id); !ok {
			continue
		}
		text, err := cite.Node(p.view.snapshot, id, style)
		if err != nil {
			return err
		}
		o.strs(text, "\n")
		if !o.more() {
			return o.err
		}
	}
	return o.err
}

// cited is the part as it is cited.
func (p *packer) cited() cite.Part {
	return cite.Part{Title: p.options.Title, Query: p.options.Query, Question: p.options.Question, Subgraph: p.options.Subgraph}
}

func (p *packer) question(o *out) error {
	o.strs("The question that this pack answers, three times the same.\n")
	if p.Address != "" {
		o.strs("\nAddress:\n", oneLine(p.Address), "\n")
	}
	if p.Command != "" {
		o.strs("\nCommand line:\n", oneLine(p.Command), "\n")
	}
	if p.Operation != "" {
		o.strs("\nGraphQL:\n", p.Operation)
	}
	return o.err
}

// cells appends a row of a table.
func (o *out) cells(values ...string) {
	for i, value := range values {
		o.cell(i == 0, value)
	}
	o.str("\r\n")
}

func (p *packer) readme(o *out) error {
	o.str("An evidence pack of stemma\n==========================\n\n")
	for _, f := range p.view.about(p.options) {
		o.strs(f.name, ": ", oneLine(f.value), "\n")
	}
	o.str(`
index.html           to read: nodes by date, edges with the words that state them;
                     opens without a network, filters by type, method and confidence
graph.graphml        for Gephi, yEd, NetworkX, igraph
graph.jsonld         the same with all evidence, as linked data
nodes.csv edges.csv  for spreadsheets; an edge shows its strongest piece of evidence
evidence.csv         every piece of evidence: where it stands, counted in Unicode code
                     points of the witness, and the rule or the person behind it
sources.csv          the files that were read, with their SHA-256; a document without
                     one is known and was not loaded
precision.csv        how often edges of a type were right where readers checked
measured.csv         what these figures rest on: texts, readers, date
question.txt         the question, to ask again
citations.*          how to cite the pack, its documents and its nodes
manifest-sha256.txt  the digests of these files: sha256sum -c manifest-sha256.txt

A cell of a table that begins with ' before = + - @, a tab or a carriage return has the
' from us, so that no spreadsheet calculates with it. The same question to the same
state of the graph gives the same bytes.
`)
	o.str(precisionNote)
	p.basesText(o)
	return o.err
}

// precisionNote says what the figures of precision are worth, as
// docs/evaluation.md does.
const precisionNote = `
How far to trust an edge: look at its words first. The figures in precision.csv are
shares of edges that were right among those that the program drew on texts that people
annotated; how many were drawn stands beside each. "in-sample" means that the rules were
made with those texts in view: such a figure says nothing about the next text.
"development" texts were looked at while rules were mended, so that their figures are
still too high. "held out": the annotations were not looked at before the figure was
taken. The three are never added up. What nobody measured, such as edges that a person
vouches for (CURATED), is "not measured". The types of ALIGNED and INFERRED edges, which
join commitments, were measured together.
`
