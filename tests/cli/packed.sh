# gzip and zstd: read as they are, from files and standard input, members one behind the other; a file that was cut off gives what it has, and exit 3; what grows without end is stopped.
for i in 1 2 3; do printf '{"id":"d%d","text":"It rose %d%% in May."}\n' $i $i; done >a.ndjson
gzip -k a.ndjson
zstd -q a.ndjson
figura --fields doc,text a.ndjson.gz | head -n 2
figura --fields doc,text a.ndjson.zst - <a.ndjson.gz | wc -l
cat a.ndjson.gz a.ndjson.zst a.ndjson.gz | figura --fields doc,text | wc -l
{ cat a.ndjson.gz; printf 'junk behind'; } | figura --fields text | wc -l
printf '<p>It is <b>5</b>%%.' | gzip >p.html.gz
figura --fields text,start,end p.html.gz
seq 20000 | sed 's/.*/{"id":"&","text":"& dollars"}/' | gzip >long.gz
head -c 30000 long.gz >cut.gz
figura --fields doc cut.gz >cut.out
echo $? $(($(wc -l <cut.out) > 1000)) $(tail -n 1 cut.out | grep -c '^{"doc":"[0-9]*"}$')
{ head -c 40 a.ndjson.gz; printf 'damaged damaged damaged'; } >bad.gz
figura --fields doc bad.gz
echo $?
head -c 100000000 /dev/zero | gzip >bomb.gz
figura bomb.gz >/dev/null
echo $?
