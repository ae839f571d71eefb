# NAME.facts: what is wrong with its lines is said with file and line; --wish makes wishes of what fails.
mkdir corpus
printf 'Sales rose 3%% to 42.\nImports fell 5%%, exports 6%%.\n' >corpus/a.txt
printf 'date 2019-03-01\n' >corpus/a.expect
cat >corpus/a.facts <<'END'
# the lines from here on are wrong
to [[42]] subject=sales
fell [[5%]] => subject=imports colour=red
fell [[5%]] => measure=imports
exports [[7%]] => subject=exports measure=exports change=7%:down
exports [[6%]] =>~ subject=exports
exports [[6%]] =>? subject=exports measure=exports change=6%:sideways
rose [[3%]] =>? nothing
END
cp corpus/a.facts before
figura grammar test $TINY corpus/a.facts
echo "exit $?"
printf 'exports [[6%%]] => subject=moon measure=cheese change=6%%:up\n' >corpus/a.facts
figura grammar test $TINY --wish corpus/a.facts
cat corpus/a.facts
rm corpus/a.txt
figura grammar test $TINY corpus/a.facts
echo "exit $?"
