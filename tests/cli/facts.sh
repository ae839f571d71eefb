# Facts of one small text in each format; what cannot be asked for.
cat >story.txt <<'END'
PORT BRAY, May 12 - Output of Dunmore Steel rose 3 percent to 1.2 million tonnes in April.
The benchmark Kospi dropped 1.23% to 3,209.43.
END
hash='s/"grammars":"[0-9a-f]{16}"/"grammars":"HASH"/'
for format in ndjson json documents csv tsv; do
    echo "== $format"
    figura facts --date 2021-05-12 --to $format story.txt | sed -E "$hash"
done
for width in 50 80 120 200; do
    echo "== table $width"
    COLUMNS=$width figura facts --date 2021-05-12 --to table story.txt
done
echo "== fields"
figura facts --date 2021-05-12 --to table --fields subject,measure,value,period story.txt
figura facts --date 2021-05-12 --fields subject,subject_id,changes story.txt
echo "== both"
figura extract --facts --date 2021-05-12 --fields kind,text,subject,value story.txt
figura extract --facts --date 2021-05-12 --to documents story.txt | grep -o '"facts":\[' 
figura extract --facts --to table --date 2021-05-12 story.txt
echo "== none"
echo 'Nothing here, on 3 days.' | figura facts --to documents | sed -E "$hash"
echo 'Nothing here.' | figura facts --to table
echo "== refused"
figura extract --facts --to csv story.txt; echo $?
figura facts --fields text story.txt; echo $?
figura facts --kinds money story.txt; echo $?
