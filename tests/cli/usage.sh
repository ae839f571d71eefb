# Wrong usage: one line that says what to do, exit 2.
try() {
    figura "$@"
    echo "exit $?"
}
echo 5% >t.txt
try frobnicate
try extract --frobnicate t.txt
try extract --to xml t.txt
try extract --to
try extract --no-builtin=yes t.txt
try extract --date yesterday t.txt
try extract --date 2019-13-01 t.txt
try extract --country canada t.txt
try extract --fiscal-start 4-1 t.txt
try extract $TINY --kinds moneys t.txt
try extract $TINY --fields value,nothing t.txt
try extract $TINY --fields value,value t.txt
try extract --text x t.txt
try explain a b
try grammar
try grammar frobnicate
try grammar show
try extract -z t.txt
try report -o page.csv t.txt
try check -o findings.csv t.txt
try extract -o figures.pdf t.txt
try diff -o draft.xlsx t.txt t.txt
try extract --lang English t.txt
try extract --date 2019-02-30 t.txt
try extract --date 2019-03-01Tgarbage t.txt
try extract -o t.xlsx --to csv t.txt
try extract -o t.json --to csv t.txt
try extract -o t.pdf --to csv t.txt
try extract --to sarif t.txt
try extract $TINY - -
try diff - -
try help frobnicate
try load --db mysql://there t.txt
try extract $TINY ./
try extract $TINY ""
try extract $TINY t.txt -o ""
try extract --no-builtin --grammars "" t.txt
try extract $TINY -o t.txt t.txt
ln -s t.txt link.json
try extract $TINY -o link.json t.txt
cat t.txt
# A slip of the fingers: what was likely meant.
try extract --dte 2019-03-01 t.txt
try extract -date 2019-03-01 t.txt
try extract --grammar x.gram t.txt
try chekc t.txt
try help repotr
try extract $TINY --fields valeu t.txt
try extract --to "" t.txt
