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
# a link stays a link, and the file that it leads to keeps its permissions; /dev/stdout is standard output
chmod 644 out.csv && ln -s out.csv link.csv
figura $TINY story.txt -o link.csv --kinds percent --fields value && cat out.csv
ls -l link.csv out.csv | cut -c1-10
figura $TINY story.txt -o /dev/stdout --to csv --kinds percent --fields unit >redirected.csv
cat redirected.csv
# what is meant for a closed stream goes nowhere, least of all into the file
figura $TINY extract story.txt nowhere.txt -o quiet.csv --kinds percent --fields value 2>&-
echo "exit $?"
cat quiet.csv
figura $TINY story.txt --fields value >&-
echo "exit $?"
figura extract $TINY - <&-
echo "exit $?"
ls
