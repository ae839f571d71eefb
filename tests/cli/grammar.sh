# grammar list, show, lint and test, with the exit code 1 of a rule that does not keep its promises.
cp "$DATA/tiny.gram" .
T="--no-builtin --grammars tiny.gram"
figura grammar list $T | sed -E 's/  +/  /g'
figura grammar list $T tiny.n | sed -E 's/  +/  /g'
figura grammar show $T tiny-percent
figura grammar lint $T
figura grammar test $T
cat >bad.gram <<'END'
rule bad.number
  about   A rule whose examples are wrong.
  source  written for the tests of the command
  match   [[ value:{digits} ]]
  make    number
  yes  There are [[4]] of them.  => number 5
  yes  It scored [[42]] again.   => number 42
  no   None of it.
  no   There are 4 of them.
END
figura grammar test --no-builtin bad.gram | tail -n 1
echo "exit ${PIPESTATUS[0]}"
printf 'rule poor.number\n  match   [[ value:{digits} ]]\n  make    number\n' >poor.gram
figura grammar lint --no-builtin poor.gram | tail -n 1
echo "exit ${PIPESTATUS[0]}"
figura grammar show $T nothing
echo "exit $?"
figura grammar test --accept $T
