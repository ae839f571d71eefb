#!/usr/bin/env python3
"""tests/facts/movement.py: writes movement.txt and movement.facts beside itself: a sentence for each verb and noun of movement, and its fact.

The subjects, measures, months and numbers go round, so that no two sentences share all of them. `tests/facts/movement.py --check` exits 1 where the files are not what would be written.
"""
import sys

from written import written

UP = """rose climbed gained advanced increased grew jumped surged soared leapt rallied rebounded recovered strengthened firmed improved
expanded swelled accelerated quickened spiked mounted widened rocketed bounced
edged_up inched_up crept_up ticked_up picked_up shot_up was_up went_up moved_up""".split()
DOWN = """fell dropped slid slipped sank declined decreased dipped tumbled plunged plummeted slumped shrank contracted eased retreated weakened
softened lost shed narrowed dived crashed collapsed receded cooled slowed sagged dwindled worsened deteriorated nosedived skidded
edged_down inched_down ticked_down was_down went_down moved_down gave_up""".split()
FACTOR = {"doubled": ("2×", "up"), "tripled": ("3×", "up"), "trebled": ("3×", "up"), "quadrupled": ("4×", "up"), "halved": ("0.5×", "down"), "was halved": ("0.5×", "down")}
FLAT = ["was unchanged at", "remained unchanged at", "was flat at", "was steady at", "held steady at", "held at", "stayed at", "remained at", "was little changed at"]
NOUN_UP = "rise increase gain jump surge advance climb rally upturn improvement expansion uptick rebound recovery leap spike upswing boost".split()
NOUN_DOWN = "fall drop decline decrease slump slide reduction dip plunge downturn contraction tumble retreat collapse slowdown pullback cut".split()

FIRMS = ["Dunmore", "Tarnow Steel", "Peru", "Norway", "Kestrel Foods", "Halden", "Brackwater", "Chile", "Ostrava Glass", "Vietnam", "Lindqvist", "Morocco", "Pellworm Marine"]
MEASURES = {
    "%": ["output", "sales", "net profit", "exports", "revenue", "imports", "consumption", "spending", "turnover"],
    "t": ["output", "exports", "imports", "production", "consumption", "shipments", "deliveries"],
    "USD": ["sales", "net profit", "revenue", "turnover", "spending"],
    "rate": ["inflation", "unemployment", "jobless rate", "operating margin"],
}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def sentences():
    """Yields (text with its mark, expectation)."""
    n = 0

    def circle(unit):
        nonlocal n
        n += 1
        month = n % 12
        measures = MEASURES[unit]
        return FIRMS[n % len(FIRMS)], measures[n % len(measures)], MONTHS[month], 2001 + n % 17, f"{2001 + n % 17}-{month + 1:02}", 1 + n % 47, 100 + 7 * n

    for words, direction in ((UP, "up"), (DOWN, "down")):
        for i, verb in enumerate(words):
            firm, measure, month, year, period, percent, level = circle(("%", "t", "USD")[i % 3])
            verb = verb.replace("_", " ")
            fact = f'subject="{firm}" measure="{measure}"'
            if i % 3 == 0:
                yield f"{firm}'s {measure} {verb} [[{percent}%]] in {month} {year}.", f"{fact} change={percent}%:{direction} period={period}"
            elif i % 3 == 1:
                yield (f"In {month} {year} {measure} of {firm} {verb} {percent} percent to [[{level} tonnes]].",
                       f"{fact} value={level} unit=t change={percent}%:{direction} period={period}")
            else:
                yield (f"{firm}'s {measure} {verb} by {percent}.5 pct to [[${level} million]] in {month} {year}.",
                       f"{fact} value={level}000000 unit=USD change={percent}.5%:{direction} period={period}")
    for verb, (factor, direction) in FACTOR.items():
        firm, measure, month, year, period, _, level = circle("t")
        yield (f"{firm}'s {measure} {verb} to [[{level} tonnes]] in {month} {year}.",
               f'subject="{firm}" measure="{measure}" value={level} unit=t change={factor}:{direction} period={period}')
    for verb in FLAT:
        firm, measure, month, year, period, percent, _ = circle("rate")
        yield (f"{firm}'s {measure} {verb} [[{percent}.2 percent]] in {month} {year}.",
               f'subject="{firm}" measure="{measure}" value={percent}.2 unit=% change=unchanged period={period}')
    for words, direction in ((NOUN_UP, "up"), (NOUN_DOWN, "down")):
        for i, noun in enumerate(words):
            firm, measure, month, year, period, percent, level = circle("%" if i % 3 == 0 else "t")
            article = "an" if noun[0] in "aeiou" else "a"
            number = "An" if str(percent)[0] == "8" or percent in (11, 18) else "A"
            if i % 3 == 0:
                yield (f"{firm} reported {article} {noun} of [[{percent}%]] in {measure} in {month} {year}.",
                       f'subject="{firm}" measure="{measure}|{noun}" change={percent}%:{direction} period={period}')
            elif i % 3 == 1:
                yield (f"{firm}'s {measure} came to [[{level} tonnes]] in {month} {year}, {article} {noun} of {percent} percent.",
                       f'subject="{firm}" measure="{measure}" value={level} unit=t change={percent}%:{direction} period={period}')
            else:
                yield (f"{number} {percent}.5% {noun} in {firm}'s {measure} to [[{level} tonnes]] followed in {month} {year}.",
                       f'subject="{firm}" measure="{measure}" value={level} unit=t change={percent}.5%:{direction} period={period}')


def main():
    text, facts = "", "# Written by movement.py: a sentence for each verb and noun of movement.\n"
    for sentence, fact in sentences():
        text += sentence.replace("[[", "").replace("]]", "") + "\n\n"
        facts += f"{sentence} => {fact}\n"
    return written("movement", text, facts)


if __name__ == "__main__":
    sys.exit(main())
