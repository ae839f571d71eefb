#!/usr/bin/env bash
# tests/cli/run.sh [--accept] [FIGURA]: runs each NAME.sh in a scratch folder with figura on the PATH and compares
#
#   NAME.stdout   standard output, to the byte (no file: nothing)
#   NAME.stderr   standard error, line by line; * in an expected line stands for anything (no file: nothing)
#   NAME.exit     the exit code (no file: 0)
#
# $DATA is tests/cli/data, $TINY the options for its two rules, so that the built-in grammars do not matter.
# A script that cannot run with this build says why on standard error and exits 77: it is skipped.
# --accept rewrites the expectations instead; the difference is what gets reviewed. Last line: "N passed, M failed".
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 2
accept=
[ "${1:-}" = --accept ] && accept=1 && shift
figura=${1:-$here/../../build/dev/figura}
[ -x "$figura" ] || { echo "there is no $figura; build it first, or name another" >&2; exit 2; }
figura=$(cd "$(dirname "$figura")" && pwd)/$(basename "$figura")
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$figura" "$scratch/bin/figura"
ln -s "$here/data" "$scratch/data" # a path without blanks, as $TINY is words
export PATH="$scratch/bin:$PATH" DATA="$scratch/data" TINY="--no-builtin --grammars $scratch/data/tiny.gram" LC_ALL=C.UTF-8
unset COLUMNS NO_COLOR
passed=0 failed=0

same_lines() { # expected actual
    local -a want got
    mapfile -t want <"$1"
    mapfile -t got <"$2"
    [ ${#want[@]} -eq ${#got[@]} ] || return 1
    local i pattern
    for i in "${!want[@]}"; do
        pattern=${want[i]//\\/\\\\}
        pattern=${pattern//\[/\\[}
        pattern=${pattern//\?/\\?}
        # shellcheck disable=SC2053
        [[ ${got[i]} == $pattern ]] || return 1
    done
}

put() { # file, the content where there is any
    if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
}

for script in "$here"/*.sh; do
    name=$(basename "$script" .sh)
    [ "$name" = run ] && continue
    mkdir -p "$scratch/work/$name"
    out=$scratch/$name.stdout err=$scratch/$name.stderr
    (cd "$scratch/work/$name" && bash "$script") >"$out" 2>"$err" </dev/null
    code=$?
    if [ $code -eq 77 ]; then
        echo "tests/cli/$name.sh: skipped: $(tail -n 1 "$err")"
        continue
    fi
    if [ -n "$accept" ]; then
        put "$out" "$here/$name.stdout"
        [ -f "$here/$name.stderr" ] && same_lines "$here/$name.stderr" "$err" || put "$err" "$here/$name.stderr"
        if [ $code -ne 0 ]; then echo $code >"$here/$name.exit"; else rm -f "$here/$name.exit"; fi
        continue
    fi
    : >"$scratch/empty"
    want_out=$here/$name.stdout want_err=$here/$name.stderr want_code=0
    [ -f "$want_out" ] || want_out=$scratch/empty
    [ -f "$want_err" ] || want_err=$scratch/empty
    [ -f "$here/$name.exit" ] && want_code=$(<"$here/$name.exit")
    fault=
    cmp -s "$want_out" "$out" || fault="$fault stdout"
    same_lines "$want_err" "$err" || fault="$fault stderr"
    [ "$code" -eq "$want_code" ] || fault="$fault exit"
    if [ -z "$fault" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    echo "tests/cli/$name.sh: differs in$fault"
    [[ $fault == *stdout* ]] && diff -u --label expected --label got "$want_out" "$out" | head -n 40
    [[ $fault == *stderr* ]] && diff -u --label expected --label got "$want_err" "$err" | head -n 40
    [[ $fault == *exit* ]] && echo "exit code $code, expected $want_code"
done
[ -n "$accept" ] || echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
