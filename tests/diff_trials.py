#!/usr/bin/env python3
"""tests/diff_trials.py FIGURA FILE.diff...: how sure `figura diff` is, on more trials than anybody writes.

Of each draft (corpus/diff, see its SOURCE.md) a right figure is changed, one at a time: how many are called wrong, beside the source's own figure?
It is also given the value of something else: that of the figure of its kind and unit which stands nearest in the source.
And of its sources one sentence is left out, one at a time: what the draft tells of it is then in no source, and nothing may be called wrong that was not before.
The digits that change are drawn from the file's name: the same every time. src/diff/instead.c has its weights from these trials.
Prints what is called wrong for a sentence left out, then all counts."""
import json
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from diff import WRONG, places, read, run

SENTENCE = re.compile(r"[^\n]{20,}?(?:[.!?][\"”]?(?=\s+[A-Z“\"£$€0-9]|\s*\n|\s*$)|\n|$)")


def planted(draft, expected):
    """Where the figures stand that are wrong in the draft already."""
    starts = set()
    for _, line in expected:
        snippet, _, rest = line.removeprefix("gap ").partition("=>")
        if rest.strip().split(";")[0].strip().startswith(WRONG):
            starts.update(at for _, at in places(snippet.strip(), [draft])[:1])
    return starts


def wrong_at(items):
    return {i["draft"]["start"]: i for i in items if "draft" in i and i["status"] in WRONG}


def changed(text, dice):
    """Another number in the place of a figure's first, of as many digits; None: it has none."""
    number = re.search(r"\d[\d,]*(\.\d+)?", text)
    if not number:
        return None
    digits = list(number[0])
    if re.fullmatch(r"(19|20)\d\d", number[0]):
        digits = list(str(int(number[0]) + dice.choice([-3, -1, 1, 2, 5])))
    else:
        spots = [i for i, c in enumerate(digits) if c.isdigit()]
        digits[spots[0]] = dice.choice([c for c in "123456789" if c != digits[spots[0]]])
        if len(spots) > 1 and dice.random() < 0.5:
            digits[spots[1]] = dice.choice("0123456789")
    return text[: number.start()] + "".join(digits) + text[number.end() :]


def left_out(figura, date, draft, sources, known):
    """Per trial: what is called wrong that was not before."""
    for k, (form, text) in enumerate(sources):
        for sentence in SENTENCE.finditer(text):
            rest = sources[:k] + [(form, text[: sentence.start()] + text[sentence.end() :])] + sources[k + 1 :]
            result, _ = run(figura, date, draft, rest) if re.search(r"\d", sentence[0]) else (None, None)
            if result:
                yield [i for at, i in wrong_at(result[0]).items() if at not in known], len(result[0])


def figures(figura, text):
    out = subprocess.run([figura, "extract", "--to", "ndjson", "--offsets", "codepoints", "--quiet"], input=text.encode("utf-8"), stdout=subprocess.PIPE)
    return [f for f in map(json.loads, out.stdout.decode("utf-8").splitlines()) if "value" in f and f["kind"] != "ordinal"]


def of_another(own, known):
    """The text of the nearest figure of the same kind and unit with another value; None: none."""
    own = next((f for f in known if f["start"] == own["start"] and f["end"] == own["end"]), None)
    others = [f for f in known if own and f["kind"] == own["kind"] and f.get("unit") == own.get("unit") and f["value"] != own["value"]]
    return min(others, key=lambda f: abs(f["start"] - own["start"]))["text"] if others else None


def mistakes(figura, date, draft, sources, items, known, other_of):
    """Per trial: is the figure with the text of `other_of` found, with the source's own beside it?"""
    for item in items:
        if item["status"] not in ("matched", "rounds to it") or "draft" not in item or item["draft"]["start"] in known:
            continue
        start, end = item["draft"]["start"], item["draft"]["end"]
        other = other_of(draft[start:end], item["source"])
        result, _ = run(figura, date, draft[:start] + other + draft[end:], sources) if other else (None, None)
        if result:
            found = wrong_at(result[0]).get(start)
            yield bool(found) and found.get("source", {}).get("start") == item["source"]["start"]


def trials(job):
    figura, path = job
    date, draft, sources, expected = read(path)
    result, _ = run(figura, date, draft, sources)
    if not result or any(form != "txt" for form, _ in sources):
        return [], [], [], path
    known, ids, dice = planted(draft, expected) | set(wrong_at(result[0])), result[1], random.Random(path.split("/")[-1])
    all_figures = [figures(figura, text) for _, text in sources]
    job = (figura, date, draft, sources)
    return (list(mistakes(*job, result[0], known, lambda text, _: changed(text, dice))),
            list(mistakes(*job, result[0], known, lambda _, own: of_another(own, all_figures[ids[own["doc"]]]))),
            list(left_out(*job, known)), path)


def main():
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(trials, [(sys.argv[1], path) for path in sys.argv[2:]]))
    changes, exchanges = ([f for d in done for f in d[k]] for k in (0, 1))
    false = {(d[3], i["draft"]["text"], i["why"]) for d in done for called, _ in d[2] for i in called}
    print("".join("%s: %s: %s\n" % f for f in sorted(false)), end="")
    print("%d of %d changed figures found, the source's beside them" % (sum(changes), len(changes)))
    print("%d of %d that have the value of something else" % (sum(exchanges), len(exchanges)))
    print("%d figures called wrong of %d, a sentence of the sources left out" % (len(false), sum(n for d in done for _, n in d[2])))


main()
