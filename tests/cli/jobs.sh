# The same bytes with any number of jobs: records, errors and warnings, in order; also of pages, of a reader that has gone, of lines that can't be read.
for i in $(seq 400); do
    case $((i % 50)) in
    7) echo '{"id":"broken' ;;
    13) printf '{"id":"d%d","text":"It fell \xff%d%%."}\n' "$i" "$i" ;;
    29) echo '{"id":"late","text":"It fell 5%.","date":"never"}' ;;
    *) echo "{\"id\":\"d$i\",\"title\":\"Up $i%\",\"text\":\"Sales fell $i% to \$$((i * 3)) million on May $((i % 28 + 1)), 2019. $(printf 'It was %d percent. ' $(seq $((i % 40))))\"}" ;;
    esac
done >stories.ndjson
printf '<p>It fell <b>5</b>% to $3.</p>' >page.html
echo 'It rose 7%.' >story.txt
for to in ndjson documents csv json; do
    for jobs in 1 2 3 8; do
        figura extract --jobs $jobs --to $to stories.ndjson missing.txt page.html . story.txt >$jobs.out 2>$jobs.err
        echo "$to, $jobs jobs: exit $?, $([ "$(cat $jobs.out $jobs.err | cksum)" = "$(cat 1.out 1.err | cksum)" ] && echo the same)"
    done
done
wc -l <1.err
figura check -j 1 stories.ndjson >1.out 2>1.err
figura check -j 4 stories.ndjson >4.out 2>4.err
cmp 1.out 4.out && cmp 1.err 4.err && echo "check: the same"
for i in $(seq 3000); do echo "{\"text\":\"It fell $i%.\"}"; done >many.ndjson
figura extract --jobs 3 --fields value many.ndjson | head -n 2
echo "${PIPESTATUS[0]}"
figura extract --jobs 0 --fields value many.ndjson | tail -n 1
for jobs in x -1 257 '' 1.5; do
    figura extract --jobs "$jobs" story.txt
    echo "exit $?"
done
