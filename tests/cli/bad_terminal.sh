# What a file holds or is called does not command the terminal: control characters in messages are shown as "?".
printf '2024-01-01,US\033]0;x\007D\033[31m\n' >rates.csv
echo 'It fell.' | figura check --rates rates.csv -
echo "exit $?"
figura extract $TINY "$(printf 'no\033[31m.txt')"
echo "exit $?"
# ... nor does the id of a document
printf '{"id":"a\\u001b[31mb","text":"It fell."}\n' | figura check --from ndjson -
printf 'It \033[31mfell 5%%.' | figura explain - | head -n 1
