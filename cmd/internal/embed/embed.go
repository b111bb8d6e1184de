// Package embed reads the address of a lineage that others put into a frame of
// their pages, and says in both languages what is wrong with one. The lineage
// itself is drawn by the page of package web.
package embed

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"stemma/graph"
)

// Path is where the page stands.
const Path = "/embed/lineage"

// Check reads the words of an address against a snapshot. Nil is what it gives
// where the lineage can be drawn.
func Check(values url.Values, s *graph.Snapshot) *Trouble {
	if t := checkWords(values); t != nil {
		return t
	}
	id := graph.ID(values.Get("of"))
	if _, found := s.Node(id); found {
		return nil
	}
	if _, found := s.Edge(id); found {
		return bad("of names a node; this is the id of a relation. A relation may be named by sel.",
			"of désigne un nœud ; ceci est l’identifiant d’un lien. Un lien peut être désigné par sel.")
	}
	return &Trouble{
		Status: http.StatusNotFound,
		English: "The graph has no node of the id that of names. The text that holds it may not be loaded here, " +
			"or it may have been taken out.",
		French: "Le graphe n’a aucun nœud de l’identifiant que désigne of. Le texte qui le contient n’est peut-être " +
			"pas chargé ici, ou il a été retiré.",
	}
}

func checkWords(values url.Values) *Trouble {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		list := values[name]
		p, known := parameters[name]
		switch {
		case !known:
			all := strings.Join(Words(), ", ")
			return bad("The address has a parameter that is not known here. There are: "+all+".",
				"L’adresse contient un paramètre inconnu ici. Il y a : "+all+".")
		case len(list) > 1:
			return bad("The parameter "+name+" is given more than once.", "Le paramètre "+name+" est donné plus d’une fois.")
		case list[0] != "" && !p.ok(list[0]):
			return bad("The parameter "+name+" must be "+p.english+".", "Le paramètre "+name+" doit être "+p.french+".")
		}
	}
	if values.Get("of") == "" {
		return bad("The parameter of is missing. It says what the lineage is of, such as of=commitment:paris-2019/B2.",
			"Il manque le paramètre of. Il dit de quoi est la filiation, par exemple of=commitment:paris-2019/B2.")
	}
	return nil
}

// Words lists the parameters.
func Words() []string { return slices.Sorted(maps.Keys(parameters)) }
