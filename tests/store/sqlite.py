#!/usr/bin/env python3
"""tests/store/sqlite.py FIGURA: what `figura load --db FILE` promises of a SQLite database. Last line: "N passed, M failed"; what cannot be tried here is said.

The rows are compared with the records of `figura extract --to ndjson`, field by field; bad input of every sort must leave things as they were.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from common import check, documented_queries, report, run, write_documents

FIGURA = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TABLES = "documents sentences figures alternatives series facts changes derived findings".split()
VIEWS = "series_points series_latest observations figures_by_kind figures_in_context findings_open documents_by_day".split()
POINTS = "subject measure unit period_start period_end value change source document obs_status".split()


def load(db, *arguments, **more):
    return run(FIGURA, "load", "--db", db, *arguments, **more)


def rows(db, sql, *values):
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql, values)]
    finally:
        connection.close()


def one(db, sql, *values):
    return list(rows(db, sql, *values)[0].values())[0]


def content(db):
    """Every row of our tables, keys and all."""
    return {table: rows(db, "SELECT * FROM %s ORDER BY 1" % table) for table in TABLES}


def search(db, words):
    return [r["text"] for r in rows(db, "SELECT text FROM sentences WHERE sentence_id IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?)", words)]


def expected_row(record):
    """A record of ndjson as the row it must be."""
    row = {k: v for k, v in record.items() if k not in ("doc", "alternatives", "double")}
    for field in ("supplied", "flags"):
        if field in row:
            row[field] = "; ".join(row[field])
    return row


def test_records(folder):
    db, source = os.path.join(folder, "records.db"), os.path.join(folder, "records.ndjson")
    write_documents(source, 60, seed=3)
    texts = sorted(os.path.join(d, f) for d, _, fs in os.walk(os.path.join(ROOT, "corpus")) for f in fs if f.endswith(".txt"))[::7]
    options = ["--country", "CA", "--quiet"]
    done = load(db, *options, source, *texts)
    check("load several inputs", done.returncode == 0, done.stderr)
    lines = run(FIGURA, "extract", "--to", "ndjson", *options, source, *texts).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    stored = rows(db, "SELECT d.id AS doc, f.* FROM figures f JOIN documents d USING (document) ORDER BY figure")
    check("as many figures as records (%d)" % len(records), len(records) == len(stored) and len(records) > 800, len(stored))
    wrong = []
    for record, row in zip(records, stored):
        want = expected_row(record)
        got = {k: v for k, v in row.items() if v is not None and (k in want or k not in ("doc", "figure", "document", "sentence_id", "double", "low_double", "high_double", "text_start", "text_end"))}
        if want != got or record["doc"] != row["doc"]:
            wrong.append((want, got))
        if (row["double"] is None) != ("double" not in record) or ("double" in record and row["double"] != record["double"]):
            wrong.append((record.get("double"), row["double"]))
    check("every field of every figure", not wrong, wrong[:1])
    readings = [dict(a, doc=r["id"], rank=i + 1) for r in records for i, a in enumerate(r.get("alternatives", []))]
    got = rows(db, "SELECT f.id AS doc, a.rank, a.value, a.low, a.high, a.unit, a.iso, a.edtf FROM alternatives a JOIN figures f USING (figure) ORDER BY alternative")
    got = [{k: v for k, v in row.items() if v is not None} for row in got]
    check("every alternative (%d)" % len(readings), readings == got and len(got) > 20, len(got))
    bad = rows(db, "SELECT typeof(value) t FROM figures WHERE typeof(value) NOT IN ('text', 'null') UNION ALL SELECT typeof(double) FROM figures WHERE typeof(double) NOT IN ('real', 'null')")
    check("exact numbers are text, their doubles real", not bad, bad)
    texts_of = {}
    for r in rows(db, "SELECT d.id, s.* FROM sentences s JOIN documents d USING (document) WHERE field = 'text' ORDER BY sentence_id"):
        texts_of.setdefault(r["id"], []).append(r)
    wrong = []
    for line in open(source, encoding="utf-8"):
        d = json.loads(line)
        for s in texts_of[d["id"]]:
            if d["text"].encode()[s["start"]:s["end"]].decode() != s["text"]:
                wrong.append(s)
        if "".join(d["text"].split()) != "".join("".join(s["text"].split()) for s in texts_of[d["id"]]):
            wrong.append(d["id"])
    check("sentences are the text, at their offsets", not wrong, wrong[:1])
    page = os.path.join(folder, "page.html")
    with open(page, "w") as out:
        out.write("<title>Up 3%</title><p>Caf&eacute; sales rose <b>5</b>% to &euro;7 million.</p><p>It has 12 shops.</p>")
    load(db, "--quiet", page)
    found = rows(db, "SELECT f.text, f.start, f.text_start - s.start AS at, f.text_end - f.text_start AS length, s.text AS sentence FROM figures f JOIN sentences s USING (sentence_id) JOIN documents d ON d.document = f.document WHERE d.id = ? AND f.field = 'text'", page)
    check("a page: figures in their sentences and in its source", len(found) == 3 and all(r["sentence"].encode()[r["at"]:r["at"] + r["length"]].decode() == r["text"] for r in found) and found[0]["start"] > 40, found)
    outside = rows(db, "SELECT f.text, s.text AS sentence FROM figures f JOIN sentences s USING (sentence_id) WHERE f.text_start < s.start OR f.text_start >= s.\"end\" LIMIT 1")
    check("each figure lies in its sentence", not outside and one(db, "SELECT count(*) FROM figures WHERE sentence_id IS NULL") == 0, outside)
    return db, source


def test_schema(db):
    check("it says what it is", (one(db, "PRAGMA application_id"), one(db, "PRAGMA user_version")) == (0x46494755, 1))
    check("sound", one(db, "PRAGMA integrity_check") == "ok")
    check("every reference holds", rows(db, "PRAGMA foreign_key_check") == [])
    names = {r["name"]: r["type"] for r in rows(db, "SELECT name, type FROM sqlite_master")}
    check("all tables and views", all(names.get(t) == "table" for t in TABLES) and all(names.get(v) == "view" for v in VIEWS), names)
    for view in VIEWS:
        try:
            rows(db, "SELECT * FROM %s LIMIT 3" % view)
            check("view " + view, True)
        except sqlite3.Error as error:
            check("view " + view, False, error)
    connection = sqlite3.connect(db)
    columns = [c[0] for c in connection.execute("SELECT * FROM series_points").description]
    check("series_points begins with its ten columns", columns[:10] == POINTS, columns)
    # A data source for dashboards takes a column's declared type: INTEGER, REAL or TEXT, and nothing else.
    types = {r[2] for t in TABLES for r in connection.execute("PRAGMA table_info(%s)" % t)}
    check("declared types", types == {"INTEGER", "REAL", "TEXT"}, types)
    # A browser of databases finds the search by the words of its declaration, and its labels by foreign keys with a column.
    found = connection.execute("SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"sentences\"%'").fetchall()
    check("the search is found", found == [("sentences_fts",)], found)
    keys = [r for t in TABLES for r in connection.execute("PRAGMA foreign_key_list(%s)" % t)]
    check("foreign keys name their columns", len(keys) > 12 and all(r[2] and r[3] and r[4] for r in keys), keys)
    plan = " ".join(r[3] for r in connection.execute("EXPLAIN QUERY PLAN SELECT * FROM series_points WHERE series = 'x' AND time > 5"))
    check("series_points goes by the index", "facts_series" in plan, plan)
    connection.close()


def test_documentation(db):
    """What docs/dashboards.md asks, and what docs/datasette.json names."""
    queries = documented_queries("sqlite")
    check("documented queries (%d)" % len(queries), len(queries) >= 8)
    for query in queries:
        try:
            rows(db, query)
            check(query, True)
        except sqlite3.Error as error:
            check(query, False, error)
    with open(os.path.join(ROOT, "docs", "datasette.json"), encoding="utf-8") as file:
        news = json.load(file)["databases"]["news"]
    connection = sqlite3.connect(db)
    for table, about in news["tables"].items():
        names = {r[1] for r in connection.execute("PRAGMA table_info(%s)" % table)}
        wanted = set(about.get("columns", {})) | set(about.get("facets", [])) | {about[k] for k in ("label_column", "sort_desc") if k in about}
        check("datasette.json: " + table, names and wanted <= names, wanted - names)
    for name, query in news["queries"].items():
        check("datasette.json: " + name, connection.execute(query["sql"]).description is not None)
    connection.close()


def test_again(db, source):
    before = content(db)
    options = ["--country", "CA", "--quiet"]
    check("the same again", load(db, *options, source).returncode == 0 and content(db) == before)
    changed, third = source + ".changed", source + ".third"
    with open(source, encoding="utf-8") as lines, open(changed, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            d = json.loads(line)
            if number % 3 == 0:
                d["text"] = "Zebras numbered %d in 2009. " % (100 + number) + d["text"][:80]
            out.write(json.dumps(d) + "\n")
    numbers = rows(db, "SELECT id, document FROM documents")
    done = load(db, "--country", "CA", changed)
    check("changed documents are replaced, the others passed over", "documents 0 added, 20 replaced, 40 unchanged" in done.stdout, done.stdout)
    twins, apart = source + ".twins", os.path.join(os.path.dirname(db), "twins.db")
    with open(twins, "w", encoding="utf-8") as out:
        out.write('{"id":"a","text":"5%"}\n{"id":"b","text":"6%"}\n{"id":"a","text":"7%"}\n{"id":"b","text":"6%"}\n')
    done = load(apart, twins)
    check("two documents of one id are told of", done.returncode == 0 and len(done.stderr.splitlines()) == 1 and ":3: document a: another" in done.stderr, done.stderr)
    check("the later one stands", [r["value"] for r in rows(apart, "SELECT value FROM figures ORDER BY figure")] == ["7", "6"])
    check("and keep their numbers", rows(db, "SELECT id, document FROM documents") == numbers)
    fresh = os.path.join(os.path.dirname(db), "fresh.db")
    load(fresh, "--country", "CA", "--quiet", changed)
    want, got = content(fresh), {t: rows(db, "SELECT * FROM %s%s ORDER BY 1" % (t, "" if t == "series" else " WHERE document <= 60")) for t in TABLES}
    got["series"] = [s for s in got["series"] if s["series"] in {w["series"] for w in want["series"]}]
    check("the rows are those of a new database", all(want[t] == got[t] for t in TABLES), [t for t in TABLES if want[t] != got[t]])
    check("the search knows the new words", len(search(db, "zebras")) == 20)
    connection = sqlite3.connect(db)
    try:
        connection.execute("INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('integrity-check', 1)")
        check("the search agrees with the sentences", True)
    except sqlite3.Error as error:
        check("the search agrees with the sentences", False, error)
    connection.rollback()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM documents WHERE id = 'story-3'")
    connection.commit()
    left = [t for t in TABLES if t not in ("documents", "series") and connection.execute("SELECT count(*) FROM %s WHERE document NOT IN (SELECT document FROM documents)" % t).fetchone()[0]]
    check("DELETE FROM documents takes all of a document", not left, left)
    connection.close()


def test_hostile(folder):
    db = os.path.join(folder, "hostile.db")
    path = os.path.join(folder, "hostile.ndjson")
    with open(path, "wb") as out:
        out.write(b'{"id":"nul","text":"Up 5% \\u0000 and 7% more."}\n{"id":"bytes\xff","text":"Up \xff 6% in 2019."}\n')
        out.write(b'{"id":"quote\'\\"; DROP TABLE figures; --","text":"It has 5\'000 \\"units\\"; DROP TABLE documents."}\n')
        out.write(('{"id":"%s","title":"%s","text":"\U0001f4c8 up 3%%"}\n' % ("long" * 5000, "t" * 100000)).encode())
        out.write(b'{"id":"empty","text":""}\n{"id":"bad","text":5}\n{"text":"No name: 4 dogs."}\n')
    done = load(db, path)
    check("hostile documents: the bad line is said, the rest is there", done.returncode == 3 and "documents 6 added" in done.stdout and done.stderr.count("\n") == 2, done.stderr + done.stdout)
    check("hostile: figures", one(db, "SELECT count(*) FROM figures") == 7, one(db, "SELECT count(*) FROM figures"))
    check("hostile: valid text, no NUL", one(db, "SELECT count(*) FROM sentences WHERE instr(text, char(0))") == 0 and "\ufffd" in "".join(r["text"] for r in rows(db, "SELECT text FROM sentences")))
    check("a document without an id has its place", one(db, "SELECT count(*) FROM documents WHERE id = ?", path + ":7") == 1)
    check(":memory: is a file", load(":memory:", path, "--quiet", cwd=folder).returncode == 3 and os.path.exists(os.path.join(folder, ":memory:")))
    nothing = os.path.join(folder, "nothing.db")
    done = load(nothing, os.path.join(folder, "missing.txt"))
    check("a missing input", done.returncode == 3 and "missing.txt" in done.stderr and one(nothing, "SELECT count(*) FROM documents") == 0, done.stderr)
    bare = os.path.join(folder, "bare.db")
    check("--no-text", load(bare, "--no-text", "--quiet", path).returncode == 3 and one(bare, "SELECT count(*) FROM sentences") == 0 and one(bare, "SELECT count(*) FROM figures") == 7)
    settings = load(bare, "--no-text", "--country", "AU", path)
    check("other settings read anew", "documents 0 added, 6 replaced, 0 unchanged" in settings.stdout, settings.stdout)


def test_output(folder):
    out, db, source = os.path.join(folder, "out.db"), os.path.join(folder, "loaded.db"), os.path.join(folder, "out.ndjson")
    write_documents(source, 300, seed=8)
    load(db, source)
    with open(out, "w") as old:
        old.write("what was there before")
    extract = lambda *a, **more: run(FIGURA, "extract", *a, **more)
    done = extract("--to", "sqlite", "-o", out, source)
    check("--to sqlite is what load makes of an empty database", done.returncode == 0 and content(out) == content(db), done.stderr)
    check("with its search", len(search(out, "shares")) > 10 and one(out, "PRAGMA integrity_check") == "ok")
    check(".db chooses it, nothing else is left behind", extract("-o", out, source).returncode == 0 and sorted(f for f in os.listdir(folder) if f.startswith("out.db")) == ["out.db"])
    done = extract("--to", "sqlite", "-o", out, os.path.join(folder, "missing.txt"), source)
    check("a failed input is said, the rest is there", done.returncode == 3 and one(out, "SELECT count(*) FROM documents") == 300, done.stderr)
    done = extract("--to", "sqlite", source)
    check("standard output is no place for it", done.returncode == 2 and "-o FILE.db" in done.stderr, done.stderr)
    check("nor are chosen records for it", extract("--to", "sqlite", "--kinds", "money", "-o", out, source).returncode == 2)
    child = subprocess.Popen([FIGURA, "extract", "--to", "sqlite", "-o", out, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child.stdin.write(open(source, "rb").read())
    child.stdin.flush()
    for _ in range(100):
        if len([f for f in os.listdir(folder) if f.startswith("out.db.")]):
            break
        time.sleep(0.05)
    child.terminate()
    child.wait()
    check("interrupted, it leaves what was there", [f for f in os.listdir(folder) if f.startswith("out.db")] == ["out.db"] and one(out, "SELECT count(*) FROM documents") == 300)


def refused(name, db, code, words, **more):
    before = open(db, "rb").read() if os.path.isfile(db) else None
    done = load(db, "-", stdin="Up 5%.", **more)
    after = open(db, "rb").read() if os.path.isfile(db) else None
    ok = done.returncode == code and words in done.stderr and done.stderr.count("\n") == 1 and before == after
    check(name, ok, "exit %d: %s" % (done.returncode, done.stderr))


def test_refused(folder):
    path = lambda name: os.path.join(folder, name)
    with open(path("text.db"), "w") as out:
        out.write("This is a letter, not a database.\n" * 50)
    refused("no database", path("text.db"), 2, "no SQLite database")
    other = sqlite3.connect(path("other.db"))
    other.execute("CREATE TABLE figures (x)")
    other.commit()
    other.close()
    refused("another program's database", path("other.db"), 2, "another program's")
    load(path("newer.db"), "-", stdin="Up 5%.")
    newer = sqlite3.connect(path("newer.db"))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    refused("a newer schema", path("newer.db"), 2, "schema 99")
    refused("a folder", folder, 3, "cannot be opened")
    refused("a folder that is not there", path("no/such.db"), 3, "cannot be opened")
    check("load without --db", run(FIGURA, "load", "x.txt").returncode == 2)
    load(path("locked.db"), "-", stdin="Up 5%.")
    holder = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    lock = subprocess.Popen([sys.executable, "-c", holder, path("locked.db")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    lock.stdout.readline()
    refused("a locked database", path("locked.db"), 3, "locked")
    lock.communicate()
    if os.geteuid() == 0 and shutil.which("setpriv"):
        os.makedirs(path("closed"))
        load(path("closed/read.db"), "-", stdin="Up 5%.")
        os.chmod(folder, 0o755)
        drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run(drop + [FIGURA, "--version"], capture_output=True).returncode == 0:
            done = subprocess.run(drop + [FIGURA, "load", "--db", path("closed/read.db"), "-"], input="Up 6%.", capture_output=True, text=True)
            check("a database that can be read only", done.returncode == 3 and "read only" in done.stderr, done.stderr)
        else:
            print("skipped: a read-only database (another user may not run %s)" % FIGURA)
    else:
        print("skipped: a read-only database (needs root and setpriv to be someone else)")


def test_full_disk(folder):
    disk, source = os.path.join(folder, "disk"), os.path.join(folder, "many.ndjson")
    os.makedirs(disk)
    write_documents(source, 6000)
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True).returncode != 0:
        print("skipped: a full disk (needs a small file system of its own)")
        return
    try:
        db = os.path.join(disk, "full.db")
        done = load(db, source)
        count = one(db, "SELECT count(*) FROM documents")
        check("a full disk is said", done.returncode == 3 and "disk is full" in done.stderr and done.stderr.count("\n") == 1, done.stderr)
        fresh = run(FIGURA, "extract", "--to", "sqlite", "-o", os.path.join(disk, "out.db"), source)
        check("--to sqlite on a full disk leaves nothing", fresh.returncode == 3 and "out.db: the disk is full" in fresh.stderr and os.listdir(disk) == ["full.db"], fresh.stderr)
        check("whole batches stay (%d documents)" % count, one(db, "PRAGMA integrity_check") == "ok" and count % 1000 == 0 and "documents %d added" % count in done.stdout, done.stdout)
    finally:
        subprocess.run(["umount", disk], check=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        db, source = test_records(folder)
        test_schema(db)
        test_documentation(db)
        test_again(db, source)
        test_hostile(folder)
        test_output(folder)
        test_refused(folder)
        test_full_disk(folder)
    report()


main()
