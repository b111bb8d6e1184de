"""The statements that facts make, and those that a file holds, in one form.

A statement is a subject, a property and a value. A value is ("node", id), a
property's IRI as ("iri", …), or a literal by its type. What has no life of its own,
a piece of evidence say, is the frozen set of what is said of it: the digest that
names it is the exporter's. So is what names a mention.
"""
import json
import re

from vocabulary import CLASSES, PREFIXES

RDF, XSD, OURS, SCHEMA = PREFIXES["rdf"], PREFIXES["xsd"], PREFIXES["stemma"], PREFIXES["schema"]
PARTS = ("span", "identifier", "candidate", "evidence", "reading", "match")
DATES = [("[0-9]{4}", "gYear"), ("[0-9]{4}-[0-9]{2}", "gYearMonth"), ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "date")]


def text(s, lang=None):
    return ("text", s, lang)


def date(s):
    return next((("typed", XSD + name, s) for form, name in DATES if re.fullmatch(form, s)), text(s))


def relation(type):
    return OURS + type.lower().replace("_", "-")


def words(list):
    return ("json", json.dumps(list))


def said(name, record):
    """What a record says: properties and values."""
    term, fields = CLASSES[name]
    yield RDF + "type", ("iri", term)
    for field, property, kind, of in fields:
        v = record.get(field)
        if kind == "whole":
            yield property, ("typed", XSD + "integer", int(v or 0))
        elif kind == "number":
            yield property, ("typed", XSD + "double", float(v or 0))
        elif not v:
            continue
        elif kind == "word":
            yield property, text(v)
        elif kind == "date":
            yield property, date(v)
        elif kind == "flag":
            yield property, ("typed", XSD + "boolean", "true")
        elif kind == "node":
            yield property, ("node", v)
        elif kind == "type":
            yield property, ("iri", relation(v))
        elif kind == "nodes":
            for id in v:
                yield property, ("node", id)
            if len(v) > 1:
                yield OURS + "order-of-" + of, words(v)
        elif kind == "words":
            yield property, words(v)
        elif kind == "texts":
            for lang, s in v.items():
                yield property, text(s, lang)
        elif kind == "names":
            for lang, list in v.items():
                for s in list:
                    yield property, text(s, lang)
        else:
            for i, part in enumerate(v):
                place = [(SCHEMA + "position", ("typed", XSD + "integer", i + 1))] if kind == "list" else []
                yield property, ("part", frozenset([*said(of, part), *place]))


def expected(facts):
    """The statements of facts, as graph.Facts is in JSON."""
    out = set()
    for name, records in facts.items():
        for record in records or []:
            about = list(said(name, record))
            subject = ("part", frozenset(about)) if name == "Mentions" else ("node", record["ID"])
            out.update((subject, p, o) for p, o in about)
            if name == "Edges" and record["Status"] == "ACTIVE":
                out.add((("node", record["From"]), relation(record["Type"]), ("node", record["To"])))
    return out


def held(rdflib, quads, base):
    """The statements of a file, graph by graph; base comes before the ids."""
    graphs = {}
    for s, p, o, g in quads:
        graphs.setdefault(g, {}).setdefault(str(s), []).append((str(p), o))

    def literal(o):
        type, lexical = str(o.datatype or ""), str(o)
        if type == RDF + "JSON":
            return words(json.loads(lexical))
        if type == XSD + "integer":
            return ("typed", type, int(lexical))
        if type == XSD + "double":
            return ("typed", type, float(lexical))
        return ("typed", type, lexical) if type else text(lexical, o.language)

    def statements(about):
        used = set()

        def value(o):
            if isinstance(o, rdflib.Literal):
                return literal(o)
            iri = str(o)
            id = iri[len(base):] if iri.startswith(base) and not iri.startswith(OURS) else None
            if id is None:
                return ("iri", iri)
            if id.split(":")[0] not in PARTS:
                return ("node", id)
            used.add(iri)
            return ("part", frozenset((p, value(o)) for p, o in about.get(iri, ())))

        out = set()
        for s, list in about.items():
            id = s[len(base):] if s.startswith(base) else "?" + s
            if id.split(":")[0] in PARTS:
                continue
            values = [(p, value(o)) for p, o in list]
            subject = ("part", frozenset(values)) if id.startswith("mention:") else ("node", id)
            out.update((subject, p, o) for p, o in values)
        lost = {s for s in about if s.startswith(base) and s[len(base):].split(":")[0] in PARTS} - used
        assert not lost, "said of nothing: %s" % sorted(lost)[:3]
        return out

    return {g: statements(about) for g, about in graphs.items()}
