/* Confirm: see confirm.h. Under JIT only the match limit counts, so that is the one that is set. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "confirm.h"
#include <pcre2.h>

enum { MATCH_LIMIT = 100000, HEAP_LIMIT_KB = 2048, GROUPS = 16 };

bool fig_confirm_init(fig_confirm *c)
{
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    c->context = context;
    c->data = pcre2_match_data_create(GROUPS, NULL);
    if (!c->context || !c->data)
        return false;
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KB);
    return true;
}

void fig_confirm_clear(fig_confirm *c)
{
    pcre2_match_data_free(c->data);
    pcre2_match_context_free(c->context);
    c->data = c->context = NULL;
}

fig_confirm_result fig_confirm_run(fig_confirm *c, const void *code, const char *text, size_t len, size_t at, bool anywhere, size_t *spans,
                                   size_t groups)
{
    uint32_t options = PCRE2_NO_UTF_CHECK | (anywhere ? 0 : PCRE2_ANCHORED);
    int rc = pcre2_match(code, (PCRE2_SPTR)text, len, at, options, c->data, c->context);
    if (rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_HEAPLIMIT || rc == PCRE2_ERROR_JIT_STACKLIMIT || rc == PCRE2_ERROR_DEPTHLIMIT ||
        rc == PCRE2_ERROR_NOMEMORY)
        return FIG_CONFIRM_LIMIT;
    if (rc < 0)
        return FIG_CONFIRM_NO;
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(c->data);
    for (size_t i = 0; i < groups * 2; i++)
        spans[i] = rc == 0 || i < (size_t)rc * 2 ? v[i] : (size_t)-1;
    return FIG_CONFIRM_YES;
}
