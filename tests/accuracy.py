#!/usr/bin/env python3
"""tests/accuracy.py FIGURA EVAL: the development sets of EVAL (run.py there), miss by miss, beside docs/accuracy-cases.tsv.

That file says of each case that is counted as wrong why: a class of docs/accuracy.md. In most classes docs/records.md decides otherwise than the set's authors; `reading` is another reading of the same words, on which it is
silent, and `open` is what figura should do better. Prints for each set the value that is right of all cases, and of those that remain where docs/records.md does not decide otherwise.
A miss that is not in the file, and a line of the file that is no miss any more, is a failure. Last line: "N passed, M failed".
"""
import collections
import csv
import json
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SETS = {"recognizers-number": 97, "recognizers-unit": 96, "recognizers-datetime": 92, "duckling-amount": 96, "duckling-number": 96, "duckling-time": 93,
        "quantulum3": 93, "text2num": 95, "price-parser": 85, "chrono": 96, "ctparse": 88}
OURS = ("reading", "look", "feast", "open")  # the classes in which docs/records.md does not decide


def run(figura, folder, name):
    """Right value in percent, of how many, and the cases that are wrong, each as often as it is."""
    command = "'%s' extract --from ndjson --to ndjson --offsets codepoints --quiet" % os.path.abspath(figura)
    out = subprocess.run([sys.executable, os.path.join(folder, "run.py"), "--set", name, "--failures", "99999", "-c", command], capture_output=True, text=True, check=True).stdout
    row = next(line for line in out.splitlines() if line.startswith(name + " "))
    right, missed = float(row.split("|")[1].split()[-1]), collections.Counter()
    for line in out.splitlines():
        case = json.loads(line) if line.strip().startswith("{") else None
        if case and case["gold"] and case["gold"].get("norm") not in (None, "None"):
            missed[case["id"].split("/", 1)[1]] += 1
    return right, missed


def main():
    figura, folder = sys.argv[1:3]
    listed, classes = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    with open(os.path.join(ROOT, "docs", "accuracy-cases.tsv"), encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            listed[row["set"]][row["case"]] += 1
            classes[row["set"]][row["class"]] += 1
    passed, faults = 0, []
    print("%-21s %6s %6s %7s  %s" % ("set", "right", "wanted", "of rest", "misses"))
    for name, wanted in SETS.items():
        right, missed = run(figura, folder, name)
        if name in listed:
            for case in sorted((missed | listed[name])):
                if missed[case] == listed[name][case]:
                    passed += 1
                else:
                    faults.append("%s %s: %d wrong, %d in docs/accuracy-cases.tsv" % (name, case, missed[case], listed[name][case]))
        misses, decided = sum(missed.values()), sum(n for c, n in classes[name].items() if c not in OURS)
        count = misses / (1 - right / 100) if right < 100 else 0
        rest = 100 * (count - misses) / (count - decided) if count else 100
        passed, faults = (passed + 1, faults) if rest >= wanted else (passed, faults + ["%s: %.1f %% of the rest, %d wanted" % (name, rest, wanted)])
        print("%-21s %6.1f %6d %7.1f  %d: %s" % (name, right, wanted, rest, misses, ", ".join("%s %d" % c for c in classes[name].most_common())))
    print("".join(f + "\n" for f in faults), end="")
    print("%d passed, %d failed" % (passed, len(faults)))
    sys.exit(bool(faults))


main()
