# --lang wants grammars for the language, whatever the country behind it: of a folder of that name, or of one's own without any folder.
mkdir -p own/de
printf "list zahl\n  fuenf = 5\nrule number.zahl\n  match   [[ value:{zahl} 'mal' ]]\n  make    number\n" >own/de/zahl.gram
echo 'fuenf mal' >t.txt
try() {
    echo "\$ $*"
    figura extract t.txt --fields text,lang "$@"
    echo "exit $?"
}
try --lang de
try --lang eng
try --lang en-GB
try --lang de-AT --grammars own
try --lang DE --grammars own/de
try --lang fr --grammars own
try --lang fr --no-builtin --grammars own/de/zahl.gram
cp own/de/zahl.gram .
try --lang fr --no-builtin --grammars zahl.gram
# English is left out where another language is asked for, so that its names are free and its rules find nothing; and is read beside it else.
cat >own/de/zahl.gram <<'E'
list nicht
  und
shape amount digits /\d+(?:[.]\d{3})*/
part decimal
  match digits:{amount}
  make decimal point=, group=.
rule count.wort
  match [[ value:{decimal} noun:{word}!{nicht} ]]
  make count
E
echo 'It took 3.000 tage oder 5 und 6 mal.' >t.txt
try --lang de --grammars own
try --grammars own
# The example of docs/examples keeps its promises, and lint has nothing to say of the lists of grammars/common that its rules don't use.
languages=$(dirname "$(readlink "$DATA")")/../../docs/examples/languages
figura grammar test --lang de --grammars "$languages"
figura grammar lint --lang de --grammars "$languages"
cat >t.txt <<'E'
BERLIN, 3. März 2021 - Der Umsatz stieg um 12,5 Prozent auf 1.234,5 Mio. Euro. Es waren 12. Dann kamen dreihundertvierzehntausend. Am 4. April war alles vorbei.
E
figura extract t.txt --lang de --grammars "$languages" --to tsv --fields text,kind,value,edtf,direction,role,sentence
# A document that says to be of a language without grammars is read all the same, and that is told.
printf '%s\n' '{"id":"a","text":"Up 5%.","lang":"en-US"}' '{"id":"b","text":"Plus 5 %.","lang":"fr"}' '{"id":"c","text":"Up 5%."}' >t.ndjson
printf '<html lang="de"><p>Es waren 5 %%.</p></html>\n' >t.html
figura extract t.ndjson t.html --fields doc,text,lang
