# Wishes, `=>?`: listed and no failure, a failure once they hold; --wish makes them, --accept keeps those that go on and promotes the others.
mkdir corpus
printf 'It fell 5%% to 42.\nUp 7%% in 9 weeks, or 8 to 11.\n' >corpus/a.txt
cat >corpus/a.expect <<'END'
# the first holds, so its ? is to go; the second is wanted; 7 is of another value; 9, 8 and 11 are not expected
fell [[5%]]   =>? percent 5 %
to [[42]].    =>? index 42
Up [[7%]]     => percent 8 %
END
cat >b.case <<'END'
# 6 is not expected, 4 is of another kind, 3 holds
text In [[3]] of 6 it was [[4]].
=>? number 3
=> index 4

text None of 8 here.
=> nothing

text None of it.
=>? nothing
END
G="figura grammar test $TINY"
$G corpus b.case
echo "exit $?"
echo "--wish"
$G --wish corpus b.case
cat corpus/a.expect b.case
echo "--accept"
$G --accept corpus b.case
echo "exit $?"
cat corpus/a.expect b.case
$G --accept --wish b.case
echo "exit $?"
$G --wish
echo "exit $?"
