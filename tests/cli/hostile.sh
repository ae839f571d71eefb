# Texts that are quadratic for others: what they take stays within seconds of processor time, where the square of 200,000 words would not.
# No clock is read: a run beyond its seconds is ended by the system, however busy the machine is.
bounded() { # CPU-SECONDS COMMAND…
    (ulimit -t "$1" && shift && exec "$@")
}
for word in one 1 '$' '(' , May '1-2-' 'a million' '$5 ($6)' 'the' 'fell 5 to 6'; do
    yes "$word" | head -n 200000 | tr '\n' ' ' >t.txt
    bounded 30 figura --quiet t.txt >/dev/null 2>&1
    [ $? -le 3 ] && echo "$word: done" # 3: some of its figures are left out
done
for word in '5$' '1-'; do # glued: one token behind the other without a blank
    yes "$word" | head -n 5000 | tr -d '\n' >t.txt
    bounded 30 figura --quiet t.txt >/dev/null && echo "$word glued: done"
done
# Number words in ever other orders, where some begin a long unit's name too (twenty-foot equivalent units).
awk 'BEGIN { for (i = 1; i <= 3500; i++) { x = (x * 75 + 74) % 65537; printf "%s-", x % 3 == 0 ? "twenty" : x % 3 == 1 ? "two" : "thirty" } }' >t.txt
# A document may make so many choices of the matcher; what is over them is left out, and that is said.
bounded 30 figura t.txt 2>&1 >/dev/null
echo "number words glued: exit $?"
# Numbers in words that people write, in any quantity, stay below that.
awk 'BEGIN { for (i = 1; i <= 100; i++) { x = (x * 75 + 74) % 65537; printf "Between %s hundred and %s and %s thousand two hundred and five people.\n", x % 2 ? "two" : "three", x % 3 ? "forty-one" : "eleven", x % 5 ? "nine" : "seventy-two" } }' >t.txt
figura t.txt | grep -c '"low":'
# Comments that accept findings, one behind the other; in check, and on pages.
hostile() { # NAME FORMAT COUNT PIECE [BEGIN]
    { printf '%s' "${5:-}"; yes "$4" | head -n "$3" | tr '@\n' '\n '; } >t.txt
    bounded 30 figura check --from "$2" --quiet t.txt >/dev/null 2>&1
    [ $? -le 1 ] && echo "$1: done"
}
hostile 'comments in a line' text 40000 'figures-ok: C1 x' 'Sales fell 5% to 90 from 100. '
hostile 'comments in a paragraph' text 40000 'figures-ok: C1 x@' 'Sales fell 5% to 90 from 100. '
hostile 'comments between paragraphs' html 40000 '<!-- figures-ok: C1 x -->' '<p>Sales fell 5% to 90 from 100.'
hostile 'comments within a paragraph' html 40000 'x <!-- figures-ok: C1 x -->' '<p>Sales fell 5% to 90 from 100.'
hostile 'signs that begin no tag' markdown 80000 '<>' 'It fell 5%.'
hostile 'tags that never close' markdown 40000 '<a b="> "@' 'It fell 5%.'
hostile 'comments that never close' markdown 40000 '<!-- >' 'It fell 5%.'
hostile 'blank lines' text 200000 '@' '5 dollars here.'
# A number that cannot be computed with keeps nothing else of its text from being checked.
n=$(head -c 15000 /dev/zero | tr '\0' 7)
echo "It sold $n shares at \$$n a share, for \$$n. There were 17 people on board, nine men and nine women." | figura check --quiet --to json | grep -o '"check":"C[0-9]*"'
