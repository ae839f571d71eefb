#!/usr/bin/env python3
"""tests/lint/schema.py FIGURA: every record of the corpus against schema/figura-1.json. Knows just the keywords that the schema uses and fails on any other.
Last line: "N passed, M failed"."""
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SCHEMA = json.load(open(os.path.join(ROOT, "schema", "figura-1.json"), encoding="utf-8"))
TYPES = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None)}
KNOWN = {"type", "enum", "pattern", "minimum", "required", "properties", "additionalProperties", "items", "minItems", "uniqueItems", "$ref"}


def faults(value, schema, at):
    """What is wrong with value, as texts."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    unknown = set(schema) - KNOWN
    if unknown:
        return ["the schema uses %s, which this check does not know" % unknown]
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, TYPES[t]) and not isinstance(value, bool) for t in types):
        return ["%s: %r is no %s" % (at, value, " or ".join(types))]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append("%s: %r is none of %s" % (at, value, schema["enum"]))
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append("%s: %r does not look like %s" % (at, value, schema["pattern"]))
    if "minimum" in schema and value < schema["minimum"]:
        found.append("%s: %r is below %s" % (at, value, schema["minimum"]))
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0) or (schema.get("uniqueItems") and len(set(map(str, value))) < len(value)):
            found.append("%s: too short, or one item twice" % at)
        for k, item in enumerate(value):
            found += faults(item, schema.get("items", {}), "%s[%d]" % (at, k))
    if isinstance(value, dict):
        found += ["%s: %s is missing" % (at, k) for k in schema.get("required", []) if k not in value]
        for k, item in value.items():
            if k in schema.get("properties", {}):
                found += faults(item, schema["properties"][k], at + "." + k)
            elif schema.get("additionalProperties") is False:
                found.append("%s: %s is no field" % (at, k))
    return found


def main():
    texts = sorted(glob.glob(os.path.join(ROOT, "corpus", "*", "*.txt")))
    passed = failed = 0
    pairs = sorted(glob.glob(os.path.join(ROOT, "corpus", "check", "*.pairs")))  # read as texts: full of findings
    for command, form, name in (("extract", "ndjson", "figure"), ("facts", "ndjson", "fact"), ("extract --facts", "documents", "document"), ("check", "ndjson", "finding"),
                                ("check", "documents", "document")):
        command = [sys.argv[1]] + command.split() + (["--all"] if command == "check" else [])
        out = subprocess.run(command + ["--to", form, "--date", "2019-03-01", "--quiet"] + texts + pairs, stdout=subprocess.PIPE, check=False).stdout
        for line in out.decode("utf-8").splitlines():
            wrong = faults(json.loads(line), {"$ref": "#/$defs/" + name}, name)
            passed += not wrong
            failed += bool(wrong)
            for w in wrong[:3]:
                print(w)
    for draft, source in ((texts[k], texts[k + 1 :]) for k in range(0, len(texts) - 1, 16)):
        out = subprocess.run([sys.argv[1], "diff", "--to", "json", "--date", "2019-03-01", "--quiet", draft, draft] + source[:9], stdout=subprocess.PIPE)
        for item in json.loads(out.stdout.decode("utf-8")):
            wrong = faults(item, {"$ref": "#/$defs/diff"}, "diff")
            passed += not wrong
            failed += bool(wrong)
            for w in wrong[:3]:
                print(w)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
