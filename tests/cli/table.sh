# The table at the widths of common terminals, with and without colour.
printf 'The 한국거래소 said that the benchmark index of the exchange fell 1.5%% on the day, which was more than anybody had thought possible in the morning.\n' >wide.txt
printf 'No figure here.\n' >none.txt
for columns in 40 80 120; do COLUMNS=$columns figura $TINY --to table wide.txt none.txt; done
figura $TINY --to table --color always wide.txt | sed 's/\x1b/ESC/g'
figura $TINY --to table --fields kind,text,value,rule wide.txt
# A figure that no line has room for ends in an ellipsis within its marks: it is the figure that goes on.
printf "It cost 12,345,678,901,234,567,890,123,456,789 dollars.\\n" | COLUMNS=80 figura extract - --to table
