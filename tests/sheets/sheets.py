#!/usr/bin/env python3
"""tests/sheets/sheets.py FIGURA: LibreOffice opens each CSV profile and the workbook; every cell is compared with the record for type and value.

What is expected is worked out here from the NDJSON records, not by what wrote the tables. Last line: "N passed, M failed"."""
import csv
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from fractions import Fraction

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
VALUES = {"float": "value", "percentage": "value", "currency": "value", "date": "date-value", "time": "time-value"}
NUMBERS = {"value", "low", "high", "times", "precision", "precision_loose"}
COUNTS = {"start", "end", "line", "column", "sentence"}
DOUBLES = {"double": "value", "low_double": "low", "high_double": "high"}
FRACTIONS = {"fraction": "value", "fraction_low": "low", "fraction_high": "high"}
SHARES = {"%": 100, "pp": 100, "[ppth]": 1000, "bp": 10000}
LISTS = {"supplied", "flags"}
DANGER = "=+-@\t\r＝＋－＠"

DOCUMENTS = [
    ("=1+1", "2019-03-01", "It rose 12% to $1.5 billion on March 3, 2019, or 12345678901234567890 euros; 1 in 3, 20 bp, 3%-4%, 0.000123 kg."),
    ("+cmd|' /C calc'!A0", "2019-03-01", "A loss of -3% and -42 points; \"5% in quotes\", 'and 6%' said 7,50 euros."),
    ("-3", None, "@SUM(A1) 5%\nline two: 7 pct of 2,195.44 points.\nTab\there 8%."),
    ("@SUM(1)", "1899-05-05", "On March 1, 1899 and February 28, 1900 and March 1, 1900; in 1850; yesterday, last month."),
    ("＝2", "2019-03-01", "At 15:30, at noon, at 3:30 p.m. EST on Friday, at 09:00 GMT on 4 May 2020, for 3 months, every Monday, twice a year."),
    ("line\nbreak;\"quote\",comma", "2019-03-01", "😀 5% emoji and 東京 7% wide; _x0041_ 9%."),
    ("עברית 5", "2019-03-01", "מחיר 5% שלום 12 kg, العربية $7."),
    ("2019-01", None, "Tokyo paid 1,500.50 yen, Kuwait 2.5 Kuwaiti dinars, Seoul 1.46 million won; CHF 3.141592653589793, GBP -0.5."),
    ("3:1", None, "two-thirds, 5 of the 11, halved, third, 25 basis points, 4 per mille, half a percentage point."),
    ("007", None, "http://example.org/5 costs $5, mailto:x 6%."),
    ("\tx", None, "6%"),
    ("1,300", None, "between $1.25 and $2.50, more than 5%, up to 7 kg, about 3 years, the 1990s, the third quarter of 2018, 2017-2019."),
    ("facts", "2019-03-01", "The Kospi lost 1.76% to 2,195.44. Sales rose 3% to $4 billion in 2018, the ministry said."),
    ("&lt;b&gt;<b>", None, "</script> 5% &amp; 6% <![CDATA[7%]]>"),
]


def figura(*arguments):
    return subprocess.run([sys.argv[1], "extract", "--quiet"] + list(arguments), stdout=subprocess.PIPE, check=True).stdout


def convert(path, folder, profile, infilter=None):
    """The path of `path` as a flat OpenDocument spreadsheet."""
    command = ["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "fods", "--outdir", folder, path]
    if infilter:
        command.insert(3, "--infilter=Text - txt - csv (StarCalc):" + infilter)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=180)
    return os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".fods")


def text_of(paragraph):
    """The text of a paragraph, with the blanks that OpenDocument writes as elements."""
    text = paragraph.text or ""
    for child in paragraph:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(child)
        text += child.tail or ""
    return text


class Cell:
    """Type, value, note, and whether it is computed or leads somewhere."""

    def __init__(self, element):
        self.type = element.get(OFFICE + "value-type")
        self.value = element.get(OFFICE + VALUES[self.type]) if self.type in VALUES else "\n".join(text_of(p) for p in element.findall(TEXT + "p"))
        self.live = element.get(TABLE + "formula") is not None or element.find(".//" + TEXT + "a") is not None
        note = element.find(OFFICE + "annotation")
        self.note = None if note is None else "\n".join(text_of(p) for p in note.findall(TEXT + "p"))


def sheets_of(path):
    sheets = {}
    for table in ET.parse(path).iter(TABLE + "table"):
        rows = []
        for row in table.iter(TABLE + "table-row"):
            cells = []
            for cell in row.findall(TABLE + "table-cell"):
                cells += [Cell(cell)] * min(int(cell.get(TABLE + "number-columns-repeated", "1")), 64)
            rows += [cells] * min(int(row.get(TABLE + "number-rows-repeated", "1")), 2)
        sheets[table.get(TABLE + "name")] = [r for r in rows if any(c.type for c in r)]
    return sheets


def raw(record, name):
    """The cell's text as tables write it, or '' where the record has none."""
    if name in FRACTIONS:
        value = record.get(FRACTIONS[name])
        return str(Fraction(value) / SHARES[record["unit"]]) if record["kind"] == "percent" and value else ""
    if name in DOUBLES:
        return record.get(DOUBLES[name], "")
    value = record.get(name, "")
    if name in LISTS:
        return "; ".join(value)
    if name == "alternatives":
        return None  # their form is the unit tests' to check
    return str(value)


def holds(number):
    """Whether 15 significant digits are enough."""
    return "/" not in number and len(re.sub(r"[-.]", "", number).strip("0")) <= 15


def near(cell, number):
    want = float(Fraction(number))
    return abs(float(cell.value) - want) <= 1e-14 * abs(want)


def guarded(text, comma):
    """Whether a table for spreadsheets has to guard the text: said anew, so that it is two against one."""
    if text[:1] and text[0] in DANGER:
        return True
    bare = text.strip("$%£¥€ ")
    if re.fullmatch(r"[0-9.,']*[0-9][0-9.,']*([eE][-+]?[0-9]+)?", bare):
        whole = r"(0|[1-9][0-9]*)" if comma else r"(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]+)?"
        return not re.fullmatch(whole, bare) or len(re.sub(r"[.,]", "", bare)) > 15
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", bare):
        return False
    if re.fullmatch(r"[0-9]{1,2}([-/:])[0-9]{1,2}", bare) or re.fullmatch(r"[0-9]{1,4}([-/:.])[0-9]{1,2}\1[0-9]{1,4}", bare):
        return True
    return bool(re.fullmatch(r"[0-9]{4}[-/:](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/:][0-9]{4}", bare))


def fault_of_number(cell, number, types):
    if not holds(number):
        return "is not the text %r" % number if (cell.type, cell.value.lstrip("'").replace(",", ".")) != ("string", number) else None
    return "is not the number %s" % number if cell.type not in types or not near(cell, number) else None


def fault_of_text(cell, text, comma):
    """Of a text in a CSV: the spreadsheet may have read a plain number or an ISO day as what it is."""
    if guarded(text, comma):
        return None if (cell.type, cell.value) == ("string", "'" + text) else "is not guarded"
    if cell.type == "float":
        return None if re.fullmatch(r"[0-9,.]+", text) and near(cell, text.replace(",", "")) else "became a number"
    if cell.type == "date":
        return None if cell.value == text else "became a date"
    return None if (cell.type, cell.value) == ("string", text) else "is not the text %r" % text


def fault_in_csv(cell, name, record, form):
    text = raw(record, name)
    comma = form == "csv-semicolon"
    if text is None:
        return None
    if text == "":
        return None if cell.type is None else "is not empty"
    if name in NUMBERS or name in FRACTIONS:
        if name in FRACTIONS:
            text = exact(Fraction(text))
        return fault_of_number(cell, text, {"float"})
    if name in DOUBLES or name in COUNTS:
        return None if cell.type == "float" and near(cell, text) else "is not the number %s" % text
    return fault_of_text(cell, text, comma)


def exact(fraction):
    """Canonical: decimals where they end."""
    denominator = fraction.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return str(fraction)
    places = 0
    while (fraction * 10**places).denominator != 1:
        places += 1
    digits = str(abs(fraction * 10**places)).rjust(places + 1, "0")
    return ("-" if fraction < 0 else "") + (digits[:-places] + "." + digits[-places:] if places else digits)


def is_day(text):
    return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)) and datetime.date.fromisoformat(text) >= datetime.date(1900, 3, 1)


def fault_in_workbook(cell, name, record):
    text = raw(record, name)
    if text is None or name == "context":
        return None
    if text == "":
        return None if cell.type is None else "is not empty"
    if name in FRACTIONS:
        return None if cell.type == "percentage" and near(cell, text) else "is not %s in percent" % text
    if name in NUMBERS:
        amount = name in ("value", "low", "high") and record["kind"] == "money"
        return fault_of_number(cell, text, {"currency"} if amount else {"float"})
    if name in DOUBLES or name in COUNTS:
        return None if cell.type == "float" and near(cell, text) else "is not the number %s" % text
    if name in ("date_from", "date_to") and is_day(text):
        return None if (cell.type, cell.value) == ("date", text) else "is not the day %s" % text
    if name == "iso" and record["kind"] == "time" and re.fullmatch(r"[0-9]{2}:[0-9]{2}", text):
        return None if (cell.type, cell.value) == ("time", "PT%sH%sM00S" % tuple(text.split(":"))) else "is not the time %s" % text
    return None if (cell.type, cell.value) == ("string", text) else "is not the text %r" % text


class Count:
    passed = failed = 0

    def check(self, fault, where):
        if fault:
            self.failed += 1
            if self.failed <= 20:
                print("%s %s" % (where, fault))
        else:
            self.passed += 1


def compare(count, rows, records, form, fault):
    names = [c.value for c in rows[0]]
    count.check(None if len(rows) == len(records) + 1 else "has %d rows of %d records" % (len(rows) - 1, len(records)), form)
    for row, record in zip(rows[1:], records):
        row = row + [Cell(ET.Element("none"))] * (len(names) - len(row))
        for name, cell in zip(names, row):
            at = "%s: %s of %r: %s %r" % (form, name, record["text"], cell.type, cell.value)
            count.check("is evaluated" if cell.live else fault(cell, name, record), at)


def check_workbook(count, sheets, records, source):
    compare(count, sheets["Figures"], records, "xlsx", fault_in_workbook)
    names = [c.value for c in sheets["Figures"][0]]
    for row, record in zip(sheets["Figures"][1:], records):
        note, context = row[names.index("text")].note, row[names.index("context")].value
        marked = re.sub(r"\s+", " ", record["text"])
        count.check(None if note and note == context and "«%s»" % marked in note else "has the note %r" % note, "xlsx: text %r" % record["text"])
    count.check(None if {"Facts", "Findings", "About"} <= set(sheets) else "has the sheets %s" % sorted(sheets), "xlsx")
    about = {r[0].value: r[1].value for r in sheets["About"]}
    facts = [json.loads(line) for line in figura("--facts", "--to", "ndjson", source).decode().splitlines() if '"key":' in line]
    names = [c.value for c in sheets["Facts"][0]]
    count.check(None if facts and len(sheets["Facts"]) == len(facts) + 1 else "has %d rows of %d facts" % (len(sheets["Facts"]) - 1, len(facts)), "xlsx: Facts")
    for row, fact in zip(sheets["Facts"][1:], facts):
        cells = dict(zip(names, row))
        for name in ("id", "subject", "measure", "unit", "source"):
            count.check(None if (cells[name].value or "") == fact.get(name, "") else "is not %r" % fact.get(name), "xlsx: Facts: %s %r" % (name, cells[name].value))
        if "value" in fact:
            count.check(fault_of_number(cells["value"], fact["value"], {"float", "currency"}), "xlsx: Facts: value %s %s" % (cells["value"].type, cells["value"].value))
    version = subprocess.run([sys.argv[1], "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().split()
    count.check(None if [about["engine"], about["grammars"]] == version[1::2] else "says %s" % about, "xlsx: About")


def check_findings(count, folder, profile):
    source, path = os.path.join(folder, "wrong.txt"), os.path.join(folder, "findings.xlsx")
    with open(source, "w", encoding="utf-8") as out:
        out.write("Sales rose 3% to $4.0 billion from $3.2 billion in 2018, the company said.\n")
    lines = subprocess.run([sys.argv[1], "check", "--quiet", "--to", "ndjson", source], stdout=subprocess.PIPE).stdout.decode().splitlines()
    with open(path, "wb") as out:
        code = subprocess.run([sys.argv[1], "check", "--quiet", "--to", "xlsx", source], stdout=out).returncode
    rows = sheets_of(convert(path, folder, profile))["Findings"]
    got = [[r[[c.value for c in rows[0]].index(n)].value for n in ("id", "check", "verdict", "why")] for r in rows[1:]]
    want = [[json.loads(line)[n] for n in ("id", "check", "verdict", "why")] for line in lines]
    count.check(None if got == want and want and code == 1 else "exit %d, %r, not %r" % (code, got, want), "xlsx: Findings")
    for command, sheets in ("extract", ["Figures", "Facts", "Findings", "About"]), ("facts", ["Facts", "About"]):
        with open(path, "wb") as out:
            subprocess.run([sys.argv[1], command, "--quiet", "--to", "xlsx", source], stdout=out, check=True)
        found = sheets_of(convert(path, folder, profile))
        count.check(None if list(found) == sheets else "has the sheets %s" % list(found), "xlsx: %s" % command)
        count.check(None if len(found.get("Findings", rows)) == len(rows) else "has other findings", "xlsx: %s" % command)


def check_plain(count, path, folder, profile, records):
    """csv, which guards nothing: all columns opened as text, and each cell is what the record says."""
    names = next(csv.reader(open(path, encoding="utf-8", newline="")))
    formats = "/".join("%d/2" % (i + 1) for i in range(len(names)))
    rows = sheets_of(convert(path, folder, profile, "44,34,76,1,%s,1033,false,false" % formats))
    rows = next(iter(rows.values()))

    def fault(cell, name, record):
        text = raw(record, name)
        if text is None:
            return None
        if name in FRACTIONS and text:
            text = exact(Fraction(text))
        if name in DOUBLES and text:
            return None if float(cell.value) == float(Fraction(text)) else "is not the nearest number"
        return None if (cell.value or "") == text else "is not the text %r" % text

    compare(count, rows, records, "csv", fault)


def check_limits(count, folder):
    """What XML has no character for, cells that are too long, notes and rows beyond what a workbook takes: read back from the file itself."""
    source, path = os.path.join(folder, "limits.ndjson"), os.path.join(folder, "limits.xlsx")
    sheet = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with open(source, "w", encoding="utf-8") as out:
        out.write(json.dumps({"id": "\u0001\ufffe\x1f", "text": "a \u0001 b \uffff 5% _x0041_ \x0b"}) + "\n")
        out.write(json.dumps({"id": "y" * 40000 + "\U0001f600", "text": "6%"}) + "\n")
        out.write(json.dumps({"id": "x" * 32765 + "\U0001f600", "text": "7%"}) + "\n")
    said = subprocess.run([sys.argv[1], "extract", "-o", path, source], stderr=subprocess.PIPE, check=True).stderr.decode()
    count.check(None if said.count("longer than a cell holds") == 1 and "1 texts" in said else "says %r" % said, "limits")
    with zipfile.ZipFile(path) as book:
        parts = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xml", ".vml", ".rels"))}
    texts = ["".join(t.text or "" for t in s.iter(sheet + "t")) for s in parts["xl/worksheets/sheet1.xml"].iter(sheet + "is")]
    for want in ("\ufffd" * 3, "y" * 32766 + "…", "x" * 32765 + "\U0001f600", "5%"):
        count.check(None if want in texts else "is missing: %r" % want[:20], "limits: cell")
    count.check(None if any("_x005F_x0041_" in t and "«5%»" in t for t in texts) else "is not escaped", "limits: _x0041_")
    codes = "EUR USD GBP JPY KRW CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF INR CNY THB SGD HKD".split()
    with open(source, "w", encoding="utf-8") as out:
        for code in codes:
            out.write(json.dumps({"id": code, "text": " ".join("It cost %s 1.%s." % (code, "7" * n) for n in range(3, 15))}) + "\n")
    said = subprocess.run([sys.argv[1], "extract", "-o", path, source], stderr=subprocess.PIPE, check=True).stderr.decode()
    count.check(None if re.search(r"[0-9]+ numbers stand without their currency", said) else "says %r" % said, "number formats")
    rows = 1048576 + 5
    with open(source, "w", encoding="utf-8") as out:
        for i in range(0, rows, 50000):
            out.write(json.dumps({"id": str(i), "text": "5%\n" * min(50000, rows - i)}) + "\n")
    said = subprocess.run([sys.argv[1], "extract", "--fields", "value", "-o", path, source], stderr=subprocess.PIPE, check=True).stderr.decode()
    count.check(None if "1,048,576 rows" in said and "2 of that name" in said else "says %r" % said, "rows")
    with zipfile.ZipFile(path) as book:
        names = [s.get("name") for s in ET.fromstring(book.read("xl/workbook.xml")).iter(sheet + "sheet")]
        last = [re.findall(rb'<row r="([0-9]+)"', book.read("xl/worksheets/sheet%d.xml" % (names.index(n) + 1))[-4000:])[-1] for n in ("Figures", "Figures 2")]
    count.check(None if last == [b"1048576", b"7"] else "end at %s" % last, "rows")


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        profile = os.path.join(folder, "profile")
        source = os.path.join(folder, "source.ndjson")
        with open(source, "w", encoding="utf-8") as out:
            for name, date, text in DOCUMENTS:
                document = {"id": name, "text": text}
                if date:
                    document["date"] = date
                out.write(json.dumps(document) + "\n")
        records = [json.loads(line) for line in figura("--to", "ndjson", source).decode().splitlines()]
        for form in ("csv", "csv-excel", "csv-semicolon", "xlsx"):
            figura("--to", form, "-o", os.path.join(folder, form + (".xlsx" if form == "xlsx" else ".csv")), source)
        check_plain(count, os.path.join(folder, "csv.csv"), folder, profile, records)
        for form, infilter in (("csv-excel", "44,34,76,1,,1033,false,false"), ("csv-semicolon", "59,34,76,1,,1031,false,false")):
            rows = next(iter(sheets_of(convert(os.path.join(folder, form + ".csv"), folder, profile, infilter)).values()))
            compare(count, rows, records, form, lambda cell, name, record, form=form: fault_in_csv(cell, name, record, form))
        check_limits(count, folder)
        check_workbook(count, sheets_of(convert(os.path.join(folder, "xlsx.xlsx"), folder, profile)), records, source)
        check_findings(count, folder, profile)
    print("%d passed, %d failed" % (count.passed, count.failed))
    return 1 if count.failed else 0


sys.exit(main())
