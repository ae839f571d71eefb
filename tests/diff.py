#!/usr/bin/env python3
"""tests/diff.py FIGURA [FOLDER or FILE...]: pairs of drafts and sources (corpus/diff/*.diff, see corpus/diff/SOURCE.md) through `figura diff`.

A NAME.tsv has one pair a line: a source, a draft, in which `{...}` holds what is wrong, `{?...}` what is wrong and not found yet.
Every figure of a draft stands in its file with the status it must get and, where one is quoted, the figure of the source it is held against.
Without a FOLDER or FILE also the rest of corpus/: every document against itself is all matched, and against ten documents of other stories nothing
is said of it that an editor would have to look at.
Last lines: how many wrong figures are found, how many figures that no source has have one beside them, "N passed, M failed"; a test is one line after `--- expect`, and one more a file: that nothing else was said; or one of those documents."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def read(path):
    """date, draft, [(ending, source)], [(line number, line)]"""
    date, parts, expected = None, [], []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        head = re.match(r"--- (draft|source|expect)(?: (ndjson))?$", line.rstrip("\n"))
        if head:
            parts.append((head[1], head[2] or "txt", []))
        elif not parts and line.startswith("date "):
            date = line.split()[1]
        elif not parts and not line.startswith("#") and line.strip():
            sys.exit("%s:%d: what is this? a head line is `# ...` or `date ...`" % (path, number))
        elif parts and parts[-1][0] == "expect":
            if line.strip():
                expected.append((number, line.strip()))
        elif parts:
            parts[-1][2].append(line)
    texts = [(kind, form, "".join(lines)) for kind, form, lines in parts if kind != "expect"]
    return date, [t for k, f, t in texts if k == "draft"][0], [(f, t) for k, f, t in texts if k == "source"], expected


def places(snippet, texts):
    """Where the [[marks]] of `snippet` stand: a list of (text number, start), in code points. A mark's snippet runs to the next mark."""
    flat = snippet.replace("[[", "").replace("]]", "")
    for k, text in enumerate(texts):
        at = text.find(flat)
        if at >= 0:
            found, shift = [], 0
            for mark in re.finditer(r"\[\[", snippet):
                found.append((k, at + mark.start() - shift))
                shift += 4
            return found
    found, rest = [], snippet  # figures that stand apart: each with the words before it
    while "]]" in rest:
        end = rest.index("]]") + 2
        piece, rest = rest[:end].strip(), rest[end:]
        one = places(piece, texts) if piece != snippet else []
        if not one:
            return []
        found += one
    return found


def run(figura, date, draft, sources):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for k, (form, text) in enumerate([("txt", draft)] + sources):
            names.append(os.path.join(folder, "%d.%s" % (k, form)))
            with open(names[-1], "w", encoding="utf-8") as f:
                f.write(text)
        command = [figura, "diff", "--to", "json", "--offsets", "codepoints"] + (["--date", date] if date else []) + names
        out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if out.returncode > 1:
            return None, out.stderr.decode("utf-8", "replace")
        items = json.loads(out.stdout.decode("utf-8"))
        ids = {}  # document ids: text files are their paths
        for k, name in enumerate(names[1:]):
            ids[name] = k
        return (items, ids, out.returncode), None


def source_texts(sources):
    """Every text of the sources, with the (document, field) it is."""
    texts = []
    for k, (form, text) in enumerate(sources):
        if form == "txt":
            texts.append((k, "text", text))
            continue
        for line in text.splitlines():
            if line.strip():
                d = json.loads(line)
                texts += [(d["id"], field, d[field]) for field in ("title", "text") if field in d]
    return texts


WRONG = ("different", "off by a magnitude")
NEAREST = {"wrong": [0, 0], "other": [0, 0]}  # of figures that no source has: how many have one of a source beside them, and all
FOUND = {"wrong": [0, 0], "called wrong": 0, "in no source": 0, "right": 0}  # wrong figures found, and all; of the right ones


def count(item, wanted):
    wrong, said = wanted in WRONG, item["status"]
    if "draft" in item and wrong:
        FOUND["wrong"][0] += said in WRONG
        FOUND["wrong"][1] += 1
    elif "draft" in item:
        FOUND["right"] += 1
        FOUND["called wrong"] += said in WRONG
        FOUND["in no source"] += said == "not in the sources"
    if said == "not in the sources":
        tally = NEAREST["wrong" if wrong else "other"]
        tally[0] += "source" in item
        tally[1] += 1


def check(figura, path):
    date, draft, sources, expected = read(path)
    result, fault = run(figura, date, draft, sources)
    if result is None:
        return 0, len(expected) + 1, ["%s: %s" % (path, fault.strip())]
    items, ids, code = result
    texts = source_texts(sources)
    where = {(ids.get(d, d) if isinstance(d, str) else d, f): k for k, (d, f, t) in enumerate(texts)}

    def place(source):
        return where[(ids.get(source["doc"], source["doc"]), source["field"])], source["start"]

    left, faults, passed = list(items), [], 0
    for number, line in expected:
        gap = line.startswith("gap ")  # what is not so yet
        line = line[4:] if gap else line
        snippet, rest = line.split("=>", 1) if "=>" in line else (line, "")
        wanted, _, quoted = rest.partition(";")
        wanted, quoted, snippet = wanted.strip(), quoted.strip(), snippet.strip()
        word = re.search(r"\((.*)\)", wanted)
        status, _, how = re.sub(r"\s*\(.*\)", "", wanted).partition(",")
        source_places = places(quoted, [t for d, f, t in texts]) if quoted else []
        if status == "missing":
            item = next((i for i in left if "draft" not in i and place(i["source"]) in source_places), None)
        else:
            at = places(snippet, [draft])
            item = next((i for i in left if "draft" in i and at and i["draft"]["start"] == at[0][1]), None)
        if quoted and not source_places:
            faults.append("%s:%d: the source does not say this: %s" % (path, number, quoted))
            continue
        if not item:
            faults.append("%s:%d: no such item: %s" % (path, number, line))
            continue
        left.remove(item)
        count(item, status)
        got = [place(s) for s in item["of"]] if "of" in item else [place(item["source"])] if "source" in item else []
        said = item["status"] + (", " + item["how"] if "how" in item else "")
        right = item["status"] == status and set(got) == set(source_places)
        if gap:
            passed += not right
            faults += ["%s:%d: found now: no gap any more" % (path, number)] if right else []
        elif item["status"] != status or (how and item.get("how") != how.strip()) or (word and word[1] not in item.get("why", "")):
            faults.append("%s:%d: %s\n    got %s: %s %s" % (path, number, line, said, item.get("why", ""), item.get("source", {}).get("text", "")))
        elif quoted and set(got) != set(source_places):
            faults.append("%s:%d: %s\n    got %s of %s, wanted %s" % (path, number, line, said, got, source_places))
        else:
            passed += 1
    bad = any(i["status"] in ("different", "off by a magnitude") for i in items)
    if left or code != bad:
        faults.append("%s: exit %d; also said: %s" % (path, code, ["%s %s" % (i["status"], i.get("draft", i.get("source"))["text"]) for i in left]))
    else:
        passed += 1
    return passed, len(faults), faults


def marked(draft):
    """The draft without its marks; [(start, end, is it found)], in code points."""
    text, spans = "", []
    for piece in re.split(r"(\{[^}]*\})", draft):
        if piece.startswith("{"):
            gap = piece.startswith("{?")
            piece = piece[2 if gap else 1 : -1]
            spans.append((len(text), len(text) + len(piece), not gap))
        text += piece
    return text, spans


def check_lines(figura, path):
    passed, faults = 0, []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("#") or not line.strip():
            continue
        source, draft = line.rstrip("\n").split("\t")
        draft, spans = marked(draft)
        (items, ids, code), fault = run(figura, "2019-06-01", draft, [("txt", source)])
        found, called = set(), []
        for i in items:
            at = [k for k, (start, end, now) in enumerate(spans) if "draft" in i and i["draft"]["start"] < end and i["draft"]["end"] > start]
            found.update(k for k in at if i["status"] in WRONG)
            called += [i["draft"]["text"]] if not at and "draft" in i and i["status"] in WRONG else []
            if not at and "draft" in i:
                count(i, "matched")
        FOUND["wrong"][0] += len(found)
        FOUND["wrong"][1] += len(spans)
        bad = ["%s is called wrong" % c for c in called]
        bad += ["%s is %s" % (draft[start:end], "missed" if now else "found now: no ? any more") for k, (start, end, now) in enumerate(spans) if (k in found) != now]
        passed += not bad
        faults += ["%s:%d: %s" % (path, number, b) for b in bad]
    return passed, len(faults), faults


def document(path):
    """A document of the corpus as a line of NDJSON, with the reference date that its expectations name."""
    expect = open(path[:-4] + ".expect", encoding="utf-8").read()
    date = re.search(r"^date (\S+)", expect, re.M)
    text = open(path, encoding="utf-8", newline="").read()
    return json.dumps(dict({"id": os.path.basename(path), "text": text}, **({"date": date[1]} if date else {})))


def statuses(figura, draft, sources):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("draft.ndjson", "sources.ndjson")]
        for name, paths in zip(names, ([draft], sources)):
            with open(name, "w", encoding="utf-8") as f:
                f.write("".join(document(p) + "\n" for p in paths))
        out = subprocess.run([figura, "diff", "--to", "json", "--quiet"] + names, stdout=subprocess.PIPE)
    return json.loads(out.stdout.decode("utf-8"))


def other_stories(figura):
    """What must hold of documents that were written for something else."""
    texts = sorted(glob.glob(os.path.join(ROOT, "corpus", "economy", "*.txt")) + glob.glob(os.path.join(ROOT, "corpus", "general", "*.txt")))
    passed, faults = 0, []
    for k, path in enumerate(texts):
        others = [texts[(k + j) % len(texts)] for j in range(1, 11)]
        wrong = [i for i in statuses(figura, path, [path]) if i["status"] != "matched"]
        wrong += [i for i in statuses(figura, path, others) if i["status"] in ("different", "off by a magnitude", "computed")]
        passed += not wrong
        faults += ["%s: %s: %s: %s" % (os.path.relpath(path), i["draft"]["text"], i["status"], i["why"]) for i in wrong]
    return passed, faults


def main():
    paths = []
    for p in sys.argv[2:] or [os.path.join(ROOT, "corpus", "diff")]:
        paths += sorted(f for end in ("diff", "tsv") for f in glob.glob(os.path.join(p, "**", "*." + end), recursive=True)) if os.path.isdir(p) else [p]
    passed = failed = 0
    for path in paths:
        ok, bad, faults = (check_lines if path.endswith(".tsv") else check)(sys.argv[1], os.path.relpath(path))
        passed, failed = passed + ok, failed + bad
        print("".join(f + "\n" for f in faults), end="")
    if not sys.argv[2:]:
        ok, faults = other_stories(sys.argv[1])
        passed, failed = passed + ok, failed + len(faults)
        print("".join(f + "\n" for f in faults), end="")
    print("%d of %d wrong figures found; of %d right ones %d called wrong, %d in no source" % (*FOUND["wrong"], FOUND["right"], FOUND["called wrong"], FOUND["in no source"]))
    print("of figures that no source has, something is beside %d of %d that are wrong, %d of %d others" % (*NEAREST["wrong"], *NEAREST["other"]))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
