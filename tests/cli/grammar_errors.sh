# A grammar that does not load: its place, and exit 2.
printf 'rule broken\n  match [[ value:{nothing} ]]\n  make number\n' >broken.gram
echo 5 >t.txt
figura --no-builtin --grammars broken.gram t.txt
echo "exit $?"
figura --grammars nowhere t.txt
# What else may be wrong in a file: all of it is said at once.
printf 'list none\n  match =\nlist nosuch more\n  x = y\nlist currency-name\n  x = USD\nlist index-name more\n  FTSE 100 = X\nlist letters max\n  x\nrule a.b\n  match [[ value:{digits}{1,99999999} foo:{word} ]]\n  make number\n' >all.gram
figura --grammars all.gram t.txt
echo "exit $?"
printf 'rule a.b\n  about   x\n  match   [[ value:{digits} ]]\n  make    numbr\n' >verb.gram
figura --no-builtin --grammars verb.gram t.txt
printf 'rule a.b\n\tmatch   [[ value:{digits} ]]\n' >tab.gram
figura --no-builtin --grammars tab.gram t.txt
mkdir empty
figura --grammars empty t.txt
echo "exit $?"
# A file that is named twice is read once.
printf 'list currency-name more\n  smackers = GBP\n' >house.gram
echo 'It cost 5 million smackers.' | figura --grammars house.gram --grammars ./house.gram --fields text,value,unit -
# A byte order mark, as some editors write it, is no part of the first word.
printf '\357\273\277' | cat - "$DATA/tiny.gram" >marked.gram
echo 'It fell 5%.' | figura --no-builtin --grammars marked.gram --fields text -
# The built-in grammars a second time, or a copy of them.
for name in code sign name minor code-lower code-front; do printf 'list currency-%s\n  x = y\n' $name; done >copy.gram
figura --grammars copy.gram t.txt
echo "exit $?"
