"""A reader of citations: bibutils, in C, which makes MODS of RIS and of BibTeX.

web/test/citations.mjs has another, and compares every field. This one takes a
body for a person, so that authors are left to the other; of BibTeX it knows no
command for a backslash or a brace, so that words are.
"""
import json
import xml.etree.ElementTree as ET

from truth import reader, run

MODS = "{http://www.loc.gov/mods/v3}"


def records(program, folder, name):
    # It talks of tags that have no place in MODS.
    data = run("bibutils", program, "-nt", "-un", folder.file(name), talks=True)
    cited = json.loads(folder.text("citations.json"))
    found = list(ET.fromstring(data))
    assert len(found) == len(cited), "%d records, should be %d" % (len(found), len(cited))
    keys = [m.get("ID").casefold() for m in found]
    assert len(set(keys)) == len(keys), "two things have one key"
    for m, want in zip(found, cited):
        id = want["id"] or "stemma:part-"
        assert m.get("ID").startswith(id), (m.get("ID"), id)
        yield m, want["sentence"]


def word(mods, path):
    found = mods.find("/".join(MODS + step for step in path.split("/")))
    return "" if found is None or found.text is None else found.text


@reader("citations")
def ris2xml(folder):
    n = 0
    for m, sentence in records("ris2xml", folder, "citations.ris"):
        place = 0
        # In the order of the sentence: what, when, where in the graph, how sure.
        for said in ["“%s”", "« %s »"]:
            said = said % word(m, "titleInfo/title")
            if said in sentence:
                break
        else:
            raise AssertionError("no title in %s" % ascii(sentence)[:300])
        place = sentence.index(said) + len(said)
        date = word(m, "originInfo/dateIssued")
        if date:
            place = sentence.index("(%s)" % date, place)
        notes = [note.text for note in m.findall(MODS + "note")]
        assert len(notes) in (2, 3), m.get("ID")
        if len(notes) == 3:
            place = sentence.index(notes[0], place)
        then = " ; " if said.startswith("«") else "; "
        place = sentence.index(word(m, "location/url") + ", " + then.join(notes[-2:]) + ".", place)
        n += 1
    return "%d records" % n


@reader("citations")
def bib2xml(folder):
    n = 0
    for m, sentence in records("bib2xml", folder, "citations.bib"):
        assert word(m, "location/url") in sentence, m.get("ID")
        n += 1
    return "%d entries" % n
