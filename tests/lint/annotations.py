#!/usr/bin/env python3
"""tests/lint/annotations.py FIGURA: --to annotations of the corpus against the W3C Web Annotation Data Model and Vocabulary (Recommendations of
2017): classes, terms and what each must have, as listed here; and that each selector selects the figure, whose record is the body.
Last line: "N passed, M failed"."""
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
# Class: (terms that it must have, terms that it may have), of the Vocabulary.
COMMON = {"id", "type", "creator", "created", "generator", "generated", "modified", "rights", "canonical", "via"}
CLASSES = {
    "AnnotationPage": ({"@context", "id", "type", "items"}, COMMON | {"partOf", "next", "prev", "startIndex"}),
    "Annotation": ({"id", "type", "target"}, COMMON | {"body", "bodyValue", "motivation", "audience", "stylesheet"}),
    "SpecificResource": ({"source"}, COMMON | {"selector", "state", "purpose", "scope", "styleClass", "renderedVia"}),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix", "refinedBy"}),
    "TextPositionSelector": ({"type", "start", "end"}, {"refinedBy"}),
    "Software": ({"id", "type"}, {"name", "nickname", "email", "email_sha1", "homepage"}),
}
BODIES = {"Dataset", "Image", "Video", "Sound", "Text"}
MOTIVATIONS = {"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking", "moderating",
               "questioning", "replying", "tagging"}
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:[^ <>\"{}|\\\\^`]+")
REFERENCE = re.compile(r"[^ <>\"{}|\\\\^`]+")


def terms(thing, name, found):
    must, may = CLASSES[name]
    found += ["%s: %s is missing" % (name, t) for t in must - set(thing)]
    found += ["%s: there is no term %s" % (name, t) for t in set(thing) - must - may]
    if thing.get("type", name) != name:
        found.append("%r is no %s" % (thing["type"], name))


def faults_of(note, text, record):
    found = []
    terms(note, "Annotation", found)
    terms(note["target"], "SpecificResource", found)
    quote, position = note["target"]["selector"]
    terms(quote, "TextQuoteSelector", found)
    terms(position, "TextPositionSelector", found)
    if not ABSOLUTE.fullmatch(note["id"]) or not REFERENCE.fullmatch(note["target"]["source"]):
        found.append("%s: no IRI" % note["id"])
    if note["motivation"] not in MOTIVATIONS:
        found.append("there is no motivation %s" % note["motivation"])
    if note["body"].pop("type") not in BODIES:
        found.append("the body has no class of the vocabulary")
    if any(note["body"].get(k) != record.get(k) for k in set(note["body"]) | {"kind", "value", "unit", "edtf", "iso"}):
        found.append("%s: the body is not the record" % note["id"])
    start, end = position["start"], position["end"]
    if text[start:end] != quote["exact"]:
        found.append("%r, not %r, is at %d" % (text[start:end], quote["exact"], start))
    if text[max(0, start - 32):start] != quote["prefix"] or text[end:end + 32] != quote["suffix"]:
        found.append("%r is not between %r and %r" % (quote["exact"], quote["prefix"], quote["suffix"]))
    return found


def run(form, paths):
    return subprocess.run([sys.argv[1], "extract", "--quiet", "--date", "2019-03-01", "--to", form] + paths, stdout=subprocess.PIPE, check=True).stdout.decode()


def main():
    paths = sorted(glob.glob(os.path.join(ROOT, "corpus", "*", "*.txt")))
    texts = {}
    for path in paths:
        with open(path, encoding="utf-8", newline="") as f:
            texts[path] = f.read()
    records = [json.loads(line) for line in run("ndjson", paths).splitlines()]
    page = json.loads(run("annotations", paths))
    found = []
    terms(page, "AnnotationPage", found)
    terms(page["generator"], "Software", found)
    if page["@context"][0] != "http://www.w3.org/ns/anno.jsonld":
        found.append("the first context is not that of Web Annotation")
    if len(page["items"]) != len(records) or len({n["id"] for n in page["items"]}) != len(records):
        found.append("%d annotations of %d records" % (len({n["id"] for n in page["items"]}), len(records)))
    passed = 0 if found else 1
    for note, record in zip(page["items"], records):
        wrong = faults_of(note, texts[record["doc"]], record)
        passed += not wrong
        found += wrong
    for what in found[:10]:
        print(what)
    print("%d passed, %d failed" % (passed, len(found)))
    return 1 if found else 0


sys.exit(main())
