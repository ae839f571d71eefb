#!/usr/bin/env python3
"""tests/store/postgres.py FIGURA: `figura load --db postgresql://…` against a real server, started for this on the loopback address and stopped at the end.

The rows must be those that SQLite gets from the same documents, keys and all. Last line: "N passed, M failed"; exit 77 where there is no server.
"""
import csv
import glob
import io
import json
import os
import pwd
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from common import check, documented_queries, report, run, write_documents

FIGURA = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = "documents sentences figures alternatives series facts changes derived findings".split()
VIEWS = "series_points series_latest observations figures_by_kind figures_in_context findings_open documents_by_day".split()
NULL = "\x01null"


def find_binaries():
    places = [os.path.dirname(os.path.realpath(p)) for p in [shutil.which("postgres")] if p]
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    return next((p for p in places if all(os.path.exists(os.path.join(p, b)) for b in ("initdb", "postgres", "psql"))), None)


class Server:
    """A cluster of its own in `folder`, reached by password."""

    def __init__(self, folder, binaries):
        self.folder, self.binaries, self.password = folder, binaries, "it's a secret"
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        # A server will not run as root: someone else owns its files then.
        self.user = next((p for p in pwd.getpwall() if p.pw_name in ("postgres", "nobody")), None) if os.geteuid() == 0 else None
        self.data = os.path.join(folder, "data")
        if self.user:
            os.chmod(folder, 0o755)
            os.makedirs(self.data, 0o700)
            os.chown(self.data, self.user.pw_uid, self.user.pw_gid)
        secret = os.path.join(folder, "secret")
        with open(secret, "w") as out:
            out.write(self.password + "\n")
        made = self.command("initdb", "-D", self.data, "-U", "figura", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--locale", "C", "-N")
        if made.returncode:
            raise SystemExit("initdb: " + made.stderr)
        self.process = None
        self.start()

    def drop(self):
        if self.user:
            os.setgroups([])
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)

    def command(self, name, *arguments):
        return subprocess.run([os.path.join(self.binaries, name), *arguments], capture_output=True, text=True, preexec_fn=self.drop, cwd="/")

    def start(self):
        log = open(os.path.join(self.folder, "log"), "a")
        self.process = subprocess.Popen([os.path.join(self.binaries, "postgres"), "-D", self.data, "-p", str(self.port), "-h", "127.0.0.1", "-k", "", "-c", "fsync=off"],
                                        stdout=log, stderr=log, preexec_fn=self.drop, cwd="/")
        for _ in range(300):
            if self.psql("postgres", "SELECT 1").returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit("the server does not start:\n" + open(log.name).read())

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        self.process.wait()

    def url(self, database, password=None, user="figura"):
        quoted = "".join("%%%02X" % b for b in (self.password if password is None else password).encode())
        return "postgresql://%s:%s@127.0.0.1:%d/%s" % (user, quoted, self.port, database)

    def psql(self, database, sql):
        return subprocess.run([os.path.join(self.binaries, "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, self.url(database)],
                              capture_output=True, text=True)

    def query(self, database, sql):
        done = self.psql(database, "COPY (%s) TO STDOUT (FORMAT csv, HEADER, NULL '%s')" % (sql, NULL))
        if done.returncode:
            raise RuntimeError(done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def one(self, database, sql):
        return list(self.query(database, sql)[0].values())[0]

    def content(self, database):
        return {t: self.query(database, 'SELECT * FROM %s ORDER BY 1' % t) for t in TABLES}


def sqlite_content(path):
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    found = {t: [dict(r) for r in db.execute("SELECT * FROM %s ORDER BY 1" % t)] for t in TABLES}
    db.close()
    return found


def same(ours, theirs):
    """A cell of SQLite and one of PostgreSQL's csv."""
    if ours is None:
        return theirs == NULL
    if isinstance(ours, float):
        return theirs != NULL and float(theirs) == ours
    return str(ours) == theirs


def differences(sqlite_rows, postgres_rows):
    if len(sqlite_rows) != len(postgres_rows):
        return "%d and %d rows" % (len(sqlite_rows), len(postgres_rows))
    for a, b in zip(sqlite_rows, postgres_rows):
        if list(a) != list(b):
            return "columns %s and %s" % (list(a), list(b))
        for name in a:
            if not same(a[name], b[name]):
                return "%s: %r and %r" % (name, a[name], b[name])
    return None


def compare(name, path, server, database):
    ours, theirs = sqlite_content(path), server.content(database)
    for table in TABLES:
        fault = differences(ours[table], theirs[table])
        check("%s: %s (%d rows)" % (name, table, len(ours[table])), fault is None, fault)


def load(db, *arguments, **more):
    return run(FIGURA, "load", "--db", db, *arguments, **more)


def changed(source, target):
    with open(source, encoding="utf-8", errors="replace") as lines, open(target, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            d = json.loads(line)
            if number % 3 == 0:
                d["text"] = "Zebras numbered %d in 2009. " % (100 + number) + d["text"][:80]
            out.write(json.dumps(d) + "\n")
        d["text"] = "The same document again, with 12 zebras."
        out.write(json.dumps(d) + "\n")


def test_same(server, folder):
    source, path = os.path.join(folder, "in.ndjson"), os.path.join(folder, "same.db")
    write_documents(source, 600, seed=4)
    with open(source, "ab") as out:
        out.write(b'{"id":"odd\\t\\\\ \xff","title":"tab\\tand\\\\N","text":"Up 5% \\u0000 and\\n7% more.\\r\\nA back\\\\slash of 3 km.\\\\."}\n')
    texts = sorted(glob.glob(os.path.join(ROOT, "corpus", "*", "*.txt")))[::19]
    server.psql("postgres", "CREATE DATABASE same")
    for name, arguments in (("first load", [source, *texts]), ("again", [source]), ("changed", [source + ".changed"])):
        if name == "changed":
            changed(source, source + ".changed")
        done = load(server.url("same"), "--country", "CA", *arguments)
        want = load(path, "--country", "CA", *arguments)
        counts = lambda text: text.rsplit(": ", 1)[-1]
        check(name + ": the same counts", done.returncode == 0 and counts(done.stdout) == counts(want.stdout), done.stderr + done.stdout + want.stdout)
        compare(name, path, server, "same")
    check("no password in what is said", "secret" not in done.stdout + done.stderr and "127.0.0.1" in done.stdout, done.stdout)
    for view in VIEWS:
        db = sqlite3.connect(path)
        columns = [c[0] for c in db.execute("SELECT * FROM %s" % view).description]
        count = db.execute("SELECT count(*) FROM %s" % view).fetchone()[0]
        db.close()
        done = server.psql("same", "COPY (SELECT * FROM %s LIMIT 0) TO STDOUT (FORMAT csv, HEADER)" % view)
        check("view %s has the same columns" % view, done.stdout.strip().split(",") == columns, done.stderr + done.stdout)
        check("and the same number of rows (%d)" % count, server.one("same", "SELECT count(*) FROM %s" % view) == str(count))
    for query in documented_queries("postgres"):
        done = server.psql("same", query)
        check(query, done.returncode == 0, done.stderr)
    found = server.one("same", "SELECT count(*) FROM sentences WHERE to_tsvector('simple', text) @@ to_tsquery('simple', 'zebras')")
    check("full-text search", found == "201", found)
    server.psql("same", "DELETE FROM documents WHERE id = 'story-3'")
    check("DELETE FROM documents takes all of a document", server.one("same", "SELECT count(*) FROM figures WHERE document = 4") == "0")


def kill_backends(server, database):
    return server.psql("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'" % database)


def test_lost_connection(server, folder):
    source, path = os.path.join(folder, "lost.ndjson"), os.path.join(folder, "lost.db")
    write_documents(source, 3000, seed=5)
    load(path, source)
    server.psql("postgres", "CREATE DATABASE lost")
    child = subprocess.Popen([FIGURA, "load", "--db", server.url("lost"), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = open(source, encoding="utf-8").read().splitlines(keepends=True)
    for begin in range(0, len(lines), 750):  # cut off between and within batches
        child.stdin.write("".join(lines[begin:begin + 750]))
        child.stdin.flush()
        time.sleep(0.3)
        kill_backends(server, "lost")
    out, err = child.communicate()
    check("connections cut are made again", child.returncode == 0 and "documents 3000 added" in out and "made again" in err, err + out)
    compare("after lost connections", path, server, "lost")

    server.psql("postgres", "CREATE DATABASE killed")
    rng, begin = random.Random(7), time.monotonic()
    load(server.url("killed"), source)
    seconds = time.monotonic() - begin
    server.psql("postgres", "DROP DATABASE killed")
    server.psql("postgres", "CREATE DATABASE killed")
    for _ in range(5):
        child = subprocess.Popen([FIGURA, "load", "--db", server.url("killed"), source], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, seconds * 0.4))
        child.kill()
        child.wait()
    done = load(server.url("killed"), source)
    check("a load that was killed five times, run again", done.returncode == 0, done.stderr)
    compare("killed and resumed", path, server, "killed")

    server.psql("postgres", "CREATE DATABASE gone")
    child = subprocess.Popen([FIGURA, "load", "--db", server.url("gone"), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    child.stdin.write("".join(lines[:1500]))
    child.stdin.flush()
    time.sleep(0.5)
    server.stop()
    out, err = child.communicate("".join(lines[1500:]))
    check("a server that is gone for good is said", child.returncode == 3 and "check address" in err, err)
    server.start()
    count = int(server.one("gone", "SELECT count(*) FROM documents"))
    check("whole batches stay (%d documents)" % count, "documents %d added" % count in out and count % 1000 == 0, out)
    done = load(server.url("gone"), source)
    check("and the same command does the rest", "documents %d added, 0 replaced, %d unchanged" % (3000 - count, count) in done.stdout, done.stdout + done.stderr)
    compare("resumed", path, server, "gone")


def refused(name, url, code, words):
    done = load(url, "-", stdin="Up 5%.")
    ok = done.returncode == code and words in done.stderr and "secret" not in done.stderr and done.stderr.count("\n") == 1
    check(name, ok, "exit %d: %s" % (done.returncode, done.stderr))


def test_refused(server):
    refused("a wrong password", server.url("same", "another secret"), 3, "password")
    refused("a user that is not there", server.url("same", user="someone"), 3, "someone")
    refused("a database that is not there", server.url("missing"), 3, "does not exist")
    refused("a server that is not there", "postgresql://figura:secret@127.0.0.1:1/x", 3, "127.0.0.1")
    refused("an address that is none", "postgresql://figura:secret@[x/y", 2, "cannot be read")
    server.psql("postgres", "CREATE DATABASE newer")
    load(server.url("newer"), "-", stdin="Up 5%.")
    server.psql("newer", "UPDATE figura_schema SET version = 99")
    refused("a newer schema", server.url("newer"), 2, "schema 99")
    server.psql("postgres", "CREATE DATABASE other")
    server.psql("other", "CREATE TABLE figures (x int)")
    refused("another program's tables", server.url("other"), 2, "another program")
    check("and nothing was made there", server.one("other", "SELECT count(*) FROM pg_class WHERE relname IN ('documents', 'figura_schema')") == "0")
    server.psql("postgres", "CREATE ROLE reader LOGIN PASSWORD 'it''s a secret'")
    server.psql("same", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    refused("someone who may only read", server.url("same", user="reader"), 3, "permission denied")


def main():
    binaries = find_binaries()
    if not binaries:
        print("there is no PostgreSQL server (apt-get install postgresql)")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, binaries)
        try:
            test_same(server, folder)
            test_lost_connection(server, folder)
            test_refused(server)
        finally:
            server.stop()
    report()


main()
