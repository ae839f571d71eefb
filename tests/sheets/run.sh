#!/usr/bin/env bash
# tests/sheets/run.sh FIGURA: each CSV profile and the workbook opened by a real spreadsheet (sheets.py). Exit 77 where LibreOffice or python3 is missing.
set -u
figura=$(cd "$(dirname "${1:?}")" && pwd)/$(basename "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 2
. "$root/tools/lib.sh"
command -v python3 >/dev/null || { echo "no python3 (apt-get install python3)"; exit 77; }
command -v soffice >/dev/null || install_packages libreoffice-calc
command -v soffice >/dev/null || { echo "no LibreOffice (apt-get install libreoffice-calc)"; exit 77; }
exec python3 "$root/tests/sheets/sheets.py" "$figura"
