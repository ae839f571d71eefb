# explain names the rules at work: of a text, of one line of a file, of one document of NDJSON.
printf 'It fell 5%% to 42.\nNothing here but 17.\n' >t.txt
printf '{"text":"5%%"}\n{"text":"42"}\n' >t.ndjson
figura explain $TINY --text 'It fell 5%.' | grep -o 'tiny\.percent' | sort -u
figura explain $TINY t.txt | grep -o 'tiny\.[a-z]*' | sort -u
figura explain $TINY t.txt:2 | grep -o 'tiny\.[a-z]*' | sort -u
figura explain $TINY t.ndjson:2 | grep -o 'tiny\.[a-z]*' | sort -u
# What a rule waited for behind a part that rules share is its own.
cat >part.gram <<'G'
part dozens
  match   digits:{tiny-digits} 'dozen'?
  make    decimal point=. group=,
rule tiny.eggs
  match   [[ value:{dozens} ]] 'eggs'
  make    number
rule tiny.nails
  match   [[ value:{dozens} ]] ('nails'|'screws')
  make    number
G
figura explain $TINY --grammars part.gram --text 'We had 3 dozen.' | grep wanted
# A fact rule that matches and makes no fact is told: nothing is measured.
figura explain --text 'Barely any rose 3%.' | sed -n '/facts/,$p'
figura explain $TINY nowhere.txt:3
