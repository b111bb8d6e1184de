"""The graph that exports are compared with, and how they are compared."""
import functools
import importlib
import json
import os
import re
import shutil
import subprocess

NODE = ["kind", "label", "date", "ref", "force", "topics", "text"]
EDGE = ["type", "method", "confidence", "quote", "cue", "document"]
NOTICE = "not the authentic text"
TRUTH = "truth.json"

readers = []  # (family, name, function of a Folder that says what it found)


class Missing(Exception):
    """What a reader needs is not on this machine."""


def reader(family):
    def register(read):
        readers.append((family, read.__name__, read))
        return read
    return register


def library(name, package=None):
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Missing(package or "python3-" + name)


def run(package, *command, talks=False):
    """What a program prints. What it complains of is an error, unless it talks
    there of what went well."""
    if not shutil.which(command[0]):
        raise Missing(package)
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0 or done.stderr and not talks:
        raise AssertionError("%s: %d: %s" % (command[0], done.returncode, short(done.stderr.decode("utf-8", "replace"), 800)))
    return done.stdout


def short(what, length=200):
    """Reports stay short: texts may be long, and are not ours to print."""
    text = str(what)
    return text if len(text) <= length else text[:length] + "…"


class Folder:
    def __init__(self, path):
        self.path = path

    def file(self, name):
        return os.path.join(self.path, name)

    def has(self, name):
        return os.path.exists(self.file(name))

    def text(self, name):
        with open(self.file(name), encoding="utf-8", newline="") as f:
            return f.read()

    def truth(self):
        """Nodes and edges by id, each with all attributes; "" is none."""
        return truth(self.path)[:2]

    def told(self):
        """The facts that RDF states, graph by graph."""
        return truth(self.path)[2]

    def counts(self):
        nodes, edges = self.truth()
        return "%d nodes, %d edges" % (len(nodes), len(edges))


@functools.lru_cache(maxsize=1)
def truth(path):
    with open(os.path.join(path, TRUTH), encoding="utf-8") as f:
        g = json.load(f)
    nodes, edges = {n["id"]: n for n in g["nodes"]}, {e["id"]: e for e in g["edges"]}
    assert len(nodes) == len(g["nodes"]) and len(edges) == len(g["edges"]) and not set(nodes) & set(edges)
    return nodes, edges, g["told"]


def visible(s):
    """What stands in place of a character that XML 1.0 forbids."""
    if not isinstance(s, str):
        return s
    s = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: chr(0x2400 + ord(m.group())), s)
    return re.sub("[\ufffe\uffff]", "\ufffd", s)


def same(got, folder, change=lambda s: s, but=()):
    """Compares every attribute of every node and edge; an absent one is empty.

    change is what the format's documentation says becomes of a value; but are
    the (id, attribute) that the reader compared itself.
    """
    nodes, edges = folder.truth()
    for name, have, want, names in [("nodes", got[0], nodes, NODE), ("edges", got[1], edges, EDGE + ["source", "target"])]:
        assert len(have) == len(want), "%d %s, should be %d" % (len(have), name, len(want))
        for key, values in want.items():
            assert key in have, "%s %s is missing" % (name, key)
            for a in names:
                if (key, a) in but:
                    continue
                value = have[key].get(a)
                if a == "confidence":
                    assert float(value) == values[a], (key, a, value, values[a])
                    continue
                value, wanted = "" if value is None else value, change(values[a])
                assert value == wanted, difference(key, a, value, wanted)
    return folder.counts()


def once(records):
    """Records by id, of which none may stand twice."""
    out = {}
    for id, values in records:
        assert id not in out, "%s stands twice" % id
        out[id] = values
    return out


def difference(key, attribute, got, want):
    at = next((i for i, (a, b) in enumerate(zip(str(got), str(want))) if a != b), min(len(str(got)), len(str(want))))
    return "%s %s differs at %d: %r, should be %r" % (key, attribute, at, str(got)[at:at + 40], str(want)[at:at + 40])


def head(about, folder):
    """What a file says of itself."""
    nodes, edges = folder.truth()
    assert NOTICE in about["notice"], short(about)
    if nodes:
        assert (int(about["nodes"]), int(about["edges"])) == (len(nodes), len(edges)), short(about)
