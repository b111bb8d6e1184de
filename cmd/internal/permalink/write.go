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
	return missing(
		lang, "Nothing has this id", "Rien ne porte cet identifiant",
		"The graph has no node and no relation of this id, or none in the state that was asked for. The text that names it may not be loaded.",
		"Le graphe n’a ni nœud ni relation de cet identifiant, ou pas dans l’état demandé. Le texte qui le nomme n’est peut-être pas chargé.",
	)
}

// NoMoment is the page for an address with a word that cannot be read: a moment of
// the graph, a language or a format.
func NoMoment(lang graph.Lang) *Missing {
	return missing(
		lang, "This address cannot be read", "Cette adresse ne peut pas être lue",
		"What follows the question mark cannot be read: “asOf” takes a date such as 2018, 2018-04 or 2018-04-23; “at” takes a revision, or a time such as 2026-11-28; “lang” takes en or fr; “format” takes html, jsonld, turtle or nquads. Without it, the address shows the graph as it is now.",
		"Ce qui suit le point d’interrogation ne peut pas être lu : « asOf » prend une date comme 2018, 2018-04 ou 2018-04-23 ; « at » prend une révision, ou un moment comme 2026-11-28 ; « lang » prend en ou fr ; « format » prend html, jsonld, turtle ou nquads. Sans cela, l’adresse montre le graphe tel qu’il est aujourd’hui.",
	)
}

// Trouble is the page for what went wrong on our side.
func Trouble(lang graph.Lang) *Missing {
	return missing(
		lang, "This state could not be read", "Cet état n’a pas pu être lu",
		"The graph as it was then could not be put together in time. It may be possible a moment later.",
		"Le graphe tel qu’il était alors n’a pas pu être reconstitué à temps. Ce sera peut-être possible dans un instant.",
	)
}

func missing(lang graph.Lang, title, titre, text, texte string) *Missing {
	m := &Missing{Lang: lang, Title: title, Back: "To the start", Text: text, Skip: english.Skip, Home: english.Home, Styles: StylePath}
	if lang == graph.French {
		m.Title, m.Text, m.Back, m.Skip, m.Home = titre, texte, "Vers l’accueil", french.Skip, french.Home
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
