# What a file holds or is called does not command the terminal: control characters in messages are shown as "?".
printf '2024-01-01,US\033]0;x\007D\033[31m\n' >rates.csv
echo 'It fell.' | figura check --rates rates.csv -
echo "exit $?"
figura extract $TINY "$(printf 'no\033[31m.txt')"
echo "exit $?"
