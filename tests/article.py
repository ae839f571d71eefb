#!/usr/bin/env python3
"""tests/article.py FIGURA ARTICLE: what must come of the article that the project began from (../shared/seed/article.txt), read on 1 March 2019: its figures, its facts, its checks.

The article is a real page with captions, subscription and footer lines, and stays where it is: here stand only figures and what is true of them. Last line: "N passed, M failed"."""
import json
import os
import subprocess
import sys
import tempfile

FIGURA, ARTICLE = sys.argv[1:3]
DATE = "2019-03-01"
passed = failed = 0


def check(name, good, got=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAIL %s: %s" % (name, got))


def run(command, text=None, *options):
    """Exit code and records of a command on the article, or on a text made of it."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as other:
        if text is not None:
            other.write(text)
            other.flush()
        path = ARTICLE if text is None else other.name
        done = subprocess.run([FIGURA, command, path, "--date", DATE, "--to", "ndjson", *options], capture_output=True, text=True)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def figures():
    code, all_figures, _ = run("extract")
    check("exit code", code == 0, code)
    by_text = {}
    for f in all_figures:
        by_text.setdefault(f["text"], []).append(f)

    def expect(text, count=1, **fields):
        found = by_text.get(text, [])
        check(text, len(found) >= count, "%d times" % len(found))
        for f in found[:count]:
            for key, value in fields.items():
                check("%s %s" % (text, key), f.get(key) == value, f.get(key))

    expect("1.46 million won", kind="money", value="1460000", unit="KRW")
    check("won of the north", "KPW" in [a["unit"] for a in by_text["1.46 million won"][0].get("alternatives", [])])
    expect("$1,300", kind="money", value="1300", unit="USD", same_as=by_text["1.46 million won"][0]["id"])
    expect("2017", kind="date", edtf="2017")
    expect("4.3%", kind="percent", value="4.3")
    expect("$9 billion a year", kind="money", value="9000000000", unit="USD", per="a")
    expect("1.76%", kind="percent", value="1.76", direction="down", role="change")
    expect("2,195.44", kind="index", value="2195.44", instrument="KOSPI", role="level")
    expect("Feb. 28", count=2, kind="date", edtf="2019-02-28")
    expect("Thursday", edtf="2019-02-28")
    expect("Friday", count=2, edtf="2019-03-01")
    expect("last fall", edtf="2018-23")
    expect("five areas", kind="count", value="5")
    expect("third", count=2, kind="ordinal", value="3")
    expect("3 months", kind="duration", iso="P3M", flags=["boilerplate"])
    expect("$9", kind="money", value="9", flags=["boilerplate"])
    expect("$0.99", kind="money", value="0.99", flags=["boilerplate"])
    expect("1 month", kind="duration", iso="P1M", flags=["boilerplate"])
    expect("October 31st", edtf="2019-10-31", flags=["boilerplate"])
    article = open(ARTICLE, "rb").read()
    for words, free in (("{{numberArticlesLeft}}", 0), ("may force", 0), ("a little while", 0), ("a bit", 0), ("the day at 2", 1)):
        at = article.find(words.encode())
        check("`%s` stands there" % words, at >= 0)
        inside = [f["text"] for f in all_figures if f["start"] < at + len(words) - free and f["end"] > at]
        check("nothing from `%s`" % words, not inside, inside)  # `free`: its last bytes begin a figure


def facts():
    _, all_facts, _ = run("facts")

    def one(**fields):
        found = [f for f in all_facts if all(f.get(k) == v for k, v in fields.items())]
        check("one fact %s" % fields, len(found) == 1, len(found))
        return found[0] if found else {}

    kospi = one(subject_id="KOSPI")
    said = (kospi.get("measure"), kospi.get("value"), kospi.get("period", {}).get("edtf"), kospi.get("period_supplied"))
    check("Kospi's level", said == ("level", "2195.44", "2019-02-28", True), said)
    change = kospi.get("changes", [{}])[0]
    check("Kospi's change", (change.get("value"), change.get("unit"), change.get("direction")) == ("1.76", "%", "down"), change)
    before = kospi.get("derived", [{}])[0]
    check("the close before", (before.get("low"), before.get("high")) == ("2234.653", "2234.891"), before)
    income = one(measure="gross national income per capita", value="1460000")
    check("income's period", income.get("period", {}).get("edtf") == "2017", income.get("period"))
    check("income's comparison", "South Korea" in income.get("compared_to", {}).get("subject", ""), income.get("compared_to"))
    check("income's source", "statistics agency" in income.get("source", ""), income.get("source"))
    check("South Korea's income", any(d["low"] == "33448270" and d["high"] == "34470590" for d in income.get("derived", [])), income.get("derived"))
    investment = one(value="9000000000", per="a")
    check("investment's source", investment.get("source") == "Morgan Stanley", investment.get("source"))
    check("investment's measure", "investment" in investment.get("measure", ""), investment.get("measure"))


def checks():
    article = open(ARTICLE, encoding="utf-8").read()
    code, findings, said = run("check")
    check("the article has no finding", (code, findings) == (0, []), findings)
    check("coverage is said", "checkable" in said and "0 inconsistent" in said, said)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as levels:
        levels.write("date,index,close\n2019-02-27,KOSPI,2234.79\n")
        levels.flush()
        code, findings, _ = run("check", article.replace("2,195.44", "2,951.44"), "--levels", levels.name)
    check("digits changed: C1 alone", (code, [f["check"] for f in findings]) == (1, ["C1"]), findings)
    code, findings, _ = run("check", article.replace("on Feb. 28", "on Tuesday, Feb. 28", 1))
    check("another weekday: C9 alone", (code, [f["check"] for f in findings]) == (1, ["C9"]), findings)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as rates:
        rates.write("date,currency,per_usd\n2017-12-31,KRW,1100\n2017-12-31,KPW,900\n")
        rates.flush()
        code, findings, _ = run("check", None, "--rates", rates.name)
    check("1,100 won per dollar: no finding", (code, findings) == (0, []), findings)


figures()
facts()
checks()
print("%d passed, %d failed" % (passed, failed))
sys.exit(bool(failed))
