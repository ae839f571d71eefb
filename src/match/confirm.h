/*
 * Confirm: the one place that runs PCRE2, always under a match limit.
 *
 * in   an expression, a slice of text          out   yes, no, or that it took too long; its groups
 * An expression is compiled, into machine code, when it is first run here, in the thread that needs it: of hundreds a text needs a few, and the grammar, which threads share, stays as it is.
 */
#ifndef FIG_CONFIRM_H
#define FIG_CONFIRM_H
#include "../grammar/grammar.h"

typedef struct fig_compiled {
    const fig_regex *regex; /* NULL: free */
    void *code;             /* pcre2_code */
    bool fast;              /* as machine code too */
    bool anchored;
} fig_compiled;

typedef struct fig_confirm {
    bool interpreted;       /* set before init: expressions run too seldom to be worth machine code, save those marked `often` */
    bool failed;            /* out of memory */
    void *data, *context;   /* pcre2_match_data, pcre2_match_context */
    fig_compiled *compiled; /* open addressing by `regex` */
    size_t compiled_mask, compiled_count;
} fig_confirm;

typedef enum fig_confirm_result { FIG_CONFIRM_NO, FIG_CONFIRM_YES, FIG_CONFIRM_LIMIT } fig_confirm_result;

/* false: out of memory; cleared then. */
bool fig_confirm_init(fig_confirm *c);
void fig_confirm_clear(fig_confirm *c);
/* Match `regex` in text[0..len); anchored at its start unless `anywhere`, which is also for one that anchors itself: only so PCRE2 runs it as machine code. spans[2*i], spans[2*i+1]: group i, (size_t)-1 unset; up to `groups`. */
fig_confirm_result fig_confirm_run(fig_confirm *c, const fig_regex *regex, const char *text, size_t len, bool anywhere, size_t *spans,
                                   size_t groups);
#endif
