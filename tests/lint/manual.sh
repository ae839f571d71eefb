#!/usr/bin/env bash
# tests/lint/manual.sh BUILD: the man pages and completions that BUILD made from the command's table say what the command takes.
#
# Shells and man programs that are not there are named at the end and left out. Last line: "N passed, M failed[, without ...]".
set -u
build=$(cd "${1:?}" && pwd) || exit 2
manual=$build/manual figura=$build/figura
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 2
mkdir stories && : >story.txt && : >'second story.txt'
passed=0 failed=0 without=

check() { # NAME, EXPECTED, GOT
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n  expected %s\n  got      %s\n' "$1" "${2//$'\n'/ | }" "${3//$'\n'/ | }"
    fi
}

quiet() { # NAME, COMMAND…: passes where it says nothing and does not fail
    local name=$1 said
    shift
    said=$("$@" 2>&1 >/dev/null) || said="exit $? $said"
    check "$name" "" "$said"
}

has() {
    command -v "$1" >/dev/null || { without="$without $1"; return 1; }
}

# The lists of the table are those of the records.
words_of() { # OPTION: what bash would offer
    sed -n "/^    extract:--$1[ )]/,/return/s/.*_figura_[a-z]* '\(.*\)'/\1/p" "$manual/figura.bash"
}
check "fields are the columns of csv" "$(: | "$figura" --to csv --no-builtin - | tr -d '\r' | tr , ' ')" "$(words_of fields)"
check "kinds are those that --kinds takes" \
    "$(: | "$figura" --no-builtin --kinds none - 2>&1 | sed 's/.*the kinds are //; s/,//g')" "$(words_of kinds)"
for command in $(sed -n "s/.*local commands='\(.*\)'/\1/p" "$manual/figura.bash"); do
    options=$("$figura" "$command" --help | grep -oE '^  (-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort | tr '\n' ' ')
    page=$(sed 's/\\f.//g; s/\\-/-/g' "$manual/man1/figura-$command.1" | grep -A1 '^\.TP' | grep -oE -- '^(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort | tr '\n' ' ')
    check "figura-$command(1) has the options of --help" "$options" "$page"
done

# bash: what comes for a line whose last word is being written; = splits words as it does in a terminal.
quiet "bash -n" bash -n "$manual/figura.bash"
bash_offers() {
    bash --norc -c '
        compopt() { :; }
        . "$1"; shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _figura
        printf "%s\n" "${COMPREPLY[@]}" | sort' _ "$manual/figura.bash" "$@"
}
offers() { # EXPECTED, WORD…
    local expected=$1
    shift
    check "bash completes: $*" "$expected" "$(bash_offers "$@" | tr '\n' ' ' | sed 's/ $//')"
    [[ " $* " == *" = "* ]] && return # the others do not split words there
    [ -z "$fish" ] || check "fish completes: $*" "$expected" "$(fish_offers "$*" | tr '\n' ' ' | sed 's/ $//')"
    [ -z "$zsh" ] || check "zsh completes: $*" "${expected##*,}" "$(zsh_offers "$*" | tr '\n' ' ' | sed 's/ $//')"
}
fish=
has fish && fish=$(command -v fish)
fish_offers() {
    HOME=$scratch XDG_CONFIG_HOME=$scratch "$fish" --no-config -c "source '$manual/figura.fish'; complete -C '$1'" | cut -f 1 | LC_ALL=C sort
}

# zsh in a terminal of its own: what it hands to compadd when Tab is pressed behind the line; after a comma that is the last item alone.
zsh=
has zsh && zsh=$(command -v zsh)
cat >zsh_offers <<'END'
zmodload zsh/zpty
found=$2/found
: >$found
wait_for() { repeat 200; do grep -q "^$1\$" $found && break; sleep 0.05; done }
zpty tty zsh -f -i
zpty -w tty "PROMPT= fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D
compadd() { if [[ \${@[1,(i)(-|--)]} != *-[OAD]* ]]; then local -a hits; builtin compadd -A hits \"\$@\"; print -l -- \$hits >>$found; fi; builtin compadd \"\$@\" }
over() { print over >>$found }; comppostfuncs=(over); bindkey '^I' complete-word; print ready >>$found"
wait_for ready
zpty -n -w tty "$3"$'\t'
wait_for over
zpty -d tty
grep -vE '^(ready|over|)$' $found | LC_ALL=C sort -u
END
zsh_offers() {
    HOME=$scratch "$zsh" -f zsh_offers "$manual" "$scratch" "$1"
}

offers "explain extract" figura ex
offers "grammar" figura gr
offers "csv-excel" figura extract --to csv-e
offers "table tsv" figura extract --to t
offers "sarif" figura diff --to sa
offers "codepoints" figura extract --offsets c
offers "lint list" figura grammar l
offers "--accept" figura grammar --ac
offers "" figura extract --ac
offers "--kinds" figura --ki
offers "money,percent" figura extract --kinds money,perc
offers "story.txt" figura extract story.
offers "table tsv" figura extract --to = t
offers "story.txt" figura explain story.
check "bash completes a file with a blank" "second story.txt" "$(bash_offers figura extract sec)"
check "bash completes a file behind -o" "story.txt" "$(bash_offers figura extract -o story.)"

if [ -n "$fish" ]; then
    quiet "fish -n" "$fish" -n "$manual/figura.fish"
fi
if [ -n "$zsh" ]; then
    quiet "zsh -n" "$zsh" -n "$manual/_figura"
fi
if has mandoc; then
    quiet "mandoc -T lint" sh -c 'mandoc -T lint -W warning "$1"/*.1 >&2' _ "$manual/man1"
elif has man; then
    for page in "$manual"/man1/*.1; do
        quiet "man --warnings ${page##*/}" man -l --warnings "$page"
    done
fi
echo "$passed passed, $failed failed${without:+, without$without}"
[ "$failed" -eq 0 ]
