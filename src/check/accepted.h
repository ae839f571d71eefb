/*
 * Accepted: findings that an editor has looked at: a baseline file, and `figures-ok: C4 reason` in a comment of the text.
 *
 * in   a baseline, a line `ID [CHECK [reason]]` each; a document's text or page          out   is this finding accepted, and why
 */
#ifndef FIG_ACCEPTED_H
#define FIG_ACCEPTED_H
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
/* Marks those of the result's findings that the baseline or a comment accepts. false: out of memory. */
bool fig_accept(const fig_baseline *b, fig_result *result);
/* "C4" -> 4; 0 where it is none. */
int fig_check_number(const char *text, size_t len);
#endif
