package quads

import (
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// The vocabularies. What a shared one says in our sense is said with its term;
// the rest stands in the project's own, whose predicates are the user's words.
const (
	nsRDF     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsRDFS    = "http://www.w3.org/2000/01/rdf-schema#"
	nsXSD     = "http://www.w3.org/2001/XMLSchema#"
	nsSKOS    = "http://www.w3.org/2004/02/skos/core#"
	nsDCTerms = "http://purl.org/dc/terms/"
	nsProv    = "http://www.w3.org/ns/prov#"
	nsSchema  = "https://schema.org/"
	nsOrg     = "http://www.w3.org/ns/org#"
	nsOA      = "http://www.w3.org/ns/oa#"

	// Namespace holds the project's own terms.
	Namespace = "urn:stemma:ns#"
	// Base comes before an id to make it an IRI.
	Base = "urn:stemma:"
)

// Prefixes names the vocabularies as Turtle and JSON-LD abbreviate them.
func Prefixes() map[string]string {
	return map[string]string{
		"rdf": nsRDF, "rdfs": nsRDFS, "xsd": nsXSD, "skos": nsSKOS, "dcterms": nsDCTerms,
		"prov": nsProv, "schema": nsSchema, "org": nsOrg, "oa": nsOA, "stemma": Namespace,
	}
}

const (
	rdfType  = quad.IRI(nsRDF + "type")
	rdfJSON  = quad.IRI(nsRDF + "JSON")
	position = quad.IRI(nsSchema + "position")
)

// The datatypes that are written. A plain string has none.
const (
	xsdString     = quad.IRI(nsXSD + "string")
	xsdBoolean    = quad.IRI(nsXSD + "boolean")
	xsdInteger    = quad.IRI(nsXSD + "integer")
	xsdDouble     = quad.IRI(nsXSD + "double")
	xsdDate       = quad.IRI(nsXSD + "date")
	xsdDateTime   = quad.IRI(nsXSD + "dateTime")
	xsdGYear      = quad.IRI(nsXSD + "gYear")
	xsdGYearMonth = quad.IRI(nsXSD + "gYearMonth")
)

// RelationIRI is the predicate of a relation: its name in lower case with
// hyphens, in the project's own vocabulary. Properties of nodes never use these
// predicates, so that a plain quad of an edge is told from a property.
func RelationIRI(t graph.RelationType) quad.IRI {
	if iri, known := relationIRIs()[t]; known {
		return iri
	}
	return relationIRI(t)
}

// relationIRIs are worked out once: every edge needs one.
var relationIRIs = sync.OnceValue(func() map[graph.RelationType]quad.IRI {
	all := map[graph.RelationType]quad.IRI{}
	for _, types := range [][]graph.RelationType{graph.StatedRelations, graph.StructureRelations} {
		for _, t := range types {
			all[t] = relationIRI(t)
		}
	}
	return all
})

func relationIRI(t graph.RelationType) quad.IRI {
	return Namespace + quad.IRI(strings.ReplaceAll(strings.ToLower(string(t)), "_", "-"))
}

// relationOf is the way back.
func relationOf(iri quad.IRI) (graph.RelationType, bool) {
	name, own := strings.CutPrefix(string(iri), Namespace)
	t := graph.RelationType(strings.ReplaceAll(strings.ToUpper(name), "-", "_"))
	return t, own && t.Known() && RelationIRI(t) == iri
}

// NodeIRI is the IRI of a node, an edge or an unresolved statement.
func NodeIRI(id graph.ID) quad.IRI { return Base + quad.IRI(id) }

// RevisionIRI is the label of every quad that a revision states.
func RevisionIRI(id string) quad.IRI { return Base + "revision:" + quad.IRI(id) }

// KeyIRI names what a revision key is about, whatever its current revision: the
// label of exported quads, in which no history shows.
func KeyIRI(key string) quad.IRI { return Base + "graph:" + quad.IRI(url.PathEscape(key)) }

// nodeID is the way back from NodeIRI.
func nodeID(v quad.Value) (graph.ID, error) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return "", fmt.Errorf("%s is no node", describe(v))
	}
	slug, own := strings.CutPrefix(string(iri), Base)
	if !own {
		return "", fmt.Errorf("<%s> is no node of this graph", string(iri))
	}
	id := graph.ID(slug)
	if err := id.Check(); err != nil {
		return "", err
	}
	return id, nil
}

// describe prints a term for an error, shortened.
func describe(v quad.Value) string {
	if v == nil {
		return "nothing"
	}
	return fmt.Sprintf("%.80s", v.String())
}
