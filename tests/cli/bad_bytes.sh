# Invalid UTF-8 is repaired with a warning, offsets stay the source's; --quiet keeps it to itself; no failure.
printf 'caf\xe9 5%% \xff\xfe 42%%\n' >latin.txt
figura $TINY --fields text,start,end latin.txt
echo $?
figura $TINY --quiet --fields text latin.txt
cp latin.txt "$(printf 'n\xe9.txt')"
figura $TINY --quiet --fields doc "$(printf 'n\xe9.txt')" | head -n 1
printf '{"text":"a\\ud83d 5%%"}\n' | figura $TINY --fields text
