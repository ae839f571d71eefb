# --lang wants grammars for the language, whatever the country behind it; of a folder of that name, or of one's own without any folder.
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
