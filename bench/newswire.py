#!/usr/bin/env python3
"""Newswire-like NDJSON for timings, of any size, the same on every machine.

in   sentences of corpus/*/*.txt, save corpus/precision          out   documents of 1 to 5 KB on standard output
     bench/newswire.py [--mb 50] [--seed 1] [--names 20] > newswire.ndjson

Sentences are shuffled into paragraphs. Digits are drawn anew, so that numbers repeat no more often than in print: as many digits as before, no new leading zero,
years stay in their century, hours and days stay what they are. One capitalised word in --names becomes an invented name, so that new words keep coming as they do in
news. --plain sets how many sentences without digits are mixed in for one with; the usual 0.7 gives one figure every 50 bytes.
"""
import argparse
import glob
import json
import os
import random
import re
import sys

SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z\"$])")
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
SYLLABLES = [c + v for c in "b br d dr f g gl h k kr l m n p r s st t tr v w z".split() for v in "a e i o u ai ei ou".split()]


def sentences(folder):
    """All sentences of the corpus: those with digits, those without."""
    with_digits, plain = [], []
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.txt"))):
        if os.path.basename(os.path.dirname(path)) == "precision":
            continue  # lists, tables and codes, four times as dense as news
        with open(path, encoding="utf-8", newline="") as f:
            for paragraph in re.split(r"\n\s*\n", f.read()):
                for s in SENTENCE.split(paragraph.strip()):
                    if 20 <= len(s) <= 1000:
                        (with_digits if NUMBER.search(s) else plain).append(s)
    return with_digits, plain


def redraw(rng, text, names):
    """Other digits of the same arrangement; some names invented."""

    def number(m):
        d, before = m.group(), text[m.start() - 1 : m.start()]
        if len(d) == 4 and d[:2] in ("19", "20"):
            return d[:2] + "%02d" % rng.randrange(100 if d[0] == "1" else 26)
        if text[m.end() : m.end() + 1] == ":" or d[0] == "0":
            return d  # hours, codes
        if len(d) <= 2 and int(d) <= 31 and before not in (".", ","):
            return str(rng.randint(1, min(int(d) + 3, 31))) if before != ":" else d
        first = d[0] if before in (".", ",") else str(rng.randint(1, 9))
        return first + "".join(str(rng.randrange(10)) for _ in d[1:])

    def name(m):
        if rng.randrange(names):
            return m.group()
        return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()

    text = NUMBER.sub(number, text)
    return NAME.sub(name, text) if names else text


def document(rng, number, pools, options):
    """One document: a title, paragraphs of one to three sentences."""
    with_digits, plain = pools
    paragraphs, size, want = [], 0, options.document_bytes or rng.randint(1000, 5000)
    while size < want:
        pick = [rng.choice(plain if plain and rng.random() < options.plain / (1 + options.plain) else with_digits) for _ in range(rng.randint(1, 3))]
        paragraph = " ".join(redraw(rng, s, options.names) for s in pick)
        paragraphs.append(paragraph)
        size += len(paragraph) + 2
    day = "%d-%02d-%02d" % (rng.randint(1987, 2024), rng.randint(1, 12), rng.randint(1, 28))
    return {"id": str(number), "title": redraw(rng, rng.choice(with_digits), options.names)[:80], "text": "\n\n".join(paragraphs), "date": day}


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser(description="Newswire-like NDJSON for timings, on standard output.")
    parser.add_argument("--mb", type=float, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", type=int, default=20, help="one capitalised word in this many is invented; 0: none")
    parser.add_argument("--plain", type=float, default=0.7, help="sentences without digits for one with")
    parser.add_argument("--document-bytes", type=int, default=0, help="size of each text; 0: 1 to 5 KB")
    parser.add_argument("--corpus", default=os.path.join(here, "corpus"))
    options = parser.parse_args()
    rng, pools = random.Random(options.seed), sentences(options.corpus)
    if not pools[0]:
        parser.error("no sentences in " + options.corpus)
    written = number = 0
    while written < options.mb * 1e6:
        line = json.dumps(document(rng, number, pools, options), ensure_ascii=False) + "\n"
        sys.stdout.write(line)
        written += len(line.encode())
        number += 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
