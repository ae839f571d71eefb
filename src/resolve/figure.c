/*
 * Figure: drafts written out as the result's figures.
 *
 * in   w->drafts, settled          out   fig_figure with canonical strings, places, precision
 * The texts of a figure stand one behind the other in the result's arena, each with its NUL.
 */
#include "../base/slack.h"
#include "../text/place.h"
#include "../text/utf8.h"
#include "work.h"
#include <string.h>

/* Where the next text goes: room in the result's arena for the short ones of a figure. */
typedef struct pen {
    fig_arena *arena;
    char *at;
    char spare[512]; /* written to when memory has run out; nobody reads it */
} pen;

enum {
    SHORT_TEXTS = 4 * FIG_NUMBER_SHORT + sizeof((fig_draft *)0)->iso + sizeof((fig_draft *)0)->iso_low + sizeof((fig_draft *)0)->iso_high
};
static const fig_str none = {NULL, 0};

static void pen_open(pen *p, size_t bytes)
{
    p->at = fig_arena_room(p->arena, bytes);
    if (!p->at)
        p->at = p->spare;
}

/* Before anything else is taken from the arena. */
static void pen_close(pen *p)
{
    if (!p->arena->failed)
        fig_arena_take(p->arena, p->at);
}

/* Of a list row or a rule, or made by an action: in an arena, with its slack. */
static inline fig_str lend(const char *s)
{
    size_t len = s ? fig_slack_length(s) : 0;
    return (fig_str){len ? s : NULL, len};
}

/* What is rarely so long has room of its own. */
static fig_str elsewhere(pen *p, fig_number n, fig_str (*write)(fig_arena *arena, fig_number n))
{
    pen_close(p);
    fig_str s = write(p->arena, n);
    pen_open(p, SHORT_TEXTS);
    return s;
}

static inline fig_str written(pen *p, char *end)
{
    char *begin = p->at;
    *end = 0;
    p->at = end + 1;
    return (fig_str){begin, (size_t)(end - begin)};
}

static inline fig_str number(pen *p, fig_number n)
{
    char *end = fig_number_put_short(p->at, n);
    return end ? written(p, end) : elsewhere(p, n, fig_number_str);
}

static fig_str fraction(pen *p, fig_number n)
{
    char *end = fig_number_put_short_fraction(p->at, n);
    return end ? written(p, end) : elsewhere(p, n, fig_number_fraction_str);
}

static bool is_least(const fig_draft *d)
{
    return d->mod == FIG_MOD_MORE_THAN || d->mod == FIG_MOD_AT_LEAST;
}

static bool is_most(const fig_draft *d)
{
    return d->mod == FIG_MOD_LESS_THAN || d->mod == FIG_MOD_AT_MOST;
}

/* Bounds keep one end: more than 40 has only a low. */
static inline void put_values(pen *p, const fig_draft *d, fig_figure *f)
{
    const fig_value *v = &d->value;
    if (!v->has_low || !v->has_high)
        return;
    if (v->is_range) {
        f->low = number(p, v->low);
        f->high = number(p, v->high);
        return;
    }
    fig_str one = d->kind == FIG_KIND_RATIO ? fraction(p, v->low) : number(p, v->low);
    *(is_least(d) ? &f->low : is_most(d) ? &f->high : &f->value) = one;
}

static bool counts_things(const fig_draft *d)
{
    return d->kind == FIG_KIND_COUNT || d->kind == FIG_KIND_ORDINAL || d->kind == FIG_KIND_RATIO;
}

static inline void put_precision(fig_work *w, pen *p, const fig_draft *d, fig_figure *f)
{
    const fig_value *v = &d->value;
    if (counts_things(d) && v->whole && d->mod == FIG_MOD_NONE && v->trailing_zeros < 2) { /* exact */
        f->precision = number(p, fig_number_int(0));
        return;
    }
    if (!v->has_precision)
        return;
    bool halved = !v->is_range && v->low_term.mantissa && !fig_number_is_zero(v->high_term); /* 6-1/4 is known to 1/8, not to 0.125 */
    f->precision = halved ? fraction(p, v->precision) : number(p, v->precision);
    if (v->whole && v->trailing_zeros >= 2)
        f->precision_loose = number(p, fig_number_scale(&w->pool, v->precision, v->trailing_zeros));
}

static bool is_measured(fig_kind kind)
{
    return kind != FIG_KIND_DATE && kind != FIG_KIND_TIME && kind != FIG_KIND_DURATION && kind != FIG_KIND_RECURRENCE;
}

static inline void put_amount(fig_work *w, pen *p, const fig_draft *d, fig_figure *f)
{
    f->value = f->low = f->high = f->precision = f->precision_loose = none;
    if (!is_measured(d->kind))
        return;
    put_values(p, d, f);
    put_precision(w, p, d, f);
}

/* A copy: drafts of the title give way to those of the text. */
static fig_str keep(pen *p, const char *s)
{
    if (!*s)
        return none;
    char *begin = p->at;
    size_t len = strlen(s);
    memcpy(begin, s, len + 1);
    p->at += len + 1;
    return (fig_str){begin, len};
}

static inline void put_iso(pen *p, const fig_draft *d, fig_figure *f)
{
    f->iso = f->iso_low = f->iso_high = none;
    if (!d->iso[0] && !d->iso_low[0] && !d->iso_high[0])
        return;
    f->iso_low = keep(p, is_least(d) && d->iso[0] ? d->iso : d->iso_low);
    f->iso_high = keep(p, is_most(d) && d->iso[0] ? d->iso : d->iso_high);
    if (!is_least(d) && !is_most(d))
        f->iso = keep(p, d->iso);
}

/* Readings are in the result's arena already. */
static inline void put_date(const fig_draft *d, fig_figure *f)
{
    f->edtf = f->date_from = f->date_to = f->relative = none;
    f->grain = FIG_GRAIN_NONE;
    if (d->kind != FIG_KIND_DATE)
        return;
    const fig_date_reading *r = &d->readings[0];
    f->grain = r->grain;
    if (!(r->flags & FIG_FLAG_INVALID_DATE)) /* 31 June is no EDTF */
        f->edtf = lend(r->edtf);
    f->date_from = lend(r->date_from);
    f->date_to = lend(r->date_to);
    f->relative = lend(r->relative);
}

enum { MAX_ALTERNATIVES = 4 };

static void put_alternatives(fig_work *w, const fig_draft *d, fig_figure *f)
{
    bool date = d->kind == FIG_KIND_DATE;
    size_t n = 0, most = date ? (size_t)d->reading_count : d->unit_count + d->alternative_iso_count; /* one more than is needed */
    if (most > MAX_ALTERNATIVES && !date)
        most = MAX_ALTERNATIVES;
    fig_alternative *list = fig_arena_zalloc(w->arena, most * sizeof *list);
    if (!list)
        return;
    for (int i = 1; date && i < d->reading_count; i++)
        list[n++].edtf = lend(d->readings[i].edtf);
    for (size_t i = 1; !date && i < d->unit_count && n < MAX_ALTERNATIVES; i++) {
        list[n] = (fig_alternative){.value = f->value, .low = f->low, .high = f->high, .unit = lend(d->units[i])};
        n++;
    }
    for (size_t i = 0; i < d->alternative_iso_count && n < MAX_ALTERNATIVES; i++)
        list[n++].iso = lend(d->alternative_iso[i]);
    f->alternatives = n ? list : NULL;
    f->alternative_count = n;
}

static inline void put_place(const fig_work *w, fig_place *p, size_t begin, size_t end, fig_figure *f)
{
    fig_place_walk(p, w->text, w->source.len, begin);
    f->line = p->lines + 1;
    f->start_codepoint = fig_place_codepoint(p);
    f->column = f->start_codepoint - p->line_codepoint + 1;
    f->start_utf16 = fig_place_utf16(p);
    fig_place_walk(p, w->text, w->source.len, end);
    f->end_codepoint = fig_place_codepoint(p);
    f->end_utf16 = fig_place_utf16(p);
    f->start = fig_text_source_offset(&w->source, begin);
    f->end = fig_text_source_offset(&w->source, end);
}

static inline void put_text(const fig_work *w, pen *p, size_t begin, size_t end, fig_figure *f)
{
    size_t len = end - begin;
    f->text = (fig_str){p->at, len};
    if (len <= FIG_SLACK && w->source.len - begin >= FIG_SLACK)
        memcpy(p->at, w->text + begin, FIG_SLACK);
    else
        memcpy(p->at, w->text + begin, len);
    p->at[len] = 0;
    p->at += len + 1;
}

static ptrdiff_t index_of(int32_t draft, size_t base)
{
    return draft < 0 ? -1 : (ptrdiff_t)(base + (size_t)draft);
}

static inline void put_words(const fig_draft *d, fig_figure *f, size_t base)
{
    f->kind = d->kind;
    f->times = lend(d->times);
    f->terms = lend(d->terms);
    f->mod = d->mod;
    f->rel = d->rel;
    f->part = d->part;
    f->unit = lend(d->kind != FIG_KIND_DATE && d->unit_count ? d->units[0] : NULL);
    f->per = lend(d->per);
    f->instrument = lend(d->instrument);
    f->direction = d->direction;
    f->role = d->role;
    f->supplied = d->supplied;
    f->flags = d->flags;
    f->same_as = index_of(d->same_as, base);
    f->restates = index_of(d->restates, base);
    f->part_of = index_of(d->part_of, base);
    f->rule = lend(d->rule->name);
    f->sentence = d->sentence + 1;
}

/* Every field is written; `id` is record/id.c's. */
static inline void build(fig_work *w, pen *p, fig_place *place, const fig_draft *d, fig_figure *f, size_t base)
{
    size_t begin = w->tokens.begin[d->first], end = w->tokens.end[d->last - 1], bytes = end - begin + 1 + SHORT_TEXTS;
    if ((size_t)(p->arena->limit - p->at) < bytes) {
        pen_close(p);
        pen_open(p, bytes);
        if (p->arena->failed)
            return;
    }
    put_place(w, place, begin, end, f);
    put_text(w, p, begin, end, f);
    put_words(d, f, base);
    put_amount(w, p, d, f);
    put_iso(p, d, f);
    put_date(d, f);
    f->alternatives = NULL;
    f->alternative_count = 0;
    if (d->unit_count > 1 || d->alternative_iso_count || (d->kind == FIG_KIND_DATE && d->reading_count > 1)) {
        pen_close(p);
        put_alternatives(w, d, f);
        pen_open(p, SHORT_TEXTS);
    }
}

bool fig_build_figures(fig_work *w, fig_result *result, const char *field)
{
    size_t base = result->count;
    fig_arena *arena = &result->arena;
    fig_figure *all = fig_arena_alloc(arena, (base + w->draft_count + 1) * sizeof *all);
    fig_str name = fig_arena_str(arena, field, strlen(field)), lang = fig_arena_str(arena, w->setting.lang, strlen(w->setting.lang));
    if (arena->failed)
        return false;
    if (base)
        memcpy(all, result->figures, base * sizeof *all);
    result->figures = all;
    fig_place place = {0};
    pen p;
    p.arena = arena;
    pen_open(&p, SHORT_TEXTS);
    for (size_t i = base; i < base + w->draft_count && !arena->failed; i++) {
        all[i].size = sizeof *all;
        all[i].id = none;
        all[i].field = name;
        all[i].lang = lang;
        build(w, &p, &place, &w->drafts[i - base], &all[i], base);
    }
    pen_close(&p);
    result->count = base + w->draft_count;
    return !arena->failed;
}
