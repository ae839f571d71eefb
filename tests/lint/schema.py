"""tests/lint/schema.py BUILD: every record of corpus/, and lines of `documents`, against schema/figura-1.json.

in   BUILD/figura, corpus/*/*.txt with the date, country and lang of their .expect
out  each fault as `what: where: what is wrong`, then "N passed, M failed"

Standard library alone: `faults` below knows the keywords that the schema uses, and refuses one that it does not. Where the package jsonschema is installed,
it must give the same verdicts. That the validator can say no is tested too: BROKEN are records with one fault each.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIGURA = pathlib.Path(sys.argv[1]).resolve() / "figura"
SCHEMA = json.loads((ROOT / "schema/figura-1.json").read_text(encoding="utf-8"))

# Faults that are known, by the end of their line: counted, not failed. One that no longer occurs fails, so that its line is taken out.
KNOWN = {
    "precision: does not fit number/1": "the precision of a range is written n/1 (docs/records.md, Not so yet)",
}

TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "number": (int, float), "integer": int}
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "if", "then"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (isinstance(value, bool) and name in ("number", "integer"))


def holds(value, schema):
    return not faults(value, schema, "")


def object_faults(value, schema, at):
    found = [f"{at}{name}: is missing" for name in schema.get("required", []) if name not in value]
    for name, needed in schema.get("dependentRequired", {}).items():
        found += [f"{at}{other}: is missing beside {name}" for other in needed if name in value and other not in value]
    for name, item in value.items():
        if name in schema.get("properties", {}):
            found += faults(item, schema["properties"][name], f"{at}{name}/")
        elif schema.get("additionalProperties") is False:
            found.append(f"{at}{name}: is unknown")
    if len(value) < schema.get("minProperties", 0):
        found.append(f"{at}: is empty")
    return found


def array_faults(value, schema, at):
    found = []
    for i, item in enumerate(value):
        found += faults(item, schema.get("items", {}), f"{at}{i}/")
    if len(value) < schema.get("minItems", 0):
        found.append(f"{at}: is empty")
    if schema.get("uniqueItems") and len({json.dumps(v, sort_keys=True) for v in value}) < len(value):
        found.append(f"{at}: says one thing twice")
    if "contains" in schema and not any(holds(v, schema["contains"]) for v in value):
        found.append(f"{at}: lacks what it must hold")
    return found


def scalar_faults(value, schema, at):
    here = at.rstrip("/")
    found = []
    if "enum" in schema and value not in schema["enum"] or "const" in schema and value != schema["const"]:
        found.append(f"{here}: {value!r} is none of those allowed")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{here}: {value!r} does not fit the pattern")
        if len(value) < schema.get("minLength", 0):
            found.append(f"{here}: is empty")
    if is_type(value, "number") and value < schema.get("minimum", value):
        found.append(f"{here}: {value} is too small")
    return found


CHECKED = {"$ref", "type", "required", "dependentRequired", "properties", "additionalProperties", "minProperties", "items", "minItems", "uniqueItems",
           "contains", "enum", "const", "pattern", "minLength", "minimum", "allOf", "anyOf", "oneOf", "not"}


def faults(value, schema, at):
    unknown = set(schema) - CHECKED - ANNOTATIONS
    if unknown:
        raise SystemExit(f"schema/figura-1.json: tests/lint/schema.py does not know the keyword {', '.join(sorted(unknown))}")
    found = []
    if "$ref" in schema:
        found += faults(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], at)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, t) for t in types):
        return found + [f"{at.rstrip('/')}: is no {' or '.join(types)}"]
    if isinstance(value, dict):
        found += object_faults(value, schema, at)
    elif isinstance(value, list):
        found += array_faults(value, schema, at)
    found += scalar_faults(value, schema, at)
    for part in schema.get("allOf", []):
        found += faults(value, part, at)
    if "anyOf" in schema and not any(holds(value, s) for s in schema["anyOf"]):
        found.append(f"{at.rstrip('/')}: {value!r} fits none of those that are possible" if at else "a field is missing: one of them must be there")
    if "oneOf" in schema and sum(holds(value, s) for s in schema["oneOf"]) != 1:
        found.append(f"{at}: fits not exactly one of those that are possible")
    if "not" in schema and holds(value, schema["not"]):
        found.append(f"{at}: fields exclude each other")
    if "if" in schema and holds(value, schema["if"]):
        found += faults(value, schema.get("then", {}), at)
    return found


def figura(*arguments, text=None):
    run = subprocess.run([FIGURA, "extract", "--quiet", *arguments], input=text, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    if run.returncode not in (0, 3):
        raise SystemExit(f"figura extract {' '.join(map(str, arguments))}: exit {run.returncode}: {run.stderr}")
    return run.stdout


def options(path):
    """--date, --country, --lang of a document, from the head of its expectations."""
    expect = path.with_suffix(".expect")
    said = re.findall(r"^(date|country|lang) +(\S+)", expect.read_text(encoding="utf-8"), re.M) if expect.exists() else []
    return [word for key, value in said for word in (f"--{key}", value)]


class Count:
    passed = failed = 0
    known = {}

    def verdict(self, what, found):
        new = []
        for fault in found:
            number = re.sub(r"'[0-9]+/1' does not fit the pattern$", "does not fit number/1", fault)
            if number in KNOWN:
                self.known[number] = self.known.get(number, 0) + 1
            else:
                new.append(fault)
        if new:
            self.failed += 1
            for fault in new:
                print(f"{what}: {fault}")
        else:
            self.passed += 1


try:
    import jsonschema
    OTHER = {name: jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}) for name in ("record", "document")}
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
except ImportError:
    OTHER = {}


def check(value, name):
    found = faults(value, SCHEMA["$defs"][name], "")
    if OTHER and OTHER[name].is_valid(value) == bool(found):
        found.append(f"jsonschema {'refuses' if not found else 'accepts'} what schema.py does not")
    if name == "record":
        found += [f"{field}: is not in the schema" for field in value if field not in COLUMNS]
        ordered = sorted(value, key=lambda f: COLUMNS.index(f) if f in COLUMNS else -1)
        if ordered != list(value):
            found.append("fields are not in the order of the columns")
    return found


GOOD = {"doc": "a", "field": "text", "id": "0123456789abcdef", "kind": "money", "text": "$5", "start": 0, "end": 2, "line": 1, "column": 1, "sentence": 1,
        "value": "5", "double": 5, "precision": "0.5", "unit": "USD", "rule": "money.sign-before", "lang": "en"}
BROKEN = [{"value": 5}, {"value": "5.0"}, {"value": "05"}, {"value": "5/1"}, {"value": None}, {"kind": "sum"}, {"kind": "ratio"}, {"kind": "date"}, {"unit": "usd"}, {"low": "4"}, {"id": "5"},
          {"line": 0}, {"start": -1}, {"double": "5"}, {"precision": "-0.5"}, {"supplied": []}, {"supplied": ["unit", "unit"]}, {"flags": ["odd"]}, {"date_from": "2019-01-01"},
          {"edtf": "2019-13"}, {"iso": "PT"}, {"alternatives": [{}]}, {"role": "up"}]
LINES = """{"id":"a","text":"It cost $5 on Thursday.","date":"2019-03-01"}
{"id":"b","title":"Profit up 3%","text":"No figure."}
{"id":7,"text":"June 31st, fiscal 2019, twice a year, 2-0."}
{"id":"c"}
no JSON
"""

count = Count()
COLUMNS = figura("-", "--to", "csv", text="3%").splitlines()[0].split(",")
properties = list(SCHEMA["$defs"]["record"]["properties"])
count.verdict("the header of --to csv", [] if COLUMNS == properties else [f"the schema has {properties}, the columns are {COLUMNS}"])
count.verdict("a good record", check(GOOD, "record"))
for broken in BROKEN:
    record = {**GOOD, **broken}
    record = {k: record[k] for k in COLUMNS if k in record and record[k] is not None}
    count.verdict(f"a record with {broken}", [] if faults(record, SCHEMA["$defs"]["record"], "") else ["is broken, and fits the schema"])
for path in sorted(ROOT.glob("corpus/*/*.txt")):
    name = path.relative_to(ROOT)
    for given in {tuple(options(path)), (), ("--date", "2019-03-01T09:00:00+01:00", "--country", "AU", "--fiscal-start", "07-01")}:
        for line in figura(name, "--to", "ndjson", *given).splitlines():
            record = json.loads(line)
            count.verdict(f"{name}:{record.get('line')}: {record.get('text')!r}{' '.join(('', *given))}", check(record, "record"))
lines = figura("-", "--from", "ndjson", "--to", "documents", text=LINES).splitlines()
count.verdict("--to documents", [] if len(lines) == LINES.count("\n") else [f"{len(lines)} lines for {LINES.count(chr(10))} documents"])
for line in lines:
    count.verdict(f"--to documents: {line[:40]}", check(json.loads(line), "document"))
for fault, why in KNOWN.items():
    if fault in count.known:
        print(f"known: {count.known[fault]} times: {why}")
    else:
        count.verdict("KNOWN of tests/lint/schema.py", [f"no record is so any more: take it out: {why}"])
print(f"{count.passed} passed, {count.failed} failed, {sum(count.known.values())} known")
sys.exit(count.failed > 0)
