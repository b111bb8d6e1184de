package server

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
)

// preference is one part of an Accept header: what is accepted, and how gladly.
type preference struct {
	value  string
	weight float64
}

// maxPreferences bounds what is read of a header.
const maxPreferences = 64

func preferences(headers []string) []preference {
	var out []preference
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		value, parameters, _ := strings.Cut(part, ";")
		value = strings.ToLower(strings.TrimSpace(value))
		if value == "" || len(out) == maxPreferences {
			continue
		}
		p := preference{value, 1}
		for parameter := range strings.SplitSeq(parameters, ";") {
			name, number, _ := strings.Cut(parameter, "=")
			if !strings.EqualFold(strings.TrimSpace(name), "q") {
				continue
			}
			q, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			if err != nil || !(q >= 0 && q <= 1) {
				q = 0 // no number: not wanted
			}
			p.weight = q
		}
		out = append(out, p)
	}
	return out
}

// accepted chooses among the media types offered, which stand in our own order
// of preference: the one that the Accept header weighs most. The most specific
// range that fits a type decides for it. "" is none of them.
func accepted(r *http.Request, offers []string) string {
	headers := r.Header.Values("Accept")
	if len(headers) == 0 {
		return offers[0]
	}
	all := preferences(headers)
	best, weight := "", 0.0
	for _, offer := range offers {
		kind, _, _ := strings.Cut(offer, "/")
		for _, name := range []string{offer, kind + "/*", "*/*"} {
			i := slices.IndexFunc(all, func(p preference) bool { return p.value == name })
			if i < 0 {
				continue
			}
			if all[i].weight > weight {
				best, weight = offer, all[i].weight
			}
			break
		}
	}
	return best
}

// spoken is the language of an answer that people read: the one that the address
// names, else the one that the browser prefers, else English.
func spoken(r *http.Request, named graph.Lang) graph.Lang {
	if named != "" {
		return named
	}
	best, weight := graph.English, 0.0
	for _, p := range preferences(r.Header.Values("Accept-Language")) {
		primary, _, _ := strings.Cut(p.value, "-")
		if lang := graph.Lang(primary); (lang == graph.English || lang == graph.French) && p.weight > weight {
			best, weight = lang, p.weight
		}
	}
	return best
}
