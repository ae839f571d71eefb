# xlsx: bytes in a pipe or a file, the same on every run; what it cannot do is said.
if figura extract $TINY --to xlsx /dev/null 2>&1 | grep -q 'built without'; then
    echo "built without libxlsxwriter" >&2
    exit 77
fi
printf 'It fell 5%% to 42.\n' >story.txt
figura extract $TINY --to xlsx story.txt | head -c 2
echo
figura extract $TINY --to xlsx story.txt >one.xlsx
figura extract $TINY -o two.xlsx --quiet story.txt
sleep 1
figura extract $TINY --to xlsx story.txt >three.xlsx
cmp one.xlsx three.xlsx && echo same
figura extract $TINY --to xlsx --jobs 2 --progress never story.txt | cmp - one.xlsx && echo same
: >empty.txt
figura extract $TINY -o empty.xlsx empty.txt missing.txt
echo "exit $?"
ls *.xlsx
figura extract $TINY -o nowhere/x.xlsx story.txt
echo "exit $?"
figura extract $TINY -o x.xlsx --fields text,nothing story.txt
echo "exit $?"
figura extract $TINY --to xlsx story.txt >/dev/full
echo "exit $?"
