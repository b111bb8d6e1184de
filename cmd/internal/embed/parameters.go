package embed

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
)

// MaxFirst is how many nodes a drawing has at most: what the operations that the
// page sends may cost.
const MaxFirst = 2000

// maxIDs is how many nodes may be opened or shut.
const maxIDs = 50

// parameter says what a word of the address may be, for the program and for
// people. An empty value is as good as none.
type parameter struct {
	ok              func(string) bool
	english, french string
}

var parameters = map[string]parameter{
	"of":            {isID, "the id of a node", "l’identifiant d’un nœud"},
	"direction":     {part("direction"), "ancestors, descendants or both", "ancestors, descendants ou both"},
	"depth":         {part("depth"), "a whole number from 1 to " + strconv.Itoa(graph.MaxDepth), "un nombre entier de 1 à " + strconv.Itoa(graph.MaxDepth)},
	"types":         {part("types"), "types of relation between commas, such as REAFFIRMS,BUILDS_ON", "des types de liens séparés par des virgules, comme REAFFIRMS,BUILDS_ON"},
	"methods":       {part("methods"), "methods between commas: STATED, CURATED, ALIGNED, INFERRED, STRUCTURE", "des méthodes séparées par des virgules : STATED, CURATED, ALIGNED, INFERRED, STRUCTURE"},
	"minConfidence": {part("minConfidence"), "a number from 0 to 1", "un nombre de 0 à 1"},
	"first":         {isFirst, "a whole number from 1 to " + strconv.Itoa(MaxFirst), "un nombre entier de 1 à " + strconv.Itoa(MaxFirst)},
	"asOf":          {isDate, "a date such as 2019, 2019-04 or 2019-04-05", "une date comme 2019, 2019-04 ou 2019-04-05"},
	"at":            {isState, "a state of the graph: a revision, a time or a day", "un état du graphe : une révision, un moment ou un jour"},
	"lang":          {oneOf("en", "fr"), "en or fr", "en ou fr"},
	"theme":         {oneOf("light", "dark", "auto"), "light, dark or auto", "light, dark ou auto"},
	"table":         {oneOf("0", "1"), "0 or 1", "0 ou 1"},
	"sel":           {isID, "the id of a node or of a relation", "l’identifiant d’un nœud ou d’un lien"},
	"open":          {areIDs, "ids of nodes between commas, 50 at most", "des identifiants de nœuds séparés par des virgules, 50 au plus"},
	"shut":          {areIDs, "ids of nodes between commas, 50 at most", "des identifiants de nœuds séparés par des virgules, 50 au plus"},
}

// part reads a word as exports and the command line read it.
func part(name string) func(string) bool {
	return func(value string) bool {
		_, err := excerpt.Parse(url.Values{"root": {"topic:any"}, name: {value}})
		return err == nil
	}
}

func isDate(value string) bool {
	_, err := excerpt.ParseMoment(url.Values{"asOf": {value}})
	return err == nil
}

// isState bounds what the API then reads.
func isState(value string) bool { return len(value) <= 100 }

func isID(value string) bool { return graph.ID(value).Check() == nil }

func areIDs(value string) bool {
	all := strings.Split(value, ",")
	return len(all) <= maxIDs && !slices.ContainsFunc(all, func(id string) bool { return !isID(id) })
}

func isFirst(value string) bool {
	n, err := strconv.Atoi(value)
	return err == nil && n >= 1 && n <= MaxFirst
}

func oneOf(all ...string) func(string) bool {
	return func(value string) bool { return slices.Contains(all, value) }
}
