/*
 * Guard: what may not stand before, behind or in a draft's span.
 *
 * in   a span and the tokens around it          out   does one of the rule's guards refuse it?
 * Guards in tokens on the span itself see what the rule's match saw, so recipe.c keeps their answer with the draft; the others see texts or what is around it, and are asked each time.
 * Most places are out of the question for their first token: whether a class can begin a guard is remembered, in a table of fixed size in which newer answers overwrite older ones.
 */
#include "../base/alloc.h"
#include "../base/bits.h"
#include "../text/charclass.h"
#include "work.h"
#include <string.h>

enum { GUARD_WINDOW = 8, START_SLOT_BITS = 13 };

bool fig_guard_starts_init(fig_guard_starts *g)
{
    g->slots = fig_calloc((size_t)1 << START_SLOT_BITS, sizeof *g->slots);
    return g->slots != NULL;
}

void fig_guard_starts_clear(fig_guard_starts *g)
{
    fig_free(g->slots);
    g->slots = NULL;
}

static bool find_start(const fig_lexemes *lexemes, const fig_guard *guard, uint16_t class_id)
{
    bool can = guard->first_any;
    for (size_t k = 0; !can && k < guard->first_predicate_count; k++)
        can = fig_class_is(lexemes, class_id, guard->first_predicates[k]);
    return can;
}

/* What was found is forgotten with the classes. A slot is never 0: the bit above guard and class is set. */
static inline bool can_begin(fig_work *w, const fig_guard *guard, uint16_t class_id)
{
    fig_guard_starts *starts = &w->guard_starts;
    if (starts->generation != w->lexemes.generation) {
        memset(starts->slots, 0, sizeof *starts->slots << START_SLOT_BITS);
        starts->generation = w->lexemes.generation;
    }
    uint64_t key = UINT64_C(1) << 48 | (uint64_t)guard->number << 16 | class_id;
    uint64_t *slot = &starts->slots[key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - START_SLOT_BITS)];
    if (*slot >> 1 != key)
        *slot = key << 1 | find_start(&w->lexemes, guard, class_id);
    return *slot & 1;
}

/* A guard's tokens, ending at the span (never-after), being it (where) or beginning behind it (never-before). */
static bool tokens_stand(fig_work *w, const fig_guard *g, const fig_items *items, fig_span d)
{
    if (g->type == FIG_GUARD_NEVER_BEFORE)
        return d.last < items->last && can_begin(w, g, items->class_id[d.last]) &&
               fig_matcher_run(&w->matcher, g->program, items, d.last, UINT32_MAX) != UINT32_MAX;
    if (g->type == FIG_GUARD_WHERE)
        return fig_matcher_run(&w->matcher, g->program, items, d.first, d.last) != UINT32_MAX;
    uint32_t far = d.first > items->first + GUARD_WINDOW ? d.first - GUARD_WINDOW : (uint32_t)items->first;
    for (uint32_t at = d.first; at-- > far;)
        if (can_begin(w, g, items->class_id[at]) && fig_matcher_run(&w->matcher, g->program, items, at, d.first) != UINT32_MAX)
            return true;
    return false;
}

/* Is it as expressions are written for: ASCII, single blanks? Most texts are: eight bytes at a time, the last of which is the first of the next eight. */
static bool is_plain_text(const char *text, size_t len)
{
    const uint64_t each = UINT64_C(0x0101010101010101), high = each << 7;
    size_t i = 0;
    for (; i + 8 <= len; i += 7) {
        const uint64_t word = fig_bits_load((const unsigned char *)text + i), blank = ~((word ^ each * ' ') + each * 0x7F) & high;
        if ((word & high) | (~(word + each * 0x60) & high) | (blank & blank >> 8)) /* no ASCII, a control character, two blanks */
            return false;
    }
    for (; i < len; i++)
        if ((unsigned char)text[i] >= 0x80 || (unsigned char)text[i] < ' ' || (text[i] == ' ' && i + 1 < len && text[i + 1] == ' '))
            return false;
    return true;
}

/* The blanks at text[*at], whichever and however many, as one; a line feed only where a line begins with a capital, since prose may be cut anywhere. */
static char as_blank(const char *text, size_t len, size_t *at)
{
    unsigned breaks = 0;
    size_t bytes;
    for (; *at < len; *at += bytes) {
        const fig_char_class c = fig_char_at(text + *at, len - *at, &bytes);
        if (c != FIG_CHAR_BLANK && c != FIG_CHAR_BREAK)
            break;
        breaks += c == FIG_CHAR_BREAK;
    }
    return breaks && *at < len && (unsigned char)(text[*at] - 'A') < 26 ? '\n' : ' ';
}

/* What an expression sees of text[begin, end), tokens from `k` on: how its blanks, digits and hyphens are encoded is nothing that a rule means. */
static fig_str seen_by_regex(fig_work *w, const fig_items *items, uint32_t k, size_t begin, size_t end)
{
    const char *text = items->text;
    if (is_plain_text(text + begin, end - begin))
        return (fig_str){text + begin, end - begin};
    fig_strbuf *out = fig_normal_write(&w->normaliser);
    for (size_t at = begin, bytes; at < end && !out->failed;) {
        const fig_char_class c = fig_char_at(text + at, end - at, &bytes);
        const uint32_t cp = fig_utf8_decode(text + at, end - at, &bytes);
        while (k + 1 < items->count && items->end[k] <= at)
            k++;
        if (c == FIG_CHAR_BREAK || (c == FIG_CHAR_BLANK && at < items->begin[k])) {
            fig_strbuf_char(out, as_blank(text, end, &at));
            continue;
        }
        if (c == FIG_CHAR_DIGIT || cp == 0x2010 || cp == 0x2011)
            fig_strbuf_char(out, (char)fig_fold_codepoint(cp));
        else if (c != FIG_CHAR_BLANK) /* of a number: 1 200 */
            fig_strbuf_add(out, text + at, bytes);
        at += bytes;
    }
    return (fig_str){out->data, out->len};
}

static bool regex_stands(fig_work *w, const fig_rule *rule, const fig_guard *g, const fig_items *items, fig_span d)
{
    uint32_t from = d.first, to = d.last;
    if (g->type == FIG_GUARD_NEVER_AFTER) {
        to = d.first;
        from = d.first > items->first + GUARD_WINDOW ? d.first - GUARD_WINDOW : (uint32_t)items->first;
    } else if (g->type == FIG_GUARD_NEVER_BEFORE) {
        from = d.last;
        to = d.last + GUARD_WINDOW < items->last ? d.last + GUARD_WINDOW : (uint32_t)items->last;
    }
    if (from >= to)
        return false;
    size_t span[2], begin = g->type == FIG_GUARD_NEVER_BEFORE && from ? items->end[from - 1] : items->begin[from];
    size_t end = g->type == FIG_GUARD_NEVER_AFTER ? items->begin[d.first] : items->end[to - 1];
    const fig_str text = seen_by_regex(w, items, from, begin, end);
    if (!text.len)
        return false; /* out of memory, which is said at the document's end */
    fig_confirm_result r = fig_confirm_run(&w->confirm, g->regex, text.ptr, text.len, true, span, 1);
    if (r == FIG_CONFIRM_LIMIT)
        fig_work_warn(w, FIG_E_LIMIT, rule->name, items->begin[d.first], "a guard hit its match limit and was taken as refusing");
    return r != FIG_CONFIRM_NO;
}

static unsigned kind_of(const fig_guard *g)
{
    return g->type != FIG_GUARD_WHERE ? FIG_GUARDS_AROUND : g->regex ? FIG_GUARDS_IN_TEXT : FIG_GUARDS_IN_TOKENS;
}

bool fig_guards_refuse(fig_work *w, const fig_items *items, const fig_rule *rule, fig_span span, unsigned which, const fig_draft *draft)
{
    for (size_t i = 0; i < rule->guard_count; i++) {
        const fig_guard *g = &rule->guards[i];
        if (!(kind_of(g) & which))
            continue;
        bool stands = g->regex ? regex_stands(w, rule, g, items, span) : tokens_stand(w, g, items, span);
        if (stands != (g->type == FIG_GUARD_WHERE)) {
            fig_work_tell(w, FIG_EVENT_GUARDED, rule, span.first, span.last, draft, NULL, g);
            return true;
        }
    }
    return false;
}
