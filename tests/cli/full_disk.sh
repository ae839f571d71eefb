# No room on the disk: every output says so, exit 3.
[ -c /dev/full ] || { echo "there is no /dev/full here" >&2; exit 77; }
echo 'It fell 5% to 42.' >t.txt
try() {
    figura "$@" >/dev/full
    echo "exit $?: ${1} ${2%%-*}"
}
for format in table ndjson json documents csv csv-excel csv-semicolon tsv xlsx html annotations; do
    figura extract $TINY --to $format t.txt >/dev/full 2>err
    code=$?
    grep -q 'built without' err && code=3 || grep -q 'No space left' err || code="$code and no word of it"
    echo "extract --to $format: exit $code"
done
try facts --to csv t.txt
try check --to table t.txt
try diff t.txt t.txt
try report t.txt
try explain t.txt
try grammar list $TINY
try grammar lint $TINY
try grammar test $TINY
try --help
try --version $TINY
try extract $TINY t.txt -o /dev/full
# a file that may not grow further: the same, and no temporary file is left
for i in $(seq 3000); do echo 'It fell 5% to 42.'; done >long.txt
(ulimit -f 8 && figura extract $TINY long.txt -o long.csv)
echo "exit $?"
ls
