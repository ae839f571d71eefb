#!/usr/bin/env python3
"""Tables of plain text, drawn at random: whatever stands beside what, each figure's span in the file is its text, and its line is that line.

in   the command [--rounds 150] [--seed 1]          out   a line a failure, then "N passed, M failed"; exit 1 where one failed
     tests/fuzz/columns.py build/sanitize/figura
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

LABELS = ["Sales", "Net income (loss)", "Oil ($/bbl)", "Größe", "売上高", "-", "—", "n/a", "(In millions)", "$", "EUR m", "% Change", "2021", "May", "Headcount", "EPS", "Nikkei 225"]
NUMBERS = ["1", "12", "1,234", "(45)", "(1,045.2)", "$5", "$   7", "3.5%", "-2", "+4.5", "0.01", "12bn", "€3m", "9:10", "1.", "2021", "1" * 30]
LINES = ["", "-----  -----", "=====", "Section", "(in thousands)", "Text runs on.  It has 3 cats.  ", "\t\t", "   "]


def draw(rng):
    """Some lines, most of them rows."""
    lines = []
    for _ in range(rng.randint(1, 14)):
        if rng.random() < 0.2:
            lines.append(rng.choice(LINES))
            continue
        line = rng.choice(LABELS) if rng.random() < 0.8 else ""
        for column in range(rng.randint(0, 4)):
            value = rng.choice(NUMBERS if rng.random() < 0.85 else LABELS)
            if rng.random() < 0.8:
                line = line.ljust(14 + 12 * column) + value.rjust(10)
            else:
                line += rng.choice(["  ", "\t", " ", "   "]) + value
        lines.append(line)
    return ("\r\n" if rng.random() < 0.1 else "\n").join(lines).encode()


def faults(figura, text, path):
    with open(path, "wb") as f:
        f.write(text)
    run = subprocess.run([figura, "extract", "--quiet", "--from", "text", "--to", "ndjson", path], capture_output=True)
    if run.returncode != 0:
        return ["exit %d: %s" % (run.returncode, run.stderr.decode("utf-8", "replace")[-300:])]
    out = []
    for record in map(json.loads, run.stdout.decode().splitlines()):
        span = text[record["start"] : record["end"]].decode()
        line = text[: record["start"]].count(b"\n") + 1
        if span != record["text"] or line != record["line"]:
            out.append("line %d holds %r, the record says line %d and %r" % (line, span, record["line"], record["text"]))
    return out


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("figura")
    arguments.add_argument("--rounds", type=int, default=150)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    rng, failed = random.Random(given.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        for n in range(given.rounds):
            text = draw(rng)
            found = faults(given.figura, text, os.path.join(folder, "table.txt"))
            failed += bool(found)
            for fault in found:
                print("text %d, %r: %s" % (n, text[:400], fault))
    print("%d passed, %d failed" % (given.rounds - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
