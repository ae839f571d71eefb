/* Confirm: see confirm.h. Under JIT only the match limit counts, so that is the one that is set; without machine code the heap's too. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "confirm.h"
#include "../base/alloc.h"
#include "../grammar/regex.h"
#include <pcre2.h>
#include <stdint.h>
#include <string.h>

enum {
    MATCH_LIMIT = 100000, /* tries of one match, and */
    HEAP_LIMIT_KB = 2048, /* its memory: what takes more is FIG_CONFIRM_LIMIT, and said with its rule */
    GROUPS = 16           /* room for the FIG_SHAPE_GROUPS that may be bound */
};
_Static_assert((int)GROUPS >= (int)FIG_SHAPE_GROUPS, "room for all groups");

bool fig_confirm_init(fig_confirm *c)
{
    *c = (fig_confirm){.interpreted = c->interpreted};
    c->compiled_mask = 63;
    c->compiled = fig_calloc(c->compiled_mask + 1, sizeof *c->compiled);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    c->context = context;
    c->data = pcre2_match_data_create(GROUPS, NULL);
    if (!c->context || !c->data || !c->compiled) {
        fig_confirm_clear(c); /* so that the next one who needs it begins anew */
        return false;
    }
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KB);
    return true;
}

void fig_confirm_clear(fig_confirm *c)
{
    for (size_t i = 0; c->compiled && i <= c->compiled_mask; i++)
        pcre2_code_free(c->compiled[i].code);
    fig_free(c->compiled);
    pcre2_match_data_free(c->data);
    pcre2_match_context_free(c->context);
    memset(c, 0, sizeof *c);
}

static inline fig_compiled *place_of(fig_compiled *table, size_t mask, const fig_regex *regex)
{
    size_t i = (size_t)((uintptr_t)regex * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (table[i].regex && table[i].regex != regex)
        i = (i + 1) & mask;
    return &table[i];
}

static bool grow(fig_confirm *c)
{
    size_t mask = c->compiled_mask * 2 + 1;
    fig_compiled *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i <= c->compiled_mask; i++)
        if (c->compiled[i].regex)
            *place_of(table, mask, c->compiled[i].regex) = c->compiled[i];
    fig_free(c->compiled);
    c->compiled = table;
    c->compiled_mask = mask;
    return true;
}

/* NULL: out of memory. */
static const fig_compiled *compile(fig_confirm *c, const fig_regex *regex)
{
    uint32_t options = 0;
    void *code = c->compiled_count * 2 <= c->compiled_mask || grow(c) ? fig_regex_compile(regex) : NULL;
    if (!code) {
        c->failed = true;
        return NULL;
    }
    bool fast = FIG_JIT && (regex->often || !c->interpreted) && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
    fig_compiled *p = place_of(c->compiled, c->compiled_mask, regex);
    *p = (fig_compiled){regex, code, fast, options & PCRE2_ANCHORED};
    c->compiled_count++;
    return p;
}

fig_confirm_result fig_confirm_run(fig_confirm *c, const fig_regex *regex, const char *text, size_t len, bool anywhere, size_t *spans,
                                   size_t groups)
{
    const fig_compiled *p = place_of(c->compiled, c->compiled_mask, regex);
    if (!p->regex)
        p = compile(c, regex);
    if (!p)
        return FIG_CONFIRM_NO;
    int rc;
    if (p->fast && (anywhere || p->anchored)) /* machine code can't be told to stay at one place */
        rc = pcre2_jit_match(p->code, (PCRE2_SPTR)text, len, 0, 0, c->data, c->context);
    else
        rc = pcre2_match(p->code, (PCRE2_SPTR)text, len, 0, PCRE2_NO_UTF_CHECK | (anywhere ? 0 : PCRE2_ANCHORED), c->data, c->context);
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
