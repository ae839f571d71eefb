#!/usr/bin/env python3
"""tests/check_same.py FIGURA: what is told otherwise is judged as before. A sample of the texts of corpus/check, and of the drafts of corpus/diff.

Texts in another order, with curly quotes, other line ends, another paragraph, other ways to write percent, millions and thousands, other names: the findings stay. Of a draft whose sources come in
another order, twice, or beside one of another story, and that is written so: the statuses stay. A source is its own draft, its sentences in whatever order: nothing is wrong. Last line: "N passed, M failed".
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "facts"))
import same  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[1]
EACH = {"pairs": 5, "diff": 6}  # one of so many, by its name: that others come and go changes nothing
PARAGRAPH = "The garden is open to everybody. Dogs must be kept on a lead."
OTHER = "Quarnby Harbour opened a fish hall. It has 61 stalls and cost 7.7 million zlotys, and 913 barrels of herring were landed in a week.\n"


def is_of_sample(name, kind):
    return same.number_of(name) % EACH[kind] == 0


def paired_texts():
    """(name, date, text) of the pairs without tables and files, each text a document of its own."""
    head = (ROOT / "tests" / "pairs.py").read_text(encoding="utf-8").split("\ndef check(")[0]
    scope = {"__file__": str(ROOT / "tests" / "pairs.py")}
    exec(compile(head, "pairs.py", "exec"), scope)
    found = []
    for path in sorted((ROOT / "corpus" / "check").glob("**/*.pairs")):
        for pair in scope["read_pairs"](path):
            if "from" in pair or pair["rates"] or pair["levels"] or not is_of_sample(pair["name"], "pairs"):
                continue
            found += [("%s:%s:%s:%d" % (path.name, pair["name"], which, len(found)), pair.get("date"), pair[which]) for which in ("ok", "bad") if which in pair]
    return found


def plain(text):
    """A figure as all ways to write it have it."""
    text = re.sub(r"(?<=\d)[,\u00a0](?=\d{3})", "", text.lower().replace("’", "'"))
    text = re.sub(r"\s*(?:per\s?cent\b|%|\bpct\b)", " percent", text)
    return " ".join(re.sub(r"(?<=\d)\s*(?:mln|m)\b", " million", text).replace("-", " ").split())


def findings(figura, texts, title=None):
    more = {"title": title} if title else {}
    lines = "".join(json.dumps({"id": name, "text": text, **({"date": date} if date else {}), **more}) + "\n" for name, date, text in texts)
    out = subprocess.run([figura, "check", "--from", "ndjson", "--to", "ndjson", "-q"], input=lines.encode(), stdout=subprocess.PIPE, check=False).stdout
    found = {name: [] for name, _, _ in texts}
    for line in out.decode().splitlines():
        finding = json.loads(line)
        found[finding["doc"]].append(finding)
    return found


def grouped(text):
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "\u00a0", text)


def wrapped(text):
    """Of one paragraph: a headline above lines that only go on would be one of them."""
    return text if "\n" in text else textwrap.fill(text, 60, break_long_words=False, break_on_hyphens=False)


WAYS = {
    "curly quotes": same.curly,
    "lines that end as on Windows": lambda t: t.replace("\n", "\r\n"),
    "wrapped lines": wrapped,
    "two blanks behind a sentence": lambda t: re.sub(r"([.!?]) (?=[A-Z])", r"\1  ", t),
    "another paragraph": lambda t: t.rstrip("\n") + "\n\n" + PARAGRAPH,
    "per cent": lambda t: re.sub(r"\bpercent\b", "per cent", t),
    "%": lambda t: re.sub(r"(?<=\d) percent\b", "%", t),
    "m": lambda t: re.sub(r"([$€£]\d[\d.,]*) million\b", r"\1m", t),
    "thousands by blanks": grouped,
}


def compared(way, texts, before, after, backs):
    failed = 0
    for name, _, text in texts:
        def told(found, back):
            words = lambda t: re.sub(r"[^\W\d_]+", lambda m: back.get(m.group(), m.group()), t)  # noqa: E731
            return sorted((f["check"], f["verdict"], [plain(words(g["text"])) for g in f["figures"]]) for f in found)

        old, new = told(before[name], {}), told(after[name], backs.get(name, {}))
        if old != new:
            failed += 1
            print("%s: %s: %s" % (way, name, text))
            for mark, found in (("-", before[name]), ("+", after[name])):
                for f in found:
                    print("  %s %s %s" % (mark, f["check"], f["why"]))
    return failed


# What else stands in a document with right figures makes none of them wrong: text before it, text behind it, its title.
BESIDE = {
    "a number before it": ("The museum in Orvale keeps 37 clocks.\n\n", "", None),
    "a number behind it": ("", "\n\nThe museum in Orvale keeps 37 clocks.", None),
    "a title": ("", "", "Fish hall opens with 61 stalls for $7.7 million in 2011, 12 percent up from 54"),
}


def alarms(figura, texts):
    """How many right texts have a finding with something of another matter beside them."""
    failed, right = 0, [(name, date, text) for name, date, text in texts if ":ok:" in name]
    for way, (before, behind, title) in BESIDE.items():
        found = findings(figura, [(name, date, before + text.rstrip("\n") + behind) for name, date, text in right], title)
        for name, _, text in right:
            failed += bool(found[name])
            for f in found[name]:
                print("%s: %s: %s\n  + %s %s" % (way, name, text, f["check"], f["why"]))
    return len(BESIDE) * len(right), failed


def check_texts(figura):
    texts = paired_texts()
    known = same.known_words({name: text for name, _, text in texts})
    other = {name: same.renamed(text, known) for name, _, text in texts}
    trials = {"the other way round": (texts[::-1], {}),
              "other names": ([(name, date, other[name][0]) for name, date, _ in texts], {name: back for name, (_, back) in other.items()})}
    for way, change in WAYS.items():
        trials[way] = ([(name, date, change(text)) for name, date, text in texts], {})
    before = findings(figura, texts)
    failed = sum(compared(way, texts, before, findings(figura, changed), backs) for way, (changed, backs) in trials.items())
    count, wrong = alarms(figura, texts)
    return len(trials) * len(texts) + count, failed + wrong


# ---- drafts and sources ----


def read_diff(path):
    """date, draft, [source]; None where a source is no plain text."""
    date, parts = None, []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        head = re.match(r"--- (draft|source|expect)( ndjson)?$", line.rstrip("\n"))
        if head:
            parts.append((head[1], head[2], []))
        elif not parts and line.startswith("date "):
            date = line.split()[1]
        elif parts:
            parts[-1][2].append(line)
    texts = {kind: ["".join(lines) for k, _, lines in parts if k == kind] for kind in ("draft", "source")}
    return None if any(form for _, form, _ in parts) else (date, texts["draft"][0], texts["source"])


def statuses(figura, date, draft, sources):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, "%d.txt" % k) for k in range(len(sources) + 1)]
        for name, text in zip(names, [draft] + sources):
            pathlib.Path(name).write_bytes(text.encode())
        out = subprocess.run([figura, "diff", "--to", "json", "-q"] + (["--date", date] if date else []) + names, stdout=subprocess.PIPE, check=False).stdout
    return [(plain(i["draft"]["text"]), i["status"], i["why"]) for i in json.loads(out.decode()) if "draft" in i]


def turned(text):
    return " ".join(re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", text.strip())[::-1]) + "\n"


SAME = {
    "sources the other way round": lambda d, s: (d, s[::-1]),
    "sources twice": lambda d, s: (d, s + s),
    "a source of another story": lambda d, s: (d, s + [OTHER]),
    "a draft with curly quotes and blanks in thousands": lambda d, s: (grouped(same.curly(d)), s),
    "a draft with %": lambda d, s: (WAYS["%"](d), s),
}


def try_diff(figura, path):
    """How many trials, what failed."""
    read, name, faults, count = read_diff(path), path.relative_to(ROOT), [], 0
    if not read:
        return 0, []
    date, draft, sources = read
    before = statuses(figura, date, draft, sources)
    for way, change in SAME.items():
        changed = change(draft, sources)
        if changed == (draft, sources):
            continue
        count += 1
        after = statuses(figura, date, *changed)
        if [x[:2] for x in after] != [x[:2] for x in before]:
            faults.append("%s: %s: %s" % (way, name, [x for x in after if x not in before]))
    for k, source in enumerate(sources):
        for way, text in (("itself", source), ("itself the other way round", turned(source))):
            count += 1
            wrong = [x for x in statuses(figura, date, text, [source]) if x[1] in ("different", "off by a magnitude") or (text == source and x[1] != "matched")]
            if wrong:
                faults.append("%s: source %d of %s: %s" % (way, k + 1, name, wrong))
    return count, faults


def check_drafts(figura):
    paths = [p for p in sorted((ROOT / "corpus" / "diff").glob("**/*.diff")) if is_of_sample(p.name, "diff")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        results = list(pool.map(lambda p: try_diff(figura, p), paths))
    for _, faults in results:
        for fault in faults:
            print(fault)
    return sum(count for count, _ in results), sum(len(faults) for _, faults in results)


def main():
    figura = os.path.abspath(sys.argv[1])
    texts, drafts = check_texts(figura), check_drafts(figura)
    count, failed = texts[0] + drafts[0], texts[1] + drafts[1]
    print("%d passed, %d failed" % (count - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
