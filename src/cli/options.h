/*
 * Options: the command line, read once.
 *
 * in   argv          out   cli_options: what was asked for, plain
 * `--name value`, `--name=value`, `-o value`, `-ovalue`; options and files in any order; `--` ends the options. Strings are argv's own.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H
#include "manual.h"
#include <figura.h>
#include <stdbool.h>

typedef enum cli_when { CLI_AUTO, CLI_ALWAYS, CLI_NEVER } cli_when;

typedef struct cli_options {
    const char **files; /* what is no option, in order */
    size_t file_count;
    fig_input_format from;
    bool to_set;
    fig_output_format to;
    const char *output; /* NULL: standard output */
    const char *date, *lang, *country, *fiscal_start;
    const char *kinds, *fields;
    const char **grammars;
    size_t grammar_count;
    const char *db; /* load */
    const char *rates, *levels, *baseline;
    bool no_text, every;
    bool facts; /* make facts, and write them beside the figures */
    bool facts_alone;
    bool no_builtin, quiet, schema, accept, wish, strict, help, version;
    fig_offsets offsets;
    unsigned jobs; /* threads; 0: one for each processor */
    cli_when color, progress;
    const char *text; /* explain --text */
    char *said;       /* the options that decide what comes out, as they would be written; NULL: none */
} cli_options;

/* Read argv[first..argc): the options that `command` takes. false: the fault is on standard error. */
bool cli_options_read(cli_options *options, const cli_command *command, int argc, char **argv, int first);
void cli_options_clear(cli_options *options);
/* --to, else what the ending of -o FILE says. */
fig_output_format cli_output_format(const cli_options *options, fig_output_format otherwise);
/* Colours on an output that is a terminal, or not: --color, else NO_COLOR and TERM. */
bool cli_wants_color(const cli_options *options, bool terminal);
#endif
