#!/usr/bin/env python3
"""tests/held/score.py FIGURA: counts over the stories of tests/held, without a word of them. Last line: "N passed, M failed"."""
import collections
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = {"facts": 0.68, "facts2": 0.51, "facts3": 0.52, "facts4": 0.68, "check": 33, "diff": 16}  # what was reached; facts, facts2, facts3: of the first, second and fifth reader; facts4: of the core desks


def lines_of(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()


def facts(figura, folder):
    last = lines_of([figura, "grammar", "test", os.path.join(HERE, folder)])[-2:]
    line = next(l for l in last if l.startswith("facts: "))
    print("%-8s" % folder + line[len("facts: "):])
    return float(re.search(r"F1 ([\d.]+)", line)[1])


def check(figura):
    out = lines_of([sys.executable, os.path.join(HERE, "..", "pairs.py"), figura] + glob.glob(os.path.join(HERE, "check", "*.pairs")))
    found, planted = map(int, re.match(r"(\d+) of (\d+) planted errors found", out[-2]).groups())
    false = int(re.search(r"(\d+) failed", out[-1])[1]) - (planted - found)
    print("check   %d of %d errors found, with the very figures; %d false alarms on the right twins" % (found, planted, false))
    return found, false


def diff(figura):
    source = open(os.path.join(HERE, "..", "diff.py"), encoding="utf-8").read().replace("\nmain()\n", "\n")
    tools = {"__file__": os.path.join(HERE, "..", "diff.py"), "__name__": "diff"}
    exec(compile(source, "diff.py", "exec"), tools)
    tally, beside = collections.Counter(), 0
    for path in sorted(glob.glob(os.path.join(HERE, "diff", "*.diff"))):
        date, draft, sources, expected = tools["read"](path)
        (items, _, _), _ = tools["run"](figura, date, draft, sources)
        for _, line in expected:
            snippet, _, rest = line.removeprefix("gap ").partition("=>")
            wrong = rest.strip().startswith(("different", "off by"))
            at = tools["places"](snippet.strip(), [draft])
            item = next((i for i in items if "draft" in i and at and i["draft"]["start"] == at[0][1]), None)
            if item:
                said = "accused" if item["status"] in ("different", "off by a magnitude") else "unknown" if item["status"] == "not in the sources" else "approved"
                tally[wrong, said] += 1
                beside += wrong and said == "unknown" and "source" in item
    print("diff    of the wrong figures %d are called so, %d are in no source (%d with what is nearest beside them), %d taken for right" %
          (tally[True, "accused"], tally[True, "unknown"], beside, tally[True, "approved"]))
    print("        of the right ones %d are called wrong, %d are in no source, %d confirmed" % (tally[False, "accused"], tally[False, "unknown"], tally[False, "approved"]))
    return tally[True, "accused"], tally[False, "accused"]


def main():
    figura = os.path.abspath(sys.argv[1])
    right = [facts(figura, folder) >= FLOORS[folder] for folder in ("facts", "facts2", "facts3", "facts4")]
    (found, false), (called, accused) = check(figura), diff(figura)
    results = right + [found >= FLOORS["check"], not false, called >= FLOORS["diff"], not accused]
    print("%d passed, %d failed" % (sum(results), len(results) - sum(results)))
    sys.exit(not all(results))


main()
