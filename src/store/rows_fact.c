/*
 * Rows of facts and findings; see rows.h.
 *
 * A series is what a chart draws as one line: the subject (its stable name, else its words folded), the measure, the unit, the rate, the
 * frequency, the adjustment; its key is a hash of these. The period and obs_status tell one observation of it from another: a fact's own `key`.
 */
#include "../base/fnv.h"
#include "../base/hex.h"
#include "../text/utf8.h"
#include "cells.h"

static uint64_t hash(uint64_t h, const char *text, size_t len)
{
    return fig_fnv_byte(fig_fnv_bytes(h, text, len), 0xFF); /* no text holds this byte: where one ends and the next begins */
}

/* "" for a fact without a subject: nothing ties it to others. */
static fig_str series_key(fig_rows *r, const fig_fact *f)
{
    uint64_t h = FIG_FNV_START;
    fig_str subject = f->subject_id;
    if (!subject.len && f->subject.len) {
        char *folded = fig_arena_alloc(&r->arena, f->subject.len + 4);
        if (folded)
            subject = (fig_str){folded, fig_fold(f->subject.ptr, f->subject.len, folded)};
    }
    if (!subject.len)
        return (fig_str){NULL, 0};
    const fig_str parts[] = {subject, f->measure, f->unit, f->per, f->frequency, f->adjustment};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        h = hash(h, parts[i].ptr, parts[i].len);
    char *key = fig_arena_alloc(&r->arena, 16);
    if (!key)
        return (fig_str){NULL, 0};
    fig_hex(key, h);
    return (fig_str){key, 16};
}

static bool write_series(fig_rows *r, const fig_fact *f, fig_str key)
{
    if (!key.ptr)
        return true;
    fig_row_begin(r, FIG_TABLE_SERIES);
    fig_cell_text(r, key);
    fig_cell_raw_text(r, f->subject);
    fig_cell_raw_text(r, f->subject_id);
    fig_cell_raw_text(r, f->ref_area);
    fig_cell_raw_text(r, f->measure);
    fig_cell_raw_text(r, f->unit);
    fig_cell_raw_text(r, f->per);
    fig_cell_text(r, f->frequency);
    fig_cell_text(r, f->adjustment);
    return fig_row_end(r);
}

/* n of the figure's key; null for -1. */
static void cell_figure(fig_rows *r, int32_t index)
{
    fig_cell_key(r, index < 0 ? 0 : (size_t)index + 1);
}

static void put_amount(fig_rows *r, const fig_fact *f)
{
    cell_figure(r, f->figure);
    fig_cell_number(r, f->value);
    fig_cell_number(r, f->low);
    fig_cell_number(r, f->high);
    fig_cell_raw_text(r, f->unit);
    fig_cell_raw_text(r, f->per);
    fig_cell_text(r, f->precision);
    fig_cell_text(r, f->precision_loose);
    fig_cell_name(r, fig_mod_name(f->mod));
    fig_cell_number(r, f->from_value);
    fig_cell_number(r, f->revised_from);
}

static void put_period(fig_rows *r, const fig_fact *f)
{
    const fig_date none = {.grain = FIG_GRAIN_NONE}, *period = f->period ? f->period : &none;
    fig_cell_text(r, period->edtf);
    fig_cell_text(r, period->date_from);
    fig_cell_text(r, period->date_to);
    fig_cell_name(r, fig_grain_name(period->grain));
    fig_cell_time(r, period->date_from);
    fig_cell_integer(r, f->period_supplied != 0);
    fig_cell_text(r, f->frequency);
    fig_cell_text(r, f->adjustment);
}

static void put_rest(fig_rows *r, const fig_fact *f)
{
    fig_cell_raw_text(r, f->compared_subject);
    fig_cell_number(r, f->compared_ratio);
    fig_cell_ids(r, f->parts, f->part_count);
    fig_cell_text(r, f->obs_status);
    fig_cell_raw_text(r, f->source);
    fig_cell_ids(r, f->figures, f->figure_count);
    fig_cell_integer(r, f->start);
    fig_cell_integer(r, f->end);
    fig_cell_integer(r, f->sentence);
    fig_cell_sentence(r, f->field, f->sentence);
    fig_cell_text(r, f->rule);
}

static bool write_change(fig_rows *r, const fig_change *c, size_t fact, size_t rank)
{
    fig_row_begin(r, FIG_TABLE_CHANGES);
    fig_cell_key(r, ++r->change_count);
    fig_cell_null(r);
    fig_cell_key(r, fact);
    fig_cell_integer(r, (int64_t)rank);
    fig_cell_number(r, c->value);
    fig_cell *last = &r->cells[r->cell_count - 1], *with_sign = &r->cells[r->cell_count++];
    *with_sign = *last;
    if (with_sign->type == FIG_CELL_REAL && c->direction == FIG_DIRECTION_DOWN && with_sign->as.real > 0)
        with_sign->as.real = -with_sign->as.real;
    fig_cell_number(r, c->low);
    fig_cell_number(r, c->high);
    fig_cell_raw_text(r, c->unit);
    fig_cell_name(r, fig_direction_name(c->direction));
    fig_cell_text(r, c->basis);
    cell_figure(r, c->figure);
    return fig_row_end(r);
}

static bool write_derived(fig_rows *r, const fig_derived *d, size_t fact)
{
    fig_row_begin(r, FIG_TABLE_DERIVED);
    fig_cell_key(r, ++r->derived_count);
    fig_cell_null(r);
    fig_cell_key(r, fact);
    fig_cell_text(r, d->measure);
    fig_cell_number(r, d->low);
    fig_cell_number(r, d->high);
    fig_cell_raw_text(r, d->unit);
    fig_cell_ids(r, d->inputs, d->input_count);
    return fig_row_end(r);
}

bool fig_rows_fact(fig_rows *r, const fig_fact *f, size_t n)
{
    fig_str key = series_key(r, f);
    if (!write_series(r, f, key))
        return false;
    fig_row_begin(r, FIG_TABLE_FACTS);
    fig_cell_key(r, n);
    fig_cell_null(r);
    fig_cell_text(r, f->field);
    fig_cell_text(r, f->id);
    fig_cell_text(r, f->key);
    fig_cell_text(r, key);
    fig_cell_raw_text(r, f->subject);
    fig_cell_raw_text(r, f->subject_id);
    fig_cell_raw_text(r, f->ref_area);
    fig_cell_raw_text(r, f->measure);
    put_amount(r, f);
    put_period(r, f);
    put_rest(r, f);
    bool ok = fig_row_end(r);
    for (size_t i = 0; ok && i < f->change_count; i++)
        ok = write_change(r, &f->changes[i], n, i + 1);
    for (size_t i = 0; ok && i < f->derived_count; i++)
        ok = write_derived(r, &f->derived[i], n);
    return ok;
}

bool fig_rows_finding(fig_rows *r, const fig_finding *f, size_t n)
{
    const fig_figure *first = f->figure_count ? fig_result_figure(r->result, f->figures[0]) : NULL;
    fig_row_begin(r, FIG_TABLE_FINDINGS);
    fig_cell_key(r, n);
    fig_cell_null(r);
    fig_cell_text(r, f->id);
    fig_cell_text(r, f->check);
    fig_cell_text(r, f->name);
    fig_cell_name(r, fig_verdict_name(f->verdict));
    fig_cell_raw_text(r, f->why);
    fig_cell_raw_text(r, f->stated);
    fig_cell_number(r, f->low);
    fig_cell_number(r, f->high);
    fig_cell_raw_text(r, f->unit);
    fig_cell_raw_text(r, f->suggestion);
    cell_figure(r, first ? (int32_t)f->figures[0] : -1);
    fig_cell_ids(r, f->figures, f->figure_count);
    fig_cell_text(r, f->field);
    fig_cell_integer(r, f->start);
    fig_cell_integer(r, f->end);
    if (first)
        fig_cell_sentence(r, first->field, first->sentence);
    else
        fig_cell_null(r);
    fig_cell_integer(r, f->accepted != 0);
    fig_cell_raw_text(r, f->reason);
    return fig_row_end(r);
}
