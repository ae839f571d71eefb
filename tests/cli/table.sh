# The table at the widths of common terminals, with and without colour.
printf 'The 한국거래소 said that the benchmark index of the exchange fell 1.5%% on the day, which was more than anybody had thought possible in the morning.\n' >wide.txt
printf 'No figure here.\n' >none.txt
for columns in 40 80 120; do COLUMNS=$columns figura $TINY --to table wide.txt none.txt; done
figura $TINY --to table --color always wide.txt | sed 's/\x1b/ESC/g'
figura $TINY --to table --fields kind,text,value,rule wide.txt
