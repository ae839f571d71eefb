#!/usr/bin/env python3
"""tests/lint/datapackage.py FIGURA: what --schema writes is a Data Package as its specification has it, and every cell of the corpus keeps it.
The lists of properties and types below are those of Data Package 1, Tabular Data Resource, CSV Dialect and Table Schema.
Last line: "N passed, M failed"."""
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

PACKAGE = {"profile", "name", "resources", "figura"}  # one more property than the specification's is allowed
RESOURCE = {"profile", "name", "path", "format", "mediatype", "encoding", "dialect", "schema"}
DIALECT = {"header", "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar"}
SCHEMA = {"missingValues", "fields"}
FIELD = {"name", "type", "decimalChar", "constraints"}
TYPES = {"string", "number", "integer", "boolean", "object", "array", "date", "time", "datetime", "year", "yearmonth", "duration",
         "geopoint", "geojson", "any"}
CONSTRAINTS = {"required", "enum", "minimum", "pattern"}
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def unknown(value, known, at):
    return ["%s: %s is no property" % (at, k) for k in value if k not in known]


def faults_of(package):
    """What the description itself gets wrong."""
    found = unknown(package, PACKAGE, "package")
    for resource in package["resources"]:
        found += unknown(resource, RESOURCE, "resource") + unknown(resource["dialect"], DIALECT, "dialect") + unknown(resource["schema"], SCHEMA, "schema")
        if not re.fullmatch(r"[a-z0-9._-]+", resource["name"]):
            found.append("resource: %r is no name" % resource["name"])
        for field in resource["schema"]["fields"]:
            at = field["name"]
            found += unknown(field, FIELD, at) + unknown(field["constraints"], CONSTRAINTS, at)
            if field["type"] not in TYPES:
                found.append("%s: %s is no type" % (at, field["type"]))
            if "minimum" in field["constraints"] and field["type"] not in ("integer", "number"):
                found.append("%s: a minimum is of numbers" % at)
            if "pattern" in field["constraints"] and field["type"] != "string":
                found.append("%s: a pattern is of strings" % at)
    return found


def rows_of(path, dialect):
    with open(path, encoding="utf-8-sig", newline="") as table:
        if "quoteChar" in dialect:
            yield from csv.reader(table, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], doublequote=dialect["doubleQuote"])
        else:
            for line in table.read().split(dialect["lineTerminator"])[:-1]:
                yield line.split(dialect["delimiter"])


def fault_of(cell, field):
    """What is wrong with a cell, or None."""
    c = field["constraints"]
    if cell == "":
        return "is required" if c["required"] else None
    number = cell.replace(field.get("decimalChar", "."), ".") if field["type"] == "number" else cell
    if field["type"] == "integer" and not re.fullmatch(r"[0-9]+", cell):
        return "is no integer"
    if field["type"] == "number" and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e[+-][0-9]+)?", number):
        return "is no number"
    if "minimum" in c and float(number) < c["minimum"]:
        return "is below %s" % c["minimum"]
    if "enum" in c and cell not in c["enum"]:
        return "is none of the words"
    if "pattern" in c and not re.fullmatch(c["pattern"], cell):
        return "does not look like %s" % c["pattern"]
    return None


def main():
    texts = sorted(glob.glob(os.path.join(ROOT, "corpus", "*", "*.txt")))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for form, command in ((f, c) for f in ("csv", "csv-excel", "csv-semicolon", "tsv") for c in ("extract", "facts")):
            path = os.path.join(folder, form)
            subprocess.run([sys.argv[1], command, "--to", form, "--schema", "--quiet", "--date", "2019-03-01", "-o", path] + texts, check=True)
            package = json.load(open(os.path.join(folder, "datapackage.json"), encoding="utf-8"))
            found = faults_of(package)
            resource = package["resources"][0]
            fields = resource["schema"]["fields"]
            rows = rows_of(os.path.join(folder, resource["path"]), resource["dialect"])
            if next(rows) != [f["name"] for f in fields]:
                found.append("the header is not the fields of the schema")
            for row in rows:
                if len(row) != len(fields):
                    found.append("%d cells, not %d: %s" % (len(row), len(fields), row[:5]))
                    continue
                wrong = ["%s %r %s" % (f["name"], cell, fault_of(cell, f)) for f, cell in zip(fields, row) if fault_of(cell, f)]
                passed += not wrong
                found += wrong
            for what in found[:5]:
                print("%s: %s" % (form, what))
            passed += not found
            failed += len(found)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
