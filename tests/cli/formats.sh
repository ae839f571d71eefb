# Each format of one small text.
printf 'It fell 5%% to 42.\nUp 2.5 percent.\n' >story.txt
for format in ndjson json documents csv tsv table; do
    echo "== $format"
    figura extract $TINY --to $format story.txt | sed -E 's/"grammars":"[0-9a-f]{16}"/"grammars":"HASH"/'
done
