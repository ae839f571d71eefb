/* The manual's tables: see manual.h. Examples run as they stand. */
#include "manual.h"
#include <string.h>

#define KINDS   "money|percent|index|date|time|duration|recurrence|quantity|count|ordinal|ratio|multiple|number"
#define RECORDS "table|ndjson|json|documents|csv|tsv|csv-excel|csv-semicolon|xlsx|sqlite|html|annotations" /* sarif holds findings */
#define FORMATS "table|ndjson|json|documents|csv|tsv|csv-excel|csv-semicolon|xlsx|sqlite|html|sarif|annotations"
#define FIELDS                                                                                                                             \
    "doc|field|id|kind|text|start|end|line|column|sentence|value|double|low|high|iso|iso_low|iso_high|times|terms|precision|"              \
    "precision_loose|mod|rel|part|unit|per|instrument|direction|role|edtf|date_from|date_to|grain|relative|supplied|same_as|restates|"     \
    "part_of|alternatives|flags|rule|lang|low_double|high_double|fraction|fraction_low|fraction_high"

const char cli_output_formats[] = FORMATS;

const cli_option cli_manual_options[] = {
    {CLI_FROM, "from", 0, "FORMAT", CLI_DOCUMENTS, CLI_OFFER_WORDS, "auto|text|ndjson|html|markdown",
     "what the input is: auto (looks at its name and its first bytes), text, ndjson, html, markdown; of a page the text that a reader sees "
     "is read, and offsets are those of its file"},
    {CLI_TO, "to", 0, "FORMAT", CLI_EXTRACT | CLI_FACTS, CLI_OFFER_WORDS, RECORDS,
     "table (on a terminal), ndjson (in a pipe: one figure a line), "
     "json (one array), "
     "documents (one line out for each document in), "
     "csv (RFC 4180), tsv, csv-excel (opens right in a spreadsheet), csv-semicolon (its twin with decimal commas), "
     "xlsx (a workbook; with -o FILE or in a pipe), "
     "annotations (W3C Web Annotation), "
     "sqlite (a database of its own, as load makes; needs -o), "
     "html (the page of figura report)"},
    {CLI_TO, "to", 0, "FORMAT", CLI_CHECK, CLI_OFFER_WORDS, "table|ndjson|json|documents|html|sarif|xlsx",
     "table (on a terminal), ndjson (in a pipe: one finding a line), json (one array), documents (one line out for each document in, "
     "with its figures and findings), html (the page of figura report), sarif (for an editor's viewer), xlsx (a workbook, findings on a "
     "sheet of it)"},
    {CLI_TO, "to", 0, "FORMAT", CLI_DIFF, CLI_OFFER_WORDS, "table|json|sarif",
     "table (on a terminal), json (in a pipe: one array, an item for each figure of the draft), sarif (for an editor's viewer)"},
    {CLI_OUTPUT, "output", 'o', "FILE", CLI_EXTRACT | CLI_FACTS | CLI_REPORT | CLI_CHECK | CLI_DIFF, CLI_OFFER_FILES, NULL,
     "write to FILE, which appears when it is whole; .csv .tsv .json .ndjson .xlsx .jsonld .html .sarif .db choose the format, of those "
     "that the command writes"},
    {CLI_DB, "db", 0, "FILE|URL", CLI_LOAD, CLI_OFFER_FILES, NULL,
     "the database: a SQLite file, made where there is none, or postgresql://USER@HOST/NAME"},
    {CLI_NO_TEXT, "no-text", 0, NULL, CLI_LOAD, CLI_OFFER_NOTHING, NULL, "leave the sentences out: records only, no full-text search"},
    {CLI_DATE, "date", 0, "DATE", CLI_DOCUMENTS, CLI_OFFER_NOTHING, NULL,
     "reference date of the documents, 2019-03-01 or 2019-03-01T09:00Z; without one, relative dates stay relative"},
    {CLI_LANG, "lang", 0, "en", CLI_ALL, CLI_OFFER_NOTHING, NULL,
     "language of the documents; there must be grammars for it, and those of other languages that are built in are left out"},
    {CLI_COUNTRY, "country", 0, "CA", CLI_ALL, CLI_OFFER_NOTHING, NULL, "ISO 3166: decides a bare $, 03/04/2019, seasons"},
    {CLI_FISCAL_START, "fiscal-start", 0, "MM-DD", CLI_ALL, CLI_OFFER_NOTHING, NULL, "first day of a fiscal year"},
    {CLI_KINDS, "kinds", 0, "KIND,KIND", CLI_EXTRACT | CLI_REPORT, CLI_OFFER_LIST, KINDS,
     "only these: money percent index date time duration recurrence quantity count ordinal ratio multiple number"},
    {CLI_FIELDS, "fields", 0, "FIELD,FIELD", CLI_EXTRACT | CLI_FACTS, CLI_OFFER_LIST, FIELDS,
     "only these fields, in this order; of facts those that the header of figura facts --to csv names"},
    {CLI_WITH_FACTS, "facts", 0, NULL, CLI_EXTRACT, CLI_OFFER_NOTHING, NULL, "the facts too, behind the figures of each document"},
    {CLI_OFFSETS, "offsets", 0, "UNIT", CLI_EXTRACT | CLI_CHECK | CLI_DIFF, CLI_OFFER_WORDS, "bytes|codepoints|utf16",
     "start and end in bytes, codepoints or utf16"},
    {CLI_COLOR, "color", 0, "auto|always|never", CLI_ALL, CLI_OFFER_WORDS, "auto|always|never", "colours of the table; NO_COLOR is heeded"},
    {CLI_SCHEMA, "schema", 0, NULL, CLI_EXTRACT | CLI_FACTS, CLI_OFFER_NOTHING, NULL,
     "beside -o FILE, if that is csv or tsv, write datapackage.json, which says what each column holds (Frictionless Table Schema)"},
    {CLI_RATES, "rates", 0, "FILE", CLI_CHECK | CLI_REPORT | CLI_LOAD, CLI_OFFER_FILES, NULL,
     "exchange rates to check conversions with: CSV with the columns date,currency,per_usd"},
    {CLI_LEVELS, "levels", 0, "FILE", CLI_CHECK | CLI_REPORT | CLI_LOAD, CLI_OFFER_FILES, NULL,
     "closes of indices to check changes with: CSV with the columns date,index,close"},
    {CLI_BASELINE, "baseline", 0, "FILE", CLI_CHECK | CLI_REPORT | CLI_LOAD, CLI_OFFER_FILES, NULL,
     "findings that were accepted before, a line each: its id, and where you like its check and the reason"},
    {CLI_STRICT, "strict", 0, NULL, CLI_CHECK, CLI_OFFER_NOTHING, NULL, "what cannot be decided is a finding too: exit 1"},
    {CLI_EVERY, "all", 0, NULL, CLI_CHECK, CLI_OFFER_NOTHING, NULL, "show comparisons that hold, and what was accepted, as well"},
    {CLI_TEXT, "text", 0, "TEXT", CLI_EXPLAIN, CLI_OFFER_NOTHING, NULL, "the text itself, instead of a file"},
    {CLI_ACCEPT, "accept", 0, NULL, CLI_GRAMMAR, CLI_OFFER_NOTHING, NULL,
     "rewrite the expectations of PATHs instead; review the difference"},
    {CLI_WISH, "wish", 0, NULL, CLI_GRAMMAR, CLI_OFFER_NOTHING, NULL,
     "make what fails in PATHs a wish, `=>?`: wanted, not yet so, listed on every run"},
    {CLI_STRICT, "strict", 0, NULL, CLI_DIFF, CLI_OFFER_NOTHING, NULL, "exit 1 also where a figure is not in the sources"},
    {CLI_GRAMMARS, "grammars", 0, "FOLDER", CLI_ALL, CLI_OFFER_FILES, NULL, "grammars added to the built-in ones; may be repeated"},
    {CLI_NO_BUILTIN, "no-builtin", 0, NULL, CLI_ALL, CLI_OFFER_NOTHING, NULL, "leave the built-in grammars out"},
    {CLI_PROGRESS, "progress", 0, "auto|always|never", CLI_EXTRACT | CLI_FACTS | CLI_CHECK | CLI_REPORT | CLI_LOAD, CLI_OFFER_WORDS,
     "auto|always|never",
     "how far long work is: documents, MB a second, time left, on standard error; auto: where that is a terminal and the output is none"},
    {CLI_JOBS, "jobs", 'j', "N", CLI_EXTRACT | CLI_FACTS | CLI_CHECK | CLI_REPORT, CLI_OFFER_NOTHING, NULL,
     "documents at a time, each in a thread of its own; 0: as many as there are processors; the output is the same whatever N is"},
    {CLI_QUIET, "quiet", 'q', NULL, CLI_ALL, CLI_OFFER_NOTHING, NULL, "no warnings"},
    {CLI_HELP, "help", 'h', NULL, CLI_ALL, CLI_OFFER_NOTHING, NULL, "the options, with examples"},
    {CLI_VERSION, "version", 'V', NULL, CLI_ALL, CLI_OFFER_NOTHING, NULL, "version, and the hash of the grammars"},
};
const size_t cli_manual_option_count = sizeof cli_manual_options / sizeof *cli_manual_options;

const cli_command cli_commands[] = {
    {.name = "extract",
     .bit = CLI_EXTRACT,
     .usage = "[FILE...]",
     .summary = "the figures of a text (also when the first argument is a file)",
     .forms = {{"[OPTION...] [FILE...]", NULL}},
     .text = "The figures of each document, in order. Without a FILE, or where FILE is -, standard input is read. A text file is one "
             "document; NDJSON holds one a line: {\"id\", \"text\"} and, where known, \"title\", \"date\", \"lang\", \"country\".",
     .examples = "figura extract story.txt\n"
                 "figura extract --date 2019-03-01 --kinds money,percent --to csv *.txt > figures.csv\n"
                 "figura extract --to documents < stories.ndjson | jq -r 'select(.error) | .id'\n"
                 "figura extract --fields text,value,unit --to tsv story.txt | column -ts $'\\t'\n"},
    {.name = "facts",
     .bit = CLI_FACTS,
     .usage = "[FILE...]",
     .summary = "figures tied into facts: subject, measure, value, change, period, source",
     .forms = {{"[OPTION...] [FILE...]", NULL}},
     .text = "The facts of each document, in order: whose figure it is, what is measured, its value, change, period and source, and what "
             "follows from it (derived). Input and formats are those of extract; extract --facts writes the figures as well.",
     .examples = "figura facts --date 2019-03-01 story.txt\n"
                 "figura facts --to csv --fields subject,measure,value,unit,period story.txt > facts.csv\n"},
    {.name = "report",
     .bit = CLI_REPORT,
     .usage = "[FILE...] -o PAGE.html",
     .summary = "a page to look at: the text with its figures, facts, findings, series",
     .forms = {{"[OPTION...] [FILE...] -o PAGE.html", NULL}},
     .text = "One page that holds everything and fetches nothing: each text with its figures coloured by kind, a click shows a figure's "
             "record; facts, findings, and, of several documents, series as charts. It can be read without scripts, printed, and sent.",
     .examples = "figura report --date 2019-03-01 -o story.html story.txt\n"
                 "figura report -o week.html stories.ndjson\n"},
    {.name = "check",
     .bit = CLI_CHECK,
     .usage = "[FILE...]",
     .summary = "re-computes a story's own figures",
     .forms = {{"[OPTION...] [FILE...]", NULL}},
     .text = "Computes with the figures of each document: changes and levels, differences, rates, periods, parts and totals, weekdays, "
             "units (docs/checks.md has all checks, C1 to C15). A finding is made only where no reading of the printed figures fits. Says "
             "for each "
             "document how much of it could be checked. A comment `figures-ok: C4 reason` in the text accepts the findings of C4 in its "
             "paragraph.",
     .exits = "1 when a figure is inconsistent and not accepted.",
     .examples = "figura check --date 2019-03-01 story.txt\n"
                 "figura check --rates rates.csv --levels levels.csv --to sarif -o story.sarif story.txt\n"
                 "figura check --to ndjson stories.ndjson | jq -r '[.id, .check, .why] | join(\" \")' > accepted.txt\n"
                 "figura check --baseline accepted.txt stories.ndjson\n"},
    {.name = "load",
     .bit = CLI_LOAD,
     .usage = "--db FILE [FILE...]",
     .summary = "figures, facts, findings into a database for dashboards",
     .forms = {{"--db FILE [OPTION...] [FILE...]", NULL}, {"--db postgresql://USER@HOST/NAME [OPTION...] [FILE...]", NULL}},
     .text = "Documents, their sentences, figures, facts and findings into the tables of a database; docs/dashboards.md describes them and "
             "shows what to ask. A document is known by its id (NDJSON's \"id\", else FILE:LINE; of another file its path as you give it): "
             "loaded again, it takes the place of "
             "what was there; one that is the same as before is passed over. Stopped at any moment, the database holds whole documents, "
             "and the same command again does the rest.",
     .examples = "figura load --db news.db *.txt\n"
                 "figura load --db news.db --country US stories.ndjson\n"
                 "sqlite3 news.db 'SELECT subject, period_start, value, unit FROM series_points'\n"},
    {.name = "diff",
     .bit = CLI_DIFF,
     .usage = "DRAFT SOURCE...",
     .summary = "a draft's figures against those of its sources",
     .forms = {{"[OPTION...] DRAFT SOURCE...", NULL}},
     .text =
         "Every figure of the draft gets a status: matched, rounds to it, other unit of the same amount, computed (a sum, difference or "
         "ratio of two figures of one source), off by a magnitude, different, not in the sources; beside it the best sentence of the "
         "sources. What the sources lead with and the draft lacks is missing. The draft is one document; a source of NDJSON holds "
         "one or more, each with its own date.",
     .exits = "1 where a figure is different or off by a magnitude; with --strict also where one is not in the sources.",
     .examples = "figura diff draft.txt wire.txt\n"
                 "figura diff --date 2024-05-03 --to json draft.txt wires.ndjson notes.txt\n"
                 "figura diff --strict draft.txt press-release.txt || echo 'look again'\n"},
    {.name = "explain",
     .bit = CLI_EXPLAIN,
     .usage = "FILE[:LINE]",
     .summary = "which rules were tried, what matched, who won and why",
     .forms = {{"[OPTION...] FILE[:LINE]", NULL}, {"[OPTION...] --text TEXT", NULL}},
     .text = "For each place where a rule got two tokens or further: the rule, how far it got, what stopped it, who won and why. LINE is a "
             "line of a text file, or the number of a document of NDJSON.",
     .examples = "figura explain --text 'It came to 1.46 million won in 2017.'\n"
                 "figura explain --date 2019-03-01 story.txt:12\n"},
    {.name = "grammar",
     .bit = CLI_GRAMMAR,
     .usage = "list|show|lint|test",
     .summary = "the rules, and whether they keep their promises",
     .forms = {{"list [PREFIX]", "rules, lists and parts: name, place, what each is about"},
               {"show NAME", "the source of one"},
               {"lint [GRAMMAR...]", "the house rules: about, source, two yes, two no; nothing unused or hidden"},
               {"test [PATH...]", "without a PATH, every rule's own examples; else .case files, corpus folders and .gram files"}},
     .words = "list|show|lint|test",
     .exits = "1 when lint finds a fault or a test fails.",
     .examples = "figura grammar list money\n"
                 "figura grammar show money.name-after\n"
                 "figura grammar test my-rules.gram\n"
                 "figura grammar test tests/cases/money.case corpus\n"},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

const char cli_about[] = "figura finds the figures in news text: amounts, percentages, dates, durations, counts, exact and typed.";
const char cli_exits[] = "0 done, 1 findings, 2 wrong usage or grammars that do not load, 3 some input or output failed.";
const char cli_examples[] = "figura story.txt\n"
                            "figura extract --date 2019-03-01 --to csv -o figures.csv story.txt\n"
                            "printf 'Kospi dropped 1.76%% to 2,195.44.\\n' | figura extract\n";

const cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    return NULL;
}

int cli_word_find(const char *words, const char *word, size_t len)
{
    for (int i = 0;; i++) {
        size_t n = strcspn(words, "|");
        if (n == len && memcmp(words, word, n) == 0)
            return i;
        if (!words[n])
            return -1;
        words += n + 1;
    }
}
