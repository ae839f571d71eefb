# A run that was told not to heed a hang-up (nohup) goes on and keeps its file; another ends and leaves no half file behind.
mkfifo pipe
hang_up() { # PID: once it writes its file, and before it has read anything
    exec 3>pipe
    until ls "$2".?????? >/dev/null 2>&1; do sleep 0.02; done
    kill -HUP "$1"
    sleep 0.1
    echo 'Up 5%.' 2>/dev/null >&3
    exec 3>&-
    wait "$1" 2>/dev/null
    echo "exit $?"
}
trap '' PIPE
(trap '' HUP && exec figura $TINY pipe -o kept.tsv --fields value) &
hang_up $! kept.tsv
cat kept.tsv
figura $TINY pipe -o dropped.tsv --fields value &
hang_up $! dropped.tsv 2>/dev/null
ls
