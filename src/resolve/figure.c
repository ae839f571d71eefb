/*
 * Figure: drafts written out as the result's figures.
 *
 * in   w->drafts, settled, from the first to the last or in parts          out   fig_figure with canonical strings, places, precision
 * The texts of a figure stand one behind the other in the result's arena, each with its NUL.
 */
#include "../base/slack.h"
#include "../text/utf8.h"
#include "work.h"
#include <string.h>

enum { MAX_ALTERNATIVES = 4, ALIGNMENT = 16 };

/* What a figure has at most beside its own text and what is rarely so long: texts, and the fields that only some have. */
enum {
    SHORT_TEXTS = 4 * FIG_NUMBER_SHORT + MAX_ALTERNATIVES * FIG_DRAFT_ISO_END,
    FIELDS_BESIDE = sizeof(fig_time) + sizeof(fig_date) + MAX_ALTERNATIVES * sizeof(fig_alternative) + 3 * ALIGNMENT,
    MOST = SHORT_TEXTS + FIELDS_BESIDE
};

/* Where the next of them goes: room in the result's arena. */
typedef struct pen {
    fig_arena *arena;
    char *at;
    char spare[MOST]; /* written to when memory has run out; nobody reads it */
} pen;

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
    pen_open(p, MOST);
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
    f->precision = halved && !fig_number_is_integer(v->precision) ? fraction(p, v->precision) : number(p, v->precision);
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

/* Room for what only some figures have. */
static inline void *beside(pen *p, size_t bytes)
{
    char *to = p->at + (-(uintptr_t)p->at & (ALIGNMENT - 1));
    p->at = to + bytes;
    return to;
}

static inline void put_time(pen *p, const fig_draft *d, fig_figure *f)
{
    f->time = NULL;
    if (!d->iso && !d->iso_low && !d->iso_high && !d->times)
        return;
    fig_time t = {.iso_low = lend(is_least(d) && d->iso ? d->iso : d->iso_low),
                  .iso_high = lend(is_most(d) && d->iso ? d->iso : d->iso_high),
                  .times = lend(d->times)};
    if (!is_least(d) && !is_most(d))
        t.iso = lend(d->iso);
    f->time = memcpy(beside(p, sizeof t), &t, sizeof t);
}

/* Readings are in the result's arena already. */
static inline void put_date(pen *p, const fig_draft *d, fig_figure *f)
{
    f->date = NULL;
    if (d->kind != FIG_KIND_DATE && !(d->window && d->reading_count))
        return;
    const fig_date_reading *r = &d->readings[0];
    fig_date date = {.date_from = lend(r->date_from),
                     .date_to = lend(r->date_to),
                     .relative = lend(r->relative),
                     .grain = r->grain,
                     .weekday = r->weekday};
    if (!(r->flags & FIG_FLAG_INVALID_DATE) && r->edtf[0]) /* 31 June is no EDTF */
        date.edtf = lend(r->edtf);
    f->date = memcpy(beside(p, sizeof date), &date, sizeof date);
}

static size_t pieces(const char *list)
{
    size_t count = *list != 0;
    for (; *list; list++)
        count += *list == ' ';
    return count;
}

/* The next of several texts, a blank between them. */
static fig_str piece(pen *p, const char **list)
{
    size_t len = strcspn(*list, " ");
    char *copy = p->at;
    memcpy(copy, *list, len);
    *list += len + ((*list)[len] == ' ');
    return written(p, copy + len);
}

static void put_alternatives(pen *p, const fig_draft *d, fig_figure *f)
{
    bool date = d->kind == FIG_KIND_DATE;
    const char *times = d->other_iso ? d->other_iso : "";
    size_t n = 0, most = date ? d->reading_count - (size_t)1 : d->unit_count - (size_t)(d->unit_count != 0) + pieces(times);
    if (most > MAX_ALTERNATIVES)
        most = MAX_ALTERNATIVES;
    fig_alternative *list = beside(p, most * sizeof *list);
    for (size_t i = 1; date && n < most; i++)
        list[n++] = (fig_alternative){.edtf = lend(d->readings[i].edtf)};
    for (size_t i = 1; !date && i < d->unit_count && n < most; i++)
        list[n++] = (fig_alternative){.value = f->value, .low = f->low, .high = f->high, .unit = lend(fig_draft_unit(d, i))};
    for (; *times && n < most; n++)
        list[n] = (fig_alternative){.iso = piece(p, &times)};
    f->alternatives = list;
    f->alternative_count = (uint32_t)n;
}

/* A text has less than 2^31 bytes. */
static uint32_t short_of(size_t n)
{
    return (uint32_t)n;
}

static inline void count_place(fig_place *p, const char *text, size_t len, size_t begin, size_t end, fig_figure *f)
{
    fig_place_walk(p, text, len, begin);
    f->line = short_of(p->lines + 1);
    f->start_codepoint = short_of(fig_place_codepoint(p));
    f->column = f->start_codepoint - short_of(p->line_codepoint) + 1;
    f->start_utf16 = short_of(fig_place_utf16(p));
    fig_place_walk(p, text, len, end);
    f->end_codepoint = short_of(fig_place_codepoint(p));
    f->end_utf16 = short_of(fig_place_utf16(p));
}

/* Of a page: lines and columns are the source's, bytes the file's. */
static void put_mapped_place(const fig_map *m, fig_place *p, fig_figure *f)
{
    size_t begin = fig_piece_begin(m->pieces, m->count, f->text_start), end = fig_piece_end(m->pieces, m->count, f->text_end);
    count_place(p, m->source, m->source_len, begin, end, f);
    f->start = short_of(fig_piece_begin(m->bytes, m->byte_count, begin));
    f->end = short_of(fig_piece_end(m->bytes, m->byte_count, end));
}

static inline void put_place(const fig_work *w, fig_place *p, size_t begin, size_t end, fig_figure *f)
{
    f->start = f->text_start = short_of(fig_text_source_offset(&w->source, begin));
    f->end = f->text_end = short_of(fig_text_source_end(&w->source, end));
    if (w->map)
        put_mapped_place(w->map, p, f);
    else
        count_place(p, w->source.data, w->source.len, begin, end, f);
}

static inline void put_text(const fig_work *w, pen *p, size_t begin, size_t end, fig_figure *f)
{
    size_t len = end - begin;
    f->text = (fig_str){p->at, len};
    if (len <= FIG_SLACK && w->source.len - begin >= FIG_SLACK)
        memcpy(p->at, w->source.data + begin, FIG_SLACK);
    else
        memcpy(p->at, w->source.data + begin, len);
    p->at[len] = 0;
    p->at += len + 1;
}

/* `shift`: from a draft's number to its figure's in the result. */
static int32_t index_of(int32_t draft, int32_t shift)
{
    return draft < 0 ? -1 : draft + shift;
}

static inline void put_words(const fig_draft *d, fig_figure *f, int32_t shift)
{
    f->kind = d->kind;
    f->terms = lend(d->terms);
    f->mod = d->mod;
    f->rel = d->rel;
    f->part = d->part;
    f->unit = lend(d->kind != FIG_KIND_DATE && d->unit_count ? d->unit : NULL);
    f->per = lend(d->per);
    f->instrument = lend(d->instrument);
    f->direction = d->direction;
    f->role = d->role;
    f->supplied = d->supplied;
    f->flags = d->flags;
    f->same_as = index_of(d->same_as, shift);
    f->restates = index_of(d->restates, shift);
    f->part_of = index_of(d->part_of, shift);
    f->rule = lend(d->rule->name);
    f->sentence = d->sentence + 1;
}

/* Every field is written; `id` is record/id.c's. */
static inline void build(fig_work *w, pen *p, fig_place *place, const fig_draft *d, fig_figure *f, int32_t shift)
{
    size_t begin = d->begin, end = d->end, bytes = end - begin + 1 + MOST;
    if ((size_t)(p->arena->limit - p->at) < bytes) {
        pen_close(p);
        pen_open(p, bytes);
        if (p->arena->failed)
            return;
    }
    put_place(w, place, begin, end, f);
    put_text(w, p, begin, end, f);
    put_words(d, f, shift);
    put_amount(w, p, d, f);
    put_time(p, d, f);
    put_date(p, d, f);
    f->alternatives = NULL;
    f->alternative_count = 0;
    if (d->kind == FIG_KIND_DATE ? d->reading_count > 1 : d->unit_count > 1 || d->other_iso)
        put_alternatives(p, d, f);
}

bool fig_build_figures(fig_work *w, fig_result *result, const char *field, const fig_draft_part *part)
{
    const size_t base = result->count, count = base + part->to - part->from;
    fig_arena *arena = &result->arena;
    fig_figure *all = fig_arena_alloc(arena, (count + 1) * sizeof *all);
    fig_str name = fig_arena_str(arena, field, strlen(field)), lang = fig_arena_str(arena, w->setting.lang, strlen(w->setting.lang));
    if (arena->failed)
        return false;
    if (base)
        memcpy(all, result->figures, base * sizeof *all);
    result->figures = all;
    pen p;
    p.arena = arena;
    pen_open(&p, MOST);
    for (size_t i = base; i < count && !arena->failed; i++) {
        all[i].size = sizeof *all;
        all[i].id = none;
        all[i].field = name;
        all[i].lang = lang;
        build(w, &p, &w->place, &w->drafts[part->from + i - base], &all[i], (int32_t)base - (int32_t)part->number);
    }
    pen_close(&p);
    result->count = count;
    return !arena->failed;
}
