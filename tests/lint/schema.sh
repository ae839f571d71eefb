#!/usr/bin/env bash
# tests/lint/schema.sh BUILD: what figura writes fits schema/figura-1.json. Last line: "N passed, M failed"; without python3 it says so and leaves with 77.
set -u
if ! command -v python3 >/dev/null; then
    echo "skipped: python3 is missing"
    exit 77
fi
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/schema.py" "$@"
