"""Readers of tables: CSV in a zip, and workbooks."""
import csv
import io
import os
import re
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from truth import EDGE, NODE, NOTICE, library, once, reader, run, same, visible

FORMULA = tuple("=+-@\t\r")
csv.field_size_limit(1 << 30)


def quoted(s):
    """What a table has in place of a formula."""
    return "'" + s if isinstance(s, str) and s[:1] in FORMULA else s


def rfc4180(text):
    """RFC 4180 to the letter."""
    rows, row, i = [], [], 0
    plain = re.compile('[,"\r\n]')
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
            j = plain.search(text, i).start()
            row.append(text[i:j])
            i = j
        if text[i] == ",":
            i += 1
            continue
        assert text[i:i + 2] == "\r\n", ascii(text[i:i + 20])
        rows.append(row)
        row = []
        i += 2
    return rows


def parsed(folder, name, bom, parse):
    """The two tables of a zip, in which no cell is a formula."""
    with zipfile.ZipFile(folder.file(name)) as z:
        assert z.testzip() is None
        assert z.namelist() == ["about.txt", "nodes.csv", "edges.csv"], z.namelist()
        assert NOTICE in z.read("about.txt").decode("utf-8")
        for member in ["nodes.csv", "edges.csv"]:
            data = z.read(member)
            assert data.startswith(b"\xef\xbb\xbf") == bom and data.endswith(b"\r\n")
            rows = parse(data.decode("utf-8-sig" if bom else "utf-8"))
            assert all(len(r) == len(rows[0]) for r in rows), member
            assert not any(cell.startswith(FORMULA) for row in rows for cell in row), member
            yield rows


def compared(folder, parse):
    for name, bom, neo4j in [("graph.zip", False, False), ("bom.zip", True, False), ("neo4j.zip", False, True)]:
        n, e = parsed(folder, name, bom, parse)
        if neo4j:
            assert n[0] == ["id:ID", "kind", "label", "date", "ref", "force", "topics:string[]", "text", ":LABEL"]
            assert e[0] == ["id", ":START_ID", ":END_ID", ":TYPE", "method", "confidence:double", "quote", "cue", "document"]
            assert all(r[8] == r[1].capitalize() for r in n[1:])
        else:
            assert n[0] == ["id"] + NODE and e[0] == ["id", "source", "target"] + EDGE
        nodes = once((r[0], dict(zip(NODE, r[1:]))) for r in n[1:])
        edges = once((r[0], dict(zip(["source", "target"] + EDGE, r[1:]))) for r in e[1:])
        same((nodes, edges), folder, quoted)
    return folder.counts() + ", three times"


@reader("csv")
def python(folder):
    return compared(folder, lambda text: list(csv.reader(io.StringIO(text, newline=""), strict=True)))


@reader("csv")
def letter(folder):
    return compared(folder, rfc4180)


def cell_text(s):
    """In a workbook _x0041_ stands for a character."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), s)


def compare_sheets(sheets, folder, whole=32767):
    """whole is how much of a cell the reader gives; of more it gives the end."""
    nodes, edges = folder.truth()
    assert list(sheets)[:4] == ["about", "nodes", "edges", "evidence"], list(sheets)
    assert any(NOTICE in (r[1] or "") for r in sheets["about"])
    assert sheets["nodes"][0] == ["id"] + NODE and sheets["edges"][0] == ["id", "source", "target"] + EDGE
    got = once((r[0], dict(zip(NODE, r[1:]))) for r in sheets["nodes"][1:])
    links = once((r[0], dict(zip(["source", "target"] + EDGE, r[1:]))) for r in sheets["edges"][1:])
    but = set()
    for have, want in [(got, nodes), (links, edges)]:
        for key, values in want.items():
            for a, v in values.items():
                if not isinstance(v, str) or len(v) * 4 < whole:
                    continue
                v, cell = visible(v), have[key][a]
                cut = len(v.encode("utf-16-le")) // 2 > 32767
                if cut:
                    assert cell.endswith("characters more]") and (cell[:30000] == v[:30000] or len(cell) < whole), (key, a)
                elif len(v.encode("utf-8")) > whole:
                    assert cell and v.endswith(cell), (key, a)
                if cut or len(v.encode("utf-8")) > whole:
                    but.add((key, a))
    assert {r[0] for r in sheets["evidence"][1:]} <= set(edges)
    return same((got, links), folder, visible, but)


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@reader("xlsx")
def elements(folder):
    """The parts of the zip, read as what they are."""
    sheets = {}
    with zipfile.ZipFile(folder.file("graph.xlsx")) as z:
        assert z.testzip() is None
        names = [s.get("name") for s in ET.fromstring(z.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        for i, name in enumerate(names):
            root = ET.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1)))
            assert root.find(".//" + MAIN + "f") is None, "a formula"
            width, rows = 0, []
            for row in root.iter(MAIN + "row"):
                cells = {}
                for c in row:
                    column = ord(c.get("r")[0]) - ord("A")
                    assert c.get("r") == chr(ord("A") + column) + row.get("r")
                    if c.get("t") == "inlineStr":
                        cells[column] = cell_text(c.find(MAIN + "is").find(MAIN + "t").text)
                    else:
                        cells[column] = float(c.find(MAIN + "v").text)
                width = width or len(cells)
                rows.append([cells.get(j) for j in range(width)])
            sheets[name] = rows
    return compare_sheets(sheets, folder)


@reader("xlsx")
def package(folder):
    """Every part is well formed, has a type, and what is pointed to is there."""
    types = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    with zipfile.ZipFile(folder.file("graph.xlsx")) as z, tempfile.TemporaryDirectory() as to:
        names = z.namelist()
        assert len(set(names)) == len(names)
        z.extractall(to)
        run("libxml2-utils", "xmllint", "--huge", "--nonet", "--noout", *[os.path.join(to, n) for n in names])
        listed = ET.fromstring(z.read("[Content_Types].xml"))
        typed = {t.get("PartName") for t in listed.iter(types + "Override")}
        assert typed <= {"/" + n for n in names}, typed
        extensions = {t.get("Extension") for t in listed.iter(types + "Default")}
        assert all("/" + n in typed or n.rsplit(".", 1)[1] in extensions for n in names)
        for rels, base in [("_rels/.rels", ""), ("xl/_rels/workbook.xml.rels", "xl/")]:
            for r in ET.fromstring(z.read(rels)):
                assert base + r.get("Target") in names, r.attrib
                assert "/" + base + r.get("Target") in typed, r.attrib
    return "%d parts" % len(names)


@reader("xlsx")
def openpyxl(folder):
    book = library("openpyxl").load_workbook(folder.file("graph.xlsx"), read_only=False)
    sheets = {}
    for s in book:
        assert not any(c.data_type == "f" for row in s.iter_rows() for c in row), s.title
        sheets[s.title] = [[cell_text(v) if isinstance(v, str) else v for v in r] for r in s.iter_rows(values_only=True)]
    return compare_sheets(sheets, folder)


@reader("xlsx")
def xlsx2csv(folder):
    """A program that knows workbooks by itself. It drops empty cells at a row's
    end, and of a text inside its cell it keeps the last 8,192 bytes or less."""
    sheets = {}
    with tempfile.TemporaryDirectory() as to:
        run("xlsx2csv", "xlsx2csv", "--all", "--quoting", "all", folder.file("graph.xlsx"), to)
        for name in ["about", "nodes", "edges", "evidence"]:
            with open(os.path.join(to, name + ".csv"), encoding="utf-8", newline="") as f:
                rows = [[cell_text(v) for v in r] for r in csv.reader(f)]
            sheets[name] = [r + [""] * (len(rows[0]) - len(r)) for r in rows]
    return compare_sheets(sheets, folder, whole=8192)
