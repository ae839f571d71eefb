# What is taken for a text and is none: said, with what makes a text of it; --from text reads it all the same.
printf '%%PDF-1.7\n5%%\n' >a.pdf
printf 'PK\003\004 5%%' >a.docx
printf '\320\317\021\340 5%%' >a.doc
printf '{\\rtf1 5%%}' >a.rtf
for file in a.pdf a.docx a.doc a.rtf; do
    figura extract $TINY $file
    echo "exit $?"
done
figura extract $TINY --from text --fields text a.pdf
# A text that speaks of it is one.
printf 'A %%PDF- grew 5%%.' | figura extract $TINY --fields text
