# --accept and --wish replace a file: its permissions stay, a link stays a link; folders are gone through whatever leads where.
T="--no-builtin --grammars $DATA/tiny.gram"
mkdir -p cases/deep/er elsewhere
printf 'text It fell [[5%%]].\n=> percent 6 %%\n' >elsewhere/a.case
chmod 600 elsewhere/a.case
ln -s ../elsewhere/a.case cases/a.case
printf 'text It fell [[7%%]].\n=> percent 8 %%\n' >cases/deep/er/b.case
ln -s ../.. cases/deep/er/up
figura grammar test $T cases
echo "exit $?"
figura grammar test --accept $T cases
echo "exit $?"
cat cases/a.case cases/deep/er/b.case
ls -l cases/a.case elsewhere/a.case | cut -c1-10
ls -R cases
ln -s nowhere.case cases/lost.case
figura grammar test $T cases
echo "exit $?"
d=deep; for i in $(seq 40); do d=$d/d; done
mkdir -p $d
figura extract --no-builtin --grammars deep - </dev/null
echo "exit $?"
mkdir grammars && cp "$DATA/tiny.gram" grammars && ln -s . grammars/again && ln -s tiny.gram grammars/twin.gram
echo 'It fell 5%.' | figura extract --no-builtin --grammars grammars --fields text -
ln -s nowhere grammars/lost.gram
figura extract --no-builtin --grammars grammars - </dev/null
echo "exit $?"
