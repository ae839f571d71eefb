/*
 * Baseline: the findings that an editor has looked at, in a file.
 *
 * in   lines `ID [CHECK [reason]]`; a finding          out   what is wrong with which line; is the finding accepted, and why
 */
#ifndef FIG_BASELINE_H
#define FIG_BASELINE_H
#include "../base/arena.h"
#include "../record/record.h"

typedef struct fig_baseline_line {
    char id[17];
    int check; /* 0: unsaid */
    fig_str reason;
    uint32_t line;
} fig_baseline_line;

typedef struct fig_baseline {
    fig_arena arena;
    fig_baseline_line *lines; /* by id */
    size_t count, capacity;
} fig_baseline;

fig_status fig_baseline_read(fig_baseline *b, const char *path, fig_report_fn report, void *user, fig_error *error);
void fig_baseline_clear(fig_baseline *b);
/* Marks the finding where a line accepts it. */
void fig_baseline_accept(const fig_baseline *b, fig_finding *f);
/* "C4" -> 4; 0 where it is none. */
int fig_check_number(const char *text, size_t len);
/* The next word of a line that ends at `end`, between blanks and commas; *at moves behind it. */
fig_str fig_check_word(const char **at, const char *end);
#endif
