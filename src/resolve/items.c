/*
 * Items: the sentence as figures and the tokens between them.
 *
 * in   tokens [first, last), the drafts from `from` on          out   w->item_*, w->figures; on demand w->items, the columns of the matcher
 */
#include "../base/alloc.h"
#include "opening.h"
#include "word.h"

static bool grow(fig_work *w, size_t want)
{
    struct {
        void *items;
        size_t each;
    } columns[] = {
        {&w->item_token, sizeof *w->item_token}, {&w->item_draft, sizeof *w->item_draft}, {&w->item_kind, sizeof *w->item_kind},
        {&w->item_has, sizeof *w->item_has},     {&w->figures, sizeof *w->figures},       {&w->item_class, sizeof *w->item_class},
        {&w->item_word, sizeof *w->item_word},   {&w->item_exact, sizeof *w->item_exact}, {&w->item_begin, sizeof *w->item_begin},
        {&w->item_end, sizeof *w->item_end},     {&w->item_gap, sizeof *w->item_gap}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        size_t capacity = w->item_capacity;
        if (!fig_grow(columns[i].items, &capacity, want, columns[i].each))
            return false;
    }
    w->item_capacity = want;
    return true;
}

/* "bp", "pp" */
static inline bool in_points(const char *unit)
{
    return (unit[0] == 'b' || unit[0] == 'p') && unit[1] == 'p' && !unit[2];
}

uint16_t fig_items_has(const fig_draft *d)
{
    const fig_value *v = &d->value;
    unsigned has = 1u << FIG_WANT_ANY | 1u << (v->is_range ? FIG_WANT_LOW : FIG_WANT_VALUE);
    has |= d->role == FIG_ROLE_NONE     ? 1u << FIG_WANT_BARE
           : d->role == FIG_ROLE_LEVEL  ? 1u << FIG_WANT_LEVEL
           : d->role == FIG_ROLE_CHANGE ? 1u << FIG_WANT_CHANGE
                                        : 0;
    if (d->unit_count) {
        has |= 1u << FIG_WANT_UNIT | (unsigned)!(d->supplied & FIG_SUPPLIED_UNIT) << FIG_WANT_WRITTEN;
        has |= (unsigned)in_points(d->unit) << FIG_WANT_POINTS;
    }
    has |= (unsigned)(d->per != NULL) << FIG_WANT_PER | (unsigned)(d->supplied != 0) << FIG_WANT_SUPPLIED;
    has |= (unsigned)v->scaled << FIG_WANT_SCALED | (unsigned)(!v->whole && !v->scaled && !v->words) << FIG_WANT_DECIMAL;
    has |= (unsigned)(d->rel == FIG_REL_NONE) << FIG_WANT_UNRELATED;
    if (!v->is_range && d->kind != FIG_KIND_RATIO && !fig_number_is_zero(v->high_term))
        has |= 1u << FIG_WANT_FRACTION;
    return (uint16_t)has;
}

/* The short form of the words before it, in brackets: net interest income (NII) of, capital expenditure (capex) at. */
static bool is_short_form(const fig_work *w, uint32_t open, uint32_t next)
{
    if (!fig_token_is_symbol(w, open, '(') || open + 3 >= next || !open || !fig_token_is_word(w, open - 1) ||
        fig_token_is_capital(w, open - 1) || !fig_token_is_word(w, open + 1) || !fig_token_is_symbol(w, open + 2, ')') ||
        !fig_token_is_word(w, open + 3))
        return false;
    const fig_case form = fig_token_case_at(&w->tokens, open + 1);
    return form == FIG_CASE_CAPS || form == FIG_CASE_MIXED;
}

bool fig_items_make(fig_work *w, const fig_sentence *s)
{
    const size_t need = (size_t)(s->last - s->first) + 1;
    if (need > w->item_capacity && !grow(w, need * 2))
        return false;
    uint32_t n = 0, at = s->first;
    w->figure_count = 0;
    for (size_t d = s->from; d <= s->to; d++) {
        const uint32_t next = d < s->to ? w->drafts[d].first : s->last;
        for (; at < next; at++, n++) {
            if (n && !w->item_kind[n - 1] && is_short_form(w, at, next))
                at += 3;
            w->item_token[n] = at;
            w->item_draft[n] = -1;
            w->item_kind[n] = 0;
        }
        w->item_token[n] = next;
        if (d == s->to)
            break;
        w->item_kind[n] = (uint8_t)w->drafts[d].kind;
        w->item_has[n] = fig_items_has(&w->drafts[d]);
        w->item_draft[n] = (int32_t)d;
        w->figures[w->figure_count++] = n++;
        at = w->drafts[d].last;
    }
    w->items.class_id = NULL;
    w->items.count = w->items.last = n;
    w->opening = fig_opening_item(w);
    return true;
}

bool fig_items_view(fig_work *w, const fig_sentence *s)
{
    if (!fig_items_make(w, s))
        return false;
    w->view.without_optional = w->no_claims;
    const fig_view_items items = {&w->tokens, w->item_token,   w->item_kind,   w->item_has,
                                  w->figures, w->figure_count, w->items.count, w->opening};
    return fig_view_read(&w->view, &items);
}

void fig_items_fill(fig_work *w)
{
    const fig_tokens *t = &w->tokens;
    if (w->items.class_id)
        return;
    for (size_t i = 0; i < w->items.count; i++) {
        uint32_t at = w->item_token[i];
        w->item_class[i] = t->class_id[at];
        w->item_word[i] = t->word[at];
        w->item_exact[i] = t->exact[at];
        const bool wrapped = i && t->gap[at] == FIG_GAP_BREAK && !fig_view_line_begins(t, at, w->item_kind[i - 1]);
        w->item_gap[i] = wrapped ? FIG_GAP_BLANK : t->gap[at];
        w->item_begin[i] = t->begin[at];
        w->item_end[i] = t->end[fig_items_end(w, (uint32_t)i + 1) - 1];
    }
    w->items = (fig_items){.class_id = w->item_class,
                           .word = w->item_word,
                           .exact = w->item_exact,
                           .gap = w->item_gap,
                           .figure_kind = w->item_kind,
                           .figure_has = w->item_has,
                           .begin = w->item_begin,
                           .end = w->item_end,
                           .text = w->text,
                           .count = w->items.count,
                           .last = w->items.count,
                           .opening = w->opening};
}
