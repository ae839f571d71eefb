/*
 * C7: parts add up to the total, shares to 100, within half a unit of each.
 *
 * in   the claims of a text: "17 people, nine men and eight women"          out   a finding where the sum cannot be the total
 * Some parts of a total come to no more than that; answers that exclude each other to no more than 100 percent.
 */
#include "checking.h"

/* In the form of the total, where that is an amount or quantity in digits. */
static void say_sum(fig_checking *c, const int32_t *parts, size_t count, const fig_compared *x)
{
    const fig_figure *total = fig_of(c, x->figures[0]);
    bool amount = total->value.ptr && (total->kind == FIG_KIND_MONEY || total->kind == FIG_KIND_QUANTITY);
    for (size_t i = 0; i < count; i++) {
        fig_strbuf_puts(&c->why, i == 0 ? "" : i + 1 < count ? ", " : " and ");
        fig_say_figure(&c->why, fig_of(c, parts[i]));
    }
    fig_strbuf_puts(&c->why, " add up to ");
    if (amount)
        fig_say_like(&c->why, &c->pool, x->recomputed, total, x->verdict == FIG_VERDICT_CONSISTENT);
    else
        fig_say_interval(&c->why, &c->pool, x->recomputed, x->verdict == FIG_VERDICT_CONSISTENT);
    const fig_str unit = total->kind == FIG_KIND_DURATION ? fig_unit_of(c, total) : (fig_str){NULL, 0};
    if (unit.len)
        fig_strbuf_format(&c->why, " %s", unit.ptr);
}

static fig_interval sum_of(fig_checking *c, const fig_interval *values, size_t count)
{
    fig_interval sum = values[0];
    for (size_t i = 1; i < count; i++)
        sum = fig_interval_add(&c->pool, sum, values[i]);
    return sum;
}

/* Were its figures looked for, whatever words stand between them? */
static bool gathers(const fig_claim *claim)
{
    return claim->of == FIG_CLAIM_SUM || claim->of == FIG_CLAIM_BALANCE || claim->of == FIG_CLAIM_LEFT;
}

/* Amounts of one currency, quantities of one unit; of counts the nouns differ by nature. */
static bool can_be_added(const fig_checking *c, const fig_claim *claim)
{
    const fig_figure *first = fig_of(c, claim->figures[0]);
    for (size_t i = 0; i < claim->count; i++) {
        const fig_figure *f = fig_of(c, claim->figures[i]);
        const bool vague = f->mod != FIG_MOD_NONE &&
                           !(claim->of == FIG_CLAIM_SHARES && claim->count > 2 && f->mod == FIG_MOD_APPROX); /* some 46 percent */
        const bool year = !f->per.len && claim->of == FIG_CLAIM_COLON,
                   other = !year && !fig_str_same(f->per, first->per); /* $9 million a year: $6 million on roads */
        if (other || vague || (i && f->role == FIG_ROLE_CHANGE && !gathers(claim)))
            return false;
        if ((f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_PERCENT) &&
            !fig_str_same(f->unit, first->unit))
            return false;
    }
    return true;
}

/* Numbers of things that are counted to the last: "15 members, eight from the north". */
void fig_make_exact(fig_checking *c, const int32_t *figures, size_t count, fig_interval *values)
{
    bool counted = false;
    for (size_t i = 0; i < count; i++)
        counted = counted || fig_str_is(fig_of(c, figures[i])->precision, "0");
    for (size_t i = 0; counted && i < count; i++) {
        const fig_figure *f = fig_of(c, figures[i]);
        fig_number n;
        if (f->kind == FIG_KIND_NUMBER && fig_str_is(f->precision, "0.5") && !f->precision_loose.ptr && fig_read_number(c, f->value, &n))
            values[i] = fig_interval_exact(n);
    }
}

enum { NESTED = 4 }; /* a total and three parts: of two places one within the other would be all there is */

bool fig_some_add_up(fig_checking *c, const fig_interval *values, size_t parts)
{
    const unsigned all = (1u << parts) - 1;
    for (unsigned kept = 1; kept < all; kept++) {
        fig_interval sum = fig_interval_exact(fig_number_int(0));
        for (unsigned i = 0; i < parts; i++)
            if (kept & 1u << i)
                sum = fig_interval_add(&c->pool, sum, values[i + 1]);
        if ((kept & (kept - 1)) && !fig_interval_disjoint(&c->pool, sum, values[0]))
            return true;
    }
    return false;
}

/* Parts that come to more than the total, and may lie in each other: all the others, where they are all there is, then make the total. */
static bool may_be_nested(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    const unsigned parts = claim->count - 1u;
    if (claim->nests == FIG_NESTS_NOT || claim->count < NESTED ||
        fig_number_cmp(&c->pool, sum_of(c, values + 1, parts).low, values[0].high) <= 0)
        return false;
    return claim->nests == FIG_NESTS_PERHAPS || (claim->nests == FIG_NESTS_IN_ALL && fig_some_add_up(c, values, parts));
}

/* Is the first of the things what others come to: a coalition and its parties? */
static bool holds_subtotal(fig_checking *c, const fig_claim *claim, const fig_interval *parts, size_t count)
{
    return count > 2 && fig_counts_things(fig_of(c, claim->figures[1])) &&
           (!fig_interval_disjoint(&c->pool, parts[0], sum_of(c, parts + 1, count - 1)) || fig_some_add_up(c, parts, count - 1));
}

/* "300 delegates from 40 countries, 250 in the hall and the other 50 on screen": the first number is of something else, and the others make the total. */
static bool begins_with_another(fig_checking *c, const fig_claim *claim, const fig_interval *values)
{
    const fig_figure *first = fig_of(c, claim->figures[1]);
    return claim->count > 3 && fig_counts_things(first) && first->unit.len && !(first->supplied & FIG_SUPPLIED_UNIT) &&
           !fig_interval_disjoint(&c->pool, values[0], sum_of(c, values + 2, claim->count - 2u));
}

/* May the total be a part of what was counted before, as those behind it are: of these 290 came from the town, 210 from around it? Its things are left out. */
static bool may_be_part(const fig_checking *c, const fig_claim *claim)
{
    const fig_figure *total = fig_of(c, claim->figures[0]);
    bool told = false;
    for (size_t i = 1; i < claim->count; i++)
        told = told || fig_of(c, claim->figures[i])->part_of == claim->figures[0];
    return !told && !gathers(claim) && (total->part_of >= 0 || (total->kind == FIG_KIND_COUNT && total->supplied & FIG_SUPPLIED_UNIT));
}

/* Less than one thing would be left: 19 seats are no 0.019. */
static bool is_too_small(fig_checking *c, int32_t figure, int power)
{
    const fig_figure *f = fig_of(c, figure);
    fig_number n;
    return fig_counts_things(f) && fig_read_number(c, f->value, &n) && !fig_number_is_integer(fig_number_scale(&c->pool, n, power));
}

void fig_compare_parts(fig_checking *c, const fig_claim *claim, bool some)
{
    fig_interval values[FIG_CLAIM_MOST];
    size_t count = claim->count;
    int power;
    if (count < 3 || !can_be_added(c, claim) || may_be_part(c, claim) || !fig_read(c, claim->figures, count, values))
        return;
    fig_make_exact(c, claim->figures, count, values);
    const int check = claim->of == FIG_CLAIM_BALANCE || claim->of == FIG_CLAIM_LEFT ? 2 : 7;
    fig_compared x = {
        .check = check, .count = count, .stated = fig_of(c, claim->figures[0])->text, .unit = fig_of(c, claim->figures[0])->unit};
    memcpy(x.figures, claim->figures, count * sizeof *x.figures);
    x.recomputed = sum_of(c, values + 1, count - 1);
    if (may_be_nested(c, claim, values))
        return;
    if (some ? holds_subtotal(c, claim, values + 1, count - 1) : begins_with_another(c, claim, values))
        return;
    if (some)
        values[0].has_low = false;
    x.verdict = fig_compare(c, values[0], x.recomputed);
    if (fig_finding_wanted(c, x.verdict)) {
        say_sum(c, claim->figures + 1, count - 1, &x);
        fig_strbuf_puts(&c->why,
                        x.verdict == FIG_VERDICT_INCONSISTENT ? some ? ", more than the total of " : ", not to " : ", as stated: ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[0]));
    }
    int slipped = x.verdict == FIG_VERDICT_INCONSISTENT && !some ? fig_find_slip(c, values, count, fig_parts_fit, &count, &power) : -1;
    if (slipped >= 0 && is_too_small(c, claim->figures[slipped], power))
        slipped = -1;
    if (slipped < 0) {
        fig_finding_add(c, &x, NULL);
        return;
    }
    x.check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, claim->figures[slipped], power);
    fig_strbuf_puts(&c->why, "; ");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, " for ");
    fig_say_figure(&c->why, fig_of(c, claim->figures[slipped]));
    fig_strbuf_puts(&c->why, " would fit");
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
}

enum { FAR_MORE = 130 }; /* percent: answers that come to as much were several of each */

static void compare_shares(fig_checking *c, const fig_claim *claim)
{
    fig_interval values[FIG_CLAIM_MOST], all = {.high = fig_number_int(100), .has_high = true};
    size_t count = claim->count;
    if (count < 2 || !can_be_added(c, claim) || !fig_str_is(fig_of(c, claim->figures[0])->unit, "%") ||
        !fig_read(c, claim->figures, count, values))
        return;
    fig_compared x = {.check = 7, .count = count, .stated = fig_of(c, claim->figures[count - 1])->text, .unit = {"%", 1}};
    memcpy(x.figures, claim->figures, count * sizeof *x.figures);
    x.recomputed = sum_of(c, values, count);
    x.verdict = fig_compare(c, all, x.recomputed);
    if (x.verdict == FIG_VERDICT_INCONSISTENT && fig_number_cmp(&c->pool, x.recomputed.low, fig_number_int(FAR_MORE)) > 0)
        return;
    if (fig_finding_wanted(c, x.verdict)) {
        say_sum(c, claim->figures, count, &x);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? " percent, more than one whole" : " percent, which can be");
    }
    fig_finding_add(c, &x, NULL);
}

/* Parts, and before them the total, which the sentence before has. */
static bool with_total(fig_checking *c, const fig_claim *claim, fig_claim *out)
{
    const int32_t total = claim->count < FIG_CLAIM_MOST ? fig_said_before(c, claim->figures[0]) : -1;
    *out = (fig_claim){.figures = {total}, .count = (uint8_t)(claim->count + 1), .of = FIG_CLAIM_PARTS};
    if (total >= 0)
        memcpy(out->figures + 1, claim->figures, claim->count * sizeof *claim->figures);
    return total >= 0;
}

/* The answers of a poll, and those that the next sentence adds to them. */
static void add_next(const fig_checking *c, size_t at, fig_claim *out)
{
    const fig_claim *claims = c->result->claims;
    const fig_figure *first = fig_of(c, claims[at].figures[0]);
    *out = claims[at];
    for (size_t i = at + 1; i < c->result->claim_count && out->count < FIG_CLAIM_MOST; i++) {
        const fig_figure *f = fig_of(c, claims[i].figures[0]);
        if (f->sentence > first->sentence + 1 || !fig_str_same(f->field, first->field))
            break;
        if (claims[i].of == FIG_CLAIM_SHARES_MORE && f->sentence == first->sentence + 1)
            out->figures[out->count++] = claims[i].figures[0];
    }
}

static bool tells_parts(const fig_claim *claim)
{
    return claim->of == FIG_CLAIM_PARTS || claim->of == FIG_CLAIM_SOME || claim->of == FIG_CLAIM_COLON;
}

/* "58 migrants: 41 men, 12 women and five children": is the total, 41, a part of the claim beside it, of 58? */
static bool is_within(const fig_checking *c, size_t at)
{
    enum { BESIDE = 4 };
    const fig_claim *claims = c->result->claims;
    for (size_t i = at > BESIDE ? at - BESIDE : 0; i < c->result->claim_count && i <= at + BESIDE; i++)
        for (size_t k = 1; tells_parts(&claims[i]) && k < claims[i].count; k++)
            if (claims[i].figures[k] == claims[at].figures[0])
                return true;
    return false;
}

static bool is_behind(const fig_claim *claim)
{
    return claim->of == FIG_CLAIM_SOME_BEHIND || claim->of == FIG_CLAIM_ALL_BEHIND;
}

/* Does one wording tie a total to its parts, so that they are compared? */
static bool is_told(fig_checking *c, int32_t total)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (tells_parts(claim) && claim->figures[0] == total &&
            (claim->of == FIG_CLAIM_COLON ? fig_colon_read(c, claim) : can_be_added(c, claim)))
            return true;
    }
    return false;
}

/* Balances, what is left and what others have, so far as no wording told all their figures: those were compared. */
static void check_left(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        const int32_t figure = claim->figures[0];
        fig_claim whole;
        if (fig_is_marked(c, figure, FIG_MARK_USED))
            continue;
        if (claim->of == FIG_CLAIM_OTHERS)
            fig_compare_others(c, claim);
        else if ((claim->of == FIG_CLAIM_BALANCE && fig_balance_read(c, figure, &whole)) ||
                 (claim->of == FIG_CLAIM_LEFT && fig_left_read(c, figure, &whole)))
            fig_compare_parts(c, &whole, false);
        else if (claim->of == FIG_CLAIM_LEFT)
            fig_compare_rest_of_ratio(c, figure, true); /* "shut 14 of its 63 shops. That leaves it with 49" */
    }
}

void fig_check_parts(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        fig_claim whole;
        if (claim->of == FIG_CLAIM_REST && fig_rest_read(c, claim->figures[0], &whole))
            fig_compare_parts(c, &whole, false);
        else if (claim->of == FIG_CLAIM_REST)
            fig_compare_rest_of_ratio(c, claim->figures[0], false);
        else if (claim->of == FIG_CLAIM_CAST && claim->count == 2)
            fig_compare_cast(c, claim);
        else if (claim->of == FIG_CLAIM_SUM && fig_of(c, claim->figures[0])->kind == FIG_KIND_RATIO)
            fig_compare_bloc(c, claim->figures[0]);
        else if (claim->of == FIG_CLAIM_REST_SHARE)
            fig_compare_rest_share(c, claim->figures[0]);
        else if (claim->of == FIG_CLAIM_EACH_OF || claim->of == FIG_CLAIM_EACH_AT)
            fig_compare_each_of(c, claim);
        if ((tells_parts(claim) && is_within(c, i)) || (is_behind(claim) && is_told(c, claim->figures[0])))
            continue;
        if (claim->of == FIG_CLAIM_PARTS || claim->of == FIG_CLAIM_SOME)
            fig_compare_parts(c, claim, claim->of == FIG_CLAIM_SOME);
        else if ((claim->of == FIG_CLAIM_SUM && fig_gather_read(c, claim, &whole)) ||
                 (is_behind(claim) && fig_behind_read(c, claim, &whole)))
            fig_compare_parts(c, &whole, false);
        else if (claim->of == FIG_CLAIM_EACH && claim->count == 3)
            fig_compare_each(c, claim);
        else if ((claim->of == FIG_CLAIM_THAT_PARTS && with_total(c, claim, &whole)) ||
                 (claim->of == FIG_CLAIM_THAT_GAVE && with_total(c, claim, &whole) && fig_colon_read(c, &whole)))
            fig_compare_parts(c, &whole, false);
        else if (claim->of == FIG_CLAIM_AVERAGE && claim->count == 3)
            fig_compare_average(c, claim);
        else if (claim->of == FIG_CLAIM_THAT_SOME && with_total(c, claim, &whole) && (claim->count == 2 || fig_colon_read(c, &whole)))
            fig_compare_parts(c, &whole, true);
        else if (claim->of == FIG_CLAIM_SHARES) {
            add_next(c, i, &whole);
            compare_shares(c, &whole);
        } else if (claim->of == FIG_CLAIM_COLON && fig_colon_read(c, claim))
            fig_compare_parts(c, claim, false);
    }
    check_left(c);
}
