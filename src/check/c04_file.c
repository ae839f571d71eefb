/*
 * C4, the rates file: a conversion against the rates of its days; and which of several currencies was meant.
 *
 * in   "1.46 million won ($1,300)", KRW 1,125 per USD on the day          out   1,078 to 1,172, so 1,125 fits: consistent, and KRW was meant, not KPW
 * A rate and the file may be two hundredths apart. A conversion of another year is held against that year's rows.
 */
#include "../base/alloc.h"
#include "c04_conversion.h"

enum { FILE_SLACK = 50, SETTLE_SLACK = 20 };

/* What the file says of a currency from a day, INT32_MIN: its first one, to another; false where it has nothing then. */
static bool outside_range(fig_checking *c, fig_str unit, int32_t from, int32_t to, fig_interval *out)
{
    const fig_outside *o = &c->check->rates;
    if (fig_str_is(unit, "USD")) { /* what others are counted per */
        *out = fig_interval_exact(fig_number_int(1));
        return true;
    }
    const fig_outside_row *row = fig_outside_before(o, unit, to + 1);
    if (!row || row->day < from)
        return false;
    if (from == INT32_MIN) {
        *out = fig_interval_ends(row->lowest, row->highest);
        return true;
    }
    *out = fig_interval_exact(row->value);
    while ((row = fig_outside_before(o, unit, row->day)) != NULL && row->day >= from) {
        if (fig_number_cmp(&c->pool, row->value, out->low) < 0)
            out->low = row->value;
        if (fig_number_cmp(&c->pool, row->value, out->high) > 0)
            out->high = row->value;
    }
    return true;
}

static bool names_one(const fig_figure *f)
{
    for (size_t i = 0; i < f->alternative_count; i++)
        if (f->alternatives[i].unit.len)
            return false;
    return true;
}

static bool file_knows(const fig_checking *c, fig_str unit)
{
    return fig_str_is(unit, "USD") || fig_outside_knows(&c->check->rates, unit);
}

/* Do the file's rates of `unit` of the conversion's days, else those of any day, fit `f` against `other`? */
static bool candidate_fits(fig_checking *c, fig_str unit, const fig_figure *f, const fig_figure *other, const fig_conversion *v)
{
    int32_t figures[2] = {(int32_t)(f - c->result->figures), (int32_t)(other - c->result->figures)}, from, to;
    fig_interval values[2], of_f, of_other;
    if (!file_knows(c, unit) || !file_knows(c, other->unit) || !fig_read(c, figures, 2, values))
        return false;
    if (!fig_when_days(c, v->when, &from, &to))
        from = to = INT32_MAX - 1;
    bool near = outside_range(c, unit, from, to, &of_f) && outside_range(c, other->unit, from, to, &of_other);
    if (!near &&
        (!outside_range(c, unit, INT32_MIN, INT32_MAX - 1, &of_f) || !outside_range(c, other->unit, INT32_MIN, INT32_MAX - 1, &of_other)))
        return false;
    fig_interval expected = fig_rate_widened(c, fig_interval_div(&c->pool, of_f, of_other), SETTLE_SLACK);
    return !fig_interval_disjoint(&c->pool, expected, fig_interval_div(&c->pool, values[0], values[1]));
}

/* Does any other currency that `f` may be in? */
static bool another_fits(fig_checking *c, const fig_figure *f, const fig_figure *other, const fig_conversion *v)
{
    for (size_t i = 0; i < f->alternative_count; i++)
        if (f->alternatives[i].unit.len && candidate_fits(c, f->alternatives[i].unit, f, other, v))
            return true;
    return false;
}

void fig_conversion_check_file(fig_checking *c, const fig_conversion *v)
{
    const fig_figure *a = fig_of(c, v->from), *b = fig_of(c, v->to);
    int32_t from, to, figures[2] = {v->from, v->to};
    fig_interval of_a, of_b, values[2];
    if (!fig_when_days(c, v->when, &from, &to) || !fig_read(c, figures, 2, values))
        return;
    fig_compared x = {.check = 4, .verdict = FIG_VERDICT_UNDECIDABLE, .stated = fig_of(c, v->order)->text};
    fig_conversion_pair(&x, v);
    bool has_a = outside_range(c, a->unit, from, to, &of_a), has_b = outside_range(c, b->unit, from, to, &of_b);
    if ((!has_a || !has_b) && file_knows(c, a->unit) && file_knows(c, b->unit) &&
        candidate_fits(c, a->unit, a, b, v)) { /* by the rates of other days */
        x.verdict = FIG_VERDICT_CONSISTENT;
        if (fig_finding_wanted(c, x.verdict)) {
            fig_conversion_say(c, v, fig_interval_div(&c->pool, values[0], values[1]), x.verdict == FIG_VERDICT_CONSISTENT);
            fig_strbuf_puts(&c->why, ", near the rates of the rates file, which are of another time");
        }
        fig_finding_add(c, &x, NULL);
        return;
    }
    if (!has_a || !has_b) {
        fig_strbuf_format(&c->why, "The rates file has no rate of %s from ", has_a ? b->unit.ptr : a->unit.ptr);
        fig_say_day(&c->why, from);
        fig_strbuf_puts(&c->why, " to ");
        fig_say_day(&c->why, to);
        fig_strbuf_puts(&c->why, ", so the conversion of ");
        fig_say_figure(&c->why, fig_of(c, v->order));
        fig_strbuf_puts(&c->why, " cannot be checked");
        fig_finding_add(c, &x, NULL);
        return;
    }
    fig_interval expected = fig_interval_div(&c->pool, of_a, of_b), rate = fig_interval_div(&c->pool, values[0], values[1]);
    x.verdict = fig_compare(c, fig_rate_widened(c, expected, FILE_SLACK), rate);
    x.recomputed = v->order == v->from ? fig_interval_mul(&c->pool, values[1], expected) : fig_interval_div(&c->pool, values[0], expected);
    x.unit = fig_of(c, v->order)->unit;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_conversion_say(c, v, rate, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but the rates file has " : ", and the rates file has ");
        fig_say_interval(&c->why, &c->pool, expected, x.verdict == FIG_VERDICT_CONSISTENT);
    }
    if (x.verdict == FIG_VERDICT_INCONSISTENT && (another_fits(c, a, b, v) || another_fits(c, b, a, v)))
        c->why.len = 0; /* other dollars than were thought */
    else if (x.verdict == FIG_VERDICT_INCONSISTENT)
        fig_conversion_misfit(c, &x, v, fig_rate_widened(c, expected, FILE_SLACK));
    else
        fig_finding_add(c, &x, NULL);
}

/* true: the unit of the figure has become another. */
static bool settle(fig_checking *c, int32_t figure, int32_t beside, const fig_conversion *v)
{
    fig_figure *f = &c->result->figures[figure];
    const fig_figure *other = fig_of(c, beside);
    fig_str found = {NULL, 0};
    size_t fits = 0;
    if (names_one(f))
        return false;
    for (size_t i = 0; i <= f->alternative_count; i++) {
        fig_str unit = i ? f->alternatives[i - 1].unit : f->unit;
        if (unit.len && candidate_fits(c, unit, f, other, v)) {
            found = unit;
            fits++;
        }
    }
    if (fits != 1)
        return false;
    bool changed = !fig_str_same(found, f->unit);
    f->unit = found;
    f->alternative_count = 0;
    f->alternatives = NULL;
    for (size_t i = 0; i < c->result->fact_count; i++)
        if (c->result->facts[i].figure == figure)
            c->result->facts[i].unit = found;
    return changed;
}

void fig_settle_currencies(fig_checking *c)
{
    fig_conversions all = {0};
    bool changed = false;
    if (!c->check->rates.count)
        return;
    fig_conversions_collect(c, &all);
    for (size_t i = 0; i < all.count && !c->nomem; i++) {
        const fig_conversion *v = &all.items[i];
        changed = settle(c, v->from, v->to, v) || changed;
        changed = settle(c, v->to, v->from, v) || changed;
    }
    fig_free(all.items);
    if (changed && (fig_result_number(c->result, NULL) != FIG_OK || fig_result_number_facts(c->result, NULL) != FIG_OK))
        c->nomem = true;
}
