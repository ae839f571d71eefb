#!/usr/bin/env bash
# tests/lint/readme.sh BUILD: the examples of README.md. In ```console blocks, lines "$ command" are run from the project's root (figura and
# tools/run being the build's command) and must print the lines that follow them; a line "…" stands for any lines. ```c blocks are compiled
# against the library and run, and must print the ```output block behind them; the examples in C of include/ are compiled. What the documents
# name is there, and grammars/README.md has all that grammars may say. Last line: "N passed, M failed".
set -u
build=$(cd "${1:?}" && pwd) || exit 2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$build/figura" "$scratch/bin/figura"
export PATH="$scratch/bin:$PATH" LD_LIBRARY_PATH="$build" LC_ALL=C.UTF-8 COLUMNS=100
passed=0 failed=0

verdict() { # what, ok
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "README.md: $1"
    fi
}

# Fits `got` the `want` with its "…" lines? Each piece between them must follow in order.
fits() {
    awk 'NR == FNR { want[++n] = $0; next } { got[++m] = $0 }
        function match_from(i, j,   k) {
            for (; i <= n; i++) {
                if (want[i] == "…") {
                    for (k = j; k <= m + 1; k++) if (match_from(i + 1, k)) return 1
                    return 0
                }
                if (j > m || got[j] != want[i]) return 0
                j++
            }
            return j > m
        }
        END { exit !match_from(1, 1) }' "$1" "$2"
}

run_example() {
    [ -n "$command" ] || return 0
    (cd "$root" && bash -c "${command//tools\/run/figura}") >"$scratch/got" 2>&1 </dev/null
    if fits "$scratch/want" "$scratch/got"; then
        verdict "$command" 0
    else
        verdict "$command" 1
        diff -u --label README.md --label got "$scratch/want" "$scratch/got" | head -n 30
    fi
    command=
}

block= command= programs=0
while IFS= read -r text; do
    case $block in
    '') case $text in '```console') block=console ;; '```c') block=c && programs=$((programs + 1)) && : >"$scratch/$programs.c" ;; '```output') block=output ;; esac ;;
    console)
        if [[ $text == '```' ]]; then
            run_example
            block=
        elif [[ $text == '$ '* ]]; then
            run_example
            command=${text#??}
            : >"$scratch/want"
        elif [ -n "$command" ] && [[ $command == *\\ ]]; then
            command=${command%\\}$text
        else
            printf '%s\n' "$text" >>"$scratch/want"
        fi
        ;;
    c) if [[ $text == '```' ]]; then block=; else printf '%s\n' "$text" >>"$scratch/$programs.c"; fi ;;
    output) if [[ $text == '```' ]]; then block=; else printf '%s\n' "$text" >>"$scratch/$programs.want"; fi ;;
    esac
done <"$root/README.md"
for ((i = 1; i <= programs; i++)); do
    ${CC:-cc} -std=c17 -Wall -Wextra -Werror "$scratch/$i.c" -I"$root/include" -L"$build" -lfigura -o "$scratch/program" &&
        (cd "$root" && "$scratch/program" >"$scratch/got") && fits "$scratch/$i.want" "$scratch/got"
    verdict "the C program does not compile, fails or prints something else than the block behind it" $?
done
# What stands under "Example" in a header, where it is C: in a function that has the names which headers use.
for header in "$root"/include/figura/*.h; do
    awk -v out="$scratch/example" '
        /\*\// { inside = 0 }
        inside { sub(/^ \* */, ""); code = code $0 "\n" }
        /^ \* +Example/ { inside = 1; sub(/^ \* +Example */, ""); code = $0 "\n" }
        !inside && code { if (code ~ /;\n/) { path = out FNR ".c"; printf "%s", code >path; close(path) } code = "" }' "$header"
    for example in "$scratch"/example*.c; do
        [ -e "$example" ] || continue
        cat - "$example" >"$scratch/header.c" <<'END'
#include <figura.h>
#include <stdio.h>
#include <string.h>
fig_status example(const fig_engine *engine, fig_scratch *scratch, fig_result *result, fig_reader *reader, fig_sink *sink, fig_document document,
                   fig_document wire, fig_result *wire_result, fig_pool *pool, fig_diff *diff, const char *text, fig_pool_take_fn write_records, fig_write_fn write_text)
{
    fig_status status = FIG_OK;
    fig_error error;
    {
END
        printf '    }\n    return status;\n}\n' >>"$scratch/header.c"
        ${CC:-cc} -std=c17 -Wall -Wextra -Werror -Wno-unused -Wno-unused-result -Wno-unused-parameter -Wno-uninitialized -Wno-maybe-uninitialized -I"$root/include" \
            -c "$scratch/header.c" -o "$scratch/header.o"
        verdict "the example of ${header##*/} does not compile" $?
        rm "$example"
    done
done
# Rules that the documents tell to show are there.
while IFS= read -r name; do
    "$build/figura" grammar show "$name" >/dev/null 2>&1
    verdict "a document shows the rule $name, and there is none" $?
done < <(grep -ohE 'figura grammar show [a-z][a-z0-9-]*\.[a-z][a-z0-9-]*' "$root"/*.md "$root"/docs/*.md "$root"/grammars/README.md "$root"/src/cli/manual.c | awk '{ print $4 }' | sort -u)
# grammars/README.md has every name that a pattern may bind.
while IFS= read -r name; do
    grep -qE "(^|[ \`])$name([ \`]|\$)" "$root/grammars/README.md"
    verdict "grammars/README.md lacks the name $name" $?
done < <(sed -n 's/^    X([A-Z0-9_]*, "\([^"]*\)").*/\1/p' "$root/src/grammar/names.h")
# Its reference has what verbs and rows take, and files and sections that documents and grammars name are there.
for check in forms references; do
    while IFS= read -r fault; do verdict "$fault" 1; done < <(python3 "$root/tests/lint/$check.py" || [ $? -eq 1 ] || echo "tests/lint/$check.py does not run")
    [ "$failed" -gt 0 ] || passed=$((passed + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
