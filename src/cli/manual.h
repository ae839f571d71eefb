/*
 * Manual: the commands and their options as one table: what is read, what --help says, what the man pages and completions are made of.
 *
 * in   nothing          out   cli_commands, cli_manual_options
 * A command more is a bit and a row here, and its function in main.c; an option more is an id, a row, and its case in options.c. Texts are
 * paragraphs; who prints them wraps them. cmake/write_manual.c is built from this and manual.c alone, without the library.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H
#include <stdbool.h>
#include <stddef.h>

/* Bits: which commands take an option. */
enum {
    CLI_EXTRACT = 1,
    CLI_EXPLAIN = 2,
    CLI_GRAMMAR = 4,
    CLI_FACTS = 8,
    CLI_CHECK = 16,
    CLI_DIFF = 32,
    CLI_LOAD = 64,
    CLI_REPORT = 128,
    CLI_RECORDS = CLI_EXTRACT | CLI_FACTS | CLI_CHECK | CLI_DIFF | CLI_LOAD | CLI_REPORT, /* those that read documents and write records */
    CLI_DOCUMENTS = CLI_RECORDS | CLI_EXPLAIN,
    CLI_ALL = CLI_DOCUMENTS | CLI_GRAMMAR
};

typedef enum cli_option_id {
    CLI_FROM,
    CLI_TO,
    CLI_OUTPUT,
    CLI_DATE,
    CLI_LANG,
    CLI_COUNTRY,
    CLI_FISCAL_START,
    CLI_KINDS,
    CLI_FIELDS,
    CLI_GRAMMARS,
    CLI_NO_BUILTIN,
    CLI_OFFSETS,
    CLI_COLOR,
    CLI_QUIET,
    CLI_JOBS,
    CLI_PROGRESS,
    CLI_SCHEMA,
    CLI_RATES,
    CLI_LEVELS,
    CLI_BASELINE,
    CLI_EVERY,
    CLI_TEXT,
    CLI_ACCEPT,
    CLI_WISH,
    CLI_DB,
    CLI_NO_TEXT,
    CLI_STRICT,
    CLI_WITH_FACTS,
    CLI_HELP,
    CLI_VERSION
} cli_option_id;

/* What the shell offers for a value. */
typedef enum cli_offer {
    CLI_OFFER_NOTHING,
    CLI_OFFER_FILES,
    CLI_OFFER_WORDS, /* one of `words`                    */
    CLI_OFFER_LIST   /* some of `words`, between commas   */
} cli_offer;

typedef struct cli_option {
    cli_option_id id;
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* what it holds, as --help shows it; NULL: nothing */
    unsigned commands;
    cli_offer offer;
    const char
        *words; /* separated by '|'. OFFER_WORDS: it takes one of these, numbered as the enum it sets (--to: as cli_output_formats) */
    const char *about;
} cli_option;

extern const cli_option cli_manual_options[];
extern const size_t cli_manual_option_count;

/* A way to call a command, and what that does where the ways differ. */
typedef struct cli_form {
    const char *usage, *about;
} cli_form;

enum { CLI_FORMS = 6 };

typedef struct cli_command {
    const char *name;
    unsigned bit;
    const char *usage;         /* behind the name, short: for the list of commands        */
    const char *summary;       /* one line                                                */
    cli_form forms[CLI_FORMS]; /* behind the name; ends with {NULL}                       */
    const char *words;         /* its first argument, where that is a word of ours, or NULL */
    const char *text;          /* paragraphs, or NULL                                     */
    const char *exits;         /* what is special about its exit codes, or NULL           */
    const char *examples;      /* lines that run as they stand                            */
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_command_count;

/* The outputs, numbered as fig_output_format; what a command takes of them its row of --to says. */
extern const char cli_output_formats[];

/* About figura itself: one line, the exit codes, examples. */
extern const char cli_about[], cli_exits[], cli_examples[];

/* The command called `name`, or NULL. */
const cli_command *cli_command_find(const char *name);
/* Place of `word` (`len` bytes) in "a|b|c", or -1. */
int cli_word_find(const char *words, const char *word, size_t len);
#endif
