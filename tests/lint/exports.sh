#!/usr/bin/env bash
# tests/lint/exports.sh BUILD: libfigura.so exports what the public headers declare with FIG_API, nothing more, nothing less.
set -u
build=$(cd "${1:?}" && pwd) || exit 2
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
declared=$(cat include/figura/*.h | tr '\n' ' ' | grep -oE 'FIG_API[^;(]*[( ]*fig_[a-z0-9_]+ *\(' | grep -oE 'fig_[a-z0-9_]+ *\($' | tr -d ' (' | sort -u)
exported=$(nm -D --defined-only "$build/libfigura.so" | awk '$2 ~ /[A-Z]/ { print $3 }' | sort -u)
extra=$(comm -13 <(echo "$declared") <(echo "$exported"))
missing=$(comm -23 <(echo "$declared") <(echo "$exported"))
[ -z "$extra" ] || printf 'exported but in no public header: %s\n' $extra
[ -z "$missing" ] || printf 'declared but not exported: %s\n' $missing
[ -z "$extra$missing" ]
