/* Options: manual.c says what there is, who takes it and what it may hold. */
#include "options.h"
#include "console.h"
#include "near.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9')
            return false;
    return true;
}

static int two_digits(const char *s)
{
    return (s[0] - '0') * 10 + (s[1] - '0');
}

static bool is_month_day(const char *s)
{
    return strlen(s) >= 5 && all_digits(s, 2) && s[2] == '-' && all_digits(s + 3, 2) && two_digits(s) >= 1 && two_digits(s) <= 12 &&
           two_digits(s + 3) >= 1 && two_digits(s + 3) <= 31;
}

static bool read_jobs(const char *s, unsigned *jobs)
{
    const size_t len = strlen(s);
    if (!len || len > 3 || !all_digits(s, len))
        return false;
    *jobs = (unsigned)strtoul(s, NULL, 10);
    return *jobs <= FIG_POOL_JOBS;
}

static bool refuse(const cli_option *o, const char *value, const char *advice)
{
    cli_error("--%s %s: %s", o->name, *value ? value : "\"\"", advice);
    return false;
}

/* Options that only keep what they hold, or that they were there. */
typedef struct place {
    cli_option_id id;
    size_t at; /* in cli_options */
} place;

static const place texts[] = {{CLI_OUTPUT, offsetof(cli_options, output)},
                              {CLI_DATE, offsetof(cli_options, date)},
                              {CLI_LANG, offsetof(cli_options, lang)},
                              {CLI_COUNTRY, offsetof(cli_options, country)}, /* the engine knows which there are */
                              {CLI_FISCAL_START, offsetof(cli_options, fiscal_start)},
                              {CLI_KINDS, offsetof(cli_options, kinds)},
                              {CLI_FIELDS, offsetof(cli_options, fields)},
                              {CLI_RATES, offsetof(cli_options, rates)},
                              {CLI_LEVELS, offsetof(cli_options, levels)},
                              {CLI_BASELINE, offsetof(cli_options, baseline)},
                              {CLI_TEXT, offsetof(cli_options, text)},
                              {CLI_DB, offsetof(cli_options, db)}};
static const place switches[] = {{CLI_NO_BUILTIN, offsetof(cli_options, no_builtin)}, {CLI_QUIET, offsetof(cli_options, quiet)},
                                 {CLI_EVERY, offsetof(cli_options, every)},           {CLI_SCHEMA, offsetof(cli_options, schema)},
                                 {CLI_ACCEPT, offsetof(cli_options, accept)},         {CLI_WISH, offsetof(cli_options, wish)},
                                 {CLI_NO_TEXT, offsetof(cli_options, no_text)},       {CLI_STRICT, offsetof(cli_options, strict)},
                                 {CLI_WITH_FACTS, offsetof(cli_options, facts)},      {CLI_HELP, offsetof(cli_options, help)},
                                 {CLI_VERSION, offsetof(cli_options, version)}};

/* Where the options keep it, or NULL. */
static void *place_of(cli_options *options, const place *places, size_t count, cli_option_id id)
{
    for (size_t i = 0; i < count; i++)
        if (places[i].id == id)
            return (char *)options + places[i].at;
    return NULL;
}

/* What is more than a text or a switch: a choice by its number, a number, a list. false: refused, and in no table here. */
static bool set_other(cli_options *options, const cli_option *o, const char *value, int chosen)
{
    if (o->id == CLI_JOBS)
        return read_jobs(value, &options->jobs) || refuse(o, value, "this is no number of jobs; write 1 to 256, or 0 for one a processor");
    if (o->id == CLI_FROM)
        options->from = (fig_input_format)chosen;
    else if (o->id == CLI_TO)
        options->to = (fig_output_format)cli_word_find(cli_output_formats, value, strlen(value));
    else if (o->id == CLI_OFFSETS)
        options->offsets = (fig_offsets)chosen;
    else if (o->id == CLI_COLOR)
        options->color = (cli_when)chosen;
    else if (o->id == CLI_PROGRESS)
        options->progress = (cli_when)chosen;
    else if (o->id == CLI_GRAMMARS)
        options->grammars[options->grammar_count++] = value;
    else
        return false;
    options->to_set |= o->id == CLI_TO;
    return true;
}

static bool set_value(cli_options *options, const cli_option *o, const char *value)
{
    const int chosen = o->offer == CLI_OFFER_WORDS ? cli_word_find(o->words, value, strlen(value)) : 0;
    const char **text = place_of(options, texts, sizeof texts / sizeof *texts, o->id);
    bool *on = place_of(options, switches, sizeof switches / sizeof *switches, o->id);
    if (chosen < 0) {
        cli_error("--%s %s: there is no such choice; it takes %s", o->name, *value ? value : "\"\"", o->words);
        return false;
    }
    if (on)
        *on = true;
    else if (text)
        *text = value;
    else
        return set_other(options, o, value, chosen);
    if (o->id == CLI_DATE)
        return fig_date_is_valid(value) || refuse(o, value, "this is no date; write it as 2019-03-01 or 2019-03-01T09:00:00-05:00");
    if (o->id == CLI_FISCAL_START)
        return (is_month_day(value) && !value[5]) || refuse(o, value, "this is no day of a year; write month and day as 04-01");
    return true;
}

static const cli_option *find_letter(const char *arg, const char **value)
{
    for (size_t i = 0; i < cli_manual_option_count; i++) {
        const cli_option *o = &cli_manual_options[i];
        if (o->letter != arg[1] || (arg[2] && !o->value))
            continue;
        *value = arg[2] ? arg + 2 : NULL;
        return o;
    }
    return NULL;
}

/* The option that `arg` is, and in *value what follows an = or a letter. Of two of one name, as commands that take other words have them, the command's. */
static const cli_option *find(const cli_command *command, const char *arg, const char **value)
{
    *value = NULL;
    if (arg[1] != '-')
        return find_letter(arg, value);
    size_t len = strcspn(arg + 2, "=");
    if (arg[2 + len])
        *value = arg + 2 + len + 1;
    const cli_option *found = NULL;
    for (size_t i = 0; i < cli_manual_option_count; i++) {
        const cli_option *o = &cli_manual_options[i];
        if (strlen(o->name) == len && memcmp(o->name, arg + 2, len) == 0 && (!found || o->commands & command->bit))
            found = o;
    }
    return found;
}

/* For an output that says how it was made: not where it went, what was on the terminal, nor in how many threads. */
static bool remember(cli_options *options, const cli_option *o, const char *value)
{
    if (o->id == CLI_OUTPUT || o->id == CLI_COLOR || o->id == CLI_QUIET || o->id == CLI_PROGRESS || o->id == CLI_JOBS)
        return true;
    size_t before = options->said ? strlen(options->said) : 0,
           room = before + strlen(o->name) + (value ? strlen(value) : 0) + sizeof " -- ";
    char *said = realloc(options->said, room);
    if (!said) {
        cli_error("out of memory");
        return false;
    }
    snprintf(said + before, room - before, "%s--%s%s%s", before ? " " : "", o->name, value ? " " : "", value ? value : "");
    options->said = said;
    return true;
}

static void say_unknown(const cli_command *command, const char *arg)
{
    const char *word = arg + strspn(arg, "-");
    const size_t len = strcspn(word, "=");
    for (size_t i = 0; i < cli_manual_option_count; i++) {
        const cli_option *o = &cli_manual_options[i];
        if ((o->commands & command->bit) && cli_is_near(word, len, o->name)) {
            cli_error("there is no option %s; did you mean --%s? figura %s --help lists them", arg, o->name, command->name);
            return;
        }
    }
    cli_error("there is no option %s; figura %s --help lists them", arg, command->name);
}

static bool read_option(cli_options *options, const cli_command *command, int argc, char **argv, int *i)
{
    const char *value, *arg = argv[*i];
    const cli_option *o = find(command, arg, &value);
    if (!o) {
        say_unknown(command, arg);
        return false;
    }
    if (!(o->commands & command->bit)) {
        cli_error("%s takes no --%s; figura %s --help lists its options", command->name, o->name, command->name);
        return false;
    }
    if (!o->value && value) {
        cli_error("--%s takes no value; write it alone", o->name);
        return false;
    }
    if (o->value && !value) {
        if (++*i >= argc) {
            cli_error("--%s needs a value: --%s %s", o->name, o->name, o->offer == CLI_OFFER_WORDS ? o->words : o->value);
            return false;
        }
        value = argv[*i];
    }
    if (value && !*value && o->offer == CLI_OFFER_FILES) {
        cli_error("--%s \"\": the name is empty; is a variable unset?", o->name);
        return false;
    }
    return set_value(options, o, value) && remember(options, o, value);
}

/* How a file's name ends that -o writes, and in what format; "": in none that there is here. */
typedef struct ending {
    const char *text, *format;
} ending;

static const ending *ending_of(const char *path)
{
    static const ending endings[] = {
        {".csv", "csv"},   {".tsv", "tsv"},     {".json", "json"}, {".ndjson", "ndjson"}, {".xlsx", "xlsx"}, {".jsonld", "annotations"},
        {".html", "html"}, {".sarif", "sarif"}, {".db", "sqlite"}, {".sqlite", "sqlite"}, {".xls", ""},      {".ods", ""},
        {".pdf", ""},      {".docx", ""},       {".parquet", ""},  {".xml", ""}};
    const size_t len = path ? strlen(path) : 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t n = strlen(endings[i].text);
        if (len > n && strcmp(path + len - n, endings[i].text) == 0)
            return &endings[i];
    }
    return NULL;
}

/* What a program opens alike: JSON in all its forms, text in columns; else the format itself. */
static fig_output_format family_of(fig_output_format format)
{
    switch (format) {
    case FIG_OUTPUT_NDJSON:
    case FIG_OUTPUT_JSON:
    case FIG_OUTPUT_DOCUMENTS:
    case FIG_OUTPUT_SARIF:
    case FIG_OUTPUT_ANNOTATIONS:
        return FIG_OUTPUT_JSON;
    case FIG_OUTPUT_CSV:
    case FIG_OUTPUT_TSV:
    case FIG_OUTPUT_CSV_EXCEL:
    case FIG_OUTPUT_CSV_SEMICOLON:
        return FIG_OUTPUT_CSV;
    case FIG_OUTPUT_TABLE:
    case FIG_OUTPUT_XLSX:
    case FIG_OUTPUT_SQLITE:
    case FIG_OUTPUT_HTML:
        break;
    }
    return format;
}

/* A file whose name says what is not written would mislead whoever opens it. */
static bool ending_fits(const cli_options *options, const cli_command *command)
{
    const char *value;
    const ending *e = ending_of(options->output);
    if (e && options->to_set) {
        if (*e->format &&
            family_of((fig_output_format)cli_word_find(cli_output_formats, e->format, strlen(e->format))) == family_of(options->to))
            return true;
        cli_error("-o %s: its ending says %s, --to something else; leave one of them away, or change it", options->output, e->text + 1);
        return false;
    }
    const cli_option *to = find(command, "--to", &value);
    const char *words = to && to->commands & command->bit ? to->words : "html"; /* what a report is */
    if (!e || (*e->format && cli_word_find(words, e->format, strlen(e->format)) >= 0))
        return true;
    cli_error("-o %s: %s writes no %s; it writes %s", options->output, command->name, e->text + 1, words);
    return false;
}

/* Standard input once at most, and no name that is empty. */
static bool files_fit(const cli_options *options)
{
    size_t times = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        times += strcmp(options->files[i], "-") == 0;
        if (!*options->files[i]) {
            cli_error("\"\": the name of a file is empty; is a variable unset?");
            return false;
        }
    }
    if (times > 1)
        cli_error("- is named %zu times, and standard input can be read once; put one of them into a file", times);
    return times <= 1;
}

/* What is read is not written over: a story would be gone for a list of its figures. */
static bool output_spares_files(const cli_options *options)
{
    struct stat out, in;
    if (!options->output || stat(options->output, &out) != 0 || !S_ISREG(out.st_mode))
        return true;
    for (size_t i = 0; i < options->file_count; i++)
        if (stat(options->files[i], &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
            cli_error("-o %s: this file is read as well, and would be gone; write to another one", options->output);
            return false;
        }
    return true;
}

bool cli_options_read(cli_options *options, const cli_command *command, int argc, char **argv, int first)
{
    *options = (cli_options){.files = calloc((size_t)argc + 1, sizeof *options->files),
                             .grammars = calloc((size_t)argc + 1, sizeof *options->grammars),
                             .jobs = 1};
    if (!options->files || !options->grammars) {
        cli_error("out of memory");
        return false;
    }
    bool only_files = false;
    for (int i = first; i < argc; i++) {
        if (!only_files && strcmp(argv[i], "--") == 0)
            only_files = true;
        else if (only_files || argv[i][0] != '-' || !argv[i][1])
            options->files[options->file_count++] = argv[i];
        else if (!read_option(options, command, argc, argv, &i))
            return false;
    }
    return ending_fits(options, command) && files_fit(options) && output_spares_files(options);
}

void cli_options_clear(cli_options *options)
{
    free(options->files);
    free(options->grammars);
    free(options->said);
}

bool cli_wants_color(const cli_options *options, bool terminal)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (options->color != CLI_AUTO)
        return options->color == CLI_ALWAYS;
    return terminal && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);
}

fig_output_format cli_output_format(const cli_options *options, fig_output_format otherwise)
{
    if (options->to_set)
        return options->to;
    const ending *e = ending_of(options->output);
    return e && *e->format ? (fig_output_format)cli_word_find(cli_output_formats, e->format, strlen(e->format)) : otherwise;
}
