#!/usr/bin/env python3
"""tests/lint/pages.py FIGURA [PAGE…]: every figure of every page points at the bytes that it was read from.

What stands in the file at start..end, made text by means of its own (Python's decoders and html.unescape, tags cut with an expression), must be the figure's text; line and column must be those of
start, and the offsets in code points and UTF-16 units the same place. Pages: corpus/pages without arguments. Last line: "N passed, M failed".
"""
import html
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff"))
SMALL = {ord(c): str(i) for digits in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for i, c in enumerate(digits)}


def charset(data):
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return name
    named = re.search(rb"""(?i)(?:charset|encoding)\s*=\s*["']?([\w-]+)""", data[:1024])
    if named:
        return named[1].decode()
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "windows-1252"


def seen(source, markdown):
    """The text that a stretch of source shows, blanks left out."""
    source = re.sub(r"(?s)<!--.*?-->", "", source)
    source = re.sub(r"(?s)<(sup|sub|span|p)\b[^>]*\bhidden\b.*?</\1>", "", source)
    source = re.sub(r"(?s)<(rt|rp)\b.*?</\1>", "", source)
    source = re.sub(r"(?s)</?[a-zA-Z][^>]*>", "", source)
    if markdown:
        source = re.sub(r"\]\([^)]*\)|\*\*|__|~~|[*`\\\[\]]", "", source)
        source = re.sub(r"\n\s*>", "\n", source)
    return plain(html.unescape(source))


def plain(text):
    return re.sub(r"\s+", "", text.translate(UNSEEN).translate(SMALL))


def figures(figura, page, offsets):
    run = subprocess.run([figura, "extract", "--quiet", "--to", "ndjson", "--offsets", offsets, page], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def faults(page, data, decoded, name, f, points, units):
    start, end = f["start"], f["end"]
    source = data[start:end].decode(name, "replace")
    before = data[:start].decode(name)
    shown = seen(source, page.endswith(".md"))
    if shown != (plain(f["text"]) if not page.endswith(".md") else re.sub(r"[*`\\\[\]]", "", plain(f["text"]))):
        yield "the file has %r there, which shows %r" % (source, shown)
    if f["line"] != before.count("\n") + 1:
        yield "line %d, but %d line feeds stand before" % (f["line"], before.count("\n"))
    mark = 1 if name.startswith("utf-16") and decoded.startswith("\ufeff") else 0
    if f["column"] != len(before) - (before.rfind("\n") + 1) + 1 - (mark if "\n" not in before else 0):
        yield "column %d" % f["column"]
    if points["start"] != len(before) - mark or points["end"] - points["start"] != len(source):
        yield "code points %d to %d, not from %d on" % (points["start"], points["end"], len(before) - mark)
    if units["end"] - units["start"] != len(source.encode("utf-16-le")) // 2:
        yield "UTF-16 units %d to %d" % (units["start"], units["end"])


def main():
    figura = os.path.abspath(sys.argv[1])
    folder = os.path.join(ROOT, "corpus", "pages")
    pages = sys.argv[2:] or sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith((".html", ".md")))
    passed = failed = 0
    for page in pages:
        data = open(page, "rb").read()
        name = charset(data)
        rows = zip(figures(figura, page, "bytes"), figures(figura, page, "codepoints"), figures(figura, page, "utf16"))
        for f, points, units in rows:
            wrong = list(faults(page, data, data.decode(name), name, f, points, units))
            for what in wrong:
                print("%s: [[%s]] %d-%d: %s" % (os.path.relpath(page, ROOT), f["text"], f["start"], f["end"], what))
            failed += bool(wrong)
            passed += not wrong
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
