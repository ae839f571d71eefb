#!/usr/bin/env python3
"""tests/facts/frames.py: writes frames.txt and frames.facts beside itself: every build of a subject with every build of a predicate, the place of the period going round, and the fact of each.

Firms, measures, months and numbers go round, so that no two sentences share all of them. `tests/facts/frames.py --check` exits 1 where the files are not what would be written.
"""
import sys

from written import written

FIRMS = ["Dunmore", "Kestrel Foods", "Halden", "Ostrava Glass", "Lindqvist", "Tarnow Steel", "Pellworm Marine", "Brackwater"]
MEASURES = ["sales", "net profit", "exports", "revenue", "turnover", "operating profit"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

# Where {firm} is missing, a sentence before names it.
SUBJECTS = [
    "{firm}'s {measure}",
    "{measure} at {firm}",
    "{measure} of {firm}, the country's biggest glass maker,",
    "{measure} at {firm}, which owns the Elm brand,",
    "the group's {measure}",
    "its {measure}",
    "{firm}, a maker of looms, said {measure}",
    "{firm} said on Friday that its {measure}",
    "{measure} at the Leeds-based company",
    "{measure}, which had been weak for years,",
    "{measure}, helped by a mild winter,",
    "{measure} from its northern plants",
    "the company, which was founded in 1991, said {measure}",
]

# The predicate, and what it says: v a value, m the mark of a fact that has none, from what it was; the change.
PREDICATES = [
    ("rose {p}% to {v}", "{p}%:up"),
    ("fell by {p} percent, to {v}", "{p}%:down"),
    ("{was} {p}% higher at {v}", "{p}%:up"),
    ("came to {v}, {p}% more than a year earlier", "{p}%:up"),
    ("reached {v}, against {f} a year earlier", None),
    ("fell to {v} from {f}", None),
    ("fell from {f} to {v}", None),
    ("dropped, from {f} a year earlier to {v}", None),
    ("came in at {v}, up {p}%", "{p}%:up"),
    ("totalled {v}, a rise of {p} percent", "{p}%:up"),
    ("slumped by [[a fifth]]", "1/5:down"),
    ("{was} up [[{p}%]]", "{p}%:up"),
    ("went up by [[{p} percent]]", "{p}%:up"),
    ("{was} down {p}% on the year at {v}", "{p}%:down"),
    ("shot up {p} percent to {v}", "{p}%:up"),
    ("stood at {v}, {p}% below the year before", "{p}%:down"),
    ("more than doubled to {v}", "2..×:up"),
    ("climbed as high as {v}", None),
    ("{is} expected to rise {p}% to {v}", "{p}%:up"),
    ("could fall by {p} percent to {v}", "{p}%:down"),
]

PERIODS = [
    ("{s} {p} in {month} {year}.", 1),
    ("in {month} {year} {s} {p}.", 1),
    ("{s} {p} in the three months to {month} {year}.", 3),
    ("{s} {p}, the statistics office said.", 0),
    ("in the first half of {year}, {s} {p}.", 6),
    ("{s} for the year to {month} {year} {p}.", 12),
    ("{s} {p} in {month} {year}, a level last seen in 1969.", 1),
]


def period_of(months, month, year):
    """The edtf of so many months that end with this one; six are a first half."""
    if months == 6:
        return f"{year}-40"
    if months < 2:
        return f"{year}-{month:02}" if months else "-"
    first = year * 12 + month - months
    return f"{first // 12}-{first % 12 + 1:02}/{year}-{month:02}"


def sentences():
    """Yields (text with its mark, expectation)."""
    n = 0
    for i, subject in enumerate(SUBJECTS):
        for k, (predicate, change) in enumerate(PREDICATES):
            for turn in range(len(PERIODS)):
                frame, months = PERIODS[(i + k + turn) % len(PERIODS)]
                former = predicate.endswith(("{f}", "a year earlier")) and frame.startswith("{s} {p} in")  # whose date it is, nobody could say
                doubly = "said" in subject and ("said" in frame or frame.startswith("in "))
                if not (former or doubly or (months == 12 and subject.endswith(","))):
                    break
            n += 1
            firm, measure, month, year = FIRMS[n % len(FIRMS)], MEASURES[n % len(MEASURES)], n % 12 + 1, 2001 + n % 17
            p, v = 1 + n % 47, 100 + 7 * n % 800
            plural = measure in ("sales", "exports")
            said = predicate.format(p=p, v=f"[[${v} million]]", f=f"${v + 5 + n % 30} million", was="were" if plural else "was", **{"is": "are" if plural else "is"})
            text = frame.format(s=subject.format(firm=firm, measure=measure), p=said, month=MONTHS[month - 1], year=year)
            text = text[0].upper() + text[1:]
            if "{firm}" not in subject:
                text = f"{firm} opened a museum. {text}"
            fact = f'subject="{firm}|the group|the company|the Leeds-based company" measure="{measure}"'
            if "{v}" in predicate:
                fact += f" value={v}000000" + (f"|..{v}000000" if "as high as" in predicate else "") + " unit=USD"
            if "{f}" in predicate:
                fact += f" from={v + 5 + n % 30}000000"
            if change:
                fact += f" change={change.format(p=p)}"
            yield text, f"{fact} period={period_of(months, month, year)}"


def main():
    text, facts = "", "# Written by frames.py: every build of a subject with every build of a predicate.\n"
    for sentence, fact in sentences():
        text += sentence.replace("[[", "").replace("]]", "") + "\n\n"
        mark = sentence[sentence.index("[[") : sentence.index("]]") + 2]
        before = sentence[: sentence.index("[[")].split(". ")[-1].split()
        facts += f"{' '.join(before[-6:])} {mark} => {fact}\n"
    return written("frames", text, facts)


if __name__ == "__main__":
    sys.exit(main())
