/*
 * Figure: drafts written out as the result's figures.
 *
 * in   w->drafts, settled          out   fig_figure with canonical strings, places, precision
 */
#include "../base/alloc.h"
#include "../text/utf8.h"
#include "work.h"
#include <string.h>

static fig_str lend(const char *s)
{
    return (fig_str){s && *s ? s : NULL, s ? strlen(s) : 0};
}

static fig_str number(fig_work *w, fig_number n)
{
    return fig_number_str(w->arena, n);
}

/* Bounds keep one end: more than 40 has only a low. */
static void put_values(fig_work *w, const fig_draft *d, fig_figure *f)
{
    const fig_value *v = &d->value;
    bool ratio = d->kind == FIG_KIND_RATIO;
    if (!v->has_low || !v->has_high)
        return;
    if (v->is_range) {
        f->low = number(w, v->low);
        f->high = number(w, v->high);
    } else if (d->mod == FIG_MOD_MORE_THAN || d->mod == FIG_MOD_AT_LEAST) {
        f->low = ratio ? fig_number_fraction_str(w->arena, v->low) : number(w, v->low);
    } else if (d->mod == FIG_MOD_LESS_THAN || d->mod == FIG_MOD_AT_MOST) {
        f->high = ratio ? fig_number_fraction_str(w->arena, v->high) : number(w, v->high);
    } else {
        f->value = ratio ? fig_number_fraction_str(w->arena, v->low) : number(w, v->low);
    }
}

static bool counts_things(const fig_draft *d)
{
    return d->kind == FIG_KIND_COUNT || d->kind == FIG_KIND_ORDINAL || d->kind == FIG_KIND_RATIO;
}

static void put_precision(fig_work *w, const fig_draft *d, fig_figure *f)
{
    const fig_value *v = &d->value;
    bool exact = counts_things(d) && v->whole && d->mod == FIG_MOD_NONE && v->trailing_zeros < 2;
    if (d->kind == FIG_KIND_DURATION || d->kind == FIG_KIND_RECURRENCE || d->kind == FIG_KIND_DATE || d->kind == FIG_KIND_TIME)
        return;
    if (exact) {
        f->precision = number(w, fig_number_int(0));
        return;
    }
    if (!v->has_precision)
        return;
    bool fraction = !v->is_range && v->low_term.mantissa && !fig_number_is_zero(v->high_term); /* 6-1/4 is known to 1/8, not to 0.125 */
    f->precision = fraction ? fig_number_fraction_str(w->arena, v->precision) : number(w, v->precision);
    if (v->whole && v->trailing_zeros >= 2)
        f->precision_loose = number(w, fig_number_scale(&w->pool, v->precision, v->trailing_zeros));
}

/* A copy: drafts of the title give way to those of the text. */
static fig_str keep(fig_work *w, const char *s)
{
    return *s ? fig_arena_str(w->arena, s, strlen(s)) : (fig_str){NULL, 0};
}

static void put_iso(fig_work *w, const fig_draft *d, fig_figure *f)
{
    bool low = d->mod == FIG_MOD_MORE_THAN || d->mod == FIG_MOD_AT_LEAST, high = d->mod == FIG_MOD_LESS_THAN || d->mod == FIG_MOD_AT_MOST;
    f->iso_low = keep(w, low && d->iso[0] ? d->iso : d->iso_low);
    f->iso_high = keep(w, high && d->iso[0] ? d->iso : d->iso_high);
    if (!low && !high)
        f->iso = keep(w, d->iso);
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

/* Where in the text we are, counted forward from figure to figure. */
typedef struct place {
    size_t at, line, line_codepoint, codepoint, utf16;
    bool ascii;
} place;

static void walk_to(place *p, const char *text, size_t to)
{
    while (p->at < to) {
        if (p->ascii) {
            const char *newline = memchr(text + p->at, '\n', to - p->at);
            size_t next = newline ? (size_t)(newline - text) + 1 : to;
            p->codepoint += next - p->at;
            p->utf16 += next - p->at;
            p->at = next;
            if (newline) {
                p->line++;
                p->line_codepoint = p->codepoint;
            }
            continue;
        }
        unsigned char c = (unsigned char)text[p->at++];
        if ((c & 0xC0) == 0x80)
            continue;
        p->codepoint++;
        p->utf16 += c >= 0xF0 ? 2 : 1;
        if (c == '\n') {
            p->line++;
            p->line_codepoint = p->codepoint;
        }
    }
}

static void put_place(fig_work *w, place *p, const fig_draft *d, fig_figure *f)
{
    size_t begin = w->tokens.begin[d->first], end = w->tokens.end[d->last - 1];
    walk_to(p, w->text, begin);
    f->line = p->line;
    f->column = p->codepoint - p->line_codepoint + 1;
    f->start_codepoint = p->codepoint;
    f->start_utf16 = p->utf16;
    walk_to(p, w->text, end);
    f->end_codepoint = p->codepoint;
    f->end_utf16 = p->utf16;
    f->start = fig_text_source_offset(&w->source, begin);
    f->end = fig_text_source_offset(&w->source, end);
    f->text = fig_arena_str(w->arena, w->text + begin, end - begin);
    f->sentence = d->sentence + 1;
}

static ptrdiff_t index_of(int32_t draft, size_t base)
{
    return draft < 0 ? -1 : (ptrdiff_t)(base + (size_t)draft);
}

bool fig_build_figures(fig_work *w, fig_result *result, const char *field)
{
    size_t base = result->count;
    fig_figure *all = fig_arena_zalloc(&result->arena, (base + w->draft_count + 1) * sizeof *all);
    place p = {.line = 1, .ascii = w->source.ascii};
    if (!all)
        return false;
    if (base)
        memcpy(all, result->figures, base * sizeof *all);
    result->figures = all;
    const char *lang = w->setting.lang;
    for (size_t i = 0; i < w->draft_count; i++) {
        const fig_draft *d = &w->drafts[i];
        fig_figure *f = &all[base + i];
        f->size = sizeof *f;
        f->kind = d->kind;
        f->field = lend(field);
        put_place(w, &p, d, f);
        if (d->kind != FIG_KIND_DATE && d->kind != FIG_KIND_TIME && d->kind != FIG_KIND_DURATION && d->kind != FIG_KIND_RECURRENCE)
            put_values(w, d, f);
        put_precision(w, d, f);
        put_iso(w, d, f);
        if (d->kind == FIG_KIND_DATE)
            put_date(d, f);
        f->times = lend(d->times);
        f->terms = lend(d->terms);
        f->mod = d->mod;
        f->rel = d->rel;
        f->part = d->part;
        f->unit = d->kind == FIG_KIND_DATE ? (fig_str){NULL, 0} : lend(d->unit_count ? d->units[0] : NULL);
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
        f->lang = lend(lang);
        put_alternatives(w, d, f);
    }
    result->count = base + w->draft_count;
    return !result->arena.failed;
}
