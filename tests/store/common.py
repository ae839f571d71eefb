"""What the store's tests share: running figura, counting, documents made up from a seed."""
import json
import os
import random
import re
import subprocess
import sys

PASSED, FAILED = [], []


def check(name, ok, detail=""):
    (PASSED if ok else FAILED).append(name)
    if not ok:
        print("FAILED %s %s" % (name, detail))


def report():
    print("%d passed, %d failed" % (len(PASSED), len(FAILED)))
    sys.exit(bool(FAILED))


def run(figura, *arguments, stdin="", **more):
    return subprocess.run([figura, *map(str, arguments)], input=stdin, capture_output=True, text=True, errors="replace", **more)


COMPANIES = "Abelson Marlow Quorn Tessaro Vantel Ostrava Pinebrook Lindqvist Harrow Delmont".split()
PLACES = "SEOUL OSLO LIMA ACCRA PERTH HANOI QUITO TUNIS".split()


def document(rng, number):
    """A short story of its own: a place, a company, some figures."""
    name, other = rng.sample(COMPANIES, 2)
    day = "%d-%02d-%02d" % (rng.randint(1995, 2025), rng.randint(1, 12), rng.randint(1, 28))
    text = "%s, %s %d - %s said net profit rose %.1f percent to $%.2f million in the %s quarter of %d. " % (
        rng.choice(PLACES), rng.choice(["March", "May", "October"]), rng.randint(1, 28), name, rng.uniform(0.1, 40), rng.uniform(1, 900),
        rng.choice(["first", "second", "third", "fourth"]), rng.randint(1994, 2025))
    text += "Its shares fell %d cents to %.2f dollars on Thursday.\n\n" % (rng.randint(2, 90), rng.uniform(2, 90))
    if rng.random() < 0.5:
        text += "The company, which employs %d,%03d people, had bought %s for %d million euros in %d." % (
            rng.randint(1, 90), rng.randint(0, 999), other, rng.randint(2, 900), rng.randint(1980, 2020))
    return {"id": "story-%d" % number, "title": "%s up %d pct" % (name, rng.randint(1, 40)), "text": text, "date": day,
            "url": "https://news.example/%d" % number}


def write_documents(path, count, seed=1):
    rng = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps(document(rng, number), ensure_ascii=False) + "\n")


def documented_queries(dialect):
    """The queries of docs/dashboards.md: those for both databases, and those for this one; a dashboard's own words replaced."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "dashboards.md")
    with open(path, encoding="utf-8") as page:
        blocks = re.findall(r"^```sql( \w+)?\n(.*?)^```", page.read(), re.S | re.M)
    text = "".join(sql for which, sql in blocks if which.strip() in ("", dialect))
    return [q.strip().replace("$__from", "0").replace("$__to", "9999999999999") for q in text.split(";\n") if q.strip()]
