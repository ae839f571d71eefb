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

/* Where the figure's next text goes: room for the short ones of one figure, in the arena. */
typedef struct pen {
    fig_arena *arena;
    char *at;
    char spare[512]; /* written to when memory has run out; nobody reads it */
} pen;

enum {
    SHORT_TEXTS = 4 * FIG_NUMBER_SHORT + sizeof((fig_draft *)0)->iso + sizeof((fig_draft *)0)->iso_low + sizeof((fig_draft *)0)->iso_high
};

static void pen_open(pen *p, fig_arena *arena, size_t bytes)
{
    p->arena = arena;
    p->at = fig_arena_room(arena, bytes);
    if (!p->at)
        p->at = p->spare;
}

static void pen_close(pen *p)
{
    if (!p->arena->failed)
        fig_arena_take(p->arena, p->at);
}

/* Of a list row or a rule, or made by an action: in an arena, with its slack. */
static fig_str lend(const char *s)
{
    size_t len = s ? fig_slack_length(s) : 0;
    return (fig_str){len ? s : NULL, len};
}

/* What is rarely so long or a fraction has room of its own. */
static fig_str elsewhere(pen *p, fig_number n, fig_str (*write)(fig_arena *arena, fig_number n))
{
    pen_close(p);
    fig_str s = write(p->arena, n);
    pen_open(p, p->arena, SHORT_TEXTS);
    return s;
}

static fig_str number(pen *p, fig_number n)
{
    char *begin = p->at, *end = fig_number_put_short(begin, n);
    if (!end)
        return elsewhere(p, n, fig_number_str);
    *end = 0;
    p->at = end + 1;
    return (fig_str){begin, (size_t)(end - begin)};
}

static fig_str fraction(pen *p, fig_number n)
{
    return elsewhere(p, n, fig_number_fraction_str);
}

/* Bounds keep one end: more than 40 has only a low. */
static void put_values(pen *p, const fig_draft *d, fig_figure *f)
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
    if (d->mod == FIG_MOD_MORE_THAN || d->mod == FIG_MOD_AT_LEAST)
        f->low = one;
    else if (d->mod == FIG_MOD_LESS_THAN || d->mod == FIG_MOD_AT_MOST)
        f->high = one;
    else
        f->value = one;
}

static bool counts_things(const fig_draft *d)
{
    return d->kind == FIG_KIND_COUNT || d->kind == FIG_KIND_ORDINAL || d->kind == FIG_KIND_RATIO;
}

static void put_precision(fig_work *w, pen *p, const fig_draft *d, fig_figure *f)
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

/* A copy: drafts of the title give way to those of the text. */
static fig_str keep(pen *p, const char *s)
{
    if (!*s)
        return (fig_str){NULL, 0};
    char *begin = p->at;
    size_t len = strlen(s);
    memcpy(begin, s, len + 1);
    p->at += len + 1;
    return (fig_str){begin, len};
}

static void put_iso(pen *p, const fig_draft *d, fig_figure *f)
{
    bool low = d->mod == FIG_MOD_MORE_THAN || d->mod == FIG_MOD_AT_LEAST, high = d->mod == FIG_MOD_LESS_THAN || d->mod == FIG_MOD_AT_MOST;
    f->iso_low = keep(p, low && d->iso[0] ? d->iso : d->iso_low);
    f->iso_high = keep(p, high && d->iso[0] ? d->iso : d->iso_high);
    if (!low && !high)
        f->iso = keep(p, d->iso);
}

/* Readings are in the result's arena already. */
static void put_date(const fig_draft *d, fig_figure *f)
{
    const fig_date_reading *r = &d->readings[0];
    struct {
        fig_str *to;
        const char *from;
    } texts[] = {{&f->edtf, r->edtf}, {&f->date_from, r->date_from}, {&f->date_to, r->date_to}, {&f->relative, r->relative}};
    for (size_t i = r->flags & FIG_FLAG_INVALID_DATE ? 1 : 0; i < 4; i++) /* 31 June is no EDTF */
        if (*texts[i].from)
            *texts[i].to = lend(texts[i].from);
    f->grain = r->grain;
}

enum { MAX_ALTERNATIVES = 4 };

static void put_alternatives(fig_work *w, const fig_draft *d, fig_figure *f)
{
    fig_alternative *list = NULL;
    size_t n = 0;
    if (!(d->kind == FIG_KIND_DATE && d->reading_count > 1) && !(d->unit_count > 1) && !d->alternative_iso_count)
        return;
    size_t most =
        d->kind == FIG_KIND_DATE ? (size_t)d->reading_count : d->unit_count + d->alternative_iso_count; /* one more than is needed */
    if (most > MAX_ALTERNATIVES && d->kind != FIG_KIND_DATE)
        most = MAX_ALTERNATIVES;
    list = fig_arena_zalloc(w->arena, most * sizeof *list);
    if (!list)
        return;
    for (int i = 1; d->kind == FIG_KIND_DATE && i < d->reading_count; i++)
        list[n++].edtf = lend(d->readings[i].edtf);
    for (size_t i = 1; d->kind != FIG_KIND_DATE && i < d->unit_count && n < MAX_ALTERNATIVES; i++) {
        list[n] = (fig_alternative){.value = f->value, .low = f->low, .high = f->high, .unit = lend(d->units[i])};
        n++;
    }
    for (size_t i = 0; i < d->alternative_iso_count && n < MAX_ALTERNATIVES; i++)
        list[n++].iso = lend(d->alternative_iso[i]);
    f->alternatives = n ? list : NULL;
    f->alternative_count = n;
}

static void put_place(const fig_work *w, fig_place *p, const fig_draft *d, fig_figure *f)
{
    size_t begin = w->tokens.begin[d->first], end = w->tokens.end[d->last - 1];
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
    f->sentence = d->sentence + 1;
}

static void put_text(const fig_work *w, pen *p, const fig_draft *d, fig_figure *f)
{
    size_t begin = w->tokens.begin[d->first], len = w->tokens.end[d->last - 1] - begin;
    f->text = (fig_str){p->at, len};
    memcpy(p->at, w->text + begin, len);
    p->at += len;
    *p->at++ = 0;
}

static ptrdiff_t index_of(int32_t draft, size_t base)
{
    return draft < 0 ? -1 : (ptrdiff_t)(base + (size_t)draft);
}

static void put_words(const fig_draft *d, fig_figure *f, size_t base)
{
    f->kind = d->kind;
    f->times = lend(d->times);
    f->terms = lend(d->terms);
    f->mod = d->mod;
    f->rel = d->rel;
    f->part = d->part;
    if (d->kind != FIG_KIND_DATE && d->unit_count)
        f->unit = lend(d->units[0]);
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
}

static bool is_measured(fig_kind kind)
{
    return kind != FIG_KIND_DATE && kind != FIG_KIND_TIME && kind != FIG_KIND_DURATION && kind != FIG_KIND_RECURRENCE;
}

static void build(fig_work *w, const fig_draft *d, fig_figure *f, size_t base)
{
    pen p;
    pen_open(&p, w->arena, w->tokens.end[d->last - 1] - w->tokens.begin[d->first] + 1 + SHORT_TEXTS);
    if (w->arena->failed)
        return;
    put_text(w, &p, d, f);
    put_words(d, f, base);
    if (is_measured(d->kind)) {
        put_values(&p, d, f);
        put_precision(w, &p, d, f);
    }
    put_iso(&p, d, f);
    pen_close(&p);
    if (d->kind == FIG_KIND_DATE)
        put_date(d, f);
    put_alternatives(w, d, f);
}

bool fig_build_figures(fig_work *w, fig_result *result, const char *field)
{
    size_t base = result->count;
    fig_figure *all = fig_arena_alloc(&result->arena, (base + w->draft_count + 1) * sizeof *all);
    fig_figure empty = {.size = sizeof empty,
                        .field = fig_arena_str(&result->arena, field, strlen(field)),
                        .lang = fig_arena_str(&result->arena, w->setting.lang, strlen(w->setting.lang))};
    fig_place p = {0};
    if (result->arena.failed)
        return false;
    if (base)
        memcpy(all, result->figures, base * sizeof *all);
    result->figures = all;
    for (size_t i = 0; i < w->draft_count; i++) {
        all[base + i] = empty;
        put_place(w, &p, &w->drafts[i], &all[base + i]);
        build(w, &w->drafts[i], &all[base + i], base);
    }
    result->count = base + w->draft_count;
    return !result->arena.failed;
}
