# diff: the table at three widths, json, exit codes; drafts and sources that are none.
printf 'Marlow Freight said profit rose 21 percent to $48 million. It has 4,200 employees in 31 ports. It will borrow $3.6 million.\n' >draft.txt
printf 'Marlow Freight said profit rose 12 percent to $48.3 million. It has 4,200 employees. It will borrow $3.6 billion. It runs 19 ports in Norway and 12 ports in Chile.\n' >wire.txt
for columns in 80 120 200; do COLUMNS=$columns figura diff --to table draft.txt wire.txt; echo "exit $?"; done
COLUMNS=80 figura diff --to table --color always draft.txt wire.txt | sed 's/\x1b/ESC/g' | head -n 5
figura diff --offsets utf16 draft.txt wire.txt | sed 's/"engine":"[^"]*","grammars":"[^"]*"/ENGINE/'
echo "a draft that is its source:"
figura diff --strict --to table draft.txt draft.txt | head -n 1
: >empty.txt
figura diff --to table draft.txt empty.txt; echo "exit $?"
figura diff --strict draft.txt empty.txt >/dev/null; echo "exit $?"
printf '{"id":"a","text":"Profit rose 3 percent."}\n{"id":"b","text":"Profit rose 4 percent."}\n' >two.ndjson
figura diff two.ndjson wire.txt; echo "exit $?"
printf 'Profit rose 4 percent.\n' | figura diff --to table - two.ndjson; echo "exit $?"
printf '{"id":"b","text":"Profit rose 4 percent."}\nbad line\n' | figura diff --to table empty.txt -; echo "exit $?"
figura diff draft.txt; echo "exit $?"
figura diff draft.txt missing.txt >/dev/null; echo "exit $?"
figura diff missing.txt draft.txt; echo "exit $?"
figura diff --to csv draft.txt wire.txt; echo "exit $?"
figura diff --kinds money draft.txt wire.txt; echo "exit $?"
figura diff -o out.json draft.txt wire.txt; echo "exit $? $(grep -c status out.json)"
figura diff -o 'out.sarif' draft.txt wire.txt; echo "exit $?"
sed 's/"grammars":"[0-9a-f]*"/GRAMMARS/' out.sarif
figura diff -o out.csv draft.txt wire.txt; echo "exit $?"
printf '<html><body><p>It said profit rose <b>21 percent</b> on higher tolls.</p></body></html>' >page.html
printf 'It said profit rose 12\xff percent, caf\xc3\xa9 \xe2\x82\xac5 on higher tolls; profit rose 12 percent on higher tolls.\n' >bad.txt
COLUMNS=80 figura diff --to table page.html bad.txt; echo "exit $?"
figura diff page.html bad.txt 2>/dev/null | grep -o '"draft":{[^}]*}' | grep -o '"start".*'
