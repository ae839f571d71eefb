/* Options: one table says what there is, who takes it and what it may hold. */
#include "options.h"
#include "console.h"
#include <stdlib.h>
#include <string.h>

typedef enum option_id {
    FROM,
    TO,
    OUTPUT,
    DATE,
    LANG,
    COUNTRY,
    FISCAL_START,
    KINDS,
    FIELDS,
    GRAMMARS,
    NO_BUILTIN,
    OFFSETS,
    COLOR,
    QUIET,
    TEXT,
    ACCEPT,
    WISH,
    HELP,
    VERSION
} option_id;

enum { EXTRACT = 1, EXPLAIN = 2, GRAMMAR = 4, DOCUMENTS = EXTRACT | EXPLAIN, ALL = EXTRACT | EXPLAIN | GRAMMAR };

typedef struct option {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* what it holds, for messages; NULL: nothing; a|b|c: one of these */
    unsigned commands;
    option_id id;
} option;

static const option table[] = {
    {"from", 0, "auto|text|ndjson", DOCUMENTS, FROM},
    {"to", 0, "table|ndjson|json|documents|csv|tsv", EXTRACT, TO},
    {"output", 'o', "FILE", EXTRACT, OUTPUT},
    {"date", 0, "DATE", DOCUMENTS, DATE},
    {"lang", 0, "LANGUAGE", ALL, LANG},
    {"country", 0, "COUNTRY", ALL, COUNTRY},
    {"fiscal-start", 0, "MM-DD", ALL, FISCAL_START},
    {"kinds", 0, "KIND,KIND", EXTRACT, KINDS},
    {"fields", 0, "FIELD,FIELD", EXTRACT, FIELDS},
    {"grammars", 0, "FOLDER", ALL, GRAMMARS},
    {"no-builtin", 0, NULL, ALL, NO_BUILTIN},
    {"offsets", 0, "bytes|codepoints|utf16", EXTRACT, OFFSETS},
    {"color", 0, "auto|always|never", ALL, COLOR},
    {"quiet", 'q', NULL, ALL, QUIET},
    {"text", 0, "TEXT", EXPLAIN, TEXT},
    {"accept", 0, NULL, GRAMMAR, ACCEPT},
    {"wish", 0, NULL, GRAMMAR, WISH},
    {"help", 'h', NULL, ALL, HELP},
    {"version", 'V', NULL, ALL, VERSION},
};
enum { OPTION_COUNT = sizeof table / sizeof *table };

static unsigned command_bit(const char *command)
{
    return strcmp(command, "explain") == 0 ? EXPLAIN : strcmp(command, "grammar") == 0 ? GRAMMAR : EXTRACT;
}

/* Place of `value` in "a|b|c", or -1. */
static int choice(const char *choices, const char *value)
{
    size_t len = strlen(value);
    for (int i = 0;; i++) {
        size_t n = strcspn(choices, "|");
        if (n == len && memcmp(choices, value, n) == 0)
            return i;
        if (!choices[n])
            return -1;
        choices += n + 1;
    }
}

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

/* Coarse: the engine has the last word on the days of a month and on what follows a T. */
static bool is_date(const char *s)
{
    return strlen(s) >= 10 && all_digits(s, 4) && s[4] == '-' && is_month_day(s + 5) && (s[10] == 0 || s[10] == 'T' || s[10] == ' ');
}

static bool is_country(const char *s)
{
    return strlen(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z';
}

static bool refuse(const option *o, const char *value, const char *advice)
{
    cli_error("--%s %s: %s", o->name, value, advice);
    return false;
}

static bool set_value(cli_options *options, const option *o, const char *value)
{
    int chosen = 0;
    if (o->value && strchr(o->value, '|')) {
        chosen = choice(o->value, value);
        if (chosen < 0) {
            cli_error("--%s %s: there is no such choice; it takes %s", o->name, value, o->value);
            return false;
        }
    }
    switch (o->id) {
    case FROM:
        options->from = (fig_input_format)chosen;
        return true;
    case TO:
        options->to = (fig_output_format)chosen;
        options->to_set = true;
        return true;
    case OUTPUT:
        options->output = value;
        return true;
    case DATE:
        options->date = value;
        return is_date(value) || refuse(o, value, "this is no date; write it as 2019-03-01 or 2019-03-01T09:00:00-05:00");
    case LANG:
        options->lang = value;
        return true;
    case COUNTRY:
        options->country = value;
        return is_country(value) || refuse(o, value, "this is no country; write its two capital letters of ISO 3166, for example CA");
    case FISCAL_START:
        options->fiscal_start = value;
        return (is_month_day(value) && !value[5]) || refuse(o, value, "this is no day of a year; write month and day as 04-01");
    case KINDS:
        options->kinds = value;
        return true;
    case FIELDS:
        options->fields = value;
        return true;
    case GRAMMARS:
        options->grammars[options->grammar_count++] = value;
        return true;
    case NO_BUILTIN:
        options->no_builtin = true;
        return true;
    case OFFSETS:
        options->offsets = (fig_offsets)chosen;
        return true;
    case COLOR:
        options->color = (cli_when)chosen;
        return true;
    case QUIET:
        options->quiet = true;
        return true;
    case TEXT:
        options->text = value;
        return true;
    case ACCEPT:
        options->accept = true;
        return true;
    case WISH:
        options->wish = true;
        return true;
    case HELP:
        options->help = true;
        return true;
    case VERSION:
        options->version = true;
        return true;
    }
    return false;
}

static const option *find(const char *arg, const char **value)
{
    *value = NULL;
    if (arg[1] != '-') {
        for (size_t i = 0; i < OPTION_COUNT; i++)
            if (table[i].letter == arg[1] && (!arg[2] || table[i].value)) {
                *value = arg[2] ? arg + 2 : NULL;
                return &table[i];
            }
        return NULL;
    }
    size_t len = strcspn(arg + 2, "=");
    if (arg[2 + len])
        *value = arg + 2 + len + 1;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strlen(table[i].name) == len && memcmp(table[i].name, arg + 2, len) == 0)
            return &table[i];
    return NULL;
}

static bool read_option(cli_options *options, const char *command, int argc, char **argv, int *i)
{
    const char *value, *arg = argv[*i];
    const option *o = find(arg, &value);
    if (!o) {
        cli_error("there is no option %s; figura %s --help lists them", arg, command);
        return false;
    }
    if (!(o->commands & command_bit(command))) {
        cli_error("%s takes no --%s; figura %s --help lists its options", command, o->name, command);
        return false;
    }
    if (!o->value && value) {
        cli_error("--%s takes no value; write it alone", o->name);
        return false;
    }
    if (o->value && !value) {
        if (++*i >= argc) {
            cli_error("--%s needs a value: --%s %s", o->name, o->name, o->value);
            return false;
        }
        value = argv[*i];
    }
    return set_value(options, o, value);
}

bool cli_options_read(cli_options *options, const char *command, int argc, char **argv, int first)
{
    *options = (cli_options){.files = calloc((size_t)argc + 1, sizeof *options->files),
                             .grammars = calloc((size_t)argc + 1, sizeof *options->grammars)};
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
    return true;
}

void cli_options_clear(cli_options *options)
{
    free(options->files);
    free(options->grammars);
}
