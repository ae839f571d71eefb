# check --to sarif: columns of UTF-16, lines, suppressed findings, names of files as references
printf 'Fine.\n\360\237\217\224 and caf\303\251: the tower is 330 metres (1,830 feet) tall.\n' > 'a café.txt'
figura check --quiet -o out.sarif 'a café.txt'
echo "exit $?"
sed -n 's/"grammars":"[0-9a-f]*"/"grammars":"…"/; 1p; /^"columnKind"/,$p' out.sarif
echo "$(grep -c '^{"id":"C[0-9]*","name"' out.sarif) rules, $(grep -c '"help":{"text":"[A-Z`]' out.sarif) with help; byteOffset $(grep -c byteOffset out.sarif) times"
figura check --quiet 'a café.txt' | sed 's/^{"doc":"[^"]*","field":"text","id":"\([0-9a-f]*\)".*/\1 C15 as it was printed/' > accepted
figura check --quiet --to sarif --baseline accepted 'a café.txt' | grep -o '"suppressions":.*'
figura check --quiet --to sarif /dev/null | tail -n 2
