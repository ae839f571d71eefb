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
# A shape that backtracks for ever, of tokens that only PCRE2 can say something of: once a document.
cat >shape.gram <<'G'
shape slow-shape /(?:\p{L}|\p{L}\p{L})+[-–]/
rule number.slow-shape
  about   A shape that backtracks for ever.
  source  PCRE2, pcre2perform
  match   [[ value:{digits} ]] {slow-shape}
  make    number
  yes  See [[7]] ab- there. => number 7
  yes  See [[1]] b- there. => number 1
  no   zz
  no   b
G
e=$(printf 'é%.0s' $(seq 30))
printf '{"id":"one","text":"It fell 5%% and 7 %s then 8 %sa."}\n{"id":"two","text":"It rose 6%% and 7 %s."}\n' "$e" "$e" "$e" >shape.ndjson
figura --grammars shape.gram --fields doc,text shape.ndjson
echo "exit $?"
