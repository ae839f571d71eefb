#!/usr/bin/env bash
# tests/page/run.sh FIGURA [FOLDER]: the report in a real browser (page.mjs); FOLDER: where screenshots go. Exit 77 where a browser or node is missing.
set -u
figura=$(cd "$(dirname "${1:?}")" && pwd)/$(basename "$1") pictures=${2:+$(cd "$2" && pwd)}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 2
. "$root/tools/lib.sh"
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || install_packages chromium
command -v npm >/dev/null || install_packages npm
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "no chromium (apt-get install chromium)"; exit 77; }
command -v npm >/dev/null || { echo "no npm (apt-get install npm)"; exit 77; }
work=$root/build/page
mkdir -p "$work" && cp "$root"/tests/page/package.json "$work" || exit 2
if [ ! -d "$work/node_modules/puppeteer-core" ]; then
    (cd "$work" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-audit --no-fund --silent) || { echo "npm could not install puppeteer-core"; exit 77; }
fi
cp "$root/tests/page/page.mjs" "$work" || exit 2 # modules are looked for beside the script that asks for them
exec node "$work/page.mjs" "$figura" "$chromium" "$root" ${pictures:+"$pictures"}
