"""Readers of RDF: RDFLib in Python, rapper in C."""
import json
import re

from truth import TRUTH, library, reader, run

# An absolute IRI of RFC 3987, without what it must encode; a % begins two hex digits.
IRI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]|%[0-9A-Fa-f]{2})+")
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OURS = "urn:stemma:ns#"
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
KINDS = ("meeting", "document", "witness", "passage", "commitment", "actor", "convention", "topic", "edge")
QUOTE = "http://www.w3.org/ns/oa#exact"
NAMED = ("meeting", "document", "actor", "convention", "topic")


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
        said = "%d nodes, %d edges told as such, " % check_facts(rdflib, triples, folder) + said
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


def check_facts(rdflib, triples, folder):
    """The graph itself is in the statements: its nodes and stated edges and no
    others, with every attribute that is no layout's.

    The statements of the whole graph are those of its revisions. Where two call
    an act differently, the graph has joined what is said of both.
    """
    nodes, edges = folder.truth()
    told = folder.told()
    about = {}
    for s, p, o in triples:
        about.setdefault(str(s), []).append((str(p), o))
    base = next(s[:-len(n)] for n in nodes for s in about if s.endswith((":" + n, "/" + n)))

    def ours(term):
        """The id of a node or an edge."""
        id = str(term)[len(base):] if str(term).startswith(base) else ""
        return id if id.split(":")[0] in KINDS else str(term)

    said, objects = {}, {}  # of a node or an edge of the graph, by whatever name
    for subject, statements in about.items():
        if ours(subject) != subject:
            said.setdefault(ours(subject), []).extend(statements)
    for id, statements in said.items():
        objects[id] = {(p, ours(o)) for p, o in statements}
    edge = lambda id: id.startswith("edge:")
    stated = {id for id, e in edges.items() if e["method"] != "STRUCTURE"}
    got = set(filter(edge, said))
    only(got, told or stated, "stated edges", edges if told is None else ())
    got_nodes = {id for id in said if not edge(id)}
    only(got_nodes & set(nodes) if told else got_nodes, set(nodes), "nodes", ())
    quotes = {}
    for statements in about.values():
        words = {(p, ours(o)) for p, o in statements}
        for p, o in words:
            if p == QUOTE:
                quotes.setdefault(o, []).append({o for _, o in words})
    for id, n in nodes.items():
        literals = {str(o) for p, o in said[id] if isinstance(o, rdflib.Literal)}
        want = [n["ref"], n["force"]]
        if n["kind"] in NAMED and n["label"] != id.split(":", 1)[1]:
            want.append(n["label"])
        if n["kind"] in ("commitment", "topic"):
            want.append(n["text"])
        for value in want:
            assert not value or value in literals, (id, "lacks", ascii(value)[:200])
        for topic in filter(None, n["topics"].split(";")):
            assert any(o == topic for p, o in objects[id]), (id, "lacks", topic)
    for id, e in edges.items():
        if id not in said:
            continue  # a fact of layout, told by the property that it follows from
        assert {(RDF + "subject", e["source"]), (RDF + "predicate", OURS + e["type"].lower().replace("_", "-")),
                (RDF + "object", e["target"])} <= objects[id], id
        # In the whole graph an edge may have its method, confidence and strongest
        # evidence from one that was joined with it.
        assert told or (OURS + "method", e["method"]) in objects[id], id
        assert told or any(p == OURS + "confidence" and float(o) == e["confidence"] for p, o in said[id]), id
        assert not e["quote"] or any({e["cue"], e["document"]} - {""} <= piece for piece in quotes.get(e["quote"], [])), (id, "is quoted otherwise")
    return len(nodes), len(got)


def only(got, want, name, known):
    # Layout that a part of the graph shows is told in RDF too where it was asked for.
    more, less = got - want - set(known), want - got
    assert not more and not less, "%s: %d more, %d less, as %s" % (name, len(more), len(less), sorted(more | less)[:3])


@reader("rdf")
def rapper(folder):
    lines = {}
    for kind, name in [("nquads", "graph.nq"), ("turtle", "graph.ttl")]:
        lines[kind] = set(run("raptor2-utils", "rapper", "-q", "-i", kind, "-o", "ntriples", folder.file(name)).splitlines())
    more, less = lines["turtle"] - lines["nquads"], lines["nquads"] - lines["turtle"]
    assert lines["nquads"] and not more and not less, "%d more, %d less, as %s" % (len(more), len(less), [ascii(l)[:300] for l in sorted(more | less)[:2]])
    return "%d statements" % len(lines["nquads"])
