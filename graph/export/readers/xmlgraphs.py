"""Readers of GraphML and GEXF."""
import os
import re
import xml.etree.ElementTree as ET

from truth import EDGE, NODE, NOTICE, head, library, once, reader, run, same, visible

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gexf.xsd")


def from_networkx(nx, g):
    """Nodes and edges by id; g may have come without parallel edges."""
    assert g.is_directed()
    edges = []
    every = g.edges(keys=True, data=True) if g.is_multigraph() else ((u, v, None, d) for u, v, d in g.edges(data=True))
    for u, v, k, data in every:
        edges.append((data.get("id", k), dict(data, source=u, target=v)))
    return dict(g.nodes(data=True)), once(edges)


@reader("graphml")
def networkx(folder):
    nx = library("networkx")
    g = nx.read_graphml(folder.file("graph.graphml"), force_multigraph=True)
    head(g.graph, folder)
    return same(from_networkx(nx, g), folder, visible)


@reader("graphml")
def igraph(folder):
    ig = library("igraph")
    g = ig.Graph.Read_GraphML(folder.file("graph.graphml"))
    assert g.is_directed()
    head({a: g[a] for a in g.attributes()}, folder)
    names = [v["id"] for v in g.vs]
    nodes = once((v["id"], v.attributes()) for v in g.vs)
    edges = once((e["id"], dict(e.attributes(), source=names[e.source], target=names[e.target])) for e in g.es)
    return same((nodes, edges), folder, visible)


@reader("graphml")
def ids(folder):
    """Libraries make one of two nodes of one id, and of two edges."""
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.parse(folder.file("graph.graphml")).getroot().find(ns + "graph")
    once((item.get("id"), item) for item in graph if item.tag in (ns + "node", ns + "edge"))
    return folder.counts()


@reader("graphml")
def xmllint(folder):
    run("libxml2-utils", "xmllint", "--huge", "--noout", folder.file("graph.graphml"))
    return "well formed"


@reader("gexf")
def networkx(folder):
    nx = library("networkx")
    g = nx.read_gexf(folder.file("graph.gexf"), version="1.2draft")
    same(from_networkx(nx, g), folder, visible)
    nodes, edges = folder.truth()
    later = nx.read_gexf(folder.file("dynamic.gexf"), version="1.2draft")
    got = from_networkx(nx, later)
    same(got, folder, visible)
    for n, d in got[0].items():
        starts(d.get("start"), nodes[n]["date"], n)
    for e, d in got[1].items():
        starts(d.get("start"), nodes[edges[e]["source"]]["date"], e)
    dated = sum("start" in d for d in got[0].values())
    return "%s; dynamic: %d nodes with a start" % (folder.counts(), dated)


def starts(start, date, what):
    """A month or a year begins on its first day; what has no date has no start."""
    whole = (date + "-01-01"[len(date) - 4:] if len(date) in (4, 7, 10) else "") if date else ""
    assert (start or "") == whole, (what, start, date)


@reader("gexf")
def schema(folder):
    for name in ["graph.gexf", "dynamic.gexf"]:
        run("libxml2-utils", "xmllint", "--huge", "--nonet", "--noout", "--schema", SCHEMA, folder.file(name), talks=True)
    return "valid"


@reader("gexf")
def declarations(folder):
    """What a schema cannot say: an attribute that is used is declared for its
    class, and only a dynamic graph has starts."""
    ns = "{http://www.gexf.net/1.2draft}"
    for name, mode in [("graph.gexf", "static"), ("dynamic.gexf", "dynamic")]:
        root = ET.parse(folder.file(name)).getroot()
        assert NOTICE in root.find(ns + "meta").find(ns + "description").text
        graph = root.find(ns + "graph")
        assert graph.get("mode") == mode and graph.get("timeformat") == {"static": None, "dynamic": "date"}[mode]
        for cls, names in [("node", set(NODE) - {"label"}), ("edge", set(EDGE))]:
            declared = {a.get("id"): a.get("title") for s in graph.findall(ns + "attributes") if s.get("class") == cls for a in s}
            assert set(declared.values()) == names, declared
            for item in graph.find(ns + cls + "s"):
                assert mode == "dynamic" or item.get("start") is None
                for value in item.iter(ns + "attvalue"):
                    assert value.get("for") in declared, value.attrib
                assert re.fullmatch(r"[a-z]+:\S+", item.get("id")), item.get("id")
    return "declared"
