# CSV for spreadsheets: what they would evaluate or misread is guarded, our own numbers never; decimal commas in the twin.
printf 'It lost -3%% of $1.25bn, 12345678901234567890 euros, 1 in 3, 2 to 4 per mille.\n' >=1+1.txt
printf '{"id":"@SUM(A1)","text":"3%% up","title":"007"}\n{"id":"007","text":"3%%-4%% said \\"x\\""}\n{"id":"a\\nb;c,d","text":"1.5 kg"}\n' >ids.ndjson
printf '{"id":"\xef\xbc\x9d1","text":"5%%"}\n{"id":"2019-01","text":"5%%"}\n{"id":"2019-01-02","text":"5%%"}\n{"id":"3:1","text":"5%%"}\n{"id":"1,300","text":"5%%"}\n{"id":"\\tx","text":"5%%"}\n' >>ids.ndjson
fields=doc,text,value,double,low,low_double,terms,unit,fraction,fraction_low,fraction_high,direction
for format in csv csv-excel csv-semicolon tsv; do
    echo "== $format"
    figura extract --to $format --fields $fields ./=1+1.txt ids.ndjson | sed 's/\r$/ CR/' | sed '1s/^\xef\xbb\xbf/BOM /'
done
# what tables have is of tables
figura extract --to ndjson --fields fraction ids.ndjson
echo "exit $?"
