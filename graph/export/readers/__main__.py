"""Reads exports with the libraries and programs of other people.

usage: python3 -B readers FOLDER[:FOLDER]... FAMILY...

A folder holds one graph in every format under the names graph.graphml and so
on, and in truth.json, which is made without any exporter. Of RDF alone that may
be absent: its formats are then compared with each other. A line of JSON for each
folder and reader says what it found: read, skipped (what it needs is not here),
or failed.
"""
import json
import os
import sys
import traceback

import truth
import citations, dotgraphs, jsongraphs, statements, tables, xmlgraphs  # each registers its readers


def run(number, folder, families):
    for family, name, read in truth.readers:
        if family not in families:
            continue
        try:
            status, says = "read", read(truth.Folder(folder))
        except truth.Missing as missing:
            status, says = "skipped", "needs %s" % missing
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            status, says = "failed", "%s:%d: %s: %s" % (where.name, where.lineno, type(error).__name__, truth.short(error, 1500))
        print(json.dumps({"folder": number, "reader": family + "/" + name, "status": status, "says": says}), flush=True)


for number, folder in enumerate(sys.argv[1].split(os.pathsep)):
    run(number, folder, sys.argv[2:])
