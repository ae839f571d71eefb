# A run that was told not to heed a hang-up (nohup) goes on and keeps its file; one that is ended leaves no half file behind.
mkfifo pipe
end() { # PID FILE SIGNAL: once it writes its file, and before it has read anything
    exec 3<>pipe # opened for both, so that nobody need be there to read
    until ls "$2".?????? >/dev/null 2>&1 || ! kill -0 "$1" 2>/dev/null; do sleep 0.02; done
    kill -s "$3" "$1"
    sleep 0.1
    echo 'Up 5%.' 2>/dev/null >&3
    exec 3>&-
    wait "$1" 2>/dev/null
    echo "exit $?"
}
trap '' PIPE
(trap '' HUP && exec figura $TINY pipe -o kept.tsv --fields value) &
end $! kept.tsv HUP
cat kept.tsv
figura $TINY pipe -o dropped.tsv --fields value &
end $! dropped.tsv TERM 2>/dev/null
ls
