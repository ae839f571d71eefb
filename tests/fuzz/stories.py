#!/usr/bin/env python3
"""tests/fuzz/stories.py FIGURA [--rounds 8] [--seed 1]: stories damaged by a seeded hand, read for facts, checked and held against each other by a figura that should be built with sanitizers.

Each round makes 200 texts out of the corpus and of corpus/check: words lost, doubled, changed places, digits drawn anew, pieces of other stories and odd characters put in, often
short, so that anything may be first or last in a document. All of them are read in one run a command, each must end with an exit code of the manual and without a word of a
sanitizer; then some of them together are a draft whose sources are what they were made of. A run that fails is kept in a folder that is named. Last line: "N passed, M failed".
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ODD = ["\u00a0", "\u202f", '"', "“", "”", "’", "(", ")", "[[", "—", "-", "–", "/", "%", "$", "€", "0", "00", "1e9", ".", ",", "…", "\n", "\n\n", "\t", "|", "| 3 | 4 |\n", "½", "١٢", "\u200d", "e\u0301",
       "万", "3億円", "one", "hundred", "million", "the", "of", "was", "fell", "to", "from", "by", "each", "in all", "total", "it", "which", "said", "he", "$5 ($6)", "A.", "Mr."]
COMMANDS = [["extract", "--facts", "--to", "ndjson"], ["check", "--all", "--to", "ndjson"], ["extract", "--to", "table"]]
# Texts that once failed: what is looked at beside a word was not there.
KNOWN = ["Ana Corrin to 8.2%. Housing starts 22.3%"]
EACH, SOURCES = 200, 20


def stories():
    """Texts of the corpus, and the short ones of corpus/check."""
    texts = []
    for path in sorted(glob.glob(os.path.join(ROOT, "corpus", "*", "*.txt"))):
        with open(path, encoding="utf-8", errors="replace") as f:
            texts.append(f.read())
    for path in sorted(glob.glob(os.path.join(ROOT, "corpus", "check", "**", "*.pairs"), recursive=True)):
        with open(path, encoding="utf-8") as f:
            texts += [re.sub(r"\[\[|\]\]", "", line.split(None, 1)[1].rpartition("=>")[0] or line.split(None, 1)[1]) for line in f if re.match(r"(ok|bad|gap)\s+\S", line)]
    return texts


def damaged(rng, text, others):
    words = re.split(r"(\s+)", text)
    if len(words) > 300 or rng.random() < 0.3: # often no more than a few sentences
        begin = rng.randrange(len(words))
        words = words[begin : begin + rng.choice((10, 40, 300))]
    for _ in range(rng.choice((1, 2, 3, 8, 20))):
        if not words:
            break
        at, kind = rng.randrange(len(words)), rng.randrange(7)
        if kind == 0:
            del words[at : at + rng.choice((1, 1, 5))]
        elif kind == 1:
            words.insert(at, rng.choice(ODD))
        elif kind == 2:
            words[at] += rng.choice(ODD)
        elif kind == 3:
            other = rng.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        elif kind == 4:
            words[at : at + 1] = [words[at]] * rng.choice((2, 3, 30))
        elif kind == 5:
            words[at] = re.sub(r"\d", lambda m: str(rng.randrange(10)), words[at])
        else:
            other = re.split(r"(\s+)", rng.choice(others))
            begin = rng.randrange(len(other))
            words[at:at] = other[begin : begin + rng.randrange(40)]
    return "".join(words)


def fault(command):
    """What is wrong with one run, or None."""
    try:
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=300)
    except subprocess.TimeoutExpired:
        return "takes more than five minutes"
    if run.returncode not in (0, 1, 3) or b"Sanitizer" in run.stderr or b"runtime error" in run.stderr:
        return "exit %d: %s" % (run.returncode, run.stderr[-2000:].decode(errors="replace"))
    return None


def as_ndjson(texts):
    return "".join(json.dumps({"id": str(i), "text": text, "date": "2021-05-12"}) + "\n" for i, text in enumerate(texts)).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("figura")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, texts, passed, failed = random.Random(options.seed), stories(), 0, 0
    folder = tempfile.mkdtemp(prefix="figura-stories-")
    texts_of, draft, source = (os.path.join(folder, name) for name in ("made.ndjson", "draft.txt", "source.ndjson"))
    for number in range(options.rounds + 1):
        whole = [rng.choice(texts) for _ in range(EACH)] if number else KNOWN
        made = [damaged(rng, text, texts) for text in whole] if number else KNOWN
        for path, content in ((texts_of, as_ndjson(made)), (draft, "\n\n".join(made[:SOURCES]).encode()), (source, as_ndjson(whole[:SOURCES]))):
            with open(path, "wb") as f:
                f.write(content)
        runs = [[options.figura, *command, "--from", "ndjson", "--quiet", texts_of] for command in COMMANDS]
        for command in runs + [[options.figura, "diff", "--date", "2021-05-12", "--to", "json", "--quiet", draft, source]]:
            wrong = fault(command)
            passed, failed = passed + (wrong is None), failed + (wrong is not None)
            if wrong:
                kept = tempfile.mkdtemp(prefix="failed-", dir=folder)
                for path in (texts_of, draft, source):
                    shutil.copy(path, kept)
                print("%s, in %s: %s" % (command[1], kept, wrong))
    if not failed:
        shutil.rmtree(folder)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
