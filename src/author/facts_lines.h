/*
 * Facts lines: what NAME.facts says stands in a text, and which fact each of its lines is about; what reading them (facts_file.c), tying them to facts (facts_tie.c) and
 * rewriting them (facts_rewrite.c) share.
 */
#ifndef FIG_FACTS_LINES_H
#define FIG_FACTS_LINES_H
#include "../record/record.h"
#include "cases.h"
#include "fact_line.h"
#include "marks.h"

typedef struct fig_facts_line {
    int number;
    char kind; /* 0, '?' a wish, '~' may be */
    fig_str left, right, text;
    fig_fact_line want;
    const char *fault; /* what is wrong with the line itself, or NULL */
    fig_mark place;
    ptrdiff_t fact; /* of the result, or -1 */
    bool holds;
    const char *differs; /* one difference a line */
} fig_facts_line;

typedef struct fig_facts_file {
    fig_author *a;
    const char *path;
    fig_document document;
    fig_str text;
    fig_facts_line *lines;
    size_t count, capacity;
    ptrdiff_t *line_of; /* per fact, or -1 */
} fig_facts_file;

/* The figure that a fact is found by. */
const fig_figure *fig_facts_figure(const fig_fact *f, const fig_result *result);
/* Which fact each line is about, and the other way round. false: out of memory. */
bool fig_facts_tie(fig_facts_file *c, const fig_result *result);
/* Write the file as --accept or --wish leaves it; `all` is how it stands. */
void fig_facts_rewrite(fig_facts_file *c, fig_str all, fig_case_mode mode, const fig_result *result);
/* A fact that no line is about; `word` says what becomes of it. */
void fig_facts_say_unexpected(fig_facts_file *c, const fig_fact *f, const fig_result *result, const char *word);
#endif
