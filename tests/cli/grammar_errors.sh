# A grammar that does not load: its place, and exit 2.
printf 'rule broken\n  match [[ value:{nothing} ]]\n  make number\n' >broken.gram
echo 5 >t.txt
figura --no-builtin --grammars broken.gram t.txt
echo "exit $?"
figura --grammars nowhere t.txt
