/* Rows: see rows.h. The tables of figures and of documents; rows_fact.c has those of facts and findings. */
#include "rows.h"
#include "../base/ascii.h"
#include "../record/approx.h"
#include "../record/record.h"
#include "../record/repair.h"
#include "../text/utf8.h"
#include "cells.h"

enum { ID_BYTES = 16, LONGEST_NAME = 24 };

static fig_str keep(fig_rows *r, const char *text, size_t len)
{
    fig_str kept = fig_arena_str(&r->arena, text, len);
    return r->arena.failed ? (fig_str){"", 0} : kept;
}

/* The same without NUL bytes, which neither database keeps, and as valid UTF-8. What comes from the engine mostly is both already. */
static fig_str clean(fig_rows *r, fig_str text)
{
    if (!memchr(text.ptr, 0, text.len) && fig_utf8_valid_prefix(text.ptr, text.len, NULL) == text.len)
        return text;
    r->repaired.len = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t n = 0;
        while (i + n < text.len && text.ptr[i + n])
            n++;
        fig_repair(&r->repaired, text.ptr + i, n);
        i += n;
        if (i < text.len)
            fig_strbuf_puts(&r->repaired, "\xEF\xBF\xBD");
    }
    return keep(r, r->repaired.data, r->repaired.failed ? 0 : r->repaired.len);
}

/* Items side by side, `; ` between them. */
typedef struct joiner {
    char *begin, *end;
} joiner;

static joiner join_begin(fig_rows *r, size_t most_bytes)
{
    char *room = fig_arena_room(&r->arena, most_bytes);
    return (joiner){room, room};
}

static void join(joiner *j, const char *item, size_t len)
{
    if (!j->begin)
        return;
    if (j->end > j->begin) {
        memcpy(j->end, "; ", 2);
        j->end += 2;
    }
    memcpy(j->end, item, len);
    j->end += len;
}

static void join_end(fig_rows *r, const joiner *j)
{
    if (j->begin == j->end) {
        fig_cell_null(r);
        return;
    }
    fig_arena_take(&r->arena, j->end);
    fig_cell_text(r, (fig_str){j->begin, (size_t)(j->end - j->begin)});
}

void fig_cell_text(fig_rows *r, fig_str text)
{
    fig_cell *c = &r->cells[r->cell_count++];
    c->type = text.ptr ? FIG_CELL_TEXT : FIG_CELL_NULL;
    c->as.text = text;
}

void fig_cell_raw_text(fig_rows *r, fig_str text)
{
    fig_cell_text(r, text.ptr ? clean(r, text) : text);
}

void fig_cell_name(fig_rows *r, const char *name)
{
    fig_cell_text(r, (fig_str){*name ? name : NULL, strlen(name)});
}

void fig_cell_integer(fig_rows *r, int64_t n)
{
    r->cells[r->cell_count++] = (fig_cell){FIG_CELL_INTEGER, {.integer = n}};
}

void fig_cell_null(fig_rows *r)
{
    r->cells[r->cell_count++].type = FIG_CELL_NULL;
}

void fig_cell_key(fig_rows *r, size_t n)
{
    if (n)
        fig_cell_integer(r, (int64_t)n);
    else
        fig_cell_null(r);
}

static void cell_real(fig_rows *r, fig_str value)
{
    fig_cell *c = &r->cells[r->cell_count++];
    c->type = value.ptr && fig_approx_double(value, &c->as.real) ? FIG_CELL_REAL : FIG_CELL_NULL;
}

void fig_cell_number(fig_rows *r, fig_str value)
{
    fig_cell_text(r, value);
    cell_real(r, value);
}

void fig_cell_ids(fig_rows *r, const uint32_t *indexes, size_t count)
{
    joiner j = join_begin(r, count * (ID_BYTES + 2));
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(r->result, indexes[i]);
        if (f && f->id.len <= ID_BYTES)
            join(&j, f->id.ptr, f->id.len);
    }
    join_end(r, &j);
}

void fig_cell_time(fig_rows *r, fig_str iso)
{
    int64_t seconds;
    if (fig_iso_seconds(iso, &seconds))
        fig_cell_integer(r, seconds);
    else
        fig_cell_null(r);
}

void fig_cell_sentence(fig_rows *r, fig_str field, size_t sentence)
{
    for (size_t i = 0; i < r->result->field_count && sentence && !r->no_text; i++)
        if (strlen(r->result->fields[i].name) == field.len && memcmp(r->result->fields[i].name, field.ptr, field.len) == 0 &&
            sentence <= r->result->fields[i].sentence_count) {
            fig_cell_key(r, r->first_sentence[i] + sentence - 1);
            return;
        }
    fig_cell_null(r);
}

void fig_row_begin(fig_rows *r, fig_store_table_id table)
{
    r->table = table;
    r->cell_count = 0;
}

bool fig_row_end(fig_rows *r)
{
    if (r->stopped || r->repaired.failed || r->arena.failed)
        return false;
    r->stopped = !r->put(r->backend, r->table, r->cells);
    return !r->stopped;
}

static void cell_bits(fig_rows *r, unsigned bits, const char *(*name)(unsigned))
{
    if (!bits) {
        fig_cell_null(r);
        return;
    }
    joiner j = join_begin(r, 8 * sizeof bits * LONGEST_NAME);
    for (unsigned i = 0; i < 8 * sizeof bits; i++)
        if (bits >> i & 1u)
            join(&j, name(1u << i), strnlen(name(1u << i), LONGEST_NAME - 2));
    join_end(r, &j);
}

static void cell_link(fig_rows *r, int32_t index)
{
    const fig_figure *f = index < 0 ? NULL : fig_result_figure(r->result, (size_t)index);
    fig_cell_text(r, f ? f->id : (fig_str){NULL, 0});
}

static void write_alternatives(fig_rows *r, const fig_figure *f, size_t n)
{
    for (size_t i = 0; i < f->alternative_count && !r->stopped; i++) {
        const fig_alternative *a = &f->alternatives[i];
        fig_row_begin(r, FIG_TABLE_ALTERNATIVES);
        fig_cell_key(r, ++r->alternative_count);
        fig_cell_null(r);
        fig_cell_key(r, n);
        fig_cell_integer(r, (int64_t)i + 1);
        fig_cell_number(r, a->value);
        fig_cell_number(r, a->low);
        fig_cell_number(r, a->high);
        fig_cell_text(r, a->unit);
        fig_cell_text(r, a->iso);
        fig_cell_text(r, a->edtf);
        fig_row_end(r);
    }
}

static void put_place(fig_rows *r, const fig_figure *f)
{
    fig_cell_text(r, f->field);
    fig_cell_text(r, f->id);
    fig_cell_name(r, fig_kind_name(f->kind));
    fig_cell_raw_text(r, f->text);
    fig_cell_integer(r, f->start);
    fig_cell_integer(r, f->end);
    fig_cell_integer(r, f->text_start);
    fig_cell_integer(r, f->text_end);
    fig_cell_integer(r, f->line);
    fig_cell_integer(r, f->column);
    fig_cell_integer(r, f->sentence);
    fig_cell_sentence(r, f->field, f->sentence);
}

static void put_amount(fig_rows *r, const fig_figure *f)
{
    const fig_time none = {.times = {NULL, 0}}, *time = f->time ? f->time : &none;
    fig_cell_number(r, f->value);
    fig_cell_number(r, f->low);
    fig_cell_number(r, f->high);
    fig_cell_text(r, time->iso);
    fig_cell_text(r, time->iso_low);
    fig_cell_text(r, time->iso_high);
    fig_cell_text(r, time->times);
    fig_cell_text(r, f->terms);
    fig_cell_text(r, f->precision);
    fig_cell_text(r, f->precision_loose);
    fig_cell_name(r, fig_mod_name(f->mod));
    fig_cell_name(r, fig_rel_name(f->rel));
    fig_cell_name(r, fig_part_name(f->part));
    fig_cell_raw_text(r, f->unit);
    fig_cell_raw_text(r, f->per);
    fig_cell_raw_text(r, f->instrument);
    fig_cell_name(r, fig_direction_name(f->direction));
    fig_cell_name(r, fig_role_name(f->role));
}

static bool write_figure(fig_rows *r, const fig_figure *f, size_t n)
{
    const fig_date none = {.grain = FIG_GRAIN_NONE}, *date = f->date ? f->date : &none;
    fig_row_begin(r, FIG_TABLE_FIGURES);
    fig_cell_key(r, n);
    fig_cell_null(r);
    put_place(r, f);
    put_amount(r, f);
    fig_cell_text(r, date->edtf);
    fig_cell_text(r, date->date_from);
    fig_cell_text(r, date->date_to);
    fig_cell_name(r, fig_grain_name(date->grain));
    fig_cell_text(r, date->relative);
    cell_bits(r, f->supplied, fig_supplied_name);
    cell_link(r, f->same_as);
    cell_link(r, f->restates);
    cell_link(r, f->part_of);
    cell_bits(r, f->flags, fig_flag_name);
    fig_cell_text(r, f->rule);
    fig_cell_text(r, f->lang);
    if (!fig_row_end(r))
        return false;
    write_alternatives(r, f, n);
    return !r->stopped;
}

static fig_str string(const char *text)
{
    return (fig_str){text, text ? strlen(text) : 0};
}

static bool write_document(fig_rows *r, const fig_document *d)
{
    const fig_coverage *coverage = fig_result_coverage(r->result);
    fig_row_begin(r, FIG_TABLE_DOCUMENTS);
    fig_cell_null(r);
    fig_cell_raw_text(r, string(r->result->doc));
    fig_cell_raw_text(r, (fig_str){d->title, d->title ? d->title_len : 0});
    fig_cell_raw_text(r, string(d->url));
    fig_cell_raw_text(r, string(d->date));
    fig_cell_time(r, string(d->date));
    fig_cell_raw_text(r, string(d->country));
    fig_cell_raw_text(r, string(d->lang));
    fig_cell_integer(r, (int64_t)d->text_len);
    fig_cell_integer(r, (int64_t)fig_result_count(r->result));
    fig_cell_integer(r, (int64_t)fig_result_fact_count(r->result));
    fig_cell_integer(r, (int64_t)fig_result_finding_count(r->result));
    fig_cell_integer(r, (int64_t)coverage->checkable);
    fig_cell_integer(r, (int64_t)coverage->inconsistent);
    fig_cell_integer(r, (int64_t)coverage->accepted);
    fig_cell_text(r, string(fig_version()));
    fig_cell_text(r, string(r->grammars));
    fig_cell_text(r, string(r->digest));
    return fig_row_end(r);
}

/* Sentences without the blanks and breaks behind them. */
static bool write_sentences(fig_rows *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->result->field_count; i++) {
        const fig_field_text *f = &r->result->fields[i];
        for (size_t s = 0; s < f->sentence_count; s++) {
            uint32_t start = f->sentence_starts[s], end = f->sentence_starts[s + 1];
            while (end > start && fig_ascii_is_blank(f->text[end - 1]))
                end--;
            fig_row_begin(r, FIG_TABLE_SENTENCES);
            fig_cell_key(r, ++n);
            fig_cell_null(r);
            fig_cell_text(r, string(f->name));
            fig_cell_integer(r, (int64_t)s + 1);
            fig_cell_integer(r, start);
            fig_cell_integer(r, end);
            fig_cell_raw_text(r, (fig_str){f->text + start, end - start});
            if (!fig_row_end(r))
                return false;
        }
    }
    return true;
}

fig_status fig_rows_fit(const fig_result *result, fig_error *error)
{
    size_t sentences = 0, alternatives = 0, changes = 0, derived = 0;
    for (size_t i = 0; i < result->field_count; i++)
        sentences += result->fields[i].sentence_count;
    for (size_t i = 0; i < result->count; i++)
        alternatives += result->figures[i].alternative_count;
    for (size_t i = 0; i < result->fact_count; i++) {
        changes += result->facts[i].change_count;
        derived += result->facts[i].derived_count;
    }
    const size_t all[] = {sentences, alternatives, changes, derived, result->count, result->fact_count, result->finding_count};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] > FIG_STORE_MAX_ROWS)
            return fig_error_set(error, FIG_E_LIMIT, "a document of %zu rows in one table: a store takes at most %u; split it", all[i],
                                 FIG_STORE_MAX_ROWS);
    return FIG_OK;
}

fig_status fig_rows_write(fig_rows *r, const fig_document *d, const fig_result *result)
{
    r->result = result;
    r->stopped = false;
    fig_arena_reset(&r->arena);
    r->alternative_count = r->change_count = r->derived_count = 0;
    r->first_sentence[0] = 1;
    r->first_sentence[1] = result->field_count ? 1 + result->fields[0].sentence_count : 1;
    bool ok = write_document(r, d) && (r->no_text || write_sentences(r));
    for (size_t i = 0; ok && i < result->count; i++)
        ok = write_figure(r, &result->figures[i], i + 1);
    for (size_t i = 0; ok && i < result->fact_count; i++)
        ok = fig_rows_fact(r, &result->facts[i], i + 1);
    for (size_t i = 0; ok && i < result->finding_count; i++)
        ok = fig_rows_finding(r, &result->findings[i], i + 1);
    if (ok)
        return FIG_OK;
    return r->stopped ? FIG_E_IO : FIG_E_NOMEM;
}

void fig_rows_clear(fig_rows *r)
{
    fig_strbuf_clear(&r->repaired);
    fig_arena_clear(&r->arena);
}
