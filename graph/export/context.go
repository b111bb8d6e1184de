package export

import (
	"encoding/json"
	"fmt"

	"stemma/graph"
	"stemma/graph/quads"
)

// Context is a JSON-LD context by which the words of GraphQL are terms: relations
// by their names, and for each class its properties, which count within a thing of
// that class. Files of this program carry what they need themselves; this is for
// documents that others write.
func Context() ([]byte, error) {
	terms := map[string]any{"@version": 1.1}
	for name, iri := range quads.Prefixes() {
		terms[name] = iri
	}
	for _, types := range [][]graph.RelationType{graph.StatedRelations, graph.StructureRelations} {
		for _, t := range types {
			terms[string(t)] = map[string]any{"@id": string(quads.RelationIRI(t)), "@type": "@id"}
		}
	}
	for name, class := range quads.Classes() {
		properties := map[string]any{}
		for _, p := range class.Properties {
			term := map[string]any{"@id": string(p.Term)}
			switch p.Many {
			case quads.PerLanguage:
				term["@container"] = "@language"
			case quads.Set:
				term["@container"] = "@set"
			}
			properties[p.GraphQL] = term
		}
		terms[name] = map[string]any{"@id": string(class.Term), "@context": properties}
	}
	b, err := json.MarshalIndent(map[string]any{"@context": terms}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the JSON-LD context: %w", err)
	}
	return append(b, '\n'), nil
}
