#!/usr/bin/env bash
# tests/facts/score.sh FIGURA FLOOR FOLDER…: F1 of the facts of all folders together, in all six of subject, measure, value, unit, change and period; exit 1 below FLOOR (0.85).
# Prints each folder's line of `figura grammar test` and last "F1 0.87 of 434 facts".
set -u
figura=${1:?} floor=${2:?}
shift 2
for folder in "$@"; do
    compgen -G "${folder%/}/*.facts" >/dev/null || continue
    "$figura" grammar test "$folder" | sed -n "s|^facts:|$folder:|p"
done | awk -v floor="$floor" '
    { print }
    match($0, /[0-9]+ right, [0-9]+ expected, [0-9]+ made/) {
        split(substr($0, RSTART, RLENGTH), n, /[^0-9]+/)
        right += n[1]; expected += n[2]; made += n[3]
    }
    END {
        if (!expected) { print "no facts were compared"; exit 1 }
        f1 = 2 * right / (expected + made)
        printf "F1 %.2f of %d facts\n", f1, expected
        if (f1 < floor) { printf "below %s\n", floor; exit 1 }
    }'
