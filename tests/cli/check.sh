# check: findings, coverage, exit codes, every output; accepted ones; outside knowledge
cat > caption.txt <<'END'
The leaders stroll in the garden during their summit on Tuesday, Feb. 28.

The road is 5 miles (8 km) long; the tower is 330 metres (1,830 feet) tall.
END
cat > fine.txt <<'END'
The road is 5 miles (8 km) long. It cost 22 billion yen ($198 million) to build.
END
for width in 80 120 200; do
    echo "-- table, $width columns"
    COLUMNS=$width figura check --date 2019-03-01 --to table caption.txt fine.txt
    echo "exit $?"
done
echo "-- colours"
figura check --date 2019-03-01 --to table --color always caption.txt | head -n 4 | cat -v
echo "-- what holds, as well"
figura check --to table --all fine.txt
echo "exit $?"
echo "-- json"
figura check --date 2019-03-01 --to json caption.txt fine.txt
echo "exit $?"
echo "-- ndjson, code points; the coverage is on standard error"
printf '\303\251 5 miles (6 km) long.' | figura check --offsets codepoints
echo "-- documents"
printf '{"id":"a","text":"It is 5 miles (8 km) long."}\n{"id":"b"}\n' | figura check --to documents --from ndjson - | sed 's/"grammars":"[0-9a-f]*"/"grammars":"…"/'
echo "exit ${PIPESTATUS[1]}"
echo "-- a baseline, and a comment"
figura check --date 2019-03-01 --quiet caption.txt | sed -n 's/.*"id":"\([0-9a-f]*\)","check":"\(C15\)".*/\1 \2 it leans/p' > accepted
figura check --date 2019-03-01 --to table --baseline accepted caption.txt
{ cat caption.txt; printf '\n<!-- figures-ok: C15, C9 the old foot -->\n\nThe mast is 330 metres (1,830 feet) tall.\n\nThe other is 30 metres (183 feet) tall.\n'; } > comment.txt
figura check --date 2019-03-01 --to table --all comment.txt
echo "-- a rates file"
printf 'date,currency,per_usd\n2019-02-28,JPY,110.7\n' > rates.csv
figura check --date 2019-03-01 --rates rates.csv --to table --all fine.txt
printf 'It cost 22 billion yen ($918 million) to build.\n' | figura check --date 2019-03-01 --rates rates.csv --to table
printf 'It cost 22 billion yen ($918 million) to build.\n' | figura check --date 2019-06-01 --rates rates.csv --to table
echo "exit $?"
printf 'It cost 22 billion yen ($918 million) to build.\n' | figura check --date 2019-06-01 --rates rates.csv --strict --quiet > /dev/null
echo "strict: exit $?"
echo "-- a page: comments of its source"
printf '<p>It is <b>5</b> miles (6 km) long.</p>\n<!-- figures-ok: C15 the old mile --><p>Again 5 miles (6 km) long.</p>\n' | figura check --from html --to table --all
echo "-- Markdown: a comment counts for its paragraph, its item, or what follows it; one that names no check is said"
printf 'It is 5 miles (6 km).\n\n<!-- figures-ok: C15 the old mile -->\nAgain 5 miles (6 km) long.\n\n- Third 5 miles (6 km). <!-- figures-ok: C15 once more -->\n- Fourth 7 miles (7 km).\n\nThe last 5 miles (6 km).\n<!-- figures-ok: C99 no such -->\n' | figura check --from markdown --to table --all
printf '<p>It is 5 miles (6 km) long.</p>\n<p>Again 5 miles (6 km) long. <!-- figures-ok: as printed --></p>\n' | figura check --from html --to table | tail -n 1
echo "-- a title that the text repeats is no text"
printf '{"id":"t","title":"Norra profit jumps 34%%","text":"Norra profit jumps 34%%\\nNorra said net profit rose 43 percent to 2.86 billion crowns, from 2.0 billion."}\n' | figura check --from ndjson --to table
echo "-- units as the text has them"
printf 'Waves were three to four metres (10 to 23 feet) high. A rope is 5 1/2 feet (2.68 metres) long.\n' | figura check --to table --all
# Tags end a block in letters of either case: the comment is of the paragraph behind it.
printf '<P>Sales fell 5%% to 90 from 100.</P><!-- figures-ok: C2 as printed --><P>Costs fell 5%% to 80 from 100.</P>' >capitals.html
figura check --quiet --to json capitals.html | grep -o '"stated":"[^"]*"\|"accepted":[a-z]*'

echo "-- a weekday that is wrong, of a time, and of hours"
printf 'They play at 3pm on Saturday, May 9, 2018.\n\nViewings on Saturday 17 February 2020, 10am-1pm.\n' | figura check --to table
