#!/usr/bin/env python3
"""tests/lint/references.py: every file and section that the documents and the comments of grammars name is there.

Files: docs/records.md, src/record/id.c, grammars/en/link.gram, en/link.gram. Sections: docs/records.md, "Spans"; docs/records.md, spans; docs/records.md, kind date or field per (a row of its tables); #links in a page
itself. Prints each that is not there with its place; exit 1 where there is one.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
os.chdir(ROOT)
faults = []


def text(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def headings(markdown):
    return [h.strip() for h in re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", markdown, flags=re.M | re.S), re.M)]


def anchor(heading):
    return re.sub(r" ", "-", re.sub(r"[^\w\- ]", "", heading.lower()))


def rows(markdown, section):
    """Names in the first column of a section's table."""
    part = re.split(r"^## ", markdown, flags=re.M)
    return {w for p in part if p.startswith(section) for line in p.split("\n") if line.startswith("| `") for w in re.findall(r"`([^`]+)`", line.split("|")[1])}


pages = ["README.md", "grammars/README.md", "corpus/README.md"] + sorted(glob.glob("docs/*.md"))
grams = sorted(glob.glob("grammars/*/*.gram"))
records = text("docs/records.md")
kinds, fields = rows(records, "Kinds"), rows(records, "Fields")
FOLDERS = "docs|src|grammars|tests|corpus|schema|bench|tools|include|cmake|en|common"
NAMED = re.compile(r"(?<![\w/.<-])((?:%s)/[\w./-]*\w\.(?:md|gram|c|h|py|sh|json|sql|case|txt|html|csv|ndjson))(?![\w/])" % FOLDERS)
BARE = re.compile(r"(?<![\w/.<-])([a-z][\w-]*\.(?:gram|c))(?![\w/(])")


def is_there(path, near):
    return any(os.path.exists(p) for p in (path, "grammars/" + path, os.path.join(near, path)))


def check_files(path, number, line, bare):
    near = os.path.dirname(path)
    for name in NAMED.findall(line):
        if not is_there(name, near) and not re.search(r"/(SOURCE|NAME)[/.]", name):  # those stand for any
            faults.append(f"{path}:{number}: there is no file {name}")
    for name in BARE.findall(line) if bare else ():
        if not is_there(name, near) and not glob.glob(f"grammars/*/{name}") and not glob.glob(f"src/**/{name}", recursive=True):
            faults.append(f"{path}:{number}: there is no file {name}")


def check_sections(path, number, line):
    for page, quoted, plain in re.findall(r'(docs/[\w-]+\.md), (?:"([^"]+)"|([^;:.()#]+))', line):
        if not os.path.exists(page) or (not quoted and not path.endswith(".gram")):
            continue
        said = (quoted or plain).strip()
        names = {h.lower() for h in headings(text(page))}
        kind = re.fullmatch(r"kinds? (.+)", said)
        field = re.fullmatch(r"fields? (.+)", said)
        if kind or field:
            wrong = [w for w in re.split(r", | and ", (kind or field).group(1)) if w not in (kinds if kind else fields)]
        else:
            wrong = [] if said.lower() in names else [said]
        for name in wrong:
            faults.append(f"{path}:{number}: {page} has no {'kind ' if kind else 'field ' if field else 'section '}{name}")


for path in pages:
    page = text(path)
    anchors = {anchor(h) for h in headings(page)}
    for number, line in enumerate(page.split("\n"), 1):
        check_files(path, number, line, False)
        check_sections(path, number, line)
        for name in re.findall(r"\]\(#([^)]*)\)", line):
            if name not in anchors:
                faults.append(f"{path}:{number}: there is no section #{name} in it")
for path in grams:
    for number, line in enumerate(text(path).split("\n"), 1):
        comment = re.match(r"#|.* # ", line)
        source = re.match(r" +(source|about) ", line)
        if not comment and not source:
            continue
        said = line if source or line.startswith("#") else line[line.index(" # "):]
        check_files(path, number, said, not source)
        check_sections(path, number, said)

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
