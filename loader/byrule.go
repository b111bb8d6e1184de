package loader

import (
	"regexp"
	"strings"

	"stemma/graph"
)

// numbered are the United Nations texts whose ids follow a rule: the slug before
// the number, the symbol before it, and how the text is called in both
// languages, the number where N stands.
var numbered = []struct{ slug, symbol, typ, english, french string }{
	{"unga-decision-", "A/DEC/", "decision", "General Assembly decision N", "Décision N de l’Assemblée générale"},
	{"unga-", "A/RES/", "resolution", "General Assembly resolution N", "Résolution N de l’Assemblée générale"},
	{"unscr-", "S/RES/", "resolution", "Security Council resolution N", "Résolution N du Conseil de sécurité"},
	{"sprst-", "S/PRST/", "statement", "Statement by the President of the Security Council S/PRST/N", "Déclaration de la présidence du Conseil de sécurité S/PRST/N"},
	{"ecosoc-decision-", "E/DEC/", "decision", "Economic and Social Council decision N", "Décision N du Conseil économique et social"},
	{"ecosoc-", "E/RES/", "resolution", "Economic and Social Council resolution N", "Résolution N du Conseil économique et social"},
	{"unhrc-decision-", "A/HRC/DEC/", "decision", "Human Rights Council decision N", "Décision N du Conseil des droits de l’homme"},
	{"unhrc-", "A/HRC/RES/", "resolution", "Human Rights Council resolution N", "Résolution N du Conseil des droits de l’homme"},
}

// slugNumber is the number in such a slug: 75-291, 67-234b, s-17-1, 217-iii, 2396.
var slugNumber = regexp.MustCompile(`^(?:(s|es)-)?(\d+)(?:-(?:(\d+)([a-f]?)|([ivxl]+)))?$`)

// byRule makes the node of a United Nations text that the authority data does
// not list, from its id: its symbol is explicit, all else is unconfirmed.
func byRule(id graph.ID) (graph.Convention, bool) {
	for _, n := range numbered {
		rest, ok := strings.CutPrefix(id.Slug(), n.slug)
		if !ok {
			continue
		}
		m := slugNumber.FindStringSubmatch(rest)
		if m == nil || (m[3] == "" && m[5] == "") != (n.slug == "unscr-") {
			continue
		}
		number, symbol := m[2], m[2]
		if m[1] != "" {
			number = strings.ToUpper(m[1]) + "-" + number
			symbol = number
		}
		switch letter := strings.ToUpper(m[4]); {
		case m[5] != "": // before 1976: 2200 (XXI)
			number, symbol = number+" ("+strings.ToUpper(m[5])+")", symbol+"("+strings.ToUpper(m[5])+")"
		case letter != "":
			number, symbol = number+"/"+m[3]+" "+letter, symbol+"/"+m[3]+letter
		case m[3] != "":
			number, symbol = number+"/"+m[3], symbol+"/"+m[3]
		}
		return graph.Convention{
			ID: id, Type: n.typ, Symbol: n.symbol + symbol, Source: "symbol named in a document", Unconfirmed: true,
			Names: graph.Texts{graph.English: strings.Replace(n.english, "N", number, 1), graph.French: strings.Replace(n.french, "N", number, 1)},
		}, true
	}
	return graph.Convention{}, false
}

// reportSymbol is the symbol of a document in the series of an organ's session or
// year, as reports and letters have it: A/75/982, S/2021/655; not of a draft,
// A/75/L.20, whose last part has a letter.
var reportSymbol = regexp.MustCompile(`^(?:A|S|E|A/HRC)/(?:S-|ES-)?\d+/\d+(?:/(?:Add|Corr|Rev)\.\d+)*$`)

// byName makes the node of a text that a document names and no data lists.
func byName(id graph.ID, name string, lang graph.Lang) graph.Convention {
	c := graph.Convention{ID: id, Type: "other", Names: graph.Texts{lang: name}, Source: "named in a document", Unconfirmed: true}
	if strings.Contains(name, "/") && !strings.Contains(name, " ") {
		c.Symbol = name
	}
	if reportSymbol.MatchString(c.Symbol) {
		c.Type = "report"
	}
	return c
}
