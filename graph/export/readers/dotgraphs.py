"""Readers of Graphviz's language: its library, by gvpr, and dot itself."""
import json
import os

from truth import head, once, reader, run, same

# gvpr reads with the library of all of Graphviz and lays nothing out. Every
# value is told with its length in bytes, so that nothing in it can mislead.
def program():
    tell = 'printf("%d:%s", length({0}), {0});'.format

    def event(name, kind, names, thing):
        each = 'for (a = fstAttr($G, "{0}"); a != ""; a = nxtAttr($G, "{0}", a)) '.format(kind)
        values = "{ v = aget(%s, a); %s %s }" % (thing, tell("a"), tell("v"))
        return '%s { printf("%s"); %s %s %s printf("\\n"); }\n' % (name, kind, "".join(map(tell, names)), each, values)

    return "BEGIN { string a; string v; }\n" + event("BEG_G", "G", [], "$G") + \
        event("N", "N", ["$.name"], "$") + event("E", "E", ["$.tail.name", "$.head.name"], "$")


def told(data):
    """The records of that program: a letter and strings."""
    i = 0
    while i < len(data):
        kind, strings = data[i:i + 1], []
        i += 1
        while data[i:i + 1] != b"\n":
            colon = data.index(b":", i)
            length = int(data[i:colon])
            strings.append(data[colon + 1:colon + 1 + length].decode("utf-8"))
            i = colon + 1 + length
        i += 1
        yield kind.decode(), strings


def pairs(strings):
    return dict(zip(strings[::2], strings[1::2]))


def backslashes(s):
    """Graphviz hands on a backslash as it was escaped, for its labels."""
    return s.replace("\\", "\\\\") if isinstance(s, str) else s


@reader("dot")
def gvpr(folder):
    nodes, edges = {}, []
    for kind, strings in told(run("graphviz", "gvpr", program(), folder.file("graph.dot"))):
        if kind == "G":
            head(pairs(strings), folder)
        elif kind == "N":
            nodes[strings[0]] = pairs(strings[1:])
            assert nodes[strings[0]]["id"] == strings[0]
        else:
            values = pairs(strings[2:])
            assert values["label"] == values["type"]
            edges.append((values["id"], dict(values, source=strings[0], target=strings[1])))
    return same((nodes, once(edges)), folder, backslashes)


@reader("dot")
def dot(folder):
    """The same after a layout, of graphs that are small enough for one."""
    if len(folder.truth()[1]) > 150 or os.path.getsize(folder.file("graph.dot")) > 300000:
        return "too large to lay out; gvpr read it"
    g = json.loads(run("graphviz", "dot", "-Tjson", folder.file("graph.dot")).decode("utf-8"), strict=False)
    objects = g.get("objects", [])
    nodes = once((n["name"], n) for n in objects)
    edges = once((e["id"], dict(e, source=objects[e["tail"]]["name"], target=objects[e["head"]]["name"])) for e in g.get("edges", []))
    assert all("pos" in n for n in objects)
    return same((nodes, edges), folder, backslashes)
