# check: files of rates, levels, accepted findings that are no use: each line that is at fault, and exit 2
echo 'It cost 22 billion yen ($198 million).' > story.txt
try() {
    figura check --date 2019-03-01 "$@" story.txt
    echo "exit $?"
}
printf 'date,currency,per_usd\n2019-02-28,JPY\n2019-02-28;JPY;110.7\n' > columns.csv
try --rates columns.csv
printf 'date,currency,per_usd\n28/02/2019,JPY,110.7\n2019-02-30,JPY,110.7\n2019-03-01,,110.7\n2019-03-02,JPY,about 110\n2019-03-03,JPY,0\n2019-03-04,JPY,-5\n' > values.csv
try --rates values.csv
printf '2019-03-02,JPY,110.7\n2019-03-01,JPY,110.9\n2019-03-05,EUR,0.88\n2019-03-05,EUR,0.89\n' > order.csv
try --rates order.csv
printf 'date,currency,per_usd\n\n# nothing yet\n' > empty.csv
try --rates empty.csv
try --rates missing.csv
mkdir folder
try --levels folder
printf 'day,index,close\n2019-02-27,KOSPI,2234.79\n' > head.csv
try --levels head.csv
printf '0123456789abcdef C4 the bank'"'"'s own rate\n0123456789abcdef C7\nnot an id\n0123456789abcdee D4\n' > accepted
try --baseline accepted
try --baseline missing
printf 'PK\003\004\000\000\012\377\n' > binary
try --baseline binary
try --to csv
figura check --date 2019-03-01 --quiet -o found.csv story.txt
echo "exit $?"
printf '\357\273\277date,currency,per_usd\r\n2019-02-28,JPY,"110.7"\r\n' > good.csv
try --rates good.csv --to table
printf '2019-02-28,"KOSPI,2234.79\n2019-03-01,KO"SPI,2234.79\n"2019-03-02","FTSE 100","7000"\n' > quotes.csv
try --levels quotes.csv
for i in $(seq 30); do echo "line $i"; done > prose
try --baseline prose
{ printf '2019-02-28,JPY,'; head -c 900 /dev/zero | tr '\0' 9; printf '\n2019-02-28,---,1\n2019-02-28,'; head -c 70 /dev/zero | tr '\0' K; printf ',1\n'; } > long.csv
try --levels long.csv
printf '0123456789abcdef C4\n0123456789abcdef\n0123456789abcdef C7\n' > again
try --baseline again
