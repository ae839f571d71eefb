#!/usr/bin/env bash
# The house rules that a reader cannot see in one file. Prints each breach as FILE:LINE: what; exit 1 where there is one.
#
#   1  an #include goes one way only, along the table below
#   2  <gmp.h> in src/exact alone, pcre2_compile in src/grammar, pcre2_match in src/match; the command uses include/ alone
#   3  nothing below src/cli prints, exits or aborts
#   4  names of .c and .h files are unique; no file is longer than 800 lines
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
breaches=$(
    find src -name '*.[ch]' -print0 | sort -z | xargs -0 awk '
    BEGIN {
        may["base"] = "base"
        may["text"] = may["exact"] = "base"
        may["input"] = "base text"
        may["grammar"] = "base text exact"
        may["match"] = may["grammar"] " grammar"
        may["record"] = "base text exact"
        may["normal"] = may["match"] " match record"
        may["resolve"] = may["normal"] " normal"
        may["emit"] = may["check"] = may["diff"] = "base text exact record"
        may["store"] = may["emit"]
        may["run"] = "base text input"
        may["cli"] = ""
        may["fact"] = may["resolve"] " resolve"
        may["."] = may["fact"] " fact"              # engine.c, extract.c: the pipeline
        may["author"] = may["."] " . input emit"    # lint, test, explain: what looks at all of it
    }
    function normal(path,   parts, n, i, out, depth, stack) {
        n = split(path, parts, "/"); depth = 0
        for (i = 1; i <= n; i++) {
            if (parts[i] == "." || parts[i] == "") continue
            if (parts[i] == "..") depth--
            else stack[++depth] = parts[i]
        }
        out = stack[1]
        for (i = 2; i <= depth; i++) out = out "/" stack[i]
        return out
    }
    function exists(path,   line, ok) { ok = (getline line < path) >= 0; close(path); return ok }
    function folder(path,   parts, n) { n = split(path, parts, "/"); return n > 2 ? parts[2] : "." }
    function breach(what) { printf "%s:%d: %s\n", FILENAME, FNR, what }
    FNR == 1 {
        here = folder(FILENAME); dir = FILENAME; sub(/\/[^\/]*$/, "", dir)
        if (!(here in may)) breach("the folder src/" here " is not in the table of tests/lint/layers.sh")
    }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, quoted, "\""); name = quoted[2]
        if (name ~ /^figura(\/|\.h$)/) next
        target = normal(dir "/" name)
        if (!exists(target)) target = "src/" name
        if (!exists(target)) { breach("\"" name "\" is not found"); next }
        there = folder(target)
        if (there != here && index(" " may[here] " ", " " there " ") == 0)
            breach("src/" here " may not include " target)
    }
    /#[ \t]*include[ \t]*<gmp/ && here != "exact" { breach("<gmp.h> belongs to src/exact") }
    /#[ \t]*include[ \t]*<pcre2/ && here != "grammar" && here != "match" { breach("<pcre2.h> belongs to src/grammar and src/match") }
    /(^|[^a-z_0-9])pcre2_compile *\(/ && here != "grammar" { breach("pcre2_compile belongs to src/grammar") }
    /(^|[^a-z_0-9])pcre2_(jit_)?match *\(/ && here != "match" { breach("pcre2_match belongs to src/match") }
    here != "cli" && /(^|[^a-z_0-9])(printf|fprintf|puts|fputs|exit|abort|getenv|setlocale|time|clock)[ \t]*\(/ && !/^[ \t]*(\*|\/\*|\/\/)/ {
        breach("nothing below src/cli prints, exits, or reads the clock, the locale or the environment")
    }
    '
    find src -name '*.[ch]' | sed 's|.*/||' | sort | uniq -d | sed 's/.*/src: two files are called &/'
    find src include cmake -name '*.[ch]' -exec awk 'END { if (FNR > 800) print FILENAME ":" FNR ": longer than 800 lines; split it" }' {} \;
)
if [ -n "$breaches" ]; then
    printf '%s\n' "$breaches"
    exit 1
fi
