/* What --help says. Lines of at most 100 columns; examples that run as they stand. */
#include "commands.h"

#define DOCUMENT_OPTIONS                                                                                                                   \
    "  --from auto|text|ndjson   what the input is; auto looks at its first bytes\n"                                                       \
    "  --date DATE               reference date of the documents, 2019-03-01 or 2019-03-01T09:00Z;\n"                                      \
    "                            without one, relative dates stay relative\n"                                                              \
    "  --country CA              ISO 3166: decides a bare $, 03/04/2019, seasons\n"                                                        \
    "  --lang en                 language of the documents\n"                                                                              \
    "  --fiscal-start MM-DD      first day of a fiscal year\n"

#define GRAMMAR_OPTIONS                                                                                                                    \
    "  --grammars FOLDER         grammars added to the built-in ones; may be repeated\n"                                                   \
    "  --no-builtin              leave the built-in grammars out\n"

const char cli_help[] = "figura finds the figures in news text: amounts, percentages, dates, durations, counts, exact and typed.\n"
                        "\n"
                        "  figura extract [FILE...]        the figures of a text (the command when the first argument is a file or -)\n"
                        "  figura explain FILE[:LINE]      which rules were tried, what matched, who won and why\n"
                        "  figura grammar list|show|lint|test   the rules, and whether they keep their promises\n"
                        "  figura --version                version, and the hash of the grammars\n"
                        "  figura COMMAND --help           the options of a command, with examples\n"
                        "\n"
                        "Examples\n"
                        "  figura story.txt\n"
                        "  figura extract --date 2019-03-01 --to csv -o figures.csv story.txt\n"
                        "  printf 'Kospi dropped 1.76%% to 2,195.44.\\n' | figura extract\n"
                        "\n"
                        "Exit code: 0 done, 1 findings, 2 wrong usage or grammars that do not load, 3 some input or output failed.\n";

const char cli_help_extract[] =
    "figura extract [OPTION...] [FILE...]\n"
    "\n"
    "The figures of each document, in order. Without a FILE, or where FILE is -, standard input is read. A text file is one\n"
    "document; NDJSON holds one a line: {\"id\", \"text\"} and, where known, \"title\", \"date\", \"lang\", \"country\".\n"
    "\n" DOCUMENT_OPTIONS "  --to FORMAT               table (on a terminal), ndjson (in a pipe: one figure a line), json (one array),\n"
    "                            documents (one line out for each document in), csv (RFC 4180), tsv\n"
    "  -o, --output FILE         write to FILE, which appears when it is whole; .csv .tsv .json .ndjson choose the format\n"
    "  --kinds KIND,KIND         only these: money percent index date time duration recurrence quantity count ordinal\n"
    "                            ratio multiple number\n"
    "  --fields FIELD,FIELD      only these fields, in this order\n"
    "  --offsets UNIT            start and end in bytes, codepoints or utf16\n"
    "  --color auto|always|never colours of the table; NO_COLOR is heeded\n"
    "  -q, --quiet               no warnings\n" GRAMMAR_OPTIONS "\n"
    "Examples\n"
    "  figura extract story.txt\n"
    "  figura extract --date 2019-03-01 --kinds money,percent --to csv *.txt > figures.csv\n"
    "  figura extract --to documents < stories.ndjson | jq -r 'select(.error) | .id'\n"
    "  figura extract --fields text,value,unit --to tsv story.txt | column -ts $'\\t'\n";

const char cli_help_explain[] =
    "figura explain [OPTION...] FILE[:LINE]\n"
    "figura explain [OPTION...] --text TEXT\n"
    "\n"
    "For each place where a rule got two tokens or further: the rule, how far it got, what stopped it, who won and why.\n"
    "LINE is a line of a text file, or the number of a document of NDJSON.\n"
    "\n" DOCUMENT_OPTIONS GRAMMAR_OPTIONS "\n"
    "Examples\n"
    "  figura explain --text 'It came to 1.46 million won in 2017.'\n"
    "  figura explain --date 2019-03-01 story.txt:12\n";

const char cli_help_grammar[] =
    "figura grammar list [PREFIX]         rules, lists and parts: name, place, what each is about\n"
    "figura grammar show NAME             the source of one\n"
    "figura grammar lint [GRAMMAR...]     the house rules: about, source, two yes, two no; nothing unused or hidden\n"
    "figura grammar test [PATH...]        without a PATH, every rule's own examples; else .case files, corpus folders and\n"
    "                                     .gram files\n"
    "\n"
    "  --accept                  rewrite the expectations of PATHs instead; review the difference\n"
    "  --wish                    make what fails in PATHs a wish, `=>?`: wanted, not yet so, listed on every run\n"
    "  --lang en, --country CA, --fiscal-start MM-DD   as for extract\n" GRAMMAR_OPTIONS "\n"
    "Exit code: 1 when lint finds a fault or a test fails.\n"
    "\n"
    "Examples\n"
    "  figura grammar list money\n"
    "  figura grammar show money.name-after\n"
    "  figura grammar test my-rules.gram\n"
    "  figura grammar test tests/cases/money.case corpus\n";
