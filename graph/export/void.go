package export

import (
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/graph/quads"
)

// vocabulariesOfVoID are what a description needs besides the graph's own
// vocabularies.
var vocabulariesOfVoID = map[string]string{
	"void": "http://rdfs.org/ns/void#", "dcat": "http://www.w3.org/ns/dcat#", "foaf": "http://xmlns.com/foaf/0.1/",
}

// WriteVoID describes the whole graph as a dataset, in Turtle: what it counts, by
// class and by property, its vocabularies, licence, examples, and where it is had
// as files. site is the address of the server, without a slash at its end. What
// it says depends on the state and the site alone.
func WriteVoID(ctx context.Context, w io.Writer, s *graph.Snapshot, c *Counts, site string) error {
	to := newOut(ctx, w)
	prefixes := quads.Prefixes()
	maps.Copy(prefixes, vocabulariesOfVoID)
	for _, name := range slices.Sorted(maps.Keys(prefixes)) {
		to.strs("@prefix ", name, ": <", prefixes[name], "> .\n")
	}
	page := site + "/void.ttl"
	to.strs("\n<", page, "> a void:DatasetDescription ;\n  dcterms:title \"Description of a graph of commitments\"@en ;\n  foaf:primaryTopic <", page, "#dataset> .\n")

	to.strs("\n<", page, "#dataset> a void:Dataset, dcat:Dataset ;\n")
	d := describer{to}
	d.text("dcterms:title", "The lineage of commitments", "en")
	d.text("dcterms:title", "La filiation des engagements", "fr")
	d.text("dcterms:description", "Commitments in international communiqués and resolutions, and what each restates, builds on, delegates or calls for, with the words that state it.", "en")
	d.text("dcterms:description", "Les engagements des communiqués et des résolutions internationales, et ce que chacun réaffirme, prolonge, confie ou demande, avec les mots qui l’énoncent.", "fr")
	newest := s.Newest()
	if newest.Time != "" {
		d.raw("dcterms:modified", literal(newest.Time)+"^^xsd:dateTime")
	}
	if newest.ID != "" {
		d.raw("dcat:version", literal(newest.ID))
	}
	d.raw("dcterms:license", "<https://www.apache.org/licenses/LICENSE-2.0>")
	d.text("dcterms:rights", licence+" "+notice, "en")
	d.raw("dcterms:language", literal("en")+", "+literal("fr"))
	d.raw("void:uriSpace", literal(quads.Base))
	for _, feature := range []string{"N-Quads", "Turtle", "JSON-LD"} {
		d.raw("void:feature", "<http://www.w3.org/ns/formats/"+feature+">")
	}
	var used []string
	for _, iri := range slices.Sorted(maps.Values(quads.Prefixes())) {
		if c.uses(iri) {
			used = append(used, "<"+iri+">")
		}
	}
	d.raw("void:vocabulary", strings.Join(used, ", "))
	for _, example := range examples(s) {
		d.raw("void:exampleResource", "<"+string(quads.NodeIRI(example))+">")
		d.raw("foaf:page", "<"+site+"/id/"+string(example)+">")
	}
	d.count("void:triples", c.Statements)
	d.count("void:distinctSubjects", c.Subjects)
	d.count("void:classes", len(c.Classes))
	d.count("void:properties", len(c.Properties))
	dumps := []string{"nquads", "turtle", "jsonld"}
	for _, dump := range dumps {
		d.raw("void:dataDump", "<"+site+"/export/"+dump+">")
		d.raw("dcat:distribution", "<"+page+"#"+dump+">")
	}
	short := newShortener()
	for _, class := range c.Classes {
		d.raw("void:classPartition", "<"+part(page, "class", short, class.IRI)+">")
	}
	for _, property := range c.Properties {
		d.raw("void:propertyPartition", "<"+part(page, "property", short, property.IRI)+">")
	}
	to.strs("  dcat:landingPage <", site, "/> .\n")

	for _, dump := range dumps {
		f, err := Find(dump)
		if err != nil {
			return err
		}
		kind, _, _ := strings.Cut(f.MediaType, ";")
		to.strs("\n<", page, "#", dump, "> a dcat:Distribution ;\n  dcat:downloadURL <", site, "/export/", dump, "> ;\n  dcat:mediaType <https://www.iana.org/assignments/media-types/", kind, "> .\n")
	}
	for _, class := range c.Classes {
		to.strs("\n<", part(page, "class", short, class.IRI), "> void:class <", class.IRI, "> ; void:entities ", strconv.Itoa(class.N), " .\n")
	}
	for _, property := range c.Properties {
		to.strs("\n<", part(page, "property", short, property.IRI), "> void:property <", property.IRI, "> ; void:triples ", strconv.Itoa(property.N), " .\n")
		to.more()
	}
	return to.flush()
}

// uses reports whether a vocabulary is used.
func (c *Counts) uses(vocabulary string) bool {
	of := func(n Counted) bool { return strings.HasPrefix(n.IRI, vocabulary) }
	return slices.ContainsFunc(c.Classes, of) || slices.ContainsFunc(c.Properties, of)
}

// part is the IRI of a partition: no blank node, so that descriptions compare.
func part(page, kind string, short *shortener, iri string) string {
	return page + "#" + kind + "-" + strings.ReplaceAll(short.orWhole(iri), ":", "-")
}

// examples are a meeting, a document, a commitment and a convention, the first of
// each, to look at.
func examples(s *graph.Snapshot) []graph.ID {
	var ids []graph.ID
	if all := s.Meetings(); len(all) > 0 {
		ids = append(ids, all[0].ID)
	}
	if all := s.Documents(); len(all) > 0 {
		ids = append(ids, all[0].ID)
	}
	if all := s.Commitments(); len(all) > 0 {
		ids = append(ids, all[0].ID)
	}
	if all := s.Conventions(); len(all) > 0 {
		ids = append(ids, all[0].ID)
	}
	return ids
}

// describer writes what is said of one subject, a line each.
type describer struct{ *out }

func (d describer) raw(property, object string) {
	if object != "" {
		d.strs("  ", property, " ", object, " ;\n")
	}
}

func (d describer) text(property, text, lang string) { d.raw(property, literal(text)+"@"+lang) }
func (d describer) count(property string, n int)     { d.raw(property, strconv.Itoa(n)) }

// literal is a string of ours in Turtle.
func literal(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(s) + `"`
}
