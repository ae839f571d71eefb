/*
 * C14: values that cannot be: a share over 100 %, a part above its whole, a month 13, a minute 74. They are extracted all the same.
 *
 * in   "152 percent of the 480 seats", "19 of the 11 villages"          out   a finding each
 */
#include "checking.h"

bool fig_is_plain_date(const fig_figure *f)
{
    int numbers = 0;
    if (f->text.len > 2 && f->text.ptr[0] >= '4' && f->text.ptr[0] <= '9' && f->text.ptr[1] >= '0' && f->text.ptr[1] <= '9' &&
        f->text.ptr[2] == '/')
        return false; /* 88/02/08: the year stands first */
    for (size_t i = 0; i < f->text.len; i++) {
        unsigned char ch = (unsigned char)f->text.ptr[i];
        bool digit = ch >= '0' && ch <= '9';
        if ((ch | 0x20) >= 'a' && ch >= 'A')
            return true; /* the name of a month, or letters of another script */
        numbers += digit && (i == 0 || f->text.ptr[i - 1] < '0' || f->text.ptr[i - 1] > '9');
    }
    return numbers == 3;
}

bool fig_is_month_beyond(const fig_figure *f)
{
    int numbers[4] = {0}, count = 0;
    size_t widths[4] = {0};
    if (!(f->flags & FIG_FLAG_INVALID_DATE))
        return false;
    for (size_t i = 0; i < f->text.len; i++) {
        char ch = f->text.ptr[i];
        bool digit = ch >= '0' && ch <= '9';
        if (!digit && ch != '-' && ch != '/' && ch != '.')
            return false;
        if (!digit)
            continue;
        if (i == 0 || f->text.ptr[i - 1] < '0' || f->text.ptr[i - 1] > '9')
            if (++count > 3)
                return false;
        numbers[count - 1] = numbers[count - 1] % 10000 * 10 + ch - '0';
        widths[count - 1]++;
    }
    if (count != 3)
        return false;
    if (widths[0] == 4)
        return numbers[1] > 12;
    return widths[2] == 4 && numbers[0] > 12 && numbers[1] > 12; /* a 30/30/30 rule */
}

static void look_at_month(fig_checking *c, int32_t i)
{
    const fig_figure *f = fig_of(c, i);
    if (!fig_is_month_beyond(f))
        return;
    fig_compared x = {.check = 14, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {i}, .count = 1, .stated = f->text};
    fig_strbuf_puts(&c->why, "A year has 12 months: ");
    fig_say_figure(&c->why, f);
    fig_strbuf_puts(&c->why, " is no date");
    fig_finding_add(c, &x, NULL);
}

/* "at 13:74", read as a score: the first number could be an hour, the second no minute. */
static void look_at_clock(fig_checking *c, int32_t i)
{
    enum { HOURS = 24, MINUTES = 60, SHORTEST = 4 };
    const fig_figure *f = fig_of(c, i);
    fig_number first, second;
    int64_t hour, minute;
    if (f->text.len < SHORTEST || f->text.ptr[f->text.len - 3] != ':' || !fig_read_terms(c, f, &first, &second) ||
        !fig_number_to_int(first, &hour) || !fig_number_to_int(second, &minute) || hour > HOURS || minute < MINUTES)
        return;
    fig_compared x = {.check = 14, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {i}, .count = 1, .stated = f->text};
    fig_strbuf_puts(&c->why, "An hour has 60 minutes: ");
    fig_say_figure(&c->why, f);
    fig_strbuf_puts(&c->why, " is no time of day");
    fig_finding_add(c, &x, NULL);
}

/* A share that is more than all. */
static void look_at_share(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *p = fig_of(c, claim->figures[0]);
    fig_interval value, all = {.high = fig_number_int(100), .has_high = true};
    if (!fig_str_is(p->unit, "%") || (p->role == FIG_ROLE_CHANGE && claim->of != FIG_CLAIM_FALL) || !fig_read(c, claim->figures, 1, &value))
        return;
    fig_compared x = {.check = 14, .count = claim->count, .stated = p->text, .recomputed = all, .unit = p->unit};
    memcpy(x.figures, claim->figures, claim->count * sizeof *x.figures);
    x.verdict = fig_compare(c, value, all);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, p);
        if (claim->count > 1) {
            fig_strbuf_puts(&c->why, " of ");
            fig_say_figure(&c->why, fig_of(c, claim->figures[1]));
        }
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? " is more than the whole" : " is no more than the whole");
    }
    fig_finding_add(c, &x, NULL);
}

/* Of the same things, or one of them of any: 18 countries of two unions are no part of those. */
static bool count_alike(const fig_figure *f, const fig_figure *g)
{
    return !f->unit.len || !g->unit.len || fig_str_same(f->unit, g->unit);
}

/* 19 of the 11 villages; `lost`: the verb makes the part a change: lost 43 of its 31 tanks. */
static void look_at_part(fig_checking *c, int32_t part, int32_t whole, bool lost)
{
    const fig_figure *f = fig_of(c, part), *g = fig_of(c, whole);
    int32_t figures[2] = {part, whole};
    fig_interval values[2];
    if (!fig_counts_things(f) || !fig_counts_things(g) || !count_alike(f, g) || f->per.len || g->per.len ||
        (f->role == FIG_ROLE_CHANGE && !lost) || g->role == FIG_ROLE_CHANGE || !fig_read(c, figures, 2, values))
        return;
    fig_compared x = {.check = 14, .figures = {part, whole}, .count = 2, .stated = f->text, .recomputed = values[1], .unit = g->unit};
    x.recomputed.has_low = false;
    x.verdict = fig_compare(c, values[0], x.recomputed);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, f);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? " cannot be a part of " : " can be a part of ");
        fig_say_figure(&c->why, g);
    }
    fig_finding_add(c, &x, NULL);
}

/* "640 beds, and 715 of them": the only number before it; not where it is twice as much, and more. */
static void look_at_them(fig_checking *c, int32_t part)
{
    enum { TWICE = 2 };
    const int32_t whole = fig_counted_before(c, part);
    fig_number n, all;
    if (whole >= 0 && fig_of(c, part)->part_of < 0 && fig_read_number(c, fig_of(c, part)->value, &n) &&
        fig_read_number(c, fig_of(c, whole)->value, &all) &&
        fig_number_cmp(&c->pool, n, fig_number_mul(&c->pool, all, fig_number_int(TWICE))) < 0)
        look_at_part(c, part, whole, false);
}

/* "620 seats, and 109 percent of them". */
static void look_at_share_of_them(fig_checking *c, int32_t share)
{
    const int32_t whole = fig_counted_before(c, share);
    if (whole >= 0)
        look_at_share(c, &(fig_claim){.figures = {share, whole}, .count = 2, .of = FIG_CLAIM_SHARE});
}

/* A fall by more than all that leaves something. */
static void look_at_fall(fig_checking *c, const fig_fact *f)
{
    fig_interval value, all = {.high = fig_number_int(100), .has_high = true};
    for (size_t k = 0; f->figure >= 0 && k < f->change_count && !fig_str_is(f->rule, FIG_TABLE_RULE); k++) {
        const fig_change *change = &f->changes[k];
        if (change->figure < 0 || change->direction != FIG_DIRECTION_DOWN || !fig_str_is(change->unit, "%") || !f->value.len ||
            f->value.ptr[0] == '-' || fig_str_is(f->value, "0") || !fig_read(c, &change->figure, 1, &value))
            continue;
        fig_compared x = {.check = 14, .figures = {change->figure, f->figure}, .count = 2, .recomputed = all, .unit = change->unit};
        x.stated = fig_of(c, change->figure)->text;
        x.verdict = fig_compare(c, value, all);
        if (x.verdict == FIG_VERDICT_CONSISTENT)
            continue; /* what of it is right is for C1 and C2 to say */
        fig_strbuf_puts(&c->why, "What falls by ");
        fig_say_figure(&c->why, fig_of(c, change->figure));
        fig_strbuf_puts(&c->why, " leaves less than nothing, not ");
        fig_say_figure(&c->why, fig_of(c, f->figure));
        fig_finding_add(c, &x, NULL);
    }
}

void fig_check_impossible(fig_checking *c)
{
    for (size_t i = 0; i < c->result->fact_count; i++)
        look_at_fall(c, &c->result->facts[i]);
    for (size_t i = 0; i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, (int32_t)i);
        if (f->flags & FIG_FLAG_INVALID_DATE)
            look_at_month(c, (int32_t)i);
        if (f->part_of >= 0 && fig_of(c, f->part_of)->part_of < 0)
            look_at_part(c, (int32_t)i, f->part_of, false);
    }
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_SHARE || claim->of == FIG_CLAIM_WHOLE || claim->of == FIG_CLAIM_FALL)
            look_at_share(c, claim);
        else if (claim->of == FIG_CLAIM_RATIO && claim->count == 2)
            look_at_part(c, claim->figures[0], claim->figures[1], true);
        else if (claim->of == FIG_CLAIM_CLOCK)
            look_at_clock(c, claim->figures[0]);
        else if (claim->of == FIG_CLAIM_OF_THEM)
            look_at_them(c, claim->figures[0]);
        else if (claim->of == FIG_CLAIM_SHARE_THEM)
            look_at_share_of_them(c, claim->figures[0]);
    }
}
