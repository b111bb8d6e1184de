"""Reads what a server gives with RDFLib, which fetches it as its users do: what it
accepts follows from the format it is told, or from none.

usage: python3 -B served.py BASE ID...
"""
import json
import sys
import traceback

from truth import Missing, library, short

base, ids = sys.argv[1], sys.argv[2:]
OURS = "urn:stemma:ns#"


def permalink(rdflib, id):
    """Every form, however it is asked for, holds the same statements."""
    read = lambda address, **how: set(rdflib.Graph().parse(base + "/id/" + address, **how))
    graphs = {
        "turtle": read(id, format="turtle"), "json-ld": read(id, format="json-ld"), "nt": read(id, format="nt"),
        "no format": read(id), ".ttl": read(id + ".ttl"), ".jsonld": read(id + ".jsonld", format="json-ld"),
    }
    for name, graph in graphs.items():
        assert graph and graph == graphs["turtle"], "%s: %d statements, Turtle has %d" % (name, len(graph), len(graphs["turtle"]))
    return "%d statements, in %d ways" % (len(graph), len(graphs))


def dataset(rdflib, _):
    """The description is found from where VoID looks for it, and is true of the
    dump that it names."""
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    g = rdflib.Graph().parse(base + "/.well-known/void", format="turtle")
    assert set(g) == set(rdflib.Graph().parse(base + "/void.ttl")), "two descriptions"
    set_of = next(s for s in g.subjects(rdflib.RDF.type, void.Dataset) if (s, void.triples, None) in g)
    dumps = [str(d) for d in g.objects(set_of, void.dataDump)]
    whole = rdflib.ConjunctiveGraph()
    whole.parse(next(d for d in dumps if d.endswith("/nquads")), format="nquads")
    # Two revisions that say the same count twice.
    statements = sum(1 for _ in whole.quads())
    assert int(g.value(set_of, void.triples)) == statements, (g.value(set_of, void.triples), statements)
    said = 0
    for partition in g.objects(set_of, void.classPartition):
        want, got = int(g.value(partition, void.entities)), len(set(whole.subjects(rdflib.RDF.type, g.value(partition, void["class"]))))
        assert want == got, (g.value(partition, void["class"]), want, got)
        said += 1
    for partition in g.objects(set_of, void.propertyPartition):
        property = g.value(partition, void.property)
        want, got = int(g.value(partition, void.triples)), sum(1 for _ in whole.quads((None, property, None, None)))
        assert want == got, (property, want, got)
        said += 1
    for example in g.objects(set_of, void.exampleResource):
        assert (example, None, None) in whole, example
    return "%d statements, %d partitions, %d dumps" % (statements, said, len(dumps))


def context(rdflib, _):
    """A document of somebody else's that names the context by its address."""
    document = {"@context": base + "/context.jsonld", "@id": "urn:stemma:commitment:a/1", "@type": "Commitment",
                "text": {"en": "we act", "fr": "nous agissons"}, "DELEGATES_TO": "urn:stemma:actor:b"}
    got = set(rdflib.Graph().parse(data=json.dumps(document), format="json-ld"))
    act = rdflib.URIRef("urn:stemma:commitment:a/1")
    text = rdflib.URIRef("https://schema.org/text")
    want = {(act, rdflib.RDF.type, rdflib.URIRef(OURS + "Commitment")), (act, rdflib.URIRef(OURS + "delegates-to"), rdflib.URIRef("urn:stemma:actor:b")),
            (act, text, rdflib.Literal("we act", "en")), (act, text, rdflib.Literal("nous agissons", "fr"))}
    assert got == want, short(ascii(got ^ want), 800)
    return "%d statements" % len(got)


for read, id in [(permalink, id) for id in ids] + [(dataset, ""), (context, "")]:
    try:
        status, says = "read", read(library("rdflib"), id)
    except Missing as missing:
        status, says = "skipped", "needs %s" % missing
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        status, says = "failed", "%s:%d: %s: %s" % (where.name, where.lineno, type(error).__name__, short(error, 1500))
    print(json.dumps({"folder": 0, "reader": (read.__name__ + " " + id).strip(), "status": status, "says": says}), flush=True)
