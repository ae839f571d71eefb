# Pages: text that a reader sees, offsets in the file; what auto makes of names and first bytes; --date and --country win over what the page says.
cat >a.html <<'X'
<!doctype html><html lang="en-CA"><head><meta property="article:published_time" content="2021-05-12"></head>
<body><nav>Top 3 stories</nav><p>It paid $<b>1.3</b> billion on Tuesday.</p></body></html>
X
figura --fields text,start,end,line,column,unit,edtf,flags a.html
figura --fields text,unit,edtf --date 2020-01-01 --country AU a.html
cp a.html plain.txt
figura --fields text --from text plain.txt | head -n 2
figura --fields doc,text plain.txt - <a.html | sort -u | head -n 2
printf '# Sales of **$4** million\n' >b.md
figura --fields text,start,end b.md
printf '<3 hearts and 4 cats\n' | figura --fields text
printf '\xff\xfe<\0p\0>\0005\0%%\0' | figura --fields kind,text,start,end
figura --offsets codepoints --fields text,start,end a.html | tail -n 1
