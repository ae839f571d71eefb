# --schema: datapackage.json beside the table, never over a file that is not ours.
printf 'It fell 5%% to 42.\n' >story.txt
try() {
    figura extract $TINY story.txt "$@"
    echo "exit $?"
}
try --schema
try --schema --to csv
try --schema --to json -o figures.json
mkdir out other
try --schema -o out/Figures\ 1.csv --fields kind,value,double,supplied,line
sed -E 's/"grammars":"[0-9a-f]{16}"/"grammars":"HASH"/' out/datapackage.json
try --schema -o out/two.csv --to csv-semicolon --fields value,double,date_from
sed -E 1,2d out/datapackage.json
try --schema -o out/two.csv --to tsv --fields id,text
sed -E 1,2d out/datapackage.json
echo '{"name":"mine"}' >other/datapackage.json
try --schema -o other/figures.csv
cat other/datapackage.json
ls other
