/*
 * C7, a total behind its parts: those are looked for among the figures of the sentence, whatever words stand between.
 *
 * in   "31 men in April and 44 in May, 85 in all"          out   a claim: 85 is 31 and 44
 * Figures of the total's kind before it are its parts; where some of them share a noun, only those. Where any two or more of them make it, or one more
 * would, all is well; and it is held against their sum only where that is near, and one wrong digit makes the difference.
 */
#include "checking.h"

enum { PARTS_MOST = 8 };

static bool is_amount(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY;
}

/* May f be a part of the total? A bare number may be tonnes, where the number behind it is. */
static bool may_be_part(const fig_figure *f, const fig_figure *total)
{
    return fig_counts_things(total)
               ? fig_counts_things(f)
               : (f->kind == total->kind && fig_str_same(f->unit, total->unit)) || (is_amount(total) && f->kind == FIG_KIND_NUMBER);
}

/* Lengths of time on a clock in one unit: of years in prison some may be served together. */
static bool are_of_clock(fig_checking *c, const fig_claim *claim)
{
    fig_number n;
    fig_str first, unit;
    if (!fig_read_duration(c, fig_of(c, claim->figures[0]), &n, &first))
        return false;
    for (size_t i = 1; i < claim->count; i++)
        if (!fig_read_duration(c, fig_of(c, claim->figures[i]), &n, &unit) || !fig_str_same(unit, first))
            return false;
    return fig_str_is(first, "min") || fig_str_is(first, "s") || fig_str_is(first, "h");
}

/* A figure that is of its kind, and yet cannot be added: about 60, up to 80, a rate. */
static bool is_open(const fig_figure *f)
{
    const bool length = f->kind == FIG_KIND_DURATION && f->role != FIG_ROLE_AGE;
    return (!length && (!f->value.ptr || f->value.ptr[0] == '-')) || f->mod != FIG_MOD_NONE || f->same_as >= 0 || f->restates >= 0;
}

/* The first figure of the sentence before; -1: it has none. */
static int32_t first_before(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    const bool beside =
        figure > 0 && fig_of(c, figure - 1)->sentence + 1 == f->sentence && fig_str_same(fig_of(c, figure - 1)->field, f->field);
    return beside ? fig_first_of_sentence(c, figure - 1) : -1;
}

/* "Altogether 160 came in May": has the total's sentence a time of its own? */
static bool is_dated(const fig_checking *c, int32_t total)
{
    for (int32_t i = total; (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), fig_of(c, total)); i++)
        if (fig_of(c, i)->kind == FIG_KIND_DATE || fig_of(c, i)->kind == FIG_KIND_DURATION)
            return true;
    return false;
}

/* The parts in their order behind the total; false: there are none, or too many. */
static bool parts_before(const fig_checking *c, int32_t total, fig_claim *out)
{
    const fig_figure *t = fig_of(c, total);
    int32_t first = fig_first_of_sentence(c, total);
    if (first == total) /* "Liberals 28, Greens 13, Centre 19. Total 60" */
        first = first_before(c, total);
    if (first >= 0 && !fig_in_one_sentence(fig_of(c, first), t) && is_dated(c, total))
        return false;
    bool levels = false, changes = false;
    *out = (fig_claim){.figures = {total}, .count = 1, .of = FIG_CLAIM_SUM};
    for (int32_t i = first < 0 ? total : first; i < total; i++) {
        const fig_figure *f = fig_of(c, i);
        if (f->kind == FIG_KIND_RATIO && f->terms.ptr)
            return false; /* 12 of the 40: which of them would be meant? */
        if (!may_be_part(f, t) || !fig_str_same(f->per, t->per))
            continue;
        if (is_open(f) || out->count > PARTS_MOST)
            return false;
        levels = levels || f->role == FIG_ROLE_LEVEL;
        changes = changes || f->role == FIG_ROLE_CHANGE;
        out->figures[out->count++] = i;
    }
    return out->count > 2 && !(levels && changes) && !is_open(t) && t->role != FIG_ROLE_CHANGE;
}

/* Only those of one noun, and bare numbers behind them, where there are several of it. */
static void keep_one_noun(const fig_checking *c, fig_claim *claim)
{
    fig_str noun = {NULL, 0};
    for (size_t i = 1; i < claim->count && !noun.len; i++)
        for (size_t k = i + 1; k < claim->count; k++)
            if (fig_of(c, claim->figures[i])->unit.len &&
                fig_str_same(fig_of(c, claim->figures[i])->unit, fig_of(c, claim->figures[k])->unit))
                noun = fig_of(c, claim->figures[i])->unit;
    size_t n = 1;
    for (size_t i = 1; i < claim->count; i++) {
        const fig_str unit = fig_of(c, claim->figures[i])->unit;
        if (!noun.len || !unit.len || fig_str_same(unit, noun))
            claim->figures[n++] = claim->figures[i];
    }
    claim->count = (uint8_t)n;
}

/* "31 mm on Monday and 22 mm on Tuesday, 53 mm in two days": as many days as parts. */
static bool has_all_days(fig_checking *c, const fig_claim *sum, size_t parts)
{
    fig_number n;
    int64_t days;
    fig_str unit;
    return sum->count < 2 ||
           (fig_read_duration(c, fig_of(c, sum->figures[1]), &n, &unit) && fig_number_to_int(n, &days) && days == (int64_t)parts);
}

/* Bare numbers of a list and its total, which are counted to the last. */
static void make_whole(fig_checking *c, const fig_claim *claim, fig_interval *values)
{
    fig_number n;
    for (size_t i = 0; i < claim->count; i++) {
        const fig_figure *f = fig_of(c, claim->figures[i]);
        if (fig_counts_things(f) && fig_str_is(f->precision, "0.5") && fig_read_number(c, f->value, &n))
            values[i] = fig_interval_exact(n);
    }
}

bool fig_gather_read(fig_checking *c, const fig_claim *sum, fig_claim *out)
{
    fig_interval values[FIG_CLAIM_MOST];
    if (!parts_before(c, sum->figures[0], out))
        return false;
    keep_one_noun(c, out);
    if (out->count < 3 || !has_all_days(c, sum, out->count - 1u) || !fig_read(c, out->figures, out->count, values))
        return false;
    fig_make_exact(c, out->figures, out->count, values);
    if (fig_of(c, out->figures[1])->sentence != fig_of(c, out->figures[0])->sentence)
        make_whole(c, out, values);
    return (fig_of(c, out->figures[0])->kind == FIG_KIND_DURATION ? are_of_clock(c, out) : fig_sum_is_believed(c, out, values)) &&
           (fig_adds_up(c, out, values) || !fig_some_add_up(c, values, out->count - 1u));
}
