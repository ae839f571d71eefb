#!/usr/bin/env python3
"""tests/pairs.py FIGURA [-v] [--sets] [FILE…]: the pairs of corpus/check: every planted error found, no finding on the consistent twins, nor on any
other document of corpus/, each at its own date (save documents that are there for their errors: corpus/check/known). --sets: a line a file, as docs/checks.md has them. Last lines: how many errors are found, "N passed, M failed".

A pair: `pair NAME`, then `date`, `rates` and `levels` lines where it has them, `ok TEXT` and `bad TEXT => CHECK`. In the bad text [[…]] marks
the figures that the finding names, all of them. A text goes on in lines that begin with four blanks; behind `from markdown`, `from html` or `from text` it is a file of that kind, its tables are
read, and its further blanks are kept. A pair may have its `ok` text alone; `gap`
instead of `bad` is an error that is known not to be found yet: once it is, that fails."""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
HEADS = {"rates": "date,currency,per_usd", "levels": "date,index,close"}


def read_pairs(path):
    """The pairs of a file as dicts: name, date, rates, levels, ok, bad, check, marks."""
    pairs, last = [], None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("    ") and last:
            pairs[-1][last] += "\n" + (line[4:] if "from" in pairs[-1] else line.strip())
            continue
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "pair":
            pairs.append({"name": rest, "at": "%s:%d" % (os.path.relpath(path, ROOT), number), "rates": [], "levels": []})
        elif word in HEADS:
            pairs[-1][word].append(rest)
        elif word in ("date", "from", "ok", "bad", "gap"):
            word = "bad" if word == "gap" else word
            pairs[-1][word] = rest
            pairs[-1]["gap"] = line.startswith("gap")
        else:
            sys.exit("%s:%d: `%s` begins no line of a pair" % (path, number, word))
        last = word if word in ("ok", "bad") else None
    for pair in pairs:
        if "bad" not in pair:
            continue
        pair["bad"], _, pair["check"] = (x.strip() for x in pair["bad"].rpartition("=>"))
        marked, plain, marks = pair["bad"], "", []
        for piece in re.split(r"(?s)(\[\[.*?\]\])", marked):
            if piece.startswith("[["):
                marks.append((len(plain), len(plain) + len(piece) - 4))
                piece = piece[2:-2]
            plain += piece
        pair["bad"], pair["marks"] = plain, marks
    return pairs


def check(figura, pair, text, folder):
    """(findings, coverage line) of one text."""
    command = [figura, "check", "--from", pair.get("from", "ndjson"), "--to", "documents", "--offsets", "codepoints"]
    for kind, head in HEADS.items():
        if pair[kind]:
            path = os.path.join(folder, kind + ".csv")
            with open(path, "w", encoding="utf-8") as f:
                f.write(head + "\n" + "\n".join(pair[kind]) + "\n")
            command += ["--" + kind, path]
    document = {"id": pair["name"], "text": text}
    if "date" in pair:
        document["date"] = pair["date"]
    if "from" in pair and "date" in pair:
        command += ["--date", pair["date"]]
    source = text if "from" in pair else json.dumps(document)
    run = subprocess.run(command, input=source.encode("utf-8"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        return None, run.stderr.decode("utf-8")
    out = json.loads(run.stdout.decode("utf-8"))
    wrong = [f for f in out["findings"] if f["verdict"] == "inconsistent"]
    if (run.returncode == 1) != bool(wrong):
        return None, "exit code %d with %d inconsistent findings" % (run.returncode, len(wrong))
    return out["findings"], ""


def faults_of(figura, pair, folder):
    found, why = check(figura, pair, pair["ok"], folder)
    if found is None:
        return [why]
    faults = ["the consistent twin has %s: %s" % (f["check"], f["why"]) for f in found]
    if "bad" not in pair:
        return faults
    found, why = check(figura, pair, pair["bad"], folder)
    if found is None:
        return faults + [why]
    if pair["gap"]:
        return faults + ["found now (%s): call it `bad`" % f["check"] for f in found]
    if len(found) != 1:
        faults.append("%d findings, not one%s" % (len(found), "".join("; %s: %s" % (f["check"], f["why"]) for f in found)))
        return faults
    finding = found[0]
    places = sorted((f["start"], f["end"]) for f in finding["figures"])
    if finding["check"] != pair["check"]:
        faults.append("%s, not %s: %s" % (finding["check"], pair["check"], finding["why"]))
    if finding["verdict"] != "inconsistent":
        faults.append("verdict %s: %s" % (finding["verdict"], finding["why"]))
    if places != sorted(pair["marks"]):
        faults.append("names %s" % ", ".join(f["text"] for f in finding["figures"]))
    return faults


def date_of(text):
    """A document's own date, which stands beside it."""
    expect = os.path.splitext(text)[0] + ".expect"
    if os.path.exists(expect):
        for line in open(expect, encoding="utf-8"):
            if line.startswith("date "):
                return line.split()[1]
    return "2019-03-01"


def corpus_faults(figura):
    """Findings on documents of corpus/ that hold no planted error."""
    known = set()
    for line in open(os.path.join(ROOT, "corpus", "check", "known"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            known.add(tuple(line.split()[:2]))
    texts = sorted(t for end in ("txt", "md", "html") for t in glob.glob(os.path.join(ROOT, "corpus", "*", "*." + end)) if not t.endswith("SOURCE.md"))
    findings = []
    by_date = collections.defaultdict(list)
    for t in texts:
        by_date[date_of(t)].append(os.path.relpath(t, ROOT))
    for date, group in sorted(by_date.items()):
        run = subprocess.run([figura, "check", "--to", "ndjson", "--quiet", "--date", date] + group, stdout=subprocess.PIPE, cwd=ROOT, check=False)
        findings += [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    wrong = [f for f in findings if f["verdict"] == "inconsistent"]
    seen = {(f["doc"], f["check"]) for f in wrong}
    faults = ["%s: %s: %s" % (f["doc"], f["check"], f["why"]) for f in wrong if (f["doc"], f["check"]) not in known]
    faults += ["corpus/check/known: %s %s is not found any more" % k for k in known - seen]
    return len(texts), faults


def main():
    figura, rest = os.path.abspath(sys.argv[1]), sys.argv[2:]
    verbose, sets = "-v" in rest, "--sets" in rest
    named = [f for f in rest if f not in ("-v", "--sets")]
    files = named or sorted(glob.glob(os.path.join(ROOT, "corpus", "check", "**", "*.pairs"), recursive=True))
    passed = failed = found = planted = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            before = (planted, found)
            pairs = read_pairs(path)
            for pair in pairs:
                faults = faults_of(figura, pair, folder)
                passed += not faults
                failed += bool(faults)
                planted += "bad" in pair
                found += "bad" in pair and not pair["gap"] and not faults
                for fault in faults:
                    print("%s: %s: %s" % (pair["at"], pair["name"], fault))
                if verbose and not faults:
                    print("%s: %s: ok" % (pair["at"], pair["name"]))
            if sets:
                print("%s: %d correct texts, %d of %d errors found" % (os.path.relpath(path, ROOT), len(pairs), found - before[1], planted - before[0]))
    if not named:
        count, faults = corpus_faults(figura)
        passed += count - len(faults)
        failed += len(faults)
        for fault in faults:
            print(fault)
    print("%d of %d planted errors found" % (found, planted))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
