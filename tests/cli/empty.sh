# Nothing in: a header, brackets or nothing out.
: >empty.txt
for format in ndjson json csv table; do
    echo "== $format"
    figura $TINY --to $format --fields doc,kind empty.txt
done
figura $TINY --to table empty.txt
printf '\n\n' | figura $TINY --from ndjson --to documents
