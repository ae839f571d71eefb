# W3C Web Annotation: code points whatever the offsets, a url or an id as source, the title as a part of it; markup of JSON stays text.
printf '{"id":"a:1 x","text":"caf\\u00e9 \\ud83d\\ude00 5%% rise","title":"7%%"}\n{"id":"b","text":"</script> \\"5%%\\"","url":"https://example.org/b"}\nno\n' >two.ndjson
figura extract $TINY --to annotations --offsets bytes two.ndjson | sed -E 's/engine:[0-9a-f]{16}/engine:HASH/'
figura extract $TINY -o none.jsonld --kinds money two.ndjson 2>/dev/null
sed -E 's/engine:[0-9a-f]{16}/engine:HASH/' none.jsonld
