/*
 * C8: a percentage of a whole number of people is possible, or not.
 *
 * in   "37.5 percent of 15 people"          out   5.6 people: 5 would be 33.3 %, 6 would be 40 %
 * Cut off is let pass as well as rounded: 66.6 percent of three. Of more than 10,000 nothing is asked: every percentage that is printed is possible there.
 */
#include "checking.h"

enum { MOST = 10000 };

/* The least whole number that is not below n; n is not negative and at most MOST. */
static int64_t rounded_up(fig_checking *c, fig_number n)
{
    int64_t k = (int64_t)fig_number_to_double(n) - 1;
    k = k < 0 ? 0 : k;
    while (fig_number_cmp(&c->pool, fig_number_int(k), n) < 0)
        k++;
    return k;
}

static bool read_whole(fig_checking *c, const fig_figure *f, int64_t *n)
{
    fig_number value;
    return f->value.ptr && f->mod == FIG_MOD_NONE && fig_str_is(f->precision, "0") && fig_read_number(c, f->value, &value) &&
           fig_number_to_int(value, n) && *n > 0 && *n <= MOST;
}

static void say_share(fig_checking *c, int64_t k, int64_t n, int places)
{
    fig_number share = fig_number_div(&c->pool, fig_number_int(100 * k), fig_number_int(n));
    fig_strbuf_format(&c->why, "%lld of %lld is ", (long long)k, (long long)n);
    fig_say_number(&c->why, &c->pool, share, places);
    fig_strbuf_char(&c->why, '%');
}

/* Digits behind the point that the percentage has. */
static int places_of(fig_checking *c, const fig_figure *f)
{
    fig_number half;
    int places = 0;
    if (!fig_read_number(c, f->precision, &half))
        return 1;
    while (places < 6 && fig_number_cmp(&c->pool, fig_number_scale(&c->pool, half, places),
                                        fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2))) < 0)
        places++;
    return places;
}

static void compare_share(fig_checking *c, int32_t share, int32_t whole)
{
    const fig_figure *p = fig_of(c, share), *f = fig_of(c, whole);
    fig_interval value;
    int64_t n;
    if (p->role == FIG_ROLE_CHANGE || p->mod != FIG_MOD_NONE || !fig_str_is(p->unit, "%") || !p->value.ptr || !p->precision.ptr ||
        !read_whole(c, f, &n) || !fig_read(c, &share, 1, &value) || fig_number_is_negative(value.low) ||
        fig_number_cmp(&c->pool, value.low, fig_number_int(100)) > 0)
        return;
    value.high =
        fig_number_add(&c->pool, value.high,
                       fig_number_sub(&c->pool, value.high, fig_interval_middle(&c->pool, value))); /* 66.6 is two of three, cut off */
    fig_number hundredth = fig_number_div(&c->pool, fig_number_int(n), fig_number_int(100));
    fig_interval people = fig_interval_mul(&c->pool, value, fig_interval_exact(hundredth));
    int64_t k = rounded_up(c, people.low);
    bool possible = fig_number_cmp(&c->pool, fig_number_int(k), people.high) <= 0;
    fig_compared x = {.check = 8,
                      .verdict = possible ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT,
                      .figures = {share, whole},
                      .count = 2,
                      .stated = p->text,
                      .recomputed = people,
                      .unit = f->unit};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, p);
        fig_strbuf_puts(&c->why, " of ");
        fig_say_figure(&c->why, f);
        fig_strbuf_puts(&c->why, possible ? " is possible: " : " is no whole number: ");
        if (!possible && k > 0) {
            say_share(c, k - 1, n, places_of(c, p));
            fig_strbuf_puts(&c->why, ", ");
        }
        say_share(c, k, n, places_of(c, p));
    }
    fig_finding_add(c, &x, NULL);
}

void fig_check_people(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_SHARE && claim->count == 2)
            compare_share(c, claim->figures[0], claim->figures[1]);
    }
}
