"""Reads exports with the libraries of other people and compares what they found.

usage: readers.py CHECK FOLDER

FOLDER holds one graph in every format under the names graph.json (node-link,
which the others are compared with), graph.graphml and so on. An error ends the
script with the difference; a library that is not there ends it with status 3.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET

NODE = ["kind", "label", "date", "ref", "force", "topics", "text"]
EDGE = ["type", "method", "confidence", "quote", "cue", "document"]


def need(name):
    try:
        return __import__(name)
    except ImportError:
        print("needs python3-" + name)
        sys.exit(3)


def path(name):
    return os.path.join(sys.argv[2], name)


def truth():
    with open(path("graph.json"), encoding="utf-8") as f:
        g = json.load(f)
    nodes, edges = {}, {}
    for n in g["nodes"]:
        assert n["id"] not in nodes, n["id"]
        n["topics"] = ";".join(n.get("topics", []))
        nodes[n["id"]] = {a: n.get(a, "") for a in NODE}
    for e in g["links"]:
        assert e["id"] == e["key"] and e["id"] not in edges
        values = {a: e.get(a, "") for a in EDGE}
        edges[e["id"]] = dict(values, source=e["source"], target=e["target"])
    assert not set(nodes) & set(edges)
    return nodes, edges


def visible(s):
    """What stands in place of a character that XML 1.0 forbids."""
    if not isinstance(s, str):
        return s
    s = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: chr(0x2400 + ord(m.group())), s)
    return re.sub("[\ufffe\uffff]", "\ufffd", s)


def quoted(s):
    """What a table has in place of a formula."""
    return "'" + s if isinstance(s, str) and s[:1] in tuple("=+-@\t\r") else s


def same(got, nodes, edges, change=lambda s: s):
    """Compares {id: attributes} of nodes and edges; an absent one is empty."""
    for name, have, want, names in [("nodes", got[0], nodes, NODE), ("edges", got[1], edges, EDGE + ["source", "target"])]:
        assert len(have) == len(want), "%d %s, should be %d" % (len(have), name, len(want))
        for key, values in want.items():
            for a in names:
                value = have[key].get(a)
                if a == "confidence":
                    assert abs(float(value) - values[a]) < 1e-12, (key, a, value, values[a])
                    continue
                value = "" if value is None else value
                assert value == change(values[a]), (key, a, value[:200], change(values[a])[:200])


def networkx_graph(g):
    nodes = dict(g.nodes(data=True))
    edges = {}
    for u, v, k, data in g.edges(keys=True, data=True):
        edges[data.get("id", k)] = dict(data, source=u, target=v)
    return nodes, edges


def multi(nx, g):
    if g.is_multigraph():
        return g
    m = nx.MultiDiGraph(**g.graph)
    m.add_nodes_from(g.nodes(data=True))
    for u, v, data in g.edges(data=True):
        m.add_edge(u, v, key=data.get("id"), **data)
    return m


def graphml_networkx():
    nx = need("networkx")
    nodes, edges = truth()
    g = nx.read_graphml(path("graph.graphml"), force_multigraph=True)
    assert g.is_directed() and "not the authentic text" in g.graph["notice"], g.graph
    same(networkx_graph(g), nodes, edges, visible)


def graphml_igraph():
    igraph = need("igraph")
    nodes, edges = truth()
    g = igraph.Graph.Read_GraphML(path("graph.graphml"))
    names = [v["id"] for v in g.vs]
    got = {v["id"]: v.attributes() for v in g.vs}
    links = {e["id"]: dict(e.attributes(), source=names[e.source], target=names[e.target]) for e in g.es}
    assert g.is_directed()
    same((got, links), nodes, edges, visible)


def graphml_xmllint():
    subprocess.run(["xmllint", "--huge", "--noout", path("graph.graphml"), path("graph.gexf")], check=True)


def gexf_networkx():
    nx = need("networkx")
    nodes, edges = truth()
    g = nx.read_gexf(path("graph.gexf"), version="1.2draft")
    assert g.is_directed()
    same(networkx_graph(multi(nx, g)), nodes, edges, visible)
    dated = nx.read_gexf(path("dynamic.gexf"), version="1.2draft")
    starts = sum("start" in d for _, d in dated.nodes(data=True))
    assert starts == sum(bool(n["date"]) for n in nodes.values()), starts
    for n, d in dated.nodes(data=True):
        if "start" in d:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", d["start"]) and d["start"].startswith(nodes[n]["date"]), (n, d["start"])


def gexf_schema():
    """The facts of the GEXF 1.2 schema that our files touch, written down anew."""
    ns = "{http://www.gexf.net/1.2draft}"
    for name in ["graph.gexf", "dynamic.gexf"]:
        root = ET.parse(path(name)).getroot()
        assert root.tag == ns + "gexf" and root.get("version") == "1.2"
        assert [c.tag for c in root] == [ns + "meta", ns + "graph"]
        meta, graph = root
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", meta.get("lastmodifieddate", "2000-01-01"))
        assert [c.tag for c in meta] == [ns + "creator", ns + "description"]
        assert set(graph.attrib) <= {"mode", "defaultedgetype", "timeformat"}, graph.attrib
        assert graph.get("mode") in ("static", "dynamic") and graph.get("defaultedgetype") == "directed"
        assert [c.tag for c in graph] == [ns + "attributes", ns + "attributes", ns + "nodes", ns + "edges"]
        ids = set()
        for attributes, cls, items, item in [(graph[0], "node", graph[2], "node"), (graph[1], "edge", graph[3], "edge")]:
            assert attributes.get("class") == cls
            known = {a.get("id") for a in attributes}
            assert len(known) == len(attributes)
            for a in attributes:
                assert set(a.attrib) == {"id", "title", "type"} and a.get("type") in ("string", "double")
            for i in items:
                assert i.tag == ns + item and i.get("id") not in ids, i.get("id")
                ids.add(i.get("id"))
                allowed = {"id", "label", "start"} if item == "node" else {"id", "source", "target", "start"}
                assert set(i.attrib) <= allowed, i.attrib
                assert [c.tag for c in i] == [ns + "attvalues"]
                for value in i[0]:
                    assert value.get("for") in known and value.get("value") is not None


def canon_strings(text):
    """The parts of Graphviz's canonical form: quoted strings and marks."""
    out, i = [], 0
    while i < len(text):
        c = text[i]
        if c == '"':
            j, b = i + 1, []
            while text[j] != '"':
                if text[j] == "\\" and text[j + 1] == "\n":
                    j += 2
                elif text[j] == "\\" and text[j + 1] == '"':
                    b.append('"')
                    j += 2
                elif text[j] == "\\":
                    b.append(text[j:j + 2])
                    j += 2
                else:
                    b.append(text[j])
                    j += 1
            out.append(("s", "".join(b)))
            i = j + 1
        elif c.isspace():
            i += 1
        elif c in "[],;={}":
            out.append(("m", c))
            i += 1
        elif text.startswith("->", i):
            out.append(("m", "->"))
            i += 2
        else:
            j = i
            while not (text[j].isspace() or text[j] in '[],;={}"'):
                j += 1
            out.append(("s", text[i:j]))
            i = j
    return out


def dot_graphviz():
    nodes, edges = truth()
    # dot lays a graph out even where it is not to draw it; nop reads with the same parser.
    command = ["dot", "-Tcanon"] if len(edges) < 200 else ["nop"]
    done = subprocess.run(command + [path("graph.dot")], check=True, capture_output=True)
    assert not done.stderr, done.stderr
    parts = canon_strings(done.stdout.decode("utf-8"))
    got, links, i = {}, {}, 0
    names = []
    while i < len(parts):
        if parts[i] != ("m", "["):
            names.append(parts[i])
            i += 1
            continue
        values = {}
        i += 1
        while parts[i] != ("m", "]"):
            if parts[i] == ("m", ","):
                i += 1
                continue
            values[parts[i][1]] = parts[i + 2][1]
            i += 3
        i += 1
        if len(names) >= 3 and names[-2] == ("m", "->"):
            links[values["id"]] = dict(values, source=names[-3][1], target=names[-1][1])
        elif names[-1][1] == values.get("id"):
            got[values["id"]] = values
        names = []
    same((got, links), nodes, edges, lambda s: s.replace("\\", "\\\\") if isinstance(s, str) else s)


def json_networkx():
    nx = need("networkx")
    nodes, edges = truth()
    with open(path("graph.json"), encoding="utf-8") as f:
        g = nx.node_link_graph(json.load(f))
    assert g.number_of_nodes() == len(nodes) and g.number_of_edges() == len(edges) and g.is_multigraph() and g.is_directed()
    with open(path("graph.cyjs"), encoding="utf-8") as f:
        c = json.load(f)
    got = {n["data"]["id"]: dict(n["data"], topics=";".join(n["data"].get("topics", []))) for n in c["elements"]["nodes"]}
    links = {e["data"]["id"]: e["data"] for e in c["elements"]["edges"]}
    same((got, links), nodes, edges)


def tables(name, bom):
    with zipfile.ZipFile(path(name)) as z:
        assert z.testzip() is None
        assert z.namelist() == ["about.txt", "nodes.csv", "edges.csv"], z.namelist()
        assert "not the authentic text" in z.read("about.txt").decode("utf-8")
        out = []
        for member in ["nodes.csv", "edges.csv"]:
            data = z.read(member)
            assert data.startswith(b"\xef\xbb\xbf") == bom and data.endswith(b"\r\n")
            text = data.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            assert rows == strict(text), member + ": two parsers differ"
            assert all(len(r) == len(rows[0]) for r in rows)
            for row in rows:
                for cell in row:
                    assert cell[:1] not in tuple("=+-@\t\r"), cell
            out.append(rows)
        return out


def strict(text):
    """RFC 4180 to the letter."""
    rows, row, i = [], [], 0
    while i < len(text):
        if text[i] == '"':
            j, b = i + 1, []
            while True:
                k = text.index('"', j)
                b.append(text[j:k])
                if text[k + 1:k + 2] != '"':
                    break
                b.append('"')
                j = k + 2
            row.append("".join(b))
            i = k + 1
        else:
            j = re.compile('[,"\r\n]').search(text, i).start()
            row.append(text[i:j])
            i = j
        if text[i] == ",":
            i += 1
            continue
        assert text[i:i + 2] == "\r\n", text[i:i + 20]
        rows.append(row)
        row = []
        i += 2
    return rows


def csv_python():
    csv.field_size_limit(1 << 30)
    nodes, edges = truth()
    for name, bom, neo4j in [("graph.zip", False, False), ("bom.zip", True, False), ("neo4j.zip", False, True)]:
        n, e = tables(name, bom)
        if neo4j:
            assert n[0] == ["id:ID", "kind", "label", "date", "ref", "force", "topics:string[]", "text", ":LABEL"]
            assert e[0] == ["id", ":START_ID", ":END_ID", ":TYPE", "method", "confidence:double", "quote", "cue", "document"]
            assert all(r[8] == r[1].capitalize() for r in n[1:])
        else:
            assert n[0] == ["id"] + NODE
            assert e[0] == ["id", "source", "target"] + EDGE
        got = {r[0]: dict(zip(NODE, r[1:])) for r in n[1:]}
        links = {r[0]: dict(zip(["source", "target"] + EDGE, r[1:])) for r in e[1:]}
        same((got, links), nodes, edges, quoted)


def cell_text(s):
    s = re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), s)
    return s


def cut(s):
    s = visible(s)
    if isinstance(s, str) and len(s.encode("utf-16-le")) // 2 > 32767:
        return None
    return s


def compare_sheets(sheets):
    nodes, edges = truth()
    assert list(sheets)[:4] == ["about", "nodes", "edges", "evidence"]
    assert any("not the authentic text" in (r[1] or "") for r in sheets["about"])
    rows = sheets["nodes"]
    assert rows[0] == ["id"] + NODE
    got = {r[0]: dict(zip(NODE, r[1:])) for r in rows[1:]}
    rows = sheets["edges"]
    assert rows[0] == ["id", "source", "target"] + EDGE
    links = {r[0]: dict(zip(["source", "target"] + EDGE, r[1:])) for r in rows[1:]}
    for have, want in [(got, nodes), (links, edges)]:
        for key, values in want.items():
            for a, v in values.items():
                if cut(v) is None:
                    assert "characters more]" in have[key][a] and have[key][a][:30000] == visible(v)[:30000]
                    values[a] = have[key][a] = ""
    same((got, links), nodes, edges, visible)
    assert {r[0] for r in sheets["evidence"][1:]} <= set(edges)


def xlsx_zip():
    ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    sheets = {}
    with zipfile.ZipFile(path("graph.xlsx")) as z:
        assert z.testzip() is None
        names = [s.get("name") for s in ET.fromstring(z.read("xl/workbook.xml")).iter(ns + "sheet")]
        for i, name in enumerate(names):
            root = ET.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1)))
            assert root.find(".//" + ns + "f") is None, "a formula"
            width, rows = 0, []
            for row in root.iter(ns + "row"):
                cells = {}
                for c in row:
                    column = ord(c.get("r")[0]) - ord("A")
                    assert c.get("r") == chr(ord("A") + column) + row.get("r")
                    if c.get("t") == "inlineStr":
                        cells[column] = cell_text(c.find(ns + "is").find(ns + "t").text)
                    else:
                        cells[column] = float(c.find(ns + "v").text)
                if not rows:
                    width = len(cells)
                rows.append([cells.get(j) for j in range(width)])
            sheets[name] = rows
    compare_sheets(sheets)


def xlsx_openpyxl():
    openpyxl = need("openpyxl")
    book = openpyxl.load_workbook(path("graph.xlsx"))
    sheets = {}
    for s in book:
        for row in s.iter_rows():
            for c in row:
                assert c.data_type != "f", c.coordinate
        sheets[s.title] = [[cell_text(v) if isinstance(v, str) else v for v in r] for r in s.iter_rows(values_only=True)]
    compare_sheets(sheets)


def triples(dataset):
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in dataset.triples((None, None, None))}


def rdf_rdflib():
    """No blank nodes, so that equal sets are isomorphic graphs."""
    rdflib = need("rdflib")
    rdflib.NORMALIZE_LITERALS = False
    nq, ld, ttl = rdflib.ConjunctiveGraph(), rdflib.ConjunctiveGraph(), rdflib.Graph()
    nq.parse(path("graph.nq"), format="nquads")
    ld.parse(path("graph.jsonld"), format="json-ld")
    ttl.parse(path("graph.ttl"), format="turtle")
    want = triples(nq)
    assert want and not any(isinstance(t, rdflib.BNode) for q in nq.quads() for t in q[:3])
    for name, got in [("json-ld", triples(ld)), ("turtle", triples(ttl))]:
        assert got == want, (name, sorted(got ^ want)[:4])
    graphs = lambda g: {(s.n3(), p.n3(), o.n3(), str(getattr(c, "identifier", c))) for s, p, o, c in g.quads()}
    named = lambda g: {q for q in graphs(g) if q[3].startswith("urn:stemma:") or q[3].startswith("http")}
    assert named(nq) == named(ld), sorted(named(nq) ^ named(ld))[:4]


def rdf_rapper():
    lines = {}
    for kind, name in [("nquads", "graph.nq"), ("turtle", "graph.ttl")]:
        done = subprocess.run(["rapper", "-q", "-i", kind, "-o", "ntriples", path(name)], capture_output=True)
        assert done.returncode == 0 and not done.stderr, done.stderr[:500]
        lines[kind] = set(done.stdout.splitlines())
    assert lines["nquads"] == lines["turtle"], sorted(lines["nquads"] ^ lines["turtle"])[:4]
    assert lines["nquads"]


if __name__ == "__main__":
    globals()[sys.argv[1]]()
