#!/usr/bin/env python3
"""tests/records_same.py FIGURA: a text that is encoded, cut or handed in otherwise, where nothing of what it says changes, has the same records.

Every fourth text of the corpus, each changed in several ways: quotes, blanks, hyphens and digits that are encoded otherwise, what nobody sees among them, lines that end otherwise or
are wrapped, paragraphs beside it; and the same texts as pages, in another order, behind others, by two threads, all in one document. What a record says must stay, with what it is tied to.
"""
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
EACH = 4  # one text of so many, by its name: that others come and go changes nothing
DATE = "2021-05-05"
FIELDS = ("kind", "value", "low", "high", "unit", "per", "iso", "iso_low", "iso_high", "times", "terms", "edtf", "date_from", "date_to", "grain", "relative", "mod", "rel", "part", "direction",
          "role", "instrument", "precision", "precision_loose", "flags", "supplied", "alternatives")
TIES = ("same_as", "restates", "part_of")
UNIT = r"(?:million|billion|trillion|mln|bln|percent|pct|tonnes|tons|barrels|km|miles|points|dollars|dlrs|pounds|euros|yen|years|days|weeks|months|people|basis)\b"
LINES = 'He said "no" to "Elm Foods" and to 41,500\nShares in the firm rose "a lot" to 12\nThe end\n'  # as long as a headline may be
UNSEEN = {"\u00ad": "a soft hyphen", "\u2060": "a word joiner", "\u200d": "a zero-width joiner", "\u200b": "a zero-width space", "\u2069": "a mark of direction"}


def number_of(word):
    return int(hashlib.md5(word.encode()).hexdigest(), 16)


def sample():
    paths = sorted(p.relative_to(ROOT) for p in (ROOT / "corpus").glob("*/*.txt") if p.parent.name != "facts-held")
    return [(str(p), (ROOT / p).read_text(encoding="utf-8")) for p in paths if number_of(str(p)) % EACH == 0] + [("short lines", LINES)]


def extract(figura, arguments, text=""):
    command = [figura, "extract", "--date", DATE, "--to", "ndjson", "-q", *arguments]
    out = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [r for r in map(json.loads, out.decode().splitlines()) if r["kind"] != "fact"]


def by_document(names, records):
    of = {name: [] for name in names}
    for record in records:
        of[record["doc"]].append(record)
    return of


def read(figura, docs, *arguments):
    lines = "".join(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n" for name, text in docs)
    return by_document([name for name, _ in docs], extract(figura, ["--from", "ndjson", *arguments], lines))


def pages(figura, docs, suffix, page):
    """The texts as files of their own."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, text) in enumerate(docs):
            path = pathlib.Path(folder) / f"{number}{suffix}"
            path.write_text(page(text), encoding="utf-8")
            names[str(path)] = name
        records = extract(figura, list(names))
    for record in records:
        record["doc"] = names[record["doc"]]
    return by_document(names.values(), records)


def plain(text):
    """The words without what ways below do to them."""
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', unicodedata.normalize("NFKC", text)))
    return " ".join(re.sub("[\u2010\u2011]", "-", re.sub("[" + "".join(UNSEEN) + "]", "", text)).split())


def told(records, fields):
    """What records say: fields, ties by place, and their words."""
    place = {record["id"]: i for i, record in enumerate(records)}
    return [tuple(json.dumps(record.get(field), sort_keys=True) for field in fields) + tuple(place.get(record.get(tie)) for tie in TIES) + (plain(record["text"]),) for record in records]


def compared(way, before, after, fields=FIELDS):
    failed = 0
    for name, records in before.items():
        old, new = told(records, fields), told(after[name], fields)
        if old == new:
            continue
        failed += 1
        print(f"{way}: {name}")
        for mark, these, those in (("-", old, new), ("+", new, old)):
            for record in these:
                if record not in those:
                    print("  " + mark, *(f"{f}={v}" for f, v in zip(fields, record) if v != "null"), record[len(fields):])
    return failed


def in_columns(text):
    return re.search(r"\S {2,}\S|\t|\|", text)


def curly(text):
    text = re.sub(r"""(^|[\s(\[])(["'])""", lambda m: m.group(1) + ("“" if m.group(2) == '"' else "‘"), text)
    return text.replace('"', "”").replace("'", "’")


def wrapped(text):
    """Only where each line is a paragraph."""
    if re.search(r"\S\n\S", text) or in_columns(text):
        return text
    return "\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


def within(mark):
    return lambda text: re.sub(r"\b([A-Za-z]{3})([a-z]{3,})\b", rf"\1{mark}\2", re.sub(r"(?<=[a-z0-9]) (?=[a-z$£€(])", mark + " " + mark, text))


def full_width(text):
    """Digits alone; where figures stand in lists, in brackets or behind a colon other marks go with them."""
    return text if in_columns(text) or re.search(r"\(\d|:\s*\d|\d{6}|\S\n\S", text) else text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


WAYS = {
    "curly quotes": curly,
    "wrapped lines": wrapped,
    "lines that end as on Windows": lambda t: t.replace("\n", "\r\n"),
    "blanks behind lines": lambda t: t.replace("\n", " \n"),
    "two empty lines": lambda t: t.replace("\n\n", "\n\n\n"),
    "a page break": lambda t: t.replace("\n\n", "\n\f\n"),
    "an empty line first": lambda t: "\n" + t,
    "a byte order mark": lambda t: "\ufeff" + t,
    "no line end": lambda t: t.rstrip("\n"),
    "two blanks behind a sentence": lambda t: t if in_columns(t) else re.sub(r"([.!?]) (?=[A-Z])", r"\1  ", t),
    "no-break blanks": lambda t: re.sub(rf"(?<=\d) (?={UNIT})", "\u00a0", t),
    "narrow blanks": lambda t: re.sub(rf"(?<=\d) (?={UNIT})", "\u202f", t),
    "hyphens of print": lambda t: re.sub(r"(?<=[a-z0-9])-(?=[a-z])", "\u2010", t),
    "letters and accents": lambda t: unicodedata.normalize("NFD", t),
    "digits of full width": full_width,
    "a paragraph behind": lambda t: t.rstrip("\n") + "\n\nThe garden is open to everybody.\n",
    **{name: within(mark) for mark, name in UNSEEN.items()},
}


def as_page(text):
    paragraphs = re.split(r"\n\s*\n", text.strip("\n"))
    return "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><article>" + "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in paragraphs) + "</article></body></html>"


def together(figura, docs):
    """One document, in parts and, as facts want it, whole; between its texts what looks beyond a figure, at ever other places of a part."""
    beside = "Sales{} rose 5 percent from a year earlier in {}, or $1.2 million, after 2.4 in the third quarter.\n\n"
    text = "\n\n".join(text.strip("\n") + "\n\n" + beside.format(" of salt" * (i % 7), "February" if i % 2 else "May") for i, (_, text) in enumerate(docs))
    return compared("in parts", by_document(["-"], [{**r, "doc": "-"} for r in extract(figura, ["--facts", "--from", "text"], text)]),
                    by_document(["-"], [{**r, "doc": "-"} for r in extract(figura, ["--from", "text"], text)]), FIELDS + ("id", "start", "end", "line", "sentence"))


def handed_in(figura, docs, before):
    """The same texts, other ways in."""
    flat = [(name, text) for name, text in docs if not in_columns(text) and not re.search(r"\S\n\S", text)]
    of_flat = {name: before[name] for name, _ in flat}
    fields = [f for f in FIELDS if f != "flags"]  # what of a text is beside it is another thing of a page
    again = read(figura, docs + [("again " + name, text) for name, text in docs])
    failed = compared("the other way round", before, read(figura, docs[::-1]))
    failed += compared("behind all of them", before, {name: again["again " + name] for name in before})
    failed += compared("two threads", before, read(figura, docs, "--jobs", "2"))
    failed += compared("with facts", before, read(figura, docs, "--facts"))
    failed += compared("as a page", of_flat, pages(figura, flat, ".html", as_page), fields)
    failed += together(figura, docs) + together(figura, docs[::-1])
    return failed, 4 * len(docs) + len(flat) + 2


def main():
    figura, docs = sys.argv[1], sample()
    before = read(figura, docs)
    failed, count = handed_in(figura, docs, before)
    for way, change in WAYS.items():
        failed += compared(way, before, read(figura, [(name, change(text)) for name, text in docs]), FIELDS + ("sentence",))
    count += len(WAYS) * len(docs)
    print(f"{count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
