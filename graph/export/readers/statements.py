"""Readers of RDF: RDFLib in Python, rapper in C."""
import json
import re
import urllib.parse

import facts
from truth import TRUTH, library, reader, run, short

# An absolute IRI of RFC 3987, without what it must encode; a % begins two hex digits.
IRI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]|%[0-9A-Fa-f]{2})+")
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# The datatypes that we write, whole and with what a value of each looks like.
DATATYPES = {
    XSD + "boolean": "true|false",
    XSD + "integer": "[+-]?[0-9]+",
    XSD + "double": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?",
    XSD + "gYear": "[0-9]{4}",
    XSD + "gYearMonth": "[0-9]{4}-(0[1-9]|1[0-2])",
    XSD + "date": "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    XSD + "dateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z",
}


def parse(rdflib, path, format):
    """The statements of a file and their graphs, as RDFLib's terms."""
    class Kept(rdflib.store.Store):
        """Keeps what is parsed and nothing to search it by, in a third of the time."""
        context_aware = graph_aware = formula_aware = True

        def __init__(self):
            super().__init__()
            self.quads, self.prefixes = set(), {}

        def add(self, triple, context, quoted=False):
            self.quads.add(triple + (str(getattr(context, "identifier", context)),))

        def triples(self, pattern, context=None):
            return iter(())

        def contexts(self, triple=None):
            return iter(())

        def add_graph(self, graph):
            pass

        def bind(self, prefix, namespace, override=True):
            self.prefixes[prefix] = namespace

        def namespace(self, prefix):
            return self.prefixes.get(prefix)

        def prefix(self, namespace):
            return None

        def namespaces(self):
            return iter(self.prefixes.items())

    kept = Kept()
    rdflib.ConjunctiveGraph(store=kept).parse(path, format=format)
    return kept.quads


def default(name):
    """Each parser names the graph of what stands in none differently."""
    return name if name.startswith("urn:stemma:") or "://" in name and not name.startswith("file:") else ""


@reader("rdf")
def rdflib(folder):
    """There are no blank nodes, so that equal sets are isomorphic graphs."""
    rdflib = library("rdflib")
    import rdflib.plugins.parsers.ntriples as ntriples
    rdflib.NORMALIZE_LITERALS = False
    if ntriples.unquote(r"\\u0041") == "A":
        # RDFLib 6.1 takes an escaped backslash and a u for the number of a
        # character, in N-Quads alone. Read as the standard says, or a text that
        # holds the two is harmed by its reader.
        ntriples.unquote = unquote
    nquads = parse(rdflib, folder.file("graph.nq"), "nquads")
    triples = {q[:3] for q in nquads}
    assert triples
    check_terms(rdflib, triples)
    said = "%d statements, %d in their graphs" % (len(triples), len(nquads))
    if folder.has(TRUTH):
        check_facts(rdflib, nquads, folder)
        said = "every fact and no other, " + said
    linked = parse(rdflib, folder.file("graph.jsonld"), "json-ld")
    differ({q[:3] for q in linked}, triples, "JSON-LD")
    differ({q[:3] for q in parse(rdflib, folder.file("graph.ttl"), "turtle")}, triples, "Turtle")
    named = lambda quads: {q[:3] + (default(q[3]),) for q in quads}
    differ(named(linked), named(nquads), "JSON-LD's named graphs")
    return said


def unquote(text):
    plain = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
                  lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else plain.get(m[3], m[3]), text)


def differ(got, want, name):
    more, less = got - want, want - got
    assert not more and not less, "%s: %d more, %d less, as %s" % (name, len(more), len(less), [[ascii(t)[:120] for t in q] for q in sorted(more | less)[:2]])


def check_terms(rdflib, triples):
    terms = {t for q in triples for t in q}
    for t in terms:
        if isinstance(t, rdflib.Literal):
            if str(t.datatype) == RDF + "JSON":
                json.loads(str(t))
            elif t.datatype is not None:
                assert re.fullmatch(DATATYPES.get(str(t.datatype), "(?!)"), str(t)), ascii(t.n3())[:200]
            assert t.language is None or re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", t.language), t.language
        else:
            assert isinstance(t, rdflib.URIRef) and IRI.fullmatch(str(t)), ascii(t)[:200]


def check_facts(rdflib, quads, folder):
    """What the file says is what the facts say: of the whole graph those of each
    revision in a graph of its own, of a part those of the part, in none."""
    ids, subjects = folder.truth()[0], {str(q[0]) for q in quads}
    base = next(s[:-len(id)] for id in ids for s in subjects if s.endswith((":" + id, "/" + id)))
    graphs = {urllib.parse.unquote(g[len(base + "graph:"):]) if g else "": said
              for g, said in facts.held(rdflib, {q[:3] + (default(q[3]),) for q in quads}, base).items()}
    want = {t["graph"]: facts.expected(t["facts"]) for t in folder.told()}
    want = {g: said for g, said in want.items() if said}
    assert set(graphs) == set(want), "graphs %s, should be %s" % (sorted(graphs), sorted(want))
    for g, said in want.items():
        more, less = graphs[g] - said, said - graphs[g]
        assert not more and not less, "%s: %d more, %d less, as %s" % (g, len(more), len(less), [short(ascii(q), 400) for q in [*more, *less][:2]])


@reader("rdf")
def rapper(folder):
    lines = {}
    for kind, name in [("nquads", "graph.nq"), ("turtle", "graph.ttl")]:
        lines[kind] = set(run("raptor2-utils", "rapper", "-q", "-i", kind, "-o", "ntriples", folder.file(name)).splitlines())
    more, less = lines["turtle"] - lines["nquads"], lines["nquads"] - lines["turtle"]
    assert lines["nquads"] and not more and not less, "%d more, %d less, as %s" % (len(more), len(less), [ascii(l)[:300] for l in sorted(more | less)[:2]])
    return "%d statements" % len(lines["nquads"])
