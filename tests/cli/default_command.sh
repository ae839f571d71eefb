# A file or - as the first argument means extract; standard input without any; several inputs mix, in order.
printf 'It fell 5%% to 42.\nUp 2.5 percent.\n' >story.txt
figura story.txt $TINY --fields doc,value
figura - $TINY --fields doc,value <story.txt
figura extract $TINY --fields doc,value <story.txt
echo '{"id":"n","text":"7%"}' >lines.ndjson
echo "It is 9." | figura extract $TINY --fields doc,value lines.ndjson - story.txt
