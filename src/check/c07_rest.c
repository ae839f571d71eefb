/*
 * C7, the rest: a total and its parts in several sentences or behind several verbs, the last of which the text calls what is left.
 *
 * in   "flies 64 aircraft. Forty-one of them are leased, and it owns the other 33"          out   a claim: 64 is 41 and 33
 * The parts are the numbers before the rest, back into the sentence before, the total the largest of them. Where another choice of them makes a sum that holds,
 * that one is meant; and a sum that is far from the total is of other things.
 */
#include "checking.h"

enum {
    NUMBERS_MOST = 5,
    NEAR = 4,
    NEAR_MIXED = 6,
    NEAR_SUM = 3,
    SMALL = 100
}; /* how far a sum may be off: a quarter; a sixth where a part has a noun of its own, a third right behind the parts */

/* Of one kind; tonnes may have bare numbers as parts. */
static bool is_alike(const fig_figure *f, const fig_figure *rest)
{
    if (fig_counts_things(f))
        return fig_counts_things(rest);
    return (f->kind == rest->kind && fig_str_same(f->unit, rest->unit)) ||
           ((f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_MONEY) && fig_counts_things(rest) && !rest->per.len);
}

/* `moved`: by how much it changed, too. */
static bool may_be_added(const fig_figure *f, bool moved)
{
    return f->value.ptr && f->value.ptr[0] != '-' && !f->per.len && (moved || f->role != FIG_ROLE_CHANGE) && f->mod == FIG_MOD_NONE;
}

/* The numbers that may be the total and its parts, in their order, `rest` the last; 0: they are too few or too many. */
static size_t numbers_before(const fig_checking *c, int32_t rest, bool moved, int32_t *all)
{
    int32_t turned[NUMBERS_MOST];
    size_t n = 0;
    const fig_figure *r = fig_of(c, rest);
    for (int32_t i = rest; i >= 0; i--) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_str_same(f->field, r->field) || f->sentence + 1 < r->sentence)
            break;
        if (f->kind == FIG_KIND_RATIO && f->terms.ptr)
            return 0; /* 38 of the 84 seats: it has the total, c07_terms.c */
        if (!is_alike(f, r) || f->same_as >= 0 || fig_is_marked(c, i, FIG_MARK_BEFORE))
            continue;
        if (n == NUMBERS_MOST || !may_be_added(f, moved))
            return 0;
        turned[n++] = i;
    }
    for (size_t i = 0; i < n; i++)
        all[i] = turned[n - 1 - i];
    return n < 3 ? 0 : n;
}

/* The largest, which alone may be the total of all others, first; the others in their order. */
static void put_total_first(fig_checking *c, int32_t *all, fig_interval *values, size_t n)
{
    size_t largest = 0;
    for (size_t i = 1; i + 1 < n; i++)
        if (fig_number_cmp(&c->pool, values[i].low, values[largest].low) > 0)
            largest = i;
    const int32_t total = all[largest];
    const fig_interval value = values[largest];
    for (size_t i = largest; i > 0; i--) {
        all[i] = all[i - 1];
        values[i] = values[i - 1];
    }
    all[0] = total;
    values[0] = value;
}

/* Does a number make the sum of the rest and some of those between? The parts then in *out. */
static bool find_sum(fig_checking *c, const int32_t *all, const fig_interval *values, size_t n, fig_claim *out)
{
    for (size_t total = 0; total + 2 < n; total++)
        for (unsigned kept = (1u << (n - 2 - total)) - 1; kept; kept--) { /* all of those between first */
            fig_interval sum = values[n - 1];
            *out = (fig_claim){.figures = {all[total]}, .count = 1, .of = FIG_CLAIM_PARTS};
            for (size_t k = total + 1; k + 1 < n; k++)
                if (kept & 1u << (k - total - 1)) {
                    sum = fig_interval_add(&c->pool, sum, values[k]);
                    out->figures[out->count++] = all[k];
                }
            out->figures[out->count++] = all[n - 1];
            if (!fig_interval_disjoint(&c->pool, sum, values[total]))
                return true;
        }
    return false;
}

/* Has a part a noun that is not the total's, or of a bare total not the other parts'? Then it may be of something else. */
static bool is_mixed(const fig_checking *c, const int32_t *all, size_t n)
{
    bool mixed = false;
    fig_str noun = fig_of(c, all[0])->unit;
    for (size_t i = 1; i < n; i++) {
        noun = noun.len ? noun : fig_of(c, all[i])->unit;
        mixed = mixed || (fig_of(c, all[i])->unit.len && !fig_str_same(fig_of(c, all[i])->unit, noun));
    }
    return mixed;
}

/* One more makes the total: a part may be `one`, which is no figure. */
static bool is_one_short(fig_checking *c, const int32_t *all, const fig_interval *values, size_t n)
{
    fig_interval sum = fig_interval_exact(fig_number_int(1));
    for (size_t i = 1; i < n; i++)
        sum = fig_interval_add(&c->pool, sum, values[i]);
    return fig_counts_things(fig_of(c, all[0])) && !fig_interval_disjoint(&c->pool, sum, values[0]);
}

/* The first is the largest, the others come near to it, and none is a hundredth of it: 84p, 11p and 5p of a pound. */
static bool is_total(fig_checking *c, const int32_t *all, const fig_interval *values, size_t n, int near)
{
    const fig_number one = fig_number_int(1), off = fig_number_div(&c->pool, one, fig_number_int(near));
    fig_interval sum = values[1];
    if (is_one_short(c, all, values, n))
        return false;
    for (size_t i = 1; i < n; i++) {
        const fig_number times = fig_number_mul(&c->pool, values[i].high, fig_number_int(SMALL));
        if (fig_number_cmp(&c->pool, values[i].low, values[0].high) >= 0 || fig_number_cmp(&c->pool, times, values[0].low) < 0)
            return false;
        sum = i > 1 ? fig_interval_add(&c->pool, sum, values[i]) : sum;
    }
    return !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, values[0], fig_interval_around(&c->pool, one, off)), sum);
}

bool fig_parts_fit(fig_checking *c, const fig_interval *values, void *user)
{
    const size_t n = *(const size_t *)user;
    fig_interval sum = values[1];
    for (size_t i = 2; i < n; i++)
        sum = fig_interval_add(&c->pool, sum, values[i]);
    return !fig_interval_disjoint(&c->pool, sum, values[0]);
}

bool fig_rest_read(fig_checking *c, int32_t rest, fig_claim *out)
{
    int32_t all[NUMBERS_MOST];
    fig_interval values[NUMBERS_MOST];
    size_t n = numbers_before(c, rest, false, all);
    int power;
    if (!n || !fig_read(c, all, n, values))
        return false;
    fig_make_exact(c, all, n, values);
    put_total_first(c, all, values, n);
    if (find_sum(c, all, values, n, out))
        return true;
    *out = (fig_claim){.count = (uint8_t)n, .of = FIG_CLAIM_PARTS};
    for (size_t i = 0; i < n; i++)
        out->figures[i] = all[i];
    if (!fig_of(c, all[0])->unit.len)
        return false; /* nobody knows of what */
    return is_total(c, all, values, n, is_mixed(c, all, n) ? NEAR_MIXED : NEAR) ||
           (!fig_counts_things(fig_of(c, rest)) && fig_find_slip(c, values, n, fig_parts_fit, &n, &power) >= 0);
}

/* A difference from the total that one wrong digit makes, in steps of the last place that any of them is written to. */
static bool is_off_by_digit(fig_checking *c, const int32_t *all, size_t n)
{
    fig_number sum = fig_number_int(0), half = sum, value, place;
    int64_t steps;
    for (size_t i = 0; i < n; i++) {
        if (!fig_read_number(c, fig_of(c, all[i])->value, &value) || !fig_read_number(c, fig_of(c, all[i])->precision, &place))
            return false;
        sum = i ? fig_number_sub(&c->pool, sum, value) : value;
        if (!fig_number_is_zero(place) && (fig_number_is_zero(half) || fig_number_cmp(&c->pool, place, half) < 0))
            half = place;
    }
    const fig_number step = fig_number_is_zero(half) ? fig_number_int(1) : fig_number_mul(&c->pool, half, fig_number_int(2));
    return fig_number_to_int(fig_number_div(&c->pool, sum, step), &steps) && fig_is_slip_of_digits(steps);
}

bool fig_adds_up(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    size_t n = claim->count;
    return fig_parts_fit(c, values, &n);
}

/* "$45 million and $52 billion, a total of $97 million": do amounts of a million and more add up where one of them is a thousand or a million times as large? */
static bool is_off_by_scale(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    enum { MILLION = 1000000 };
    fig_interval tried[FIG_CLAIM_MOST];
    size_t n = claim->count;
    int power;
    for (size_t i = 0; i < n; i++)
        if (fig_of(c, claim->figures[i])->kind != FIG_KIND_MONEY || !values[i].has_low ||
            fig_number_cmp(&c->pool, values[i].low, fig_number_int(MILLION)) < 0)
            return false;
    memcpy(tried, values, n * sizeof *values);
    return fig_find_slip(c, tried, n, fig_parts_fit, &n, &power) >= 0;
}

bool fig_sum_is_believed(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    const int near = claim->of == FIG_CLAIM_SUM ? NEAR_SUM : is_mixed(c, claim->figures, claim->count) ? NEAR_MIXED : NEAR;
    return fig_adds_up(c, claim, values) || is_off_by_scale(c, claim, values) ||
           (is_total(c, claim->figures, values, claim->count, near) && is_off_by_digit(c, claim->figures, claim->count));
}

/* "Of its 9 million euros 4 million came from the city, 3.2 million from ...": the total is a part itself, of what stands before it. */
static bool is_of_more(fig_checking *c, const fig_claim *claim)
{
    const int32_t total = claim->figures[0];
    fig_number n, more;
    return total > 0 && fig_in_one_sentence(fig_of(c, total - 1), fig_of(c, total)) && is_alike(fig_of(c, total - 1), fig_of(c, total)) &&
           fig_read_number(c, fig_of(c, total)->value, &n) && fig_read_number(c, fig_of(c, total - 1)->value, &more) &&
           fig_number_cmp(&c->pool, more, n) > 0;
}

/* Is what the parts lack another number of the sentence: ", and police shot three"? */
static bool has_other_part(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    const fig_figure *t = fig_of(c, claim->figures[0]);
    int32_t all[FIG_CLAIM_MOST + 1];
    fig_interval tried[FIG_CLAIM_MOST + 1];
    size_t n = claim->count + 1u;
    memcpy(all, claim->figures, claim->count * sizeof *all);
    memcpy(tried, values, claim->count * sizeof *tried);
    for (int32_t i = all[0] + 1; (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), t); i++) {
        size_t k = 0;
        while (k < claim->count && all[k] != i)
            k++;
        if (k == claim->count && is_alike(t, fig_of(c, i)) && fig_read(c, &i, 1, &tried[k]) && fig_parts_fit(c, tried, &n))
            return true;
    }
    return false;
}

bool fig_colon_read(fig_checking *c, const fig_claim *claim)
{
    fig_interval values[FIG_CLAIM_MOST];
    size_t n = claim->count;
    for (size_t i = 0; i < n; i++)
        if ((!may_be_added(fig_of(c, claim->figures[i]), false) && (i || fig_of(c, claim->figures[0])->role != FIG_ROLE_CHANGE)) ||
            !is_alike(fig_of(c, claim->figures[0]), fig_of(c, claim->figures[i])))
            return false;
    return n > 2 && !is_of_more(c, claim) && fig_read(c, claim->figures, n, values) && fig_sum_is_believed(c, claim, values) &&
           !has_other_part(c, claim, values);
}

bool fig_left_read(fig_checking *c, int32_t left, fig_claim *out)
{
    int32_t all[NUMBERS_MOST];
    fig_interval values[NUMBERS_MOST];
    const size_t n = numbers_before(c, left, true, all);
    if (!n || !fig_read(c, all, n, values))
        return false;
    fig_make_exact(c, all, n, values);
    put_total_first(c, all, values, n);
    if (find_sum(c, all, values, n, out)) {
        out->of = FIG_CLAIM_LEFT;
        return true;
    }
    *out = (fig_claim){.figures = {all[0], all[1], all[2]}, .count = 3, .of = FIG_CLAIM_LEFT};
    return n == 3 && all[2] == left && fig_of(c, all[0])->unit.len && fig_sum_is_believed(c, out, values);
}
