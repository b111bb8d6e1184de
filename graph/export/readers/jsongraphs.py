"""Readers of node-link JSON; those of JavaScript are in web/test/readers.mjs."""
import json

from truth import head, library, once, reader, same
from xmlgraphs import from_networkx


@reader("json")
def networkx(folder):
    nx = library("networkx")
    file = json.loads(folder.text("graph.json"))
    for records in [file["nodes"], file["links"]]:  # of two it would make one
        once((r["id"], r) for r in records)
    g = nx.node_link_graph(file)
    assert g.is_multigraph()
    head(g.graph, folder)
    nodes, edges = from_networkx(nx, g)
    for n in nodes.values():
        n["topics"] = ";".join(n.get("topics", []))
    return same((nodes, edges), folder)
