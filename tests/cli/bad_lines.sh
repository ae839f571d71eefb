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
