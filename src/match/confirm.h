/* Confirm: the one place that runs PCRE2, always anchored, always under a match limit. */
#ifndef FIG_CONFIRM_H
#define FIG_CONFIRM_H
#include <stdbool.h>
#include <stddef.h>

typedef struct fig_confirm {
    void *data, *context; /* pcre2_match_data, pcre2_match_context */
} fig_confirm;

typedef enum fig_confirm_result { FIG_CONFIRM_NO, FIG_CONFIRM_YES, FIG_CONFIRM_LIMIT } fig_confirm_result;

bool fig_confirm_init(fig_confirm *c);
void fig_confirm_clear(fig_confirm *c);
/* Match `code` at text[at] within text[0..len); anchored there unless `anywhere`, which is also for code that anchors itself: only so PCRE2 runs it as machine code. spans[2*i], spans[2*i+1]: group i, (size_t)-1 unset; up to `groups`. */
fig_confirm_result fig_confirm_run(fig_confirm *c, const void *code, const char *text, size_t len, size_t at, bool anywhere, size_t *spans,
                                   size_t groups);
#endif
