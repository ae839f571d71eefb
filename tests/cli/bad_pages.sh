# Pages that are none: bytes of other charsets, unknown ones, NUL, tags cut off, nested 100,000 deep, 5 MB. Said where something was guessed; nothing hangs, nothing falls.
printf '<meta charset="martian"><p>caf\xe9 5%%' >martian.html
printf '<p>caf\xe9 6%%' >guessed.html
printf '<p>caf\xc3\xa9 caf\xe9 7%%' >mixed.html
printf 'caf\xe9 costs 8 dollars\n' >latin.txt
printf '<p>a\0b 9%%<p>10%%' >nul.html
printf '<p>11%% <a href="x' >cut.html
printf '<p>12%% <!-- never closed 13%%' >comment.html
printf '' >empty.html
{ printf '<p>'; for i in $(seq 100); do printf '<div><b>%.0s' $(seq 1000); done; printf '14%%'; } >deep.html
{ for i in $(seq 100); do printf '<table><tr><td>%.0s' $(seq 10); done; printf '15%%'; } >tables.html
{ for i in $(seq 2000); do printf '[%.0s' $(seq 50); printf '*%.0s_%.0s`' 1 2 3 4 5; done; printf ' 16%%\n'; } >marks.md
{ for i in $(seq 2000); do printf '> %.0s' $(seq 50); done; printf '17%%\n\n18%%\n'; } >quotes.md
printf '{"text":"19%%"}\n' | iconv -t UTF-16LE | { printf '\xff\xfe'; cat; } >wide.ndjson
for f in wide.ndjson martian.html guessed.html mixed.html latin.txt nul.html cut.html comment.html empty.html deep.html tables.html marks.md quotes.md; do
    timeout 60 figura --fields doc,text $f
    echo $?
done
