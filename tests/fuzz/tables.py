#!/usr/bin/env python3
"""Tables drawn at random whose figures fit each other, with all that misleads: `figura check` has nothing to say of them.

in   the command [--rounds 300] [--seed 1]          out   a line a finding, how many of as many planted errors are found, "N passed, M failed"; exit 1 where one failed
     tests/fuzz/tables.py build/dev/figura
Values are drawn exactly and printed rounded, cut off, in steps of 5 or of 3 at random; some rows are parts of others, averages, rates, unknown, missing or left out of the list; changes are
those of the exact values. So a sum of printed figures is off by what rounding does, and a change too."""
import argparse
import json
import os
import random
import subprocess
import tempfile

LABELS = ["Ferries", "Cargo", "Dues", "Docks", "Tugs", "Pilots", "Cranes", "Sheds", "Ropes", "Nets", "Lamps", "Quays"]


def grouped(value, places):
    text = "{:,.{}f}".format(abs(value), places)
    return "-" + text if value < 0 and float(text.replace(",", "")) else text


class Table:
    def __init__(self, rng):
        self.rng = rng
        self.years = [2024 - k for k in range(rng.choice([1, 2, 2, 2, 3, 4]))]
        self.places = rng.choice([0, 0, 0, 1, 1, 2])
        self.size = 10 ** rng.choice([1.5, 2, 3, 4])
        self.how = rng.choice(["round"] * 6 + ["cut", "fives", "threes"])
        self.rows = []  # (label, exact values or texts)
        self.total = []

    def printed(self, value):
        if self.how == "cut":
            step = 10 ** self.places
            return grouped(int(value * step) / step, self.places)
        if self.how == "fives":
            return grouped(5 * round(value / 5), 0)
        if self.how == "threes":
            return grouped(3 * (int(value / 3) + (self.rng.random() < value / 3 % 1)), 0)
        return grouped(value, self.places)

    def draw(self):
        rng, n = self.rng, self.rng.randint(2, 8)
        labels = rng.sample(LABELS, n)
        for label in labels:
            first = self.size * rng.lognormvariate(0, 0.8)
            self.rows.append([label, [first * rng.lognormvariate(0, 0.15) for _ in self.years]])
        sums = [sum(row[1][k] for row in self.rows) for k in range(len(self.years))]
        if rng.random() < 0.2:  # a list of the largest
            most = rng.uniform(1.02, 2.5)
            sums = [s * most * rng.uniform(0.98, 1.02) for s in sums]
        if rng.random() < 0.2:
            at = rng.randrange(len(self.rows))
            self.rows.insert(at + 1, [rng.choice(["of which new", "Old ones"]), [v * rng.uniform(0.2, 0.8) for v in self.rows[at][1]]])
        total = [rng.choice(["Total", "Total", "Total harbour", "Sum", "All"]), sums]
        if rng.random() < 0.15:
            self.rows.insert(0, total)
        else:
            self.rows.append(total)
        if rng.random() < 0.15:
            self.rows.append(["Average", [s / n for s in sums]])
        self.total = total

    def change(self, row):
        now, before = row[1][0], row[1][1]
        return "{:.{}f}".format((now / before - 1) * 100, 1)

    def texts(self):
        rng = self.rng
        change = len(self.years) > 1 and rng.random() < 0.6
        share = rng.random() < 0.25
        head = [""] + [str(y) for y in self.years] + (["% change"] if change else []) + (["Share, %"] if share else [])
        lines = [head]
        for row in self.rows:
            cells = [self.printed(v) for v in row[1]]
            if rng.random() < 0.05:
                cells[rng.randrange(len(cells))] = rng.choice(["–", "n/a", "", "..", "(1)"])
            if change:
                cells.append("n.m." if rng.random() < 0.05 else self.change(row))
            if share:
                cells.append("{:.1f}".format(row[1][0] / self.total[1][0] * 100))
            lines.append([row[0]] + cells)
        if change and rng.random() < 0.15:  # and one without what currencies did
            lines[0].append("% change, constant currency")
            for row, line in zip(self.rows, lines[1:]):
                line.append(line[len(self.years) + 1] if rng.random() < 0.7 else "{:.1f}".format(rng.uniform(-20, 20)))
        return lines


def markdown(lines):
    width = max(map(len, lines))
    lines = [line + [""] * (width - len(line)) for line in lines]
    return "\n".join("| " + " | ".join(line) + " |" + ("\n|" + "---|" * width if i == 0 else "") for i, line in enumerate(lines)) + "\n"


def plant(rng, lines, table):
    """Two digits of the total change places, or one becomes another: the text, or None where it cannot be."""
    row = 1 + table.rows.index(table.total)
    text = lines[row][1]
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if table.how != "round" or len(digits) < 4:
        return None
    at = digits[rng.randrange(1, 3)]
    wrong = text[:at] + str((int(text[at]) + rng.randint(2, 7)) % 10) + text[at + 1:]
    return markdown(lines[:row] + [lines[row][:1] + [wrong] + lines[row][2:]] + lines[row + 1:])


def findings(figura, texts, folder):
    paths = []
    for i, text in enumerate(texts):
        paths.append(os.path.join(folder, "%d.md" % i))
        with open(paths[-1], "w", encoding="utf-8") as f:
            f.write(text)
    run = subprocess.run([figura, "check", "--to", "ndjson", "--quiet"] + paths, stdout=subprocess.PIPE, check=False)
    found = {}
    for line in run.stdout.decode("utf-8").splitlines():
        f = json.loads(line)
        if f["verdict"] == "inconsistent":
            found.setdefault(int(os.path.basename(f["doc"])[:-3]), []).append("%s: %s" % (f["check"], f["why"]))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("figura")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    right, wrong = [], []
    for _ in range(args.rounds):
        table = Table(rng)
        table.draw()
        lines = table.texts()
        right.append(markdown(lines))
        bad = plant(rng, lines, table)
        if bad:
            wrong.append(bad)
    with tempfile.TemporaryDirectory() as folder:
        alarms = findings(os.path.abspath(args.figura), right, folder)
        found = findings(os.path.abspath(args.figura), wrong, folder)
    for i, why in alarms.items():
        print("seed %d, table %d: %s\n%s" % (args.seed, i, "; ".join(why), right[i]))
    print("%d of %d planted errors found" % (len(found), len(wrong)))
    print("%d passed, %d failed" % (args.rounds - len(alarms), len(alarms)))
    raise SystemExit(1 if alarms else 0)


main()
