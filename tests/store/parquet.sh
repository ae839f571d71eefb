#!/usr/bin/env bash
# tests/store/parquet.sh FIGURA: the lines of docs/dashboards.md that make Parquet, run as they stand, and what came out compared with the database.
#
# DuckDB is npm's @duckdb/node-api, installed into build/duckdb; a script called duckdb stands for its command. Last line: "N passed, M failed", or
# and exit 77 with the reason where it cannot be had.
set -u
figura=$(realpath "${1:?}") || exit 2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 2
home=$root/build/duckdb
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
for tool in node npm sqlite3 python3; do
    command -v $tool >/dev/null || { echo "$tool is missing"; exit 77; }
done
if [ ! -d "$home/node_modules/@duckdb/node-api" ]; then
    mkdir -p "$home"
    (cd "$home" && timeout 120 npm install --no-audit --no-fund --silent --prefix . @duckdb/node-api) >/dev/null 2>&1 ||
        { echo "npm cannot install @duckdb/node-api"; exit 77; }
fi
mkdir "$scratch/bin" "$scratch/work"
ln -s "$figura" "$scratch/bin/figura"
cat >"$scratch/bin/duckdb" <<END
#!/usr/bin/env node
const { DuckDBInstance } = require("$home/node_modules/@duckdb/node-api");
DuckDBInstance.create(":memory:").then((db) => db.connect()).then((c) => c.runAndReadAll(process.argv[3]))
  .then((r) => console.log(JSON.stringify(r.getRowObjectsJson())), (e) => { console.error(String(e)); process.exit(1); });
END
chmod +x "$scratch/bin/duckdb"
export PATH="$scratch/bin:$PATH"
cd "$scratch/work" || exit 2
python3 - "$root/tests/store" <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from common import write_documents
write_documents("stories.ndjson", 200, seed=9)
END
figura load --quiet --db news.db stories.ndjson || exit 1
passed=0 failed=0
check() { # name, command…
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "FAILED $name"
    fi
}
awk '/^```sh duckdb$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$root/docs/dashboards.md" >lines.sh
check "the documentation has lines" test "$(wc -l <lines.sh)" -ge 4
check "they run" bash -eu lines.sh >/dev/null
answer() { duckdb -c "$1" | tr -d '"'; }
check "as many figures" test "$(answer "SELECT count(*) AS n FROM 'figures.parquet'")" = "[{n:$(wc -l <figures.ndjson)}]"
check "as many points" test "$(answer "SELECT count(*) AS n FROM 'points.parquet'")" = "[{n:$(sqlite3 news.db 'SELECT count(*) FROM series_points')}]"
check "there are points" test "$(sqlite3 news.db 'SELECT count(*) > 100 FROM series_points')" = 1
check "exact numbers stay text" test "$(answer "SELECT typeof(value) AS a, typeof(double) AS b FROM 'figures.parquet' LIMIT 1")" = "[{a:VARCHAR,b:DOUBLE}]"
check "so do a view's; dates are dates" test "$(answer "SELECT typeof(value_exact) AS a, typeof(value) AS b, typeof(period_start) AS c FROM 'points.parquet' LIMIT 1")" = "[{a:VARCHAR,b:DOUBLE,c:DATE}]"
check "the same sum" test "$(answer "SELECT round(sum(double))::BIGINT AS n FROM 'figures.parquet' WHERE unit = 'USD'")" = "[{n:$(sqlite3 news.db "SELECT printf('%.0f', sum(double)) FROM figures WHERE unit = 'USD'")}]"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
