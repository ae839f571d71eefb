# --kinds, --fields in the order given, --offsets, options behind files and after =.
printf 'Kö 📈 5%% 42\n' >t.txt
figura extract t.txt $TINY --kinds=percent --fields=unit,value
for unit in bytes codepoints utf16; do figura extract $TINY t.txt --offsets $unit --fields start,end,kind; done
figura extract $TINY --to csv --kinds date t.txt
cp t.txt ./-q
figura extract $TINY --fields doc -- -q
