# A reader that has gone ends the run quietly; a full disk does not.
for i in $(seq 20000); do echo "It fell $i%."; done >big.txt
figura $TINY --fields value big.txt | head -n 2
echo "${PIPESTATUS[0]}"
figura --help | true
echo "${PIPESTATUS[0]}"
[ -e /dev/full ] || { echo 'figura: standard output: the output cannot be written: No space left on device' >&2; echo 3; exit; }
figura $TINY big.txt >/dev/full
echo $?
