package export

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"stemma/graph"
	"stemma/graph/cite"
)

// The page of a pack stands in one file, so that it opens from a folder and
// without a network. Its policy names its script and its style by their digests:
// nothing that a document says can run beside them.

//go:embed page/pack.html
var packHTML string

//go:embed page/pack.css
var packCSS string

//go:embed page/pack.js
var packJS string

var packTemplates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("pack").Parse(packHTML)
})

// packPage is what the page's head and foot show.
type packPage struct {
	Lang                  graph.Lang
	Title                 string
	About                 []shownFact
	Types                 []graph.RelationType
	Methods               []graph.Method
	W                     packWords
	Style                 template.CSS
	Script                template.JS
	StyleHash, ScriptHash string
	Precision             []shownPrecision
	Bases                 []shownBasis
	Question, Citation    string
}

type (
	shownFact      struct{ Name, Value string }
	shownPrecision struct {
		Type    graph.RelationType
		Methods string
		Cells   []shownShare
	}
	shownShare struct {
		Share
		Measured bool
		In       string
	}
	shownBasis struct{ Standing, Date, Texts, Annotators, Page string }
	shownNode  struct {
		ID                           graph.ID
		Kind, Label, Date, Ref, Text string
		Force                        graph.Force
		Lang                         graph.Lang // of the text, where it is not the page's
	}
	shownEdge struct {
		ID, Source, Target       graph.ID
		SourceHere, TargetHere   bool
		SourceLabel, TargetLabel string
		Type                     graph.RelationType
		Method                   graph.Method
		Confidence, Date         string
		Evidence                 []shownEvidence
	}
	shownEvidence struct {
		Quote, Before, Cue, After    string
		Lang                         graph.Lang
		Where, Rule, Curator, Reason string
		Date                         graph.Date
	}
)

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// page writes the page node by node and edge by edge.
func (p *packer) page(o *out) error {
	t, err := packTemplates()
	if err != nil {
		return err
	}
	head, err := p.pageHead()
	if err != nil {
		return err
	}
	if err := t.ExecuteTemplate(o, "head", head); err != nil {
		return err
	}
	here := map[graph.ID]bool{}
	for _, n := range p.options.Subgraph.Nodes {
		here[n.NodeID()] = true
	}
	for _, e := range p.edgesByDate() {
		if err := t.ExecuteTemplate(o, "edge", p.shown(e, here)); err != nil {
			return err
		}
	}
	if err := t.ExecuteTemplate(o, "between", head); err != nil {
		return err
	}
	var row node
	for _, n := range p.nodesByDate() {
		p.view.fill(&row, n)
		shown := shownNode{row.id, string(row.kind), string(row.label), string(row.date), row.ref, row.text, row.force, otherLanguage(n, p.view.lang)}
		if err := t.ExecuteTemplate(o, "node", shown); err != nil {
			return err
		}
	}
	return t.ExecuteTemplate(o, "foot", head)
}

// shownFact is a line of the head in the page's language.
func (p *packer) shownFact(f fact) shownFact {
	if p.view.lang != graph.French {
		return shownFact{f.name, f.value}
	}
	names := map[string]string{
		"title": "titre", "query": "question", "date": "date", "revision": "révision", "nodes": "nœuds", "edges": "liens",
		"truncated": "tronqué", "precision": "précision", "licence": "licence", "notice": "avertissement",
	}
	values := map[string]string{
		"truncated": "oui : il y a plus que ce qui a été demandé",
		"precision": "mesurée par type de relation sur des textes annotés par des lecteurs : voir au bas de la page, precision.csv et measured.csv ; méthode décrite dans docs/evaluation.md du programme",
		"licence":   "L’ordonnancement, et ce que les curateurs ont écrit, sont sous licence Apache 2.0. Les mots cités sont ceux des documents, aux conditions des organes qui les ont publiés.",
		"notice":    "Ce n’est pas le texte authentique ; seuls les textes officiels font foi.",
	}
	return shownFact{cmp.Or(names[f.name], f.name), cmp.Or(values[f.name], f.value)}
}

// otherLanguage is that of a commitment's text where there is none in the page's.
func otherLanguage(n graph.Node, lang graph.Lang) graph.Lang {
	c, ok := n.(*graph.Commitment)
	if !ok || c.Texts[lang] != "" || c.Summaries[lang] != "" {
		return ""
	}
	if lang == graph.French {
		return graph.English
	}
	return graph.French
}

func (p *packer) pageHead() (*packPage, error) {
	words := packWordsIn(p.view.lang)
	h := &packPage{
		Lang: p.view.lang, Title: title(p.options), W: words,
		Style: template.CSS(packCSS), Script: template.JS(packJS), // ours, and the same in every pack
		StyleHash: digest(packCSS), ScriptHash: digest(packJS),
	}
	for _, f := range p.view.about(p.options) {
		h.About = append(h.About, p.shownFact(f))
	}
	for _, e := range p.options.Subgraph.Edges {
		if !slices.Contains(h.Types, e.Type) {
			h.Types = append(h.Types, e.Type)
		}
		if !slices.Contains(h.Methods, e.Method) {
			h.Methods = append(h.Methods, e.Method)
		}
	}
	slices.Sort(h.Types)
	slices.Sort(h.Methods)
	h.Precision, h.Bases = p.shownFigures()
	h.Question = cmp.Or(p.Operation, p.Command, p.options.Query)
	var err error
	h.Citation, err = cite.Subgraph(p.view.snapshot, p.cited(), cite.Style{Lang: p.view.lang, Base: cmp.Or(p.options.Base, p.Permalinks)})
	return h, err
}

// shownFigures are the measured figures and what they rest on, as the page has
// them.
func (p *packer) shownFigures() (figures []shownPrecision, bases []shownBasis) {
	for _, m := range p.figures() {
		row := shownPrecision{Type: m.Type, Methods: m.Methods}
		for i := range p.Bases {
			s := m.share(i)
			row.Cells = append(row.Cells, shownShare{s, s.measured(), s.in(p.view.lang)})
		}
		figures = append(figures, row)
	}
	for _, b := range p.Bases {
		standing := b.Standing
		if french := map[string]string{"in-sample": "textes d’élaboration", "development": "textes de mise au point", "held out": "textes réservés"}[standing]; french != "" && p.view.lang == graph.French {
			standing = french + " (" + standing + ")"
		}
		bases = append(bases, shownBasis{standing, b.Date, b.Texts.In(p.view.lang), b.Annotators.In(p.view.lang), figuresPage})
	}
	return figures, bases
}

// nodesByDate are the part's nodes, oldest first.
func (p *packer) nodesByDate() []graph.Node {
	nodes := slices.Clone(p.options.Subgraph.Nodes)
	slices.SortStableFunc(nodes, func(a, b graph.Node) int {
		s := p.view.snapshot
		return cmp.Or(cmp.Compare(s.Date(a.NodeID()), s.Date(b.NodeID())), cmp.Compare(a.NodeID(), b.NodeID()))
	})
	return nodes
}

// edgesByDate are the part's edges by the date of the text that states them.
func (p *packer) edgesByDate() []*graph.Edge {
	edges := slices.Clone(p.options.Subgraph.Edges)
	slices.SortStableFunc(edges, func(a, b *graph.Edge) int {
		s := p.view.snapshot
		return cmp.Or(cmp.Compare(s.Date(a.From), s.Date(b.From)), cmp.Compare(a.From, b.From), cmp.Compare(a.Type, b.Type), cmp.Compare(a.To, b.To))
	})
	return edges
}

func (p *packer) shown(e *graph.Edge, here map[graph.ID]bool) shownEdge {
	v := shownEdge{
		ID: e.ID, Source: e.From, Target: e.To, SourceHere: here[e.From], TargetHere: here[e.To],
		SourceLabel: p.label(e.From), TargetLabel: p.label(e.To), Type: e.Type, Method: e.Method,
		Confidence: strconv.FormatFloat(e.Confidence, 'g', -1, 64), Date: string(p.view.snapshot.Date(e.From)),
	}
	for i := range e.Evidence {
		x := &e.Evidence[i]
		s := shownEvidence{
			Quote: x.Quote, Before: x.Quote, Rule: x.Rule, Curator: x.Curator, Reason: x.Reason, Date: x.Date,
			Where: string(cmp.Or(x.Witness, x.Passage, x.Document)),
		}
		if w, ok := p.view.snapshot.Witness(x.Witness); ok {
			s.Lang = w.Language
		}
		if at := strings.Index(x.Quote, x.Cue); x.Cue != "" && at >= 0 {
			s.Before, s.Cue, s.After = x.Quote[:at], x.Cue, x.Quote[at+len(x.Cue):]
		}
		v.Evidence = append(v.Evidence, s)
	}
	return v
}

func (p *packer) label(id graph.ID) string {
	n, ok := p.view.snapshot.Node(id)
	if !ok {
		return string(id)
	}
	return p.view.snapshot.Label(n, p.view.lang)
}

// packWords are what the page says in one language.
type packWords struct {
	Skip, Filter, Type, Method, Least, Words, Shown, NoScript, Edges, Nodes string
	Precision, PrecisionNote, Texts, By, On, Details, Question, Cite        string
}

func packWordsIn(lang graph.Lang) packWords {
	if lang == graph.French {
		return packWords{
			Skip: "Aller au contenu", Filter: "Filtrer les liens", Type: "type", Method: "méthode", Least: "confiance d’au moins",
			Words: "mots", Shown: "liens affichés", NoScript: "Les filtres demandent un script, que ce navigateur n’exécute pas. Tout est affiché.",
			Edges: "Liens, avec les mots qui les énoncent", Nodes: "Nœuds, par date", Precision: "Précision mesurée",
			PrecisionNote: "Regardez d’abord les mots d’un lien. « in-sample » : les règles ont été faites avec ces textes sous les yeux, et le chiffre ne dit rien du texte suivant. " +
				"« development » : ces textes ont été consultés pendant que l’on corrigeait les règles, et le chiffre est encore trop haut. « held out » : les annotations n’ont pas été consultées avant la mesure. Les trois ne sont jamais additionnés ; chaque case donne les liens justes parmi les liens tracés. Ce que personne n’a mesuré, comme les liens attestés par une personne (CURATED), porte « non mesuré ». Les types des liens ALIGNED et INFERRED, entre engagements, ont été mesurés ensemble.",
			Texts: "textes", By: "annotés par", On: "mesure du", Details: "méthode et limites", Question: "La question", Cite: "Citer",
		}
	}
	return packWords{
		Skip: "Skip to the content", Filter: "Filter the edges", Type: "type", Method: "method", Least: "confidence of at least",
		Words: "words", Shown: "edges shown", NoScript: "The filters need a script, which this browser does not run. Everything is shown.",
		Edges: "Edges, with the words that state them", Nodes: "Nodes, by date", Precision: "Measured precision",
		PrecisionNote: "Look at an edge’s words first. “in-sample”: the rules were made with those texts in view, and the figure says nothing about the next text. " +
			"“development”: those texts were looked at while rules were mended, and the figure is still too high. “held out”: the annotations were not looked at before the figure was taken. The three are never added up; each cell says how many edges were right of those drawn. What nobody measured, such as edges that a person vouches for (CURATED), is “not measured”. The types of ALIGNED and INFERRED edges, which join commitments, were measured together.",
		Texts: "texts", By: "annotated by", On: "measured", Details: "method and limits", Question: "The question", Cite: "Cite this",
	}
}
