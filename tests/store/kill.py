#!/usr/bin/env python3
"""tests/store/kill.py FIGURA [--documents 6000] [--kills 5]: load, killed at random moments (SIGKILL) and run again, ends in the same database.

in   documents made up from a seed          out   "N passed, M failed"; what each kill left is printed
The reference is one load that nobody kills. Both databases are compared as whole dumps: every table, every index, the search's own tables too.
"""
import argparse
import os
import random
import signal
import sqlite3
import subprocess
import tempfile
import time

from common import check, report, run, write_documents


def dump(path):
    db = sqlite3.connect(path)
    lines = [repr(db.execute("PRAGMA application_id").fetchone()), repr(db.execute("PRAGMA user_version").fetchone())]
    lines += [repr(row) for row in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")]
    for (name,) in list(db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")):
        lines += [name + repr(row) for row in db.execute("SELECT * FROM %s" % name)]
    sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return lines, sound


def documents_in(path):
    if not os.path.exists(path):
        return "no file"
    db = sqlite3.connect(path)
    try:
        return "%d documents" % db.execute("SELECT count(*) FROM documents").fetchone()
    except sqlite3.OperationalError:
        return "no tables yet"
    finally:
        db.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("figura")
    parser.add_argument("--documents", type=int, default=6000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        write_documents(path("in.ndjson"), options.documents)
        begin = time.monotonic()
        run(options.figura, "load", "--db", path("empty.db"), "-")
        start = time.monotonic() - begin
        begin = time.monotonic()
        whole = run(options.figura, "load", "--db", path("whole.db"), path("in.ndjson"))
        seconds = time.monotonic() - begin
        check("a load that nobody kills", whole.returncode == 0 and "documents %d added" % options.documents in whole.stdout, whole.stderr)
        print("whole: %.2f s, %s" % (seconds, whole.stdout.strip()))
        command = [options.figura, "load", "--db", path("killed.db"), path("in.ndjson")]
        share = 1.5 / options.kills  # of the work: so that most of them come in its midst
        for n in range(options.kills):
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0, start + share * (seconds - start)))
            child.send_signal(signal.SIGKILL)
            code = child.wait()
            print("kill %d: %s, %s" % (n + 1, "killed" if code < 0 else "had ended", documents_in(path("killed.db"))))
        last = run(options.figura, "load", "--db", path("killed.db"), path("in.ndjson"))
        print("again: %s" % last.stdout.strip())
        check("the load after the kills", last.returncode == 0, last.stderr)
        want, want_sound = dump(path("whole.db"))
        got, sound = dump(path("killed.db"))
        check("both are sound", want_sound == sound == "ok", sound)
        different = [pair for pair in zip(want, got) if pair[0] != pair[1]]
        check("the same database (%d lines)" % len(want), want == got, "%d and %d lines; %s" % (len(want), len(got), different[:2]))
    report()


if __name__ == "__main__":
    main()
