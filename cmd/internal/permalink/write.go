package permalink

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"stemma/graph"
	"stemma/web"
)

// StylePath is where the server keeps the pages' style sheet.
const StylePath = "/permalink.css"

// Policy is the content security policy of a page: a style sheet and an icon of
// our own, and nothing else.
const Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// Style is the style sheet of the pages, with the colours of all pages.
func Style() string { return web.Tokens() + pageCSS }

var pages = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"format":     fmt.Sprintf,
		"evidenceOf": func(r any, w words) proofs { return proofsOf(r, w) },
	}).Parse(pageHTML)
})

// Write writes the page as HTML. The template escapes whatever stands in it.
func (p *Page) Write(w io.Writer) error { return execute(w, "page", p) }

// Missing is a page that says that there is nothing of an id.
type Missing struct {
	Lang              graph.Lang
	Title, Text, Back string
	Skip, Home        string
	Styles            string
}

// NotFound is the page for an id that the graph does not know. It does not
// repeat the id.
func NotFound(lang graph.Lang) *Missing {
	m := &Missing{
		Lang: lang, Title: "Nothing has this id", Back: "To the start",
		Text: "The graph has no node and no relation of this id, or none in the state that was asked for. The text that names it may not be loaded.",
		Skip: english.Skip, Home: english.Home, Styles: StylePath,
	}
	if lang == graph.French {
		m.Title, m.Back = "Rien ne porte cet identifiant", "Vers l’accueil"
		m.Text = "Le graphe n’a ni nœud ni relation de cet identifiant, ou pas dans l’état demandé. Le texte qui le nomme n’est peut-être pas chargé."
		m.Skip, m.Home = french.Skip, french.Home
	}
	return m
}

// Write writes the page as HTML.
func (m *Missing) Write(w io.Writer) error { return execute(w, "missing", m) }

func execute(w io.Writer, name string, data any) error {
	t, err := pages()
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	return t.ExecuteTemplate(w, name, data)
}

// proofs are the evidence of a relation with the words to show it in.
type proofs struct {
	Evidence []Evidence
	Words    words
}

func proofsOf(r any, w words) proofs {
	switch r := r.(type) {
	case Relation:
		return proofs{r.Evidence, w}
	case *Relation:
		return proofs{r.Evidence, w}
	}
	return proofs{Words: w}
}
