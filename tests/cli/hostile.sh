# Texts that are quadratic for others: four times the text takes not much more than four times as long.
several() { # WORD COUNT
    yes "$1" | head -n "$2" | tr '\n' ' '
}
took() { # WORD COUNT: milliseconds
    several "$1" "$2" >t.txt
    local begin
    begin=$(date +%s%N)
    figura --quiet t.txt >/dev/null
    echo $((($(date +%s%N) - begin) / 1000000))
}
for word in one 1 '$' '(' , May '1-2-' 'a million' '$5 ($6)' 'the' 'fell 5 to 6'; do
    small=$(took "$word" 20000)
    large=$(took "$word" 80000)
    if [ "$large" -le $((small * 8 + 400)) ]; then echo "$word: linear"; else echo "$word: $small ms, then $large ms"; fi
done
for word in '5$' '1-'; do # glued: one token behind the other without a blank
    yes "$word" | head -n 5000 | tr -d '\n' >t.txt
    timeout 20 figura --quiet t.txt >/dev/null && echo "$word glued: done"
done
# Number words in ever other orders, where some begin a long unit's name too (twenty-foot equivalent units).
awk 'BEGIN { for (i = 1; i <= 3500; i++) { x = (x * 75 + 74) % 65537; printf "%s-", x % 3 == 0 ? "twenty" : x % 3 == 1 ? "two" : "thirty" } }' >t.txt
# A document may make so many choices of the matcher; what is over them is left out, and that is said.
timeout 20 figura t.txt 2>&1 >/dev/null
echo "number words glued: exit $?"
# Numbers in words that people write, in any quantity, stay below that.
awk 'BEGIN { for (i = 1; i <= 100; i++) { x = (x * 75 + 74) % 65537; printf "Between %s hundred and %s and %s thousand two hundred and five people.\n", x % 2 ? "two" : "three", x % 3 ? "forty-one" : "eleven", x % 5 ? "nine" : "seventy-two" } }' >t.txt
figura t.txt | grep -c '"low":'
# Comments that accept findings, one behind the other; in check, and on pages.
bounded() { # NAME FORMAT COUNT PIECE [BEGIN]
    { printf '%s' "${5:-}"; yes "$4" | head -n "$3" | tr '@\n' '\n '; } >t.txt
    timeout 20 figura check --from "$2" --quiet t.txt >/dev/null 2>&1
    [ $? -le 1 ] && echo "$1: done"
}
bounded 'comments in a line' text 40000 'figures-ok: C1 x' 'Sales fell 5% to 90 from 100. '
bounded 'comments in a paragraph' text 40000 'figures-ok: C1 x@' 'Sales fell 5% to 90 from 100. '
bounded 'comments between paragraphs' html 40000 '<!-- figures-ok: C1 x -->' '<p>Sales fell 5% to 90 from 100.'
bounded 'comments within a paragraph' html 40000 'x <!-- figures-ok: C1 x -->' '<p>Sales fell 5% to 90 from 100.'
bounded 'signs that begin no tag' markdown 80000 '<>' 'It fell 5%.'
bounded 'tags that never close' markdown 40000 '<a b="> "@' 'It fell 5%.'
bounded 'comments that never close' markdown 40000 '<!-- >' 'It fell 5%.'
bounded 'blank lines' text 200000 '@' '5 dollars here.'
