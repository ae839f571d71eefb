/*
 * Source: grammar files read into definitions, before any name is looked up.
 *
 * in   the bytes of .gram files          out   lists, parts, shapes, rules, links, each with its place
 * Reading reports every error of every file; nothing of a set with an error is used.
 */
#ifndef FIG_SOURCE_H
#define FIG_SOURCE_H
#include "../base/arena.h"
#include "figura/base.h"

typedef enum fig_def_type {
    FIG_DEF_LIST,
    FIG_DEF_PART,
    FIG_DEF_SHAPE,
    FIG_DEF_RULE,
    FIG_DEF_LINK,
    FIG_DEF_FACT,
    FIG_DEF_HEAD
} fig_def_type;

/* A piece of a grammar's text with its place; `next` in file order. */
typedef struct fig_line {
    fig_str text;
    int line, column;
    int tag; /* for guards and examples: fig_guard_type, fig_example_type */
    struct fig_line *next;
} fig_line;

typedef enum fig_guard_type { FIG_GUARD_NEVER_AFTER, FIG_GUARD_NEVER_BEFORE, FIG_GUARD_WHERE } fig_guard_type;
typedef enum fig_example_type { FIG_EXAMPLE_YES, FIG_EXAMPLE_NO, FIG_EXAMPLE_WISH_YES, FIG_EXAMPLE_WISH_NO } fig_example_type;

/* One form of a list's row: `form | form = value value key=value`. */
typedef struct fig_row_source {
    fig_str form;
    fig_str values; /* all behind the `=`, unparsed */
    int line, column;
    int values_column; /* 0: they stand in more lines than one */
    struct fig_row_source *next;
} fig_row_source;

typedef struct fig_def {
    fig_def_type type;
    const char *name;
    const char *path;
    int line;
    fig_str text;          /* the whole definition, for `grammar show` */
    bool cased;            /* lists */
    bool more;             /* lists: rows for one that is defined before */
    struct fig_def *added; /* lists: the first of those */
    const char *params[4];
    int param_count;
    fig_row_source *rows; /* until the lists are made of them */
    fig_line *about, *source, *matches, *guards, *make, *over, *examples;
    fig_str regex; /* shapes, free-form patterns */
    int regex_line, regex_column;
    struct fig_def *next;
} fig_def;

typedef struct fig_source {
    fig_arena *arena;
    fig_arena rows; /* of all lists, until these are made */
    fig_def *first, *last;
    size_t error_count;
    fig_report_fn report; /* NULL: errors are only counted */
    void *report_user;
    fig_error *first_error;
} fig_source;

/* Report one error of a grammar: counts it, keeps the first. */
void fig_source_error(fig_source *s, const char *path, int line, int column, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Read one file's text. It lasts as long as the arena: copied into it, or built into the program. */
void fig_source_read(fig_source *s, const char *path, const char *text, size_t len);
/* Once the lists are made. */
void fig_source_forget_rows(fig_source *s);
#endif
