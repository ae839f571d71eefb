#!/usr/bin/env python3
"""tests/lint/forms.py: the reference of grammars/README.md against the program.

What each verb of `make` and each row of a list takes is said three times: in the tables of the C files, where grammars are checked by it; in the code that reads the constants; and in grammars/README.md.
Prints each difference; exit 1 where there is one.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
faults = []


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def defines(source):
    found = {}
    for m in re.finditer(r"^#define (\w+) +((?:.*\\\n)*.*)$", source, re.M):
        found[m.group(1)] = m.group(2)
    return found


def expand(expression, macros):
    out = ""
    for string, name in re.findall(r'"((?:[^"\\]|\\.)*)"|([A-Z][A-Z0-9_]*)', expression):
        out += string if string or not name else expand(macros.get(name, ""), macros)
    return out


def keys_of(form):
    """{"kind": "money|count", "written": "1"}"""
    found = {}
    for word in form.split():
        key, takes = word.split("=", 1)
        found[key.rstrip("!")] = takes
    return found


def verbs_of(path, entry, shared):
    """{verb: {key: takes}} of the entries of a table in a C file: entry has two groups, the verb and the expression of its form."""
    source = text(path)
    macros = dict(shared, **defines(source))
    return {m.group(1): keys_of(expand(m.group(2), macros)) for m in re.finditer(entry, source)}, macros


# ---- what the program says ----

FORM = defines(text("src/grammar/form.h"))
makes, macros = verbs_of("src/normal/verbs.c", r'\{"([a-z-]+)", (?:NULL|fig_make_\w+),\s*(?:NULL|fig_make_\w+),\s*([^{}]*?),\s*"[^"]*"\}', FORM)
CLAIMS = '"%s"' % "|".join(re.findall(r'\("([a-z-]+)", [A-Z_]+\)', text("src/resolve/claim_words.h")))
links, _ = verbs_of("src/resolve/action.c", r'\{\{"([a-z_]+)",\s*([^{}]*?),\s+(?:\d|MANY),\s+(?:\d|MANY),\s+[^{}]*?\}', dict(FORM, FIG_CLAIM_WORDS=CLAIMS))
heads, _ = verbs_of("src/resolve/grid.c", r'\.verb = "([a-z]+)",\s*\.keys =\s*([^{}]*?)\}', FORM)
facts, fact_macros = verbs_of("src/fact/fact_act.c", r'\{"([a-z]+)", ([^{}]*?), \d, \d, [^{}]*?\}', FORM)
m = re.search(r"fig_form_row_keys\[\] =\s*([^;]*);", text("src/grammar/form.c"))
rows = {"": keys_of(expand(m.group(1), FORM))}
SHARED = {"amount": keys_of(expand("AMOUNT", macros)), "digits": keys_of(expand("DECIMAL", macros)), "moment": keys_of(expand("MOMENT", macros)),
          "says": keys_of(expand("SAYS", fact_macros)), "figures": keys_of(expand("FIGURES", fact_macros))}
if len(makes) < 30 or len(links) < 15 or len(facts) != 6 or len(heads) != 1 or len(rows[""]) < 30:
    faults.append("tests/lint/forms.py does not find the tables of the C files any more")

# ---- what grammars/README.md says ----


def tables(markdown):
    """Yields heading, cells of each row of a table; a bar that is escaped is none."""
    heading = ""
    for line in markdown.split("\n"):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("| ") and not line.startswith("| ---"):
            yield heading, [c.strip().replace("\x00", "|") for c in line.replace("\\|", "\x00").strip("|").split("|")]


def written_keys(cell):
    return {k for code in re.findall(r"`([^`]*)`", cell) for k in re.findall(r"(?:^|\s)([a-z][a-z-]*)=", code)}


def written_words(cell):
    return {w for code in re.findall(r"`([^`]*)`", cell) for w in re.split(r"[=\s|]", code)}


readme = {}  # (heading, verb) or (heading, shared set): [keys, cell]
for heading, cells in tables(text("grammars/README.md")):
    first, rest = cells[0], " ".join(cells[2:])
    names = re.findall(r"`([a-z][a-z_-]*)[^`]*`", first)
    if heading == "Rows":
        names, rest = [""], " ".join(cells)
    elif re.fullmatch(r"\*[a-z ]+\*", first):
        names, rest = [first.strip("*")], " ".join(cells[1:])
    for name in names:
        known = readme.setdefault((heading, name), [set(), ""])
        known[0] |= written_keys(rest)
        known[1] += " " + rest


def compare(heading, verbs, all_of_them=True):
    """Each verb has its row, with its keys, and with the words that they take."""
    there = {name for h, name in readme if h == heading and all_of_them}
    for verb, keys in verbs.items():
        if (heading, verb) not in readme:
            faults.append(f"grammars/README.md, {heading}: there is no row for `{verb}`")
            continue
        written, cell = readme[heading, verb]
        shared = {k for name in re.findall(r"\*([a-z]+)\*", cell) for k in SHARED.get(name, ())}
        for key in sorted(set(keys) - written - shared):
            faults.append(f"grammars/README.md, {heading}, `{verb}`: it takes {key}=, which the table lacks")
        for key in sorted(written - set(keys) if verb else written - set(keys) - {"dates"}):
            faults.append(f"grammars/README.md, {heading}, `{verb}`: it takes no {key}=")
        compare_words(heading, verb, {k: v for k, v in keys.items() if k in written}, cell)
    for name in sorted(there - set(verbs) - set(SHARED)):
        faults.append(f"grammars/README.md, {heading}: there is no `{name}`")


def compare_words(heading, verb, keys, cell):
    whole = set(FORM_WORDS)
    for key, takes in keys.items():
        if takes.startswith("<") or takes == "1" or takes in whole:
            continue
        for word in sorted(set(takes.split("|")) - written_words(cell)):
            faults.append(f"grammars/README.md, {heading}, `{verb}`: {key}= takes {word} too")


FORM_WORDS = [expand(v, FORM) for k, v in FORM.items() if k.startswith("FIG_FORM_")] + [expand("OF_UNIT", macros)]
parts = {v for v in makes if re.search(r'\{"%s", fig_make' % re.escape(v), text("src/normal/verbs.c"))}
compare("`make` of a part", {v: k for v, k in makes.items() if v in parts})
compare("`make` of a rule", {v: k for v, k in makes.items() if v not in parts})
compare("`make` of a link", links)
compare("`make` of a head", heads)
compare("`make` of a fact rule", facts)
compare("Rows", rows)
compare("Words of constants", {name: SHARED[name] for name in ("amount", "digits", "moment")}, False)
compare("`make` of a fact rule", {name: SHARED[name] for name in ("says", "figures")}, False)
for words in FORM_WORDS:
    cells = " ".join(cell for (heading, _), (_, cell) in readme.items() if heading == "Words of constants")
    for word in sorted(set(words.split("|")) - written_words(cells)):
        faults.append(f"grammars/README.md, Words of constants: {word} is not there")

# ---- what the code reads ----

source = {}
for folder, _, names in os.walk(os.path.join(ROOT, "src")):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name), ROOT)
        if name.endswith(".c") and path != "src/grammar/form.c":
            source[path] = text(path)
read_make = {k for s in source.values() for k in re.findall(r'fig_make_attr\([^,]+, "([a-z-]+)"\)', s)}
read_row = {k for s in source.values() for k in re.findall(r'fig_row_attr\([^",]+, "([a-z-]+)"\)', s)}
read_also = {k for path in ("src/normal/moment.c", "src/normal/draft_fields.c") for k in re.findall(r'strcmp\(key, "([a-z-]+)"\)', source[path])}
names = set(re.findall(r'X\([A-Z0-9_]+, "([a-z0-9-]+)"\)', text("src/grammar/names.h")))  # moment.c: pieces by their names
in_make = {k for table in (makes, links, heads, facts) for keys in table.values() for k in keys}
in_row = set(rows[""])
for key in sorted(read_make - in_make):
    faults.append(f"a constant {key}= of make is read, and no verb's table has it")
for key in sorted(read_row - in_row - {"minor"} - in_make):
    faults.append(f"an attribute {key}= of rows is read, and fig_form_row_keys lacks it")
for key in sorted(in_make - read_make - read_also - names - {"minor"}):  # minor: kinds.c reads it as a row's
    faults.append(f"a verb's table has {key}=, which nothing reads")
for key in sorted(in_row - read_row - read_also - {"dim", "short", "front", "back", "letter", "weak"}):  # dim is for readers; money's refuse= and never= name the others
    faults.append(f"fig_form_row_keys has {key}=, which nothing reads")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
