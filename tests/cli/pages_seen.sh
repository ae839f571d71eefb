# What shows a page's figures: the line of the file in explain, the quote and the place in annotations, the column in SARIF.
cat >a.html <<'X'
<html><body><table><tr><th>Sales, $ millions</th></tr>
<tr><td>12</td></tr></table>
<p>The rate <b>fell</b> &ndash; on 31 Ju<i>ne</i> 2019.</p></body></html>
X
figura explain a.html:2 | grep -v stopped
figura extract --to annotations a.html | grep -o '"selector":.*"end":[0-9]*' | head -n 2
figura check --to sarif a.html | grep -o '"region":.*"snippet":{"text":"[^"]*"' | head -n 1
figura --to table a.html
printf '<p>Esk paid £<b>5.5</b> million for the mill.</p>' >draft.html
printf '<nav>5 stories</nav><p>Esk paid £<i>4.5</i> million for the mill.</p>' >source.html
figura diff --to json draft.html source.html | grep -o '"status":"[a-z ]*"\|"start":[0-9]*,"end":[0-9]*'
