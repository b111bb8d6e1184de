package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// languages are those of the pages; the first is the one for everybody else.
var languages = []string{"en", "fr"}

// language chooses the explorer's language: what the address says, then
// what the browser prefers. The page then needs no script to show it.
func language(r *http.Request) string {
	if asked := known(r.URL.Query().Get("lang")); asked != "" {
		return asked
	}
	best, weight := languages[0], 0.0
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		q := 1.0
		if value, found := strings.CutPrefix(strings.TrimSpace(params), "q="); found {
			q, _ = strconv.ParseFloat(value, 64) // 0 where it is no number: not wanted
		}
		if lang := known(tag); lang != "" && q > weight {
			best, weight = lang, q
		}
	}
	return best
}

func known(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	for _, lang := range languages {
		if primary == lang {
			return lang
		}
	}
	return ""
}

// themes of a page that others frame; "" follows the reader's system.
var themes = []string{"", "light", "dark"}

func theme(r *http.Request) string {
	asked := r.URL.Query().Get("theme")
	if slices.Contains(themes, asked) {
		return asked
	}
	return ""
}

// look is how a page is shown before any script runs.
type look struct{ lang, theme string }

// on marks the page with its language, by which its style sheet shows one of the
// two texts that stand in it, and with a theme that is not the reader's system's.
func (l look) on(page []byte) []byte {
	mark := fmt.Sprintf(`<html lang=%q`, l.lang)
	if l.theme != "" {
		mark += fmt.Sprintf(` data-theme=%q`, l.theme)
	}
	return bytes.Replace(page, []byte(`<html lang="en">`), []byte(mark+">"), 1)
}
