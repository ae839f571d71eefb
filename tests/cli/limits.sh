# Limits are said, with the rule where one is to blame, and the rest comes out: exit 3.
cat >slow.gram <<'G'
rule number.slow
  about   A pattern that backtracks for ever.
  source  PCRE2, pcre2perform
  pattern /(?:z|zz)+(?<value>[0-9])/ at {word}
  make    number
  yes  See [[zz7]] there. => number 7
  yes  See [[z1]] there. => number 1
  no   zz
  no   b
G
z=$(printf 'z%.0s' $(seq 3000))
echo "It fell 5% and $z then rose \$7." >slow.txt
figura --grammars slow.gram --fields text slow.txt
echo "exit $?"
{ printf 'It paid $5 and '; head -c 1000000 /dev/zero | tr '\0' 7; printf ' and 1e999999999 then 6%%.\n'; } >digits.txt
figura --fields kind,text,value digits.txt
echo "exit $?"
# One line of NDJSON with a text of 20 MB that is one word, and a document behind it.
{ printf '{"id":"big","text":"'; head -c 20000000 /dev/zero | tr '\0' a; printf ' 5%%"}\n{"id":"small","text":"Up 6%%."}\n'; } | figura --from ndjson --fields doc,text
echo "exit $?"
