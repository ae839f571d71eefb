# -o writes a temporary file and renames it; the ending chooses the format; a failed input still keeps what was written.
printf 'It fell 5%% to 42.\nUp 2.5 percent.\n' >story.txt
figura $TINY story.txt -o out.csv --fields value,unit && cat out.csv
figura $TINY story.txt -o out.json --fields value && cat out.json
umask 077
figura $TINY story.txt nowhere.txt --output=out.tsv --fields value
echo "exit $?"
cat out.tsv
ls -l out.tsv | cut -c1-10
figura $TINY story.txt -o nowhere/out.csv
echo "exit $?"
figura $TINY story.txt -o .
echo "exit $?"
echo kept >out.csv
figura $TINY --fields wrong story.txt -o out.csv
echo "exit $?"
cat out.csv
ls
