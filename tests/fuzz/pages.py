#!/usr/bin/env python3
"""tests/fuzz/pages.py FIGURA [--rounds 20] [--seed 1]: pages of the corpus, damaged by a seeded hand, read by a figura that should be built with sanitizers.

Each round makes one damaged copy of every page (bytes flipped, cut, doubled, tags and entities of other pages put in) and reads all of them in one run. It must end in time, with exit code 0 or 3,
without a word of a sanitizer, and with every span inside its file. What fails is kept in a folder that is named. Last line: "N passed, M failed".
"""
import argparse
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PIECES = [b"<", b">", b"</", b"<!--", b"-->", b"&", b"&#", b"&#x110000;", b"\x00", b"\xff", b"\xe2\x80", b"<svg>", b"</svg>", b"<table><tr><td>", b"</table>", b"<p hidden>", b"<script>", b"</script>",
          b"<sup>12</sup>", b"```\n", b"|", b"\n|--|--|\n", b"**", b"[x](", b"]: ", b"---\n", b"> ", b"- ", b"    ", b"`", b"<plaintext>", b"<template>", b"<div style=display:none>", b"\xc2\xad", b"$<b>1</b>"]


def damaged(rng, data, others):
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(7)
        if kind == 0 and data:
            data[at % len(data)] = rng.randrange(256)
        elif kind == 1:
            del data[at : at + rng.choice((1, 2, 10, 200))]
        elif kind == 2:
            data[at:at] = rng.choice(PIECES)
        elif kind == 3:
            other = rng.choice(others)
            begin = rng.randrange(len(other))
            data[at:at] = other[begin : begin + rng.choice((1, 10, 300))]
        elif kind == 4:
            data[at:at] = data[at : at + 100] * rng.choice((1, 3))
        elif kind == 5:
            del data[at:]
        else:
            data[at:at] = rng.choice(PIECES) * rng.choice((2, 50, 600))
    return bytes(data)


def faults(figura, folder, names):
    """What is wrong with one run over the files, or None."""
    try:
        run = subprocess.run([figura, "extract", "--to", "ndjson", "--fields", "doc,start,end,text", *names], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    except subprocess.TimeoutExpired:
        return "takes more than five minutes"
    if run.returncode not in (0, 3) or b"Sanitizer" in run.stderr or b"runtime error" in run.stderr:
        return "exit %d: %s" % (run.returncode, run.stderr[-2000:].decode(errors="replace"))
    for line in run.stdout.splitlines():
        f = json.loads(line)
        size = os.path.getsize(os.path.join(folder, f["doc"])) if not f["doc"].endswith(".gz") else 1 << 30
        if not (f["start"] < f["end"] <= size and f["text"]):
            return "a span that cannot be: %r" % f
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("figura")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    figura = os.path.abspath(options.figura)
    corpus = os.path.join(ROOT, "corpus", "pages")
    pages = {name: open(os.path.join(corpus, name), "rb").read() for name in sorted(os.listdir(corpus)) if name.endswith((".html", ".md"))}
    rng = random.Random(options.seed)
    failed = 0
    for number in range(options.rounds):
        folder = tempfile.mkdtemp(prefix="figura-pages-")
        names = []
        for name, data in pages.items():
            bad = damaged(rng, data, list(pages.values()))
            if rng.randrange(10) == 0:
                bad, name = gzip.compress(bad), name + ".gz"
                bad = bad[: rng.randrange(len(bad))] if rng.randrange(2) else bad
            open(os.path.join(folder, name), "wb").write(bad)
            names.append(name)
        what = faults(figura, folder, names)
        if what:
            failed += 1
            print("round %d, kept in %s: %s" % (number, folder, what))
        else:
            shutil.rmtree(folder)
    print("%d passed, %d failed" % ((options.rounds - failed) * len(pages), failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
