/*
 * C10: the same measure of the same thing and time with two values in one text: headline, body, caption.
 *
 * in   two facts of one key, 56 million and 65.2 million          out   a finding, C11 where a thousand times as much would fit
 * What is quoted all day has many values on one day: there only a slip of the pen is said, two digits that changed
 * places. Forecasts, revisions, `about` and facts without a period of their own are not held against others, nor two values of one sentence: that
 * tells them apart, in words that the facts may have missed.
 */
#include "../base/alloc.h"
#include "alike.h"
#include <stdlib.h>

enum { DIGITS_MOST = 24, DIGITS_LEAST = 4, DIGITS_OF_NAMES = 3 };

static size_t digits_of(fig_str text, char digits[DIGITS_MOST], size_t *places)
{
    size_t n = 0, point = 0;
    bool has_point = false;
    *places = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            if (n == DIGITS_MOST)
                return 0;
            digits[n++] = text.ptr[i];
            point += has_point;
        } else if (text.ptr[i] == '.')
            has_point = true;
    }
    *places = point;
    return n;
}

/* How far apart the two digits stand that changed places; 0: they did not, or more did. */
static size_t swap_distance(const fig_figure *a, const fig_figure *b, size_t least)
{
    char x[DIGITS_MOST], y[DIGITS_MOST];
    size_t p, q, n = digits_of(a->text, x, &p), differ[2] = {0}, count = 0;
    if (n < least || n != digits_of(b->text, y, &q) || p != q)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (x[i] != y[i]) {
            if (count == 2)
                return 0;
            differ[count++] = i;
        }
    return count == 2 && x[differ[0]] == y[differ[1]] && x[differ[1]] == y[differ[0]] ? differ[1] - differ[0] : 0;
}

bool fig_is_slip_of_pen(const fig_figure *a, const fig_figure *b, size_t least)
{
    return swap_distance(a, b, least) > 0;
}

bool fig_are_neighbours_turned(const fig_figure *a, const fig_figure *b, size_t least)
{
    return swap_distance(a, b, least) == 1;
}

/* Within a quarter of each other: what is further apart is more likely another thing than another value. */
static bool is_near(fig_checking *c, const fig_interval values[2])
{
    fig_number quarter = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(4));
    fig_interval slack = fig_interval_around(&c->pool, fig_number_int(1), quarter);
    return !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, values[0], slack), values[1]);
}

/* Quoted all day long. */
static bool is_quoted(const fig_fact *f)
{
    return f->subject_id.len || fig_str_is(f->frequency, "D");
}

static void say_values(fig_checking *c, const fig_fact *f, const fig_compared *x)
{
    const bool twice = fig_str_same(f->subject, f->measure); /* Revenue, Revenue */
    if (f->subject.len && !twice) {
        fig_strbuf_add(&c->why, f->subject.ptr, f->subject.len);
        fig_strbuf_puts(&c->why, ", ");
    }
    fig_strbuf_add(&c->why, f->measure.ptr, f->measure.len);
    if (f->period && f->period->edtf.len)
        fig_strbuf_format(&c->why, ", %s", f->period->edtf.ptr);
    fig_strbuf_puts(&c->why, ": ");
    fig_say_figure(&c->why, fig_of(c, x->figures[0]));
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_INCONSISTENT ? " in one place, " : " and ");
    fig_say_figure(&c->why, fig_of(c, x->figures[1]));
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_INCONSISTENT ? " in another" : " agree");
}

static void compare(fig_checking *c, const fig_fact *f, const fig_fact *g)
{
    fig_compared x = {.check = 10, .figures = {f->figure, g->figure}, .count = 2, .stated = fig_of(c, g->figure)->text, .unit = f->unit};
    fig_interval values[2];
    int power;
    if (!fig_read(c, x.figures, 2, values))
        return;
    x.recomputed = values[0];
    x.verdict = fig_compare(c, values[0], values[1]);
    if (x.verdict == FIG_VERDICT_INCONSISTENT && is_quoted(f) &&
        !fig_is_slip_of_pen(fig_of(c, f->figure), fig_of(c, g->figure), DIGITS_LEAST))
        return;
    bool slip = x.verdict == FIG_VERDICT_INCONSISTENT && fig_find_slip(c, values, 2, fig_values_meet, NULL, &power) >= 0;
    if (x.verdict == FIG_VERDICT_INCONSISTENT && !slip && !is_near(c, values) &&
        !fig_is_slip_of_pen(fig_of(c, f->figure), fig_of(c, g->figure), DIGITS_LEAST))
        return;
    if (fig_finding_wanted(c, x.verdict))
        say_values(c, f, &x);
    if (!slip) {
        fig_finding_add(c, &x, NULL);
        return;
    }
    x.check = 11;
    fig_finding_add(c, &x, NULL);
}

static bool can_be_compared(const fig_checking *c, const fig_fact *f)
{
    return !fig_str_is(f->rule, FIG_TABLE_RULE) && fig_is_firm(c, f) && f->key.len && f->measure.len && f->period &&
           (!f->period_supplied || f->subject_id.len);
}

/* An amount without a time: there a slip of the pen is said, of what has a name. */
static bool is_timeless(const fig_checking *c, const fig_fact *f)
{
    return !fig_str_is(f->rule, FIG_TABLE_RULE) && fig_is_firm(c, f) && fig_of(c, f->figure)->kind == FIG_KIND_MONEY && f->subject.len &&
           f->measure.len && !f->subject_id.len && (!f->period || f->period_supplied) && !fig_str_is(f->frequency, "D");
}

/* By key, in document order. */
static int by_key(const void *a, const void *b)
{
    const fig_fact *x = *(const fig_fact *const *)a, *y = *(const fig_fact *const *)b;
    size_t n = x->key.len < y->key.len ? x->key.len : y->key.len;
    int order = n ? memcmp(x->key.ptr, y->key.ptr, n) : 0;
    order = order ? order : (x->key.len > y->key.len) - (x->key.len < y->key.len);
    return order ? order : (x > y) - (x < y);
}

static bool in_one_sentence(const fig_fact *a, const fig_fact *b)
{
    return a->sentence == b->sentence && fig_str_same(a->field, b->field);
}

/* Does the shorter measure begin, or end, the longer one: "net profit", "Net profit at watchmaker Ferrat"? */
static bool is_measure_alike(fig_str a, fig_str b)
{
    fig_str less = a.len < b.len ? a : b, more = a.len < b.len ? b : a;
    if (!less.len || less.len == more.len || more.ptr[less.len] != ' ')
        return false;
    for (size_t i = 0; i < less.len; i++) {
        unsigned char x = (unsigned char)less.ptr[i], y = (unsigned char)more.ptr[i];
        if (x != y && (x | 0x20) != (y | 0x20))
            return false;
    }
    return true;
}

/* Facts of one subject, unit and time whose measures are named at different length: there a slip of the pen is said. */
static void compare_with_neighbours(fig_checking *c, size_t i)
{
    const fig_result *r = c->result;
    const fig_fact *f = &r->facts[i];
    for (size_t k = i + 1; k < r->fact_count && k <= i + FIG_NEIGHBOURS; k++) {
        const fig_fact *g = &r->facts[k];
        if (can_be_compared(c, g) && fig_str_same(f->unit, g->unit) && fig_str_same(f->per, g->per) && f->subject.len &&
            fig_str_same(f->subject, g->subject) && fig_same_period(f, g) && !in_one_sentence(f, g) &&
            is_measure_alike(f->measure, g->measure) && fig_is_slip_of_pen(fig_of(c, f->figure), fig_of(c, g->figure), DIGITS_OF_NAMES))
            compare(c, f, g);
    }
}

/* One thing's value, told twice without its time; of two of which one has its time, the other may be that of another. */
static void compare_timeless(fig_checking *c, size_t i)
{
    const fig_result *r = c->result;
    const fig_fact *f = &r->facts[i];
    for (size_t k = i + 1; k < r->fact_count && k <= i + FIG_NEIGHBOURS; k++) {
        const fig_fact *g = &r->facts[k];
        if (is_timeless(c, f) && is_timeless(c, g) && fig_str_same(f->unit, g->unit) && fig_str_same(f->per, g->per) &&
            fig_str_same(f->subject, g->subject) && fig_str_same(f->measure, g->measure) && !in_one_sentence(f, g) &&
            fig_is_slip_of_pen(fig_of(c, f->figure), fig_of(c, g->figure), DIGITS_OF_NAMES))
            compare(c, f, g);
    }
}

/* Each with the next one of its key. */
void fig_check_twice(fig_checking *c)
{
    const fig_result *r = c->result;
    const fig_fact **facts = r->fact_count ? fig_calloc(r->fact_count, sizeof *facts) : NULL;
    size_t count = 0;
    c->nomem = c->nomem || (r->fact_count && !facts);
    for (size_t i = 0; facts && i < r->fact_count; i++)
        if (can_be_compared(c, &r->facts[i]))
            facts[count++] = &r->facts[i];
    if (count)
        qsort(facts, count, sizeof *facts, by_key);
    for (size_t i = 1; i < count && !c->nomem; i++)
        if (fig_str_same(facts[i - 1]->key, facts[i]->key) && fig_same_period(facts[i - 1], facts[i]) &&
            !in_one_sentence(facts[i - 1], facts[i]))
            compare(c, facts[i - 1], facts[i]);
    for (size_t i = 0; i < r->fact_count && !c->nomem; i++) {
        if (can_be_compared(c, &r->facts[i]))
            compare_with_neighbours(c, i);
        compare_timeless(c, i);
    }
    fig_free(facts);
}
