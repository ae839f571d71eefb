# A line that cannot be read is reported and counted; the rest goes on, line for line with --to documents; exit 3.
cat >lines.ndjson <<'END'
{"id":"a","text":"5%","title":"Up 1%"}
{"id":"b","text":
{"id":3,"txt":"7%"}

not json
{"text":"9%","url":"x","date":null}
END
figura extract $TINY --from ndjson --to documents --fields field,value lines.ndjson | sed -E 's/,"engine".*"figures"/,"figures"/'
echo "${PIPESTATUS[0]}"
figura extract $TINY --fields doc,field,value lines.ndjson 2>errors
# A country that is none is not heeded, an empty id is no id, a date that is none fails its document; each with its line.
printf '{"id":"a","text":"5%%","country":"usa"}\n{"id":"","text":"6%%"}\n{"id":"b","text":"7%%","date":"2019-02-30"}\n' >places.ndjson
figura extract $TINY --fields doc,value places.ndjson
# The name says that it is NDJSON, whatever the first line looks like; an id with a NUL in it is none, as two of them would be one.
printf '[1]\n{"id":"a\\u0000b","text":"8%%"}\n{"id":"a\\u0000c","text":"9%%"}\n' >first.jsonl
figura extract $TINY --fields doc,value first.jsonl
