package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/loader"
	"stemma/loader/authority"
	"stemma/loader/document"
	"stemma/loader/segment"
)

// Citation is a link that a resolution's publisher set on a symbol. Offsets are
// code points.
type Citation struct {
	Start, End   int
	Anchor, Link string
	Clause       string // where it stands, as the publisher names it
	Verb         string // of its clause; "footnote of …" in a footnote
}

// citationsSuffix names the table beside a text: a.citations.tsv beside a.txt.
const citationsSuffix = ".citations.tsv"

// ReadCitations reads the table of one text.
func ReadCitations(r io.Reader) ([]Citation, error) {
	var out []Citation
	var bad error
	err := readTable(r, []string{"start", "end", "anchor", "href", "eId", "clause_verb"}, func(get func(string) string) {
		start, err := strconv.Atoi(get("start"))
		end, err2 := strconv.Atoi(get("end"))
		if err != nil || err2 != nil || start < 0 || end < start {
			bad = fmt.Errorf("%q is at no place of a text", get("anchor"))
		}
		out = append(out, Citation{start, end, get("anchor"), get("href"), get("eId"), strings.TrimSpace(get("clause_verb"))})
	})
	if err == nil {
		err = bad
	}
	return out, err
}

var (
	symbolHost = regexp.MustCompile(`^https?://undocs\.org/(?:[a-z]{2}/)?`)
	symbolYear = regexp.MustCompile(`\s*\((?:19|20)\d\d\)$`)
	symbolForm = regexp.MustCompile(`^[A-Z]{1,4}/`)
)

// Symbol is what a link is set to, without the year that council resolutions
// have in brackets; "" where the link is to a file and not to a symbol.
func (c Citation) Symbol() string {
	if !symbolHost.MatchString(c.Link) {
		return ""
	}
	s, err := url.PathUnescape(symbolHost.ReplaceAllString(c.Link, ""))
	if err != nil || !symbolForm.MatchString(s) {
		return ""
	}
	return strings.TrimSuffix(symbolYear.ReplaceAllString(s, ""), "(supp)")
}

// symbols says which entity is right for a symbol: one that bears it in the
// authority data, or the id that the contract makes of it.
type symbols map[string]graph.ID

func openSymbols() (symbols, error) {
	reg, err := authority.Open()
	if err != nil {
		return nil, err
	}
	out := symbols{}
	for _, e := range reg.Entities() {
		for _, i := range e.Identifiers {
			if i.Scheme == "symbol" {
				symbol, annex, _ := strings.Cut(symbolYear.ReplaceAllString(i.Value, ""), " ")
				if annex == "" || !strings.Contains(symbol, "/RES/") { // a document cited for its annex
					out[symbol] = e.ID
				}
			}
		}
	}
	return out, nil
}

// series are the ids that resolutions, decisions and statements have by rule.
var series = []struct{ symbol, slug string }{
	{"A/RES/", "unga-"},
	{"S/RES/", "unscr-"},
	{"S/PRST/", "sprst-"},
	{"E/RES/", "ecosoc-"},
	{"A/DEC/", "unga-decision-"},
	{"E/DEC/", "ecosoc-decision-"},
	{"A/HRC/RES/", "unhrc-"},
	{"A/HRC/DEC/", "unhrc-decision-"},
}

func (s symbols) id(symbol string) graph.ID {
	if id, ok := s[symbol]; ok {
		return id
	}
	slug := symbol
	for _, x := range series {
		if rest, ok := strings.CutPrefix(symbol, x.symbol); ok {
			slug = x.slug + rest
		}
	}
	slug = strings.NewReplacer("/", "-", "(", "-", ")", "", " ", "-").Replace(strings.ToLower(slug))
	return graph.MakeID(graph.KindConvention, slug)
}

// CitationReport says how many of the links were found, and as what.
type CitationReport struct {
	Found     map[string]Right `json:"found"`     // by language, and "all": linked symbols found as the right entity
	Footnotes Right            `json:"footnotes"` // those of them in footnotes
	Stated    Right            `json:"stated"`    // found ones that an edge of their statement targets
	Verbs     map[string]Right `json:"verbs"`     // edges of the type that the clause's opening verb says, by language and "all"
	Nearest   map[string]Right `json:"nearest"`   // the same with the last such verb before the link
	Types     []Cell           `json:"types"`     // the clause's verb, the edge's type
	Unjudged  int              `json:"unjudged"`  // links that name no symbol
	Pairs     []PairReport     `json:"pairs"`     // French and English versions of one resolution
	Items     []Item           `json:"items"`
}

// resolution is one text with its links and what was extracted from it.
type resolution struct {
	name      string // without extension
	text      *anchors
	places    map[int]string // by code point where a passage begins
	begins    []int
	language  graph.Lang
	citations []Citation
	found     *found
	self      graph.ID
}

// Citations extracts every text of a folder that has a table of links beside
// it, and judges what it found against the links.
func Citations(ctx context.Context, folder fs.FS, o loader.Options) (*CitationReport, []loader.Problem, error) {
	names, err := fs.Glob(folder, "*"+citationsSuffix)
	if err != nil {
		return nil, nil, err
	}
	known, err := openSymbols()
	if err != nil {
		return nil, nil, fmt.Errorf("open the authority data: %w", err)
	}
	report := &CitationReport{Found: map[string]Right{}, Verbs: map[string]Right{}, Nearest: map[string]Right{}, Pairs: []PairReport{}, Items: []Item{}}
	types := map[Cell]int{}
	var problems []loader.Problem
	var all []*resolution
	for _, table := range names {
		r, err := readResolution(ctx, folder, table, o)
		if ctx.Err() != nil {
			return nil, problems, fmt.Errorf("citations: %w", ctx.Err())
		}
		if err != nil {
			problems = append(problems, loader.Problem{Source: table, Stage: "read", Err: err})
			continue
		}
		report.judge(r, known, types)
		all = append(all, r)
	}
	report.Types = cells(types)
	report.pairs(all)
	report.Items = numbered(report.Items)
	return report, problems, nil
}

func readResolution(ctx context.Context, folder fs.FS, table string, o loader.Options) (*resolution, error) {
	f, err := folder.Open(table)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &resolution{name: strings.TrimSuffix(table, citationsSuffix)}
	if r.citations, err = ReadCitations(f); err != nil {
		return nil, err
	}
	name := r.name + ".txt"
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, err
	}
	doc, err := document.Read(ctx, name, data)
	if err != nil {
		return nil, err
	}
	r.text = newAnchors(doc.Text)
	for _, c := range r.citations {
		if c.End > r.text.points[len(doc.Text)] {
			return nil, fmt.Errorf("%q is past the end of %s", c.Anchor, path.Base(name))
		}
	}
	r.places = map[int]string{}
	r.locate(segment.Split(doc))
	records, problems, err := extracted(ctx, []loader.Source{{Path: name, Data: data}}, o)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, problems[0].Err
	}
	out := sortOut([]*Text{{Document: r.name, Path: name}}, records)
	r.found, r.language = out.documents[r.name], out.languages[r.name]
	for _, rec := range records {
		if rec.Record == "document" && r.self == "" {
			r.self = graph.MakeID(graph.KindConvention, rec.Document.Slug())
		}
	}
	return r, nil
}

// footnote is how the table names the verb of a link in a footnote.
const footnote = "footnote of"

func (c *CitationReport) judge(r *resolution, known symbols, types map[Cell]int) {
	add := func(counts map[string]Right, ok bool) {
		for _, key := range []string{string(r.language), "all"} {
			n := counts[key]
			n.judge(ok)
			counts[key] = n
		}
	}
	covered := map[int]bool{}
	for _, link := range r.citations {
		symbol := link.Symbol()
		var got []Record
		for k, m := range r.found.mentions {
			if m.Start < link.End && link.Start < m.End {
				got = append(got, m)
				covered[k] = true
			}
		}
		if symbol == "" {
			c.Unjudged++
			continue
		}
		want := known.id(symbol)
		right := false
		var others []string
		for _, m := range got {
			right = right || m.ID == want
			others = append(others, string(m.ID))
		}
		add(c.Found, right)
		inNote := strings.HasPrefix(link.Verb, footnote)
		if inNote {
			c.Footnotes.judge(right)
		}
		item := Item{Measure: "citations", Document: r.name, Key: symbol + " " + link.Clause, Verdict: Good}
		if !right {
			item.Verdict, item.Note = Missed, r.around(link)
			if len(others) > 0 {
				item.Verdict, item.Gold, item.Got = Wrong, string(want), strings.Join(others, " ")
			}
		}
		c.Items = append(c.Items, item)
		if !right {
			continue
		}
		edgeTypes, start := r.edgesTo(want, link)
		// A text that names itself relates itself to nothing.
		if want != r.self {
			c.Stated.judge(len(edgeTypes) > 0)
			if len(edgeTypes) == 0 {
				c.Items = append(c.Items, Item{Measure: "citation-edges", Document: r.name, Key: symbol + " " + link.Clause, Verdict: Missed, Note: r.around(link)})
			}
		}
		opening := verbType(link.Verb)
		if inNote || opening == "" {
			continue
		}
		c.verb(r, link, symbol, opening, edgeTypes, start, types, add)
	}
	for k, m := range r.found.mentions {
		if !covered[k] && m.Kind == string(graph.KindConvention) && numbers.MatchString(m.Surface) && m.ID != r.self {
			c.Items = append(c.Items, Item{Measure: "citations", Document: r.name, Key: bare(m.ID), Verdict: Surplus, Note: r.around(Citation{Start: m.Start, End: m.End})})
		}
	}
}

// numbers mark a mention by a symbol, which a publisher could link; a title
// with a year in it is none.
var numbers = regexp.MustCompile(`\d/|\d\s*\(\d{4}\)|/\d|(?i:^r[eé]solutions?\s+\d)`)

func (c *CitationReport) verb(r *resolution, link Citation, symbol string, opening graph.RelationType, got []graph.RelationType, start int, types map[Cell]int, add func(map[string]Right, bool)) {
	said := ""
	if len(got) > 0 {
		said = string(got[0])
	}
	has := func(want graph.RelationType) bool {
		for _, t := range got {
			if t == want {
				said = string(t)
				return true
			}
		}
		return false
	}
	nearest := opening
	if start >= 0 && start < link.Start {
		if near := lastVerb(r.text.slice(start, link.Start)); near != "" {
			nearest = near
		}
	}
	add(c.Verbs, has(opening))
	ok := has(nearest)
	add(c.Nearest, ok)
	types[Cell{Gold: link.Verb, Got: said}]++
	if !ok {
		c.Items = append(c.Items, Item{Measure: "citation-verbs", Document: r.name, Key: symbol + " " + link.Clause, Verdict: Wrong, Gold: string(nearest), Got: said, Note: r.around(link)})
	}
}

// edgesTo returns the types of the edges to an entity that the statement
// around a link has, and where the statement begins, -1 for none.
func (r *resolution) edgesTo(target graph.ID, link Citation) ([]graph.RelationType, int) {
	var out []graph.RelationType
	start := -1
	for _, e := range r.found.edges {
		if e.Target == target && e.Start <= link.Start && link.Start < e.End {
			out = append(out, e.Type)
			start = e.Start
		}
	}
	return out, start
}

// preambular are the openings of clauses whose relation is beyond doubt.
var preambular = map[string]graph.RelationType{
	"recalling": graph.Cites, "rappelant": graph.Cites,
	"reaffirming": graph.Reaffirms, "réaffirmant": graph.Reaffirms,
	"reiterating": graph.Reaffirms, "réitérant": graph.Reaffirms,
}

var word = regexp.MustCompile(`[\pL]+`)

// verbType is the relation that a clause's opening words say, "" where they
// leave it to the rest of the clause.
func verbType(verb string) graph.RelationType {
	for _, w := range word.FindAllString(strings.ToLower(verb), 3) {
		if t := preambular[w]; t != "" {
			return t
		}
	}
	return ""
}

// lastVerb is the relation of the last such verb in a text.
func lastVerb(text string) graph.RelationType {
	var last graph.RelationType
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		if t := preambular[w]; t != "" {
			last = t
		}
	}
	return last
}

func (r *resolution) around(c Citation) string {
	const reach = 60
	return foldSpace(r.text.slice(max(0, c.Start-reach), c.Start) + "[" + r.text.slice(c.Start, c.End) + "]" + r.text.slice(c.End, c.End+20))
}

// WriteText writes the figures for people.
func (c *CitationReport) WriteText(w io.Writer) error {
	out := newPrinter(w)
	out.title("linked citations found as the right entity")
	out.rights(c.Found)
	fmt.Fprintf(out.w, "%-34s right %d of %d\n", "in footnotes", c.Footnotes.Right, c.Footnotes.Total)
	fmt.Fprintf(out.w, "%-34s %d\n", "links to no symbol, not judged", c.Unjudged)
	fmt.Fprintf(out.w, "%-34s right %d of %d\n", "found ones that an edge targets", c.Stated.Right, c.Stated.Total)
	out.title("edges of the type that the clause's opening verb says")
	out.rights(c.Verbs)
	out.title("edges of the type that the last such verb before the link says")
	out.rights(c.Nearest)
	out.matrix("verbs down, edges across", c.Types)
	if len(c.Pairs) > 0 {
		out.title("French and English versions: edges that both have")
		line := func(name string, f Found) {
			fmt.Fprintf(out.w, "%-34s shared %s  both %d  English alone %d  French alone %d\n", name, places(f.F1()), f.TP, f.FP, f.FN)
		}
		var all, texts, acts Found
		for _, p := range c.Pairs {
			line(p.Name, p.Edges)
			all, texts, acts = all.plus(p.Edges), texts.plus(p.Texts), acts.plus(p.Acts)
		}
		line("all", all)
		line("all, to texts and meetings", texts)
		line("all, to actors", Found{all.TP - texts.TP, all.FP - texts.FP, all.FN - texts.FN})
		line("commitments of the same force", acts)
	}
	return out.w.Flush()
}

func (p *printer) rights(rs map[string]Right) {
	for _, name := range sorted(rs) {
		r := rs[name]
		fmt.Fprintf(p.w, "%-34s accuracy %s  right %d of %d\n", name, places(r.Accuracy()), r.Right, r.Total)
	}
}

// WriteErrors lists every miss and surplus, one a line.
func (c *CitationReport) WriteErrors(w io.Writer) error {
	return (&Report{Items: c.Items}).WriteErrors(w)
}
