/*
 * C4: an amount and its conversion give a rate; all rates of a story agree, and agree with a rates file.
 *
 * in   "1.46 million won ($1,300)"          out   1,078 to 1,172 KRW per USD
 * Rates move: two of one story may be a hundredth apart, one and the file two hundredths. Where dates say that they are of
 * other weeks, they may be a tenth apart; those of different years are not compared. A sentence of another year is held against that year's rows. The file also settles which of several currencies was meant (won: KRW or KPW).
 * Limit: of one pair of currencies eight conversions are compared at a time.
 */
#include "../base/alloc.h"
#include "checking.h"
#include <stdlib.h>

enum { AT_A_TIME = FIG_COMPARED_MOST / 2, STORY_SLACK = 100, YEAR_SLACK = 10, FILE_SLACK = 50, SETTLE_SLACK = 20 };

typedef struct conversion {
    int32_t from, to; /* figures: the unit that sorts first, the other */
    fig_when when;
    int32_t order; /* the later figure: what is looked at */
} conversion;

typedef struct conversions {
    conversion *items;
    size_t count, capacity;
} conversions;

static bool is_conversion(const fig_checking *c, const fig_figure *f)
{
    if (f->kind != FIG_KIND_MONEY || f->same_as < 0 || !f->unit.len)
        return false;
    const fig_figure *a = fig_of(c, f->same_as);
    return a->kind == FIG_KIND_MONEY && a->unit.len && !fig_str_same(a->unit, f->unit) && fig_str_same(a->per, f->per);
}

static int order_of(fig_str a, fig_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The dollar is what others are counted per; else the later in the alphabet. */
static bool counts_per(fig_str unit, fig_str per)
{
    if (fig_str_is(per, "USD") || fig_str_is(unit, "USD"))
        return fig_str_is(per, "USD");
    return order_of(unit, per) < 0;
}

static void collect(fig_checking *c, conversions *all)
{
    for (size_t i = 0; i < c->result->count; i++) {
        const fig_figure *f = &c->result->figures[i];
        if (!is_conversion(c, f))
            continue;
        if (!fig_grow(&all->items, &all->capacity, all->count + 1, sizeof *all->items)) {
            c->nomem = true;
            return;
        }
        conversion v = {.from = f->same_as, .to = (int32_t)i, .when = fig_when_beside(c, (int32_t)i), .order = (int32_t)i};
        if (!counts_per(fig_of(c, v.from)->unit, f->unit)) {
            v.from = (int32_t)i;
            v.to = f->same_as;
        }
        all->items[all->count++] = v;
    }
}

/* ---- one story ---- */

typedef struct keyed {
    const fig_figure *from, *to;
    conversion v;
} keyed;

static int by_units(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    int order = order_of(x->from->unit, y->from->unit);
    order = order ? order : order_of(x->to->unit, y->to->unit);
    order = order ? order : (x->v.when.year > y->v.when.year) - (x->v.when.year < y->v.when.year);
    order = order ? order : y->v.when.near - x->v.when.near;
    return order ? order : (x->v.order > y->v.order) - (x->v.order < y->v.order);
}

static bool same_units(const keyed *a, const keyed *b)
{
    return fig_str_same(a->from->unit, b->from->unit) && fig_str_same(a->to->unit, b->to->unit);
}

static bool same_time(const conversion *a, const conversion *b)
{
    return a->when.year != FIG_SEVERAL_YEARS && a->when.year == b->when.year;
}

static fig_interval widened(fig_checking *c, fig_interval x, int divisor)
{
    fig_number one = fig_number_int(1), d = fig_number_int(divisor), by = fig_number_div(&c->pool, one, d);
    return fig_interval_mul(&c->pool, x, fig_interval_around(&c->pool, one, by));
}

/* "1.46 million won and $1,300 make 1,078 to 1,172 KRW per USD" */
static void say_rate(fig_checking *c, const conversion *v, fig_interval rate, bool holds)
{
    const fig_figure *earlier = fig_of(c, v->from < v->to ? v->from : v->to), *later = fig_of(c, v->from < v->to ? v->to : v->from);
    fig_say_figure(&c->why, earlier);
    fig_strbuf_puts(&c->why, " and ");
    fig_say_figure(&c->why, later);
    fig_strbuf_puts(&c->why, " make ");
    fig_say_interval(&c->why, &c->pool, rate, holds);
    fig_strbuf_format(&c->why, " %s per %s", fig_of(c, v->from)->unit.ptr, fig_of(c, v->to)->unit.ptr);
}

static void add_pair(fig_compared *x, const conversion *v)
{
    x->figures[x->count++] = v->from < v->to ? v->from : v->to;
    x->figures[x->count++] = v->from < v->to ? v->to : v->from;
}

static bool pair_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval *rate = user;
    return !fig_interval_disjoint(&c->pool, fig_interval_div(&c->pool, values[0], values[1]), *rate);
}

/* The figure with two digits that change places, or with one digit more or less at its end, where just one of these fits: false: none does, or several do. */
static bool find_slip_of_pen(fig_checking *c, int32_t figure, fig_interval values[2], size_t which, fig_interval expected, fig_number *out)
{
    const fig_str value = fig_of(c, figure)->value;
    const fig_interval printed = values[which];
    char text[64];
    size_t found = 0;
    fig_number n;
    if (!value.len || value.len >= sizeof text || memchr(value.ptr, '/', value.len) || !fig_interval_bounded(printed) ||
        !fig_read_number(c, value, &n))
        return false;
    fig_number half = fig_number_div(&c->pool, fig_number_sub(&c->pool, printed.high, printed.low), fig_number_int(2));
    for (size_t i = 0; i < value.len + 1; i++) {
        fig_number other;
        memcpy(text, value.ptr, value.len);
        if (i + 1 >= value.len) { /* twice: a digit more, a digit less */
            other = fig_number_scale(&c->pool, n, i + 1 == value.len ? 1 : -1);
            values[which] = fig_interval_mul(
                &c->pool, printed, fig_interval_exact(fig_number_scale(&c->pool, fig_number_int(1), i + 1 == value.len ? 1 : -1)));
        } else {
            if (text[i] == text[i + 1] || text[i] == '.' || text[i + 1] == '.' || (i == 0 && text[1] == '0'))
                continue;
            text[i] = value.ptr[i + 1];
            text[i + 1] = value.ptr[i];
            if (!fig_read_number(c, (fig_str){text, value.len}, &other))
                continue;
            values[which] = fig_interval_around(&c->pool, other, half);
        }
        if (pair_fits(c, values, &expected)) {
            *out = other;
            found++;
        }
    }
    values[which] = printed;
    return found == 1;
}

/* A conversion whose rate does not fit `expected`: a slip of a thousand, or just another rate. `what` follows the rate in the sentence. */
static void add_misfit(fig_checking *c, fig_compared *x, const conversion *v, fig_interval expected)
{
    fig_interval values[2] = {fig_interval_all(), fig_interval_all()};
    int32_t figures[2] = {v->from, v->to};
    int power = 0, slipped = -1;
    if (fig_read(c, figures, 2, values))
        slipped = fig_find_slip(c, values, 2, pair_fits, &expected, &power);
    int32_t later = v->from > v->to ? v->from : v->to, which = slipped < 0 ? later : figures[slipped];
    fig_number meant;
    if (slipped < 0) {
        c->text.len = 0;
        if (fig_interval_bounded(values[0]) && find_slip_of_pen(c, later, values, later == v->to, expected, &meant)) {
            fig_say_like(&c->text, &c->pool, fig_interval_exact(meant), fig_of(c, later), true);
            fig_strbuf_format(&c->why, "; %s would fit", fig_strbuf_cstr(&c->text));
        }
        fig_finding_add(c, x, c->text.len ? fig_arena_copy(&c->result->arena, c->text.data, c->text.len) : NULL);
        return;
    }
    if (which != later) { /* the conversion is more likely wrong than what it converts */
        which = later;
        power = -power;
    }
    x->check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, which, power);
    fig_strbuf_puts(&c->why, "; ");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, " would fit");
    char *suggestion = fig_arena_copy(&c->result->arena, c->text.data, c->text.len);
    fig_finding_add(c, x, suggestion);
}

/* The one rate that fits none of the others, which all fit each other; `n` where there is no such one. */
static size_t odd_one(fig_checking *c, const fig_interval *rates, size_t n, int slack)
{
    size_t odd = n;
    for (size_t i = 0; n > 2 && i < n; i++) {
        size_t apart = 0;
        for (size_t k = 0; k < n; k++)
            apart += k != i && fig_interval_disjoint(&c->pool, widened(c, rates[i], slack), rates[k]);
        if (apart > 1 && (apart < n - 1 || odd < n))
            return n;
        odd = apart == n - 1 ? i : odd;
    }
    return odd;
}

/* The rate, `but` one, that is known best. */
static size_t narrowest(fig_checking *c, const fig_interval *rates, size_t n, size_t but)
{
    size_t best = but ? 0 : 1;
    for (size_t i = best + 1; i < n; i++)
        if (i != but && fig_number_cmp(&c->pool, fig_number_sub(&c->pool, rates[i].high, rates[i].low),
                                       fig_number_sub(&c->pool, rates[best].high, rates[best].low)) < 0)
            best = i;
    return best;
}

/* The two rates furthest apart among `n` conversions of the same currencies and time, which may be as far apart as `slack` says. */
static void compare_rates(fig_checking *c, const keyed *k, size_t n, int slack)
{
    int32_t figures[FIG_COMPARED_MOST] = {0};
    fig_interval values[FIG_COMPARED_MOST], rates[AT_A_TIME];
    for (size_t i = 0; i < n; i++) {
        figures[2 * i] = k[i].v.from;
        figures[2 * i + 1] = k[i].v.to;
    }
    if (!fig_read(c, figures, 2 * n, values))
        return;
    size_t lowest = 0, highest = 0; /* of the highest ends, of the lowest ends */
    for (size_t i = 0; i < n; i++) {
        rates[i] = fig_interval_div(&c->pool, values[2 * i], values[2 * i + 1]);
        if (!fig_interval_bounded(rates[i]))
            return;
        if (fig_number_cmp(&c->pool, rates[i].high, rates[lowest].high) < 0)
            lowest = i;
        if (fig_number_cmp(&c->pool, rates[i].low, rates[highest].low) > 0)
            highest = i;
    }
    size_t first = lowest < highest ? lowest : highest, second = lowest < highest ? highest : lowest;
    if (first == second)
        second = first ? 0 : 1;
    const size_t odd = odd_one(c, rates, n, slack);
    if (odd < n) {
        second = odd;
        first = narrowest(c, rates, n, odd);
    }
    fig_compared x = {.check = 4, .verdict = fig_compare(c, widened(c, rates[first], slack), rates[second])};
    if (odd < n) { /* the one to look at */
        x.figures[x.count++] = k[odd].v.order;
        x.figures[x.count++] = k[odd].v.order == k[odd].v.from ? k[odd].v.to : k[odd].v.from;
        add_pair(&x, &k[first].v);
    } else {
        add_pair(&x, &k[first].v);
        add_pair(&x, &k[second].v);
    }
    x.stated = fig_of(c, k[second].v.order)->text;
    x.recomputed = fig_interval_mul(&c->pool, rates[first], values[2 * second + 1]);
    x.unit = k[second].from->unit;
    if (fig_str_same(fig_of(c, k[second].v.order)->unit, k[second].to->unit)) {
        x.recomputed = fig_interval_div(&c->pool, values[2 * second], rates[first]);
        x.unit = k[second].to->unit;
    }
    if (!fig_finding_wanted(c, x.verdict)) {
        fig_finding_add(c, &x, NULL);
        return;
    }
    say_rate(c, &k[first].v, rates[first], x.verdict == FIG_VERDICT_CONSISTENT);
    fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but " : ", and ");
    say_rate(c, &k[second].v, rates[second], x.verdict == FIG_VERDICT_CONSISTENT);
    if (x.verdict == FIG_VERDICT_INCONSISTENT)
        add_misfit(c, &x, &k[second].v, rates[first]);
    else
        fig_finding_add(c, &x, NULL);
}

static void compare_with_each_other(fig_checking *c, const conversions *all)
{
    keyed *k = all->count > 1 ? fig_calloc(all->count, sizeof *k) : NULL;
    if (!k) {
        c->nomem = c->nomem || all->count > 1;
        return;
    }
    for (size_t i = 0; i < all->count; i++)
        k[i] = (keyed){fig_of(c, all->items[i].from), fig_of(c, all->items[i].to), all->items[i]};
    qsort(k, all->count, sizeof *k, by_units);
    for (size_t i = 0, end; i + 1 < all->count; i = end) {
        for (end = i + 1; end < all->count && end - i < AT_A_TIME && same_units(&k[i], &k[end]) && same_time(&k[i].v, &k[end].v); end++)
            ;
        size_t near = 0;
        while (i + near < end && k[i + near].v.when.near)
            near++;
        if (near > 1)
            compare_rates(c, k + i, near, STORY_SLACK);
        if (end - i > near && end - i > 1)
            compare_rates(c, k + i, end - i, YEAR_SLACK);
    }
    fig_free(k);
}

/* ---- the rates file ---- */

/* What the file says of a currency from a day, INT32_MIN: its first one, to another; false where it has nothing then. */
static bool outside_range(fig_checking *c, fig_str unit, int32_t from, int32_t to, fig_interval *out)
{
    const fig_outside *o = &c->check->rates;
    const fig_outside_row *row = fig_outside_before(o, unit, to + 1);
    if (fig_str_is(unit, "USD") && !row) {
        *out = fig_interval_exact(fig_number_int(1));
        return true;
    }
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
static bool candidate_fits(fig_checking *c, fig_str unit, const fig_figure *f, const fig_figure *other, const conversion *v)
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
    fig_interval expected = widened(c, fig_interval_div(&c->pool, of_f, of_other), SETTLE_SLACK);
    return !fig_interval_disjoint(&c->pool, expected, fig_interval_div(&c->pool, values[0], values[1]));
}

/* Does any other currency that `f` may be in? */
static bool another_fits(fig_checking *c, const fig_figure *f, const fig_figure *other, const conversion *v)
{
    for (size_t i = 0; i < f->alternative_count; i++)
        if (f->alternatives[i].unit.len && candidate_fits(c, f->alternatives[i].unit, f, other, v))
            return true;
    return false;
}

static void compare_with_file(fig_checking *c, const conversion *v)
{
    const fig_figure *a = fig_of(c, v->from), *b = fig_of(c, v->to);
    int32_t from, to, figures[2] = {v->from, v->to};
    fig_interval of_a, of_b, values[2];
    if (!fig_when_days(c, v->when, &from, &to) || !fig_read(c, figures, 2, values))
        return;
    fig_compared x = {.check = 4, .verdict = FIG_VERDICT_UNDECIDABLE, .stated = fig_of(c, v->order)->text};
    add_pair(&x, v);
    bool has_a = outside_range(c, a->unit, from, to, &of_a), has_b = outside_range(c, b->unit, from, to, &of_b);
    if ((!has_a || !has_b) && file_knows(c, a->unit) && file_knows(c, b->unit) &&
        candidate_fits(c, a->unit, a, b, v)) { /* by the rates of other days */
        x.verdict = FIG_VERDICT_CONSISTENT;
        if (fig_finding_wanted(c, x.verdict)) {
            say_rate(c, v, fig_interval_div(&c->pool, values[0], values[1]), x.verdict == FIG_VERDICT_CONSISTENT);
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
    x.verdict = fig_compare(c, widened(c, expected, FILE_SLACK), rate);
    x.recomputed = v->order == v->from ? fig_interval_mul(&c->pool, values[1], expected) : fig_interval_div(&c->pool, values[0], expected);
    x.unit = fig_of(c, v->order)->unit;
    if (fig_finding_wanted(c, x.verdict)) {
        say_rate(c, v, rate, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but the rates file has " : ", and the rates file has ");
        fig_say_interval(&c->why, &c->pool, expected, x.verdict == FIG_VERDICT_CONSISTENT);
    }
    if (x.verdict == FIG_VERDICT_INCONSISTENT && (another_fits(c, a, b, v) || another_fits(c, b, a, v)))
        c->why.len = 0; /* other dollars than were thought */
    else if (x.verdict == FIG_VERDICT_INCONSISTENT)
        add_misfit(c, &x, v, widened(c, expected, FILE_SLACK));
    else
        fig_finding_add(c, &x, NULL);
}

/* ---- which currency was meant ---- */

/* true: the unit of the figure has become another. */
static bool settle(fig_checking *c, int32_t figure, int32_t beside, const conversion *v)
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
    conversions all = {0};
    bool changed = false;
    if (!c->check->rates.count)
        return;
    collect(c, &all);
    for (size_t i = 0; i < all.count && !c->nomem; i++) {
        const conversion *v = &all.items[i];
        changed = settle(c, v->from, v->to, v) || changed;
        changed = settle(c, v->to, v->from, v) || changed;
    }
    fig_free(all.items);
    if (changed && (fig_result_number(c->result, NULL) != FIG_OK || fig_result_number_facts(c->result, NULL) != FIG_OK))
        c->nomem = true;
}

void fig_check_rates(fig_checking *c)
{
    conversions all = {0};
    collect(c, &all);
    compare_with_each_other(c, &all);
    for (size_t i = 0; c->check->rates.count && i < all.count && !c->nomem; i++)
        compare_with_file(c, &all.items[i]);
    fig_free(all.items);
}
