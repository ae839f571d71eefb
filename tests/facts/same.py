#!/usr/bin/env python3
"""tests/facts/same.py FIGURA: a story told otherwise where nothing of what it says changes has the same facts: a sample of the corpus' texts, each changed in several ways.

Quotes curly, lines wrapped or ended otherwise, names unknown to all grammars renamed, documents in another order: subject, measure, value, changes, period and source must stay.
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
EACH = 3  # one text of so many, by its name: that others come and go changes nothing
UNIT = re.compile(r"\{.*\}")  # a noun, which a name may be
DATE = "2021-05-05"


def number_of(word):
    return int(hashlib.md5(word.encode()).hexdigest(), 16)


def sample():
    paths = sorted(p.relative_to(ROOT) for p in (ROOT / "corpus").glob("*/*.txt") if p.parent.name != "facts-held")
    return {str(p): (ROOT / p).read_text(encoding="utf-8") for p in paths if number_of(str(p)) % EACH == 0}


def known_words(texts):
    """Words of the grammars, and what a text has in lower case: no names that could be another's."""
    words = set()
    for path in ROOT.glob("grammars/**/*.gram"):
        words |= set(re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8").lower()))
    for text in texts.values():
        words |= set(re.findall(r"(?<![^\W\d_])[a-z]+", text))
    return words


def facts_of(figura, docs):
    """The facts of each document, as tuples in their order."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in docs)
    command = [figura, "extract", "--facts", "--date", DATE, "--from", "ndjson", "--to", "ndjson", "-q"]
    out = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    facts = {name: [] for name, _ in docs}
    for line in out.decode().splitlines():
        fact = json.loads(line)
        if fact["kind"] == "fact":
            facts[fact["doc"]].append(fact)
    return facts


def told(fact, back):
    """What must stay the same of a fact; words with straight quotes and one blank, names as they were."""
    def words(field):
        text = re.sub("[‘’]", "'", re.sub("[“”]", '"', re.sub("[\u2010\u2011]", "-", fact.get(field, ""))))
        return " ".join(re.sub(r"[^\W\d_]+", lambda m: back.get(m.group(), m.group()), text).split())

    changes = [(c.get("value"), c.get("unit"), c.get("direction"), c.get("basis")) for c in fact.get("changes", [])]
    return (words("subject"), words("measure"), fact.get("value"), fact.get("low"), fact.get("high"), UNIT.sub("{}", fact.get("unit", "")), UNIT.sub("{}", fact.get("per", "")), tuple(changes),
            fact.get("from_value"), fact.get("period", {}).get("edtf"), words("source"))


def curly(text):
    text = re.sub(r"""(^|[\s(\[])(["'])""", lambda m: m.group(1) + ("“" if m.group(2) == '"' else "‘"), text)
    return text.replace('"', "”").replace("'", "’")


def wrapped(text):
    """Only where each line is a paragraph: what is wrapped already, and columns, stay."""
    if re.search(r"\S\n\S|\S {2,}\S|\|", text):
        return text
    return "\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


def spaced(text):
    return re.sub(r"([.!?]) (?=[A-Z])", r"\1  ", text) if not re.search(r"\S {2,}\S", text) else text


WAYS = {
    "curly quotes": curly,
    "wrapped lines": wrapped,
    "lines that end as on Windows": lambda t: t.replace("\n", "\r\n"),
    "blanks behind lines": lambda t: t.replace("\n", " \n"),
    "two empty lines": lambda t: t.replace("\n\n", "\n\n\n"),
    "an empty line first": lambda t: "\n" + t,
    "no line end": lambda t: t.rstrip("\n"),
    "two blanks behind a sentence": spaced,
    "hyphens of print": lambda t: re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", "\u2010", re.sub(r"(?<=\d)-(?=[a-z])", "\u2011", t)),
    "per cent": lambda t: re.sub(r"\bpercent\b", "per cent", t),
    "no-break blanks": lambda t: re.sub(r"(?<=\d) (?=(?:million|billion|percent|tonnes)\b)", "\u00a0", t),
    "another paragraph": lambda t: t.rstrip("\n") + "\n\nThe garden is open to everybody.\n",
}


# Stories with a short name, and what may stand in its place.
LONGER = [
    ("Homeware chain Velmar will cut 1,100 jobs.", "Velmar", "Velmar Vexley Ridge"),
    ("Bastow sold 40 acres. Dunmore bought 30 acres. It has 310 staff.", "Dunmore", "Dunmore Vexley Marine Services Plc"),
    ("PORT ELM (Tarn News) - Retail sales rose 4 percent in 2020.", "(Tarn News)", "Tarnland, Sept. 3, 2020 (Tarn National News Agency)"),
]


def lengthened(number):
    text, short, longer = LONGER[number]
    return text.replace(short, longer), {word: "" for word in re.findall(r"[^\W\d_]+", longer) if word not in short}


def renamed(text, known):
    """The text with other names of the same length and ending, and what leads back."""
    back, taken = {}, set(re.findall(r"[^\W\d_]+", text))
    letters = "BDFGKLMNPRTV"

    def stands(word):
        return word.lower() in known or (word.endswith("s") and word[:-1].lower() in known)

    for word in sorted(taken):
        if not re.fullmatch(r"[B-DF-HJ-NP-TV-Z][a-z]{3,}", word) or stands(word):
            continue
        shift = number_of(word)
        for k in range(len(letters)):
            other = letters[(shift + k) % len(letters)] + word[1:]
            if other not in taken and not stands(other):
                back[other] = word
                taken.add(other)
                break
    for other, word in list(back.items()):
        back[other.upper()], back[other.lower()] = word.upper(), word.lower()
    forth = {word: other for other, word in back.items() if not word.islower()}
    return re.sub(r"[^\W\d_]+", lambda m: forth.get(m.group(), m.group()), text), back


def compared(way, before, after, backs):
    failed = 0
    for name, facts in before.items():
        old = [told(f, {}) for f in facts]
        new = [told(f, backs.get(name, {})) for f in after[name]]
        if old != new:
            failed += 1
            print(f"{way}: {name}")
            for mark, these, those in (("-", old, new), ("+", new, old)):
                for fact in these:
                    if fact not in those:
                        print(f"  {mark} {fact}")
    return failed


def without_end(docs):
    """The second sentence of each story, without what ends it: what looks beyond has to find nothing."""
    parts = ((name, re.split(r"(?<=[.!?])\s+", text.strip())) for name, text in docs)
    return [(name, sentences[1].rstrip(".!?\"”")) for name, sentences in parts if len(sentences) > 1]


def behind(figura, docs, word):
    """The facts of each document behind a long one of nothing but one word, which the same scratch has read."""
    pairs = [pair for name, text in docs for pair in ((word + " " + name, (word + " ") * 400), (name, text))]
    facts = facts_of(figura, pairs)
    return {name: facts[name] for name, _ in docs}


def main():
    figura, texts = sys.argv[1], sample()
    known = known_words(texts)
    docs = list(texts.items())
    before = facts_of(figura, docs)
    failed = compared("the other way round", before, facts_of(figura, docs[::-1]), {})
    for way, change in WAYS.items():
        failed += compared(way, before, facts_of(figura, [(name, change(text)) for name, text in docs]), {})
    other = {name: renamed(text, known) for name, text in docs}
    failed += compared("other names", before, facts_of(figura, [(name, text) for name, (text, _) in other.items()]),
                       {name: back for name, (_, back) in other.items()})
    pairs = [(str(number), lengthened(number)) for number in range(len(LONGER))]
    failed += compared("longer names", facts_of(figura, [(str(number), story[0]) for number, story in enumerate(LONGER)]),
                       facts_of(figura, [(number, text) for number, (text, _) in pairs]), {number: back for number, (_, back) in pairs})
    ends = without_end(docs)
    for word in ("said", "the"):
        failed += compared("behind " + word, facts_of(figura, ends), behind(figura, ends, word), {})
    count = (len(WAYS) + 2) * len(docs) + len(LONGER) + 2 * len(ends)
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
