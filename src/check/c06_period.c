/*
 * C6: a rate and its period: $9 billion a year is $750 million a month; $400 a month for 12 months is $4,800.
 *
 * Years have 12 months, 52 to 53 weeks, 360 to 366 days. Where fewer would do, because people work five days a week and two hundred a year, nothing is said.
 * Whoever buys for longer pays less: of prices ($9.99 a month or $79.99 a year) only what is more than the product is said, and slips of a thousand.
 */
#include "c06_period.h"
#include "../base/alloc.h"

/* How many of the smaller the larger has; and how few of them there may be in some trade. */
static const struct {
    int larger, smaller;
    int low, high, fewest; /* in hundredths */
} periods[] = {{YEAR, QUARTER, 400, 400, 400},
               {QUARTER, MONTH, 300, 300, 300},
               {QUARTER, WEEK, 1200, 1400, 1000},
               {YEAR, MONTH, 1200, 1200, 1000},
               {YEAR, WEEK, 5200, 5300, 4000},
               {YEAR, DAY, 36000, 36600, 20000},
               {YEAR, HOUR, 864000, 878400, 150000},
               {MONTH, WEEK, 400, 443, 300},
               {MONTH, DAY, 2800, 3100, 2000},
               {MONTH, HOUR, 67200, 74400, 13000},
               {WEEK, DAY, 700, 700, 500},
               {WEEK, HOUR, 16800, 16800, 3000},
               {DAY, SECOND, 8640000, 8640000, 2160000},
               {DAY, HOUR, 2400, 2400, 600},
               {DAY, MINUTE, 144000, 144000, 36000},
               {HOUR, MINUTE, 6000, 6000, 6000},
               {HOUR, SECOND, 360000, 360000, 360000},
               {MINUTE, SECOND, 6000, 6000, 6000}};

static const char *const period_names[] = {"second", "minute", "hour", "day", "week", "month", "quarter", "year"};

int fig_period_of(fig_str per)
{
    static const char *const names[] = {"s", "min", "h", "d", "wk", "mo", "3.mo", "a"};
    for (int i = 0; i < NO_PERIOD; i++)
        if (fig_str_is(per, names[i]))
            return i;
    return NO_PERIOD;
}

bool fig_period_ratio(fig_checking *c, int larger, int smaller, bool few, fig_interval *out)
{
    fig_number hundred = fig_number_int(100);
    if (larger == smaller) {
        *out = fig_interval_exact(fig_number_int(1));
        return larger != NO_PERIOD;
    }
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (periods[i].larger == larger && periods[i].smaller == smaller) {
            *out = fig_interval_ends(fig_number_div(&c->pool, fig_number_int(few ? periods[i].fewest : periods[i].low), hundred),
                                     fig_number_div(&c->pool, fig_number_int(periods[i].high), hundred));
            return true;
        }
    return false;
}

/* values[0] = values[1] * the ratio */
static bool product_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval *ratio = user;
    return !fig_interval_disjoint(&c->pool, values[0], fig_interval_mul(&c->pool, values[1], *ratio));
}

/* "250 trucks a day, or 1,570 a week": days of a week are seven, which two digits that change places make. */
static bool is_slip_of_pen(fig_checking *c, const int32_t figures[2], fig_interval values[2], fig_interval ratio)
{
    enum { DIGITS_LEAST = 3 };
    const fig_str value = fig_of(c, figures[0])->value;
    size_t digits = value.len;
    while (digits > 0 && value.ptr[digits - 1] == '0')
        digits--;
    return digits >= DIGITS_LEAST && fig_number_cmp(&c->pool, ratio.low, ratio.high) == 0 &&
           fig_slip_explains(c, figures, values, 1, false, product_fits, &ratio);
}

static void say_product(fig_checking *c, const fig_compared *x, int32_t large, int32_t small, const char *count)
{
    fig_say_figure(&c->why, fig_of(c, small));
    fig_strbuf_puts(&c->why, count);
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_CONSISTENT ? " is " : " would be ");
    fig_say_like(&c->why, &c->pool, x->recomputed, fig_of(c, large), x->verdict == FIG_VERDICT_CONSISTENT);
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_CONSISTENT ? ", as stated: " : ", not ");
    fig_say_figure(&c->why, fig_of(c, large));
}

/* `large` should be `small` times [strict], and may be times [lenient], and be a price less than that. x has the figures. */
static void compare(fig_checking *c, fig_compared *x, int32_t large, int32_t small, fig_interval strict, fig_interval lenient, bool price,
                    const char *count)
{
    int32_t figures[2] = {large, small};
    fig_interval values[2];
    int power;
    if (!fig_read(c, figures, 2, values) || !fig_interval_bounded(values[0]) || !fig_interval_bounded(values[1]))
        return;
    x->recomputed = fig_interval_mul(&c->pool, values[1], strict);
    x->verdict = fig_compare(c, values[0], x->recomputed);
    x->stated = fig_of(c, large)->text;
    x->unit = fig_of(c, large)->unit;
    if (x->verdict == FIG_VERDICT_INCONSISTENT && product_fits(c, values, &lenient) && !is_slip_of_pen(c, figures, values, strict))
        return; /* a working year, or the like */
    int slipped = x->verdict == FIG_VERDICT_INCONSISTENT ? fig_find_slip(c, values, 2, product_fits, &strict, &power) : -1;
    if (x->verdict == FIG_VERDICT_INCONSISTENT && price && slipped < 0 && fig_number_cmp(&c->pool, values[0].high, x->recomputed.low) < 0)
        return;
    if (fig_finding_wanted(c, x->verdict))
        say_product(c, x, large, small, count);
    if (x->verdict == FIG_VERDICT_INCONSISTENT) {
        if (slipped >= 0) {
            int32_t later = large > small ? large : small;
            x->check = 11;
            c->text.len = 0;
            fig_say_slip(c, &c->text, later, figures[slipped] == later ? power : -power);
            fig_strbuf_format(&c->why, "; %s would fit", fig_strbuf_cstr(&c->text));
            fig_finding_add(c, x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
            return;
        }
    }
    fig_finding_add(c, x, NULL);
}

/* p and q: the periods of the two; `few`: a year may have fewer days than the calendar; `price`: whoever pays for longer may pay less. */
static void compare_periods(fig_checking *c, int32_t a, int32_t b, int p, int q, bool few, bool price)
{
    const fig_figure *f = fig_of(c, a), *g = fig_of(c, b);
    const int larger = p < q ? q : p, smaller = p < q ? p : q;
    const int32_t small = p < q ? a : b, large = p < q ? b : a;
    fig_interval strict, lenient;
    if (p == NO_PERIOD || q == NO_PERIOD || p == q || f->kind != g->kind || !fig_str_same(f->unit, g->unit) ||
        !fig_period_ratio(c, larger, smaller, false, &strict) || !fig_period_ratio(c, larger, smaller, few, &lenient))
        return;
    fig_compared x = {.check = 6, .figures = {a, b}, .count = 2};
    compare(c, &x, large, small, strict, lenient, price, "");
}

void fig_compare_two_rates(fig_checking *c, int32_t a, int32_t b)
{
    compare_periods(c, a, b, fig_period_of(fig_of(c, a)->per), fig_period_of(fig_of(c, b)->per), false, false);
}

enum { DEAREST = 1000000 };

/* Whoever takes a thing for longer may pay less: of amounts that someone pays for it, not of what is gone by the million. */
static bool is_price(fig_checking *c, int32_t figure, const uint8_t *income)
{
    fig_number n;
    return fig_of(c, figure)->kind == FIG_KIND_MONEY && !income[figure] && fig_read_number(c, fig_of(c, figure)->value, &n) &&
           fig_number_cmp(&c->pool, n, fig_number_int(DEAREST)) < 0;
}

/* `income`, per figure: what someone gets or spends, which is no price. */
static void compare_rates(fig_checking *c, int32_t a, int32_t b, const uint8_t *income)
{
    compare_periods(c, a, b, fig_period_of(fig_of(c, a)->per), fig_period_of(fig_of(c, b)->per), true,
                    is_price(c, a, income) && is_price(c, b, income));
}

/* "$3.6 million last year, which is $300,000 a month" */
static void compare_year(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *year = fig_of(c, claim->figures[1]);
    const int32_t a = claim->figures[0], b = claim->figures[2];
    if (year->date && year->date->grain == FIG_GRAIN_YEAR && !fig_of(c, a)->per.len)
        compare_periods(c, a, b, YEAR, fig_period_of(fig_of(c, b)->per), true, false);
}

/* "That is $9,000 a year": the only rate of its unit in the sentence before. */
static void compare_that(fig_checking *c, int32_t rate, const uint8_t *income)
{
    const fig_figure *f = fig_of(c, rate);
    int32_t found = -1;
    for (int32_t i = rate - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= f->sentence && fig_str_same(fig_of(c, i)->field, f->field); i--) {
        const fig_figure *g = fig_of(c, i);
        if (g->kind != f->kind || !fig_str_same(g->unit, f->unit))
            continue;
        if (found >= 0 || !g->per.len || g->mod != FIG_MOD_NONE || g->role == FIG_ROLE_CHANGE)
            return;
        found = i;
    }
    if (found >= 0)
        compare_rates(c, found, rate, income);
}

/* A rate, how long, what it comes to. */
static void compare_total(fig_checking *c, const fig_claim *claim)
{
    int32_t rate = claim->figures[0], total = claim->figures[claim->count - 1];
    const fig_figure *f = fig_of(c, rate), *g = fig_of(c, total);
    fig_number n;
    fig_str unit;
    int per = fig_period_of(f->per);
    fig_interval strict, lenient;
    const bool bare = f->kind == FIG_KIND_COUNT && g->kind == FIG_KIND_NUMBER; /* 30 cars an hour, 240 in eight hours */
    if (claim->count != 3 || !(bare || (f->kind == g->kind && fig_str_same(f->unit, g->unit))) ||
        (g->per.len && !(g->supplied & FIG_SUPPLIED_PER)) || fig_of(c, claim->figures[1])->mod != FIG_MOD_NONE ||
        !fig_read_duration(c, fig_of(c, claim->figures[1]), &n, &unit))
        return;
    int period = fig_period_of(unit);
    if (per == NO_PERIOD || per > period || !fig_period_ratio(c, period, per, false, &strict) ||
        !fig_period_ratio(c, period, per, true, &lenient))
        return;
    fig_interval times = fig_interval_exact(n);
    fig_compared x = {.check = 6, .figures = {rate, claim->figures[1], total}, .count = 3};
    fig_strbuf count = {0};
    fig_strbuf_puts(&count, " for ");
    fig_say_interval(&count, &c->pool, times, true);
    fig_strbuf_format(&count, " %s%s", period_names[period], fig_number_cmp(&c->pool, n, fig_number_int(1)) == 0 ? "" : "s");
    compare(c, &x, total, rate, fig_interval_mul(&c->pool, strict, times), fig_interval_mul(&c->pool, lenient, times), false,
            fig_strbuf_cstr(&count));
    c->nomem = c->nomem || count.failed;
    fig_strbuf_clear(&count);
}

/* "For 12 years it pays $2.5 million a year. The total comes to $30 million": the only length of time of the sentence before; -1: none, or several. */
static int32_t only_duration(const fig_checking *c, int32_t total)
{
    int32_t found = -1;
    for (int32_t i = total - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= fig_of(c, total)->sentence; i--) {
        if (!fig_str_same(fig_of(c, i)->field, fig_of(c, total)->field))
            break;
        if (fig_of(c, i)->kind != FIG_KIND_DURATION)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* "$1.5 million a year. Over the 20 years it will pay $30 million": the only rate of its unit in the sentence before. */
static void compare_over(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *total = fig_of(c, claim->figures[1]);
    fig_claim whole = {.figures = {-1, claim->figures[0], claim->figures[1]}, .count = 3};
    for (int32_t i = claim->figures[1] - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= total->sentence; i--) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_str_same(f->field, total->field))
            break;
        if (f->kind != total->kind || !fig_str_same(f->unit, total->unit))
            continue;
        const bool moved = f->role == FIG_ROLE_CHANGE && f->kind != FIG_KIND_QUANTITY; /* a leak loses 15 litres a day */
        if (whole.figures[0] >= 0 || !f->per.len || f->mod != FIG_MOD_NONE || moved)
            return;
        whole.figures[0] = i;
    }
    if (whole.figures[0] >= 0)
        compare_total(c, &whole);
}

/* The only figure before a total in its sentence that is a rate of its unit, or a length of time; -1: there is none, or several. */
static int32_t only_before(const fig_checking *c, int32_t total, bool rate)
{
    const fig_figure *t = fig_of(c, total);
    int32_t found = -1;
    for (int32_t i = total - 1; i >= 0 && fig_in_one_sentence(fig_of(c, i), t); i--) {
        const fig_figure *f = fig_of(c, i);
        if (rate ? f->kind != t->kind || !fig_str_same(f->unit, t->unit) : f->kind != FIG_KIND_DURATION)
            continue;
        if (found >= 0 || (rate && !f->per.len) || f->mod != FIG_MOD_NONE)
            return -1;
        found = i;
    }
    return found;
}

/* "$14 an hour and work 40 hours, which makes $560": where they do not fit, a slip has to explain it. */
static void compare_sum(fig_checking *c, int32_t total)
{
    const int32_t rate = only_before(c, total, true), time = only_before(c, total, false), figures[2] = {total, rate};
    fig_interval values[2], ratio;
    fig_number n;
    fig_str unit;
    if (rate < 0 || time < 0 || !fig_read_duration(c, fig_of(c, time), &n, &unit) || !fig_read(c, figures, 2, values) ||
        !fig_period_ratio(c, fig_period_of(unit), fig_period_of(fig_of(c, rate)->per), false, &ratio))
        return;
    ratio = fig_interval_mul(&c->pool, ratio, fig_interval_exact(n));
    if (product_fits(c, values, &ratio) || fig_nought_explains(c, values, 2, product_fits, &ratio) ||
        fig_slip_explains(c, figures, values, 2, true, product_fits, &ratio))
        compare_total(c, &(fig_claim){.figures = {rate, time, total}, .count = 3});
}

void fig_check_period(fig_checking *c)
{
    const fig_result *r = c->result;
    uint8_t *income = fig_calloc(r->count + 1, 1);
    c->nomem = c->nomem || !income;
    for (size_t i = 0; income && i < r->claim_count; i++)
        if (r->claims[i].of == FIG_CLAIM_INCOME)
            income[r->claims[i].figures[0]] = 1;
    for (size_t i = 0; income && i < r->count; i++) {
        const fig_figure *f = fig_of(c, (int32_t)i);
        int32_t other = f->restates >= 0 ? f->restates : f->same_as;
        if (other >= 0 && f->per.len)
            compare_rates(c, other, (int32_t)i, income);
    }
    for (size_t i = 0; income && i < r->claim_count; i++)
        if (r->claims[i].of == FIG_CLAIM_TIMES)
            compare_total(c, &r->claims[i]);
        else if (r->claims[i].of == FIG_CLAIM_SUM)
            compare_sum(c, r->claims[i].figures[0]);
        else if (r->claims[i].of == FIG_CLAIM_YEAR_RATE && r->claims[i].count == 3)
            compare_year(c, &r->claims[i]);
        else if (r->claims[i].of == FIG_CLAIM_THAT_RATE)
            compare_that(c, r->claims[i].figures[0], income);
        else if (r->claims[i].of == FIG_CLAIM_OVER && r->claims[i].count == 2)
            compare_over(c, &r->claims[i]);
        else if (r->claims[i].of == FIG_CLAIM_OVER && only_duration(c, r->claims[i].figures[0]) >= 0) {
            const int32_t total = r->claims[i].figures[0];
            compare_over(c, &(fig_claim){.figures = {only_duration(c, total), total}, .count = 2});
        } else if (r->claims[i].of == FIG_CLAIM_RATES && r->claims[i].count == 2)
            compare_rates(c, r->claims[i].figures[0], r->claims[i].figures[1], income);
    fig_free(income);
}
