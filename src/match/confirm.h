/*
 * Confirm: the one place that runs PCRE2, always under a match limit.
 *
 * in   an expression, a slice of text          out   yes, no, or that it took too long; its groups
 * An expression becomes machine code when it is first run here, in the thread that needs it: of hundreds a text needs a few, and the grammar, which threads share, stays as it is.
 */
#ifndef FIG_CONFIRM_H
#define FIG_CONFIRM_H
#include <stdbool.h>
#include <stddef.h>

typedef struct fig_compiled {
    const void *code; /* as the grammar has it; NULL: free */
    void *fast;       /* the same in machine code; NULL where there can be none */
    bool anchored;    /* as it was compiled */
} fig_compiled;

typedef struct fig_confirm {
    bool interpreted;       /* set before init: each expression runs too seldom to be worth machine code */
    void *data, *context;   /* pcre2_match_data, pcre2_match_context */
    fig_compiled *compiled; /* open addressing by `code` */
    size_t compiled_mask, compiled_count;
} fig_confirm;

typedef enum fig_confirm_result { FIG_CONFIRM_NO, FIG_CONFIRM_YES, FIG_CONFIRM_LIMIT } fig_confirm_result;

bool fig_confirm_init(fig_confirm *c);
void fig_confirm_clear(fig_confirm *c);
/* Match `code` at text[at] within text[0..len); anchored there unless `anywhere`, which is also for code that anchors itself: only so PCRE2 runs it as machine code. spans[2*i], spans[2*i+1]: group i, (size_t)-1 unset; up to `groups`. */
fig_confirm_result fig_confirm_run(fig_confirm *c, const void *code, const char *text, size_t len, size_t at, bool anywhere, size_t *spans,
                                   size_t groups);
#endif
