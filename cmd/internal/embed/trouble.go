package embed

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"sync"

	"stemma/cmd/internal/permalink"
	"stemma/graph"
)

// Policy is the content security policy of a page of trouble: a style sheet of
// our own, and a frame on whatever page.
const Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

// Trouble is why there is no lineage to be drawn. It never repeats what the
// address held.
type Trouble struct {
	Status          int // of HTTP
	English, French string
}

func bad(english, french string) *Trouble {
	return &Trouble{http.StatusBadRequest, english, french}
}

// NotYet says that the graph is being read.
func NotYet() *Trouble {
	return &Trouble{
		http.StatusServiceUnavailable,
		"The graph is being read. Load this page again in a moment.",
		"Le graphe est en cours de lecture. Rechargez cette page dans un instant.",
	}
}

//go:embed trouble.html
var troubleHTML string

var troublePage = sync.OnceValues(func() (*template.Template, error) {
	return template.New("trouble").Parse(troubleHTML)
})

// said is a page in one language.
type said struct {
	Lang         graph.Lang
	Title, Words string
	More         string
}

// Write writes the page in both languages, the reader's first, in a theme.
func (t *Trouble) Write(w io.Writer, lang graph.Lang, theme string) error {
	page, err := troublePage()
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	if theme != "light" && theme != "dark" {
		theme = ""
	}
	both := []said{
		{graph.English, "This lineage cannot be shown", t.English, "Open stemma"},
		{graph.French, "Cette filiation ne peut pas être montrée", t.French, "Ouvrir stemma"},
	}
	if lang == graph.French {
		both[0], both[1] = both[1], both[0]
	}
	return page.Execute(w, map[string]any{"First": both[0], "Second": both[1], "Theme": theme, "Styles": permalink.StylePath})
}
