# What authors of grammars mistype: each is an error with its place, with what is allowed there and what was likely meant; all are said at once.
echo 'It cost 5 dollars.' >t.txt
# A constant that its verb does not read, or with a value that means nothing to it.
cat >constants.gram <<'G'
rule money.a
  match   [[ value:{digits} 'zz' ]]
  make    money unit=USD refuse=wek
          minor=1/x # where lines are continued too
          mesure=3 unit=EUR
rule quantity.a
  match   [[ value:{digits} 'yy' ]]
  make    quantity unit=m stp=3 step=three
rule date.a
  match   [[ value:{digits} 'xx' ]]
  make    date unit=yaer offset=x
part a
  match   digits:{digits}
  make    decimal point=. grup=, spaced=no
link a.kind
  match   v:{number} 'zz'
  make    kind v kind=cuont
link a.knd
  match   v:{number} 'zz'
  make    kind v knd=count
link a.rel
  match   d:{date} 'zz'
  make    rel d rel=sinc
link a.flag
  match   'zz'
  make    flag flag=boilrplate
link a.claim
  match   a:{number} 'zz' b:{number}
  make    claim a b of=prts never=count.hyphn
link a.change
  match   d:{percent} 'zz'
  make    change d direction=dwon
head a.a
  match   'zz'
  make    head kind=money plce=last place=lst
fact a.a
  match   v:{money} 'zz'
  make    fact v before=subjct when=yaer least=abc mesure=price same=0 former=nil
fact a.b
  match   v:{money} 'zz' period:{date}
  make    beside period least=abc
G
figura facts --grammars constants.gram t.txt
echo "exit $?"
# A verb, and the figures that it names.
cat >verbs.gram <<'G'
rule count.a
  match   [[ value:{digits} 'zz' ]]
  make    cuont
rule count.b
  match   [[ value:{digits} 'zz' ]]
  make    count v
part b
  match   digits:{digits}
  make    decimel
link a.a
  match   v:{number} 'zz'
  make    chnge v
link a.b
  match   a:{money} 'zz' b:{money}
  make    same_as a
link a.c
  match   v:{number} 'zz' a:{money}
  make    supply v unt form a
head a.d
  match   'zz'
  make    money
fact a.e
  match   v:{money} 'zz' period:{date}
  make    fact v period
fact a.f
  match   v:{money} 'zz'
  make    fat v
link a.g
  match   v:{number} 'zz'
  make    unit v was=m
G
figura facts --grammars verbs.gram t.txt
# What a pattern binds, and where its figure stands; what did compile is checked as well.
cat >patterns.gram <<'G'
rule money.a
  match   [[ valeu:{digits} ]]
  make    money
rule money.b
  match   [[ value:{amuont} ]]
  make    money
rule money.c
  match   [[ value:{digits} 'a' ]] 'or' [[ value:{digits} ]]
  match   'b' [[ ]] value:{digits}
  match   'c' ]] value:{digits} [[
  make    money
rule money.d
  match   'd' value:{digits}
  make    money
rule money.e
  match   ( [[ value:{digits} ]] )? 'e'
  make    money
link a.a
  match   [[ d:{percent} ]] 'zz'
  make    change d drection=up
G
figura --grammars patterns.gram t.txt
# A pattern that does not bind what its `make` is about; names within a part that makes a value are that part's.
cat >bound.gram <<'G'
rule money.a
  match   [[ {amount} unit:{currency-code} ]]
  make    money
rule duration.a
  match   [[ 'a' 'zz' ]]
  make    duration unit=D
rule ratio.a
  match   [[ b:{digits} 'zz' ]]
  make    ratio
part inner
  match   value:{digits}
rule number.a
  match   [[ {inner} ]]
  make    number
link a.mod
  match   {approximator} f:{percent}
  make    mod f
link a.rel
  match   'zz' d:{date}
  make    rel d rel=until
link a.per
  match   'zz' v:{money}
  make    per v
G
figura --grammars bound.gram t.txt
# Rows: a range, and attributes.
cat >rows.gram <<'G'
list backwards
  1..31
  5..1
list moves
  soared = up nevr=money
  sank = down direction=dwon word=no
  fell = down from=2002-2-1
G
figura --grammars rows.gram t.txt
{ printf 'list endless\n  everything = note="a=b" nevr=money'; printf ' word%d' $(seq 4096); echo; } >endless.gram
figura --grammars endless.gram t.txt
# What rows say of the name that they are bound to.
cat >words.gram <<'G'
list leaps
  leapt = up
  plunged | dived = dwn never=money
list my-circa
  say = aprox
list my-circa more
  some | or so = erly
link a.leaps
  match   direction:{leaps} d:{percent}
  make    change d
link a.circa
  match   mod:({my-circa}|{approximator}) f:{percent}
  make    mod f
G
figura --grammars words.gram t.txt
# `over` has no limit; a name in it may be wrong.
{
    echo 'rule number.over'
    echo "  match   [[ value:{digits} 'zz' ]]"
    printf '  over    number.a%s\n' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    echo '  make    number'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do printf 'rule number.a%s\n  match   [[ value:{digits} "zz" ]]\n  make    number\n' "$i"; done
} >over.gram
echo '5 zz' | figura --no-builtin --grammars over.gram --fields text,rule -
sed 's/number.a19$/number.over, count.pural/' over.gram >over-wrong.gram
figura --grammars over-wrong.gram t.txt
echo "exit $?"
# A family of its own, beside rules that have one: lint says that it loses to all of them.
cat >family.gram <<'G'
rule acme.deals
  about   A number before its word.
  source  none
  match   [[ value:{digits} 'zz' ]]
  make    number
  yes     We had [[5 zz]].  => number 5
  yes     We had [[6 zz]].  => number 6
  no      We had zz.
  no      We had none.
G
sed 's/acme.deals/number.deals/; s/zz/yy/' family.gram >known.gram
figura grammar lint --no-builtin --grammars family.gram
figura grammar lint --no-builtin --grammars family.gram --grammars known.gram
# What a definition, and a line in one, begins with.
printf 'rul number.a\n  match   [[ value:{digits} ]]\nrule number.b\n  mach    [[ value:{digits} ]]\n  make    number\n' >begins.gram
figura --no-builtin --grammars begins.gram t.txt
