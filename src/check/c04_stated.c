/*
 * C4, a rate that the text states: an amount and what it is in the other currency are held against it.
 *
 * in   "5.8 lira to the dollar", "the 29 million lira plant costs $6 million"          out   29 million lira would be $5 million
 *      "one pound worth $1.30", "the £200 million deal is valued at $360 million"           $260 million
 * The rate and the amounts stand in one sentence, or in two that follow each other: a rate of farther on may be another day's. In one sentence they agree within
 * a hundredth, in two within a tenth, as the one may be the rate of the day and the other that of the deal. Limit: the rates among the 24 figures on either side.
 */
#include "c04_conversion.h"
#include "sought.h"

enum { FIGURES_NEAR = 24, CODE = 3, ONE_SENTENCE = 100, TWO_SENTENCES = 10 };

/* How many of `unit` one `per` is; `other`: the figure of the one, or -1. */
typedef struct stated {
    int32_t figure, other;
    fig_str unit, per;
} stated;

static bool is_firm(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY && f->value.ptr && f->mod == FIG_MOD_NONE && f->role != FIG_ROLE_CHANGE && f->unit.len == CODE;
}

static bool is_one(const fig_figure *f)
{
    return is_firm(f) && fig_str_is(f->value, "1") && !f->per.len;
}

/* Does the figure state a rate: 70 rubles, which a dollar buys? */
static bool is_stated(const fig_checking *c, int32_t i, stated *out)
{
    const fig_figure *f = fig_of(c, i);
    if (!is_firm(f))
        return false;
    *out = (stated){i, -1, f->unit, f->per};
    if (fig_is_marked(c, i, FIG_MARK_OF_ONE) && i > 0 && is_one(fig_of(c, i - 1))) /* one euro bought $1.10 */
        *out = (stated){i, i - 1, f->unit, fig_of(c, i - 1)->unit};
    return out->per.len == CODE && !fig_str_same(out->unit, out->per);
}

/* What `of` is in the currency of the other one, at the rate; false: the rate is of other currencies. */
static bool convert(fig_checking *c, const stated *rate, const fig_figure *of, const fig_figure *to, const fig_interval values[2],
                    fig_interval *out)
{
    if (fig_str_same(of->unit, rate->unit) && fig_str_same(to->unit, rate->per))
        *out = fig_interval_div(&c->pool, values[1], values[0]);
    else if (fig_str_same(of->unit, rate->per) && fig_str_same(to->unit, rate->unit))
        *out = fig_interval_mul(&c->pool, values[1], values[0]);
    else
        return false;
    return true;
}

static void say(fig_checking *c, const fig_compared *x, const stated *rate)
{
    const bool holds = x->verdict == FIG_VERDICT_CONSISTENT;
    const fig_str value = fig_of(c, rate->figure)->value;
    fig_strbuf_puts(&c->why, "At ");
    fig_strbuf_add(&c->why, value.ptr, value.len);
    fig_strbuf_char(&c->why, ' ');
    fig_strbuf_add(&c->why, rate->unit.ptr, rate->unit.len);
    fig_strbuf_puts(&c->why, " per ");
    fig_strbuf_add(&c->why, rate->per.ptr, rate->per.len);
    fig_strbuf_puts(&c->why, ", ");
    fig_say_figure(&c->why, fig_of(c, x->figures[1]));
    fig_strbuf_puts(&c->why, holds ? " is " : " would be ");
    fig_say_like(&c->why, &c->pool, x->recomputed, fig_of(c, x->figures[0]), holds);
    fig_strbuf_puts(&c->why, holds ? ", as stated: " : ", not ");
    fig_say_figure(&c->why, fig_of(c, x->figures[0]));
}

/* Holds an amount and its conversion against one rate: 1 it fits, -1 it does not, 0 it says nothing of them. */
static int compare(fig_checking *c, const stated *rate, int32_t of, int32_t to, fig_compared *x)
{
    const int32_t figures[3] = {rate->figure, of, to};
    fig_interval values[3], expected;
    if (!fig_read(c, figures, 3, values) || !convert(c, rate, fig_of(c, of), fig_of(c, to), values, &expected) ||
        !fig_interval_bounded(expected))
        return 0;
    const int slack = fig_of(c, rate->figure)->sentence == fig_of(c, to)->sentence ? ONE_SENTENCE : TWO_SENTENCES;
    *x = (fig_compared){
        .check = 4, .figures = {to, of, rate->figure}, .count = 3, .stated = fig_of(c, to)->text, .unit = fig_of(c, to)->unit};
    x->recomputed = expected;
    x->verdict = fig_compare(c, fig_rate_widened(c, expected, slack), values[2]);
    return x->verdict == FIG_VERDICT_CONSISTENT ? 1 : -1;
}

static bool is_near(const fig_figure *rate, const fig_figure *f)
{
    return fig_str_same(rate->field, f->field) && rate->sentence + 1 >= f->sentence && rate->sentence <= f->sentence + 1;
}

static void add(fig_checking *c, const fig_compared *x, const stated *rate)
{
    if (fig_finding_wanted(c, x->verdict))
        say(c, x, rate);
    fig_finding_add(c, x, NULL);
}

static void compare_with_stated(fig_checking *c, int32_t of, int32_t to)
{
    fig_compared x, found = {.count = 0};
    stated rate, by = {.figure = -1};
    int fits = 0;
    const int32_t last = to + FIGURES_NEAR < (int32_t)c->result->count ? to + FIGURES_NEAR : (int32_t)c->result->count - 1;
    for (int32_t i = of > FIGURES_NEAR ? of - FIGURES_NEAR : 0; i <= last && fits <= 0; i++) {
        if (i == of || i == to || !is_near(fig_of(c, i), fig_of(c, to)) || !is_stated(c, i, &rate) || rate.other == of || rate.other == to)
            continue;
        const int now = compare(c, &rate, of, to, &x);
        if (now > 0 || (now < 0 && fits == 0)) {
            found = x;
            by = rate;
        }
        fits = now ? now : fits;
    }
    if (fits)
        add(c, &found, &by);
}

/* "The 29 million lira plant costs $6 million" */
void fig_check_priced(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of != FIG_CLAIM_PRICED || claim->count != 2)
            continue;
        const fig_figure *of = fig_of(c, claim->figures[0]), *to = fig_of(c, claim->figures[1]);
        if (is_firm(of) && is_firm(to) && (!to->per.len || fig_str_same(of->per, to->per)) && !fig_str_same(of->unit, to->unit))
            compare_with_stated(c, claim->figures[0], claim->figures[1]);
    }
}

/* An amount beside a rate, and not one itself; what a link called a rate too, $58.50 beside $1.24 to the pound, is one. */
static bool is_amount(fig_checking *c, int32_t i, const stated *rate, fig_str unit)
{
    enum { FAR = 5 };
    const fig_figure *f = fig_of(c, i);
    fig_number n, by;
    return i != rate->figure && i != rate->other && f->kind == FIG_KIND_MONEY && f->value.ptr && f->role != FIG_ROLE_CHANGE &&
           (f->mod == FIG_MOD_NONE || f->mod == FIG_MOD_APPROX) && fig_str_same(f->unit, unit) && fig_read_number(c, f->value, &n) &&
           (!f->per.len || (f->supplied & FIG_SUPPLIED_PER && fig_read_number(c, fig_of(c, rate->figure)->value, &by) &&
                            fig_number_cmp(&c->pool, n, fig_number_mul(&c->pool, by, fig_number_int(FAR))) > 0));
}

/* The only amount of a currency in the rate's sentence; -1: there is none, or several. */
static int32_t only_amount(fig_checking *c, const stated *rate, fig_str unit)
{
    int32_t first, end, found = -1;
    fig_sought_window(c, rate->figure, 0, 0, &first, &end);
    for (int32_t i = first; i < end; i++)
        if (is_amount(c, i, rate, unit)) {
            if (found >= 0)
                return -1;
            found = i;
        }
    return found;
}

/* The rate, an amount of the one currency, of the other. */
typedef struct conversion {
    int32_t figures[3];
    fig_interval values[3];
} conversion;

/* values: the two amounts; user: the conversion */
static bool fits(fig_checking *c, const fig_interval *values, void *user)
{
    const conversion *v = user;
    const fig_interval expected = fig_interval_mul(&c->pool, values[0], v->values[0]);
    return !fig_interval_disjoint(&c->pool, fig_rate_widened(c, expected, ONE_SENTENCE), values[1]);
}

/* "At $1.27 to the pound the £643,500 bill comes to $871,000": the only amounts of both currencies, where a slip explains why they do not fit. */
void fig_check_stated_sought(fig_checking *c)
{
    stated rate;
    fig_compared x;
    int power;
    for (int32_t i = 0; (size_t)i < c->result->count && !c->nomem; i++) {
        if (!is_stated(c, i, &rate))
            continue;
        const int32_t of = only_amount(c, &rate, rate.per), to = only_amount(c, &rate, rate.unit);
        conversion v = {.figures = {i, of, to}};
        if (of >= 0 && to >= 0 && !fig_is_marked(c, of, FIG_MARK_DOUBTED) && !fig_is_marked(c, to, FIG_MARK_DOUBTED) &&
            fig_read(c, v.figures, 3, v.values) && compare(c, &rate, of < to ? of : to, of < to ? to : of, &x) < 0 &&
            (fig_slip_explains(c, v.figures + 1, v.values + 1, 2, false, fits, &v) ||
             fig_find_slip(c, v.values + 1, 2, fits, &v, &power) >= 0))
            add(c, &x, &rate);
        fig_forget_numbers(c);
    }
}
