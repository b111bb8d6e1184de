package web

import (
	"io"
	"net/http"
	"slices"
)

// notBuilt answers for the pages of a program that was built by the Go tools
// alone. It is a failure to whoever watches the server, and says to people
// what helps.
func notBuilt(w http.ResponseWriter, r *http.Request) {
	if !slices.Contains([]string{"/", "/graphiql", "/embed/lineage"}, r.URL.Path) {
		harden(w.Header(), filePolicy)
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	harden(w.Header(), filePolicy)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusServiceUnavailable)
	_, _ = io.WriteString(w, notBuiltPage)
}

const notBuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>stemma: pages not built</title>
<h1>The pages are not built</h1>
<p>This program was built without its web pages. In the repository, run <code>make run</code>.
The API answers at <a href="/graphql">/graphql</a> all the same.</p>
<p lang="fr">Ce programme a été construit sans ses pages web. Dans le dépôt, lancez <code>make run</code>.
L’API répond néanmoins à l’adresse <a href="/graphql">/graphql</a>.</p>
</html>
`
