/*
 * C7, each: a total, how many share it, what each has; so many at a price, and what they cost.
 *
 * in   "40 million shares at $12.50 a share, for $500 million"          out   40 million times 12.50 is 500 million
 * What each has is told per one of them, or per nothing; what is told per day of the many is told per day of the total.
 */
#include "sought.h"

static bool product_fits(fig_checking *c, const fig_interval *values, void *user)
{
    (void)user;
    return !fig_interval_disjoint(&c->pool, values[0], fig_interval_mul(&c->pool, values[1], values[2]));
}

/* 24 teams, six groups of four: things in groups, which may be told without their noun. */
static bool is_grouped(const fig_figure *total, const fig_figure *each)
{
    return fig_counts_things(total) && !each->unit.len;
}

/* {citizen}, {head}: whoever is there (list word-anybody). */
static bool is_anybody(const fig_checking *c, fig_str unit)
{
    const fig_stemmer *s = c->result->stemmer;
    const fig_str noun = unit.len > 2 && *unit.ptr == '{' ? (fig_str){unit.ptr + 1, unit.len - 2} : (fig_str){NULL, 0};
    for (size_t i = 0; s && noun.len && i < s->anybody_count; i++)
        if (fig_str_same(noun, s->anybodies[i].form))
            return true;
    return false;
}

bool fig_is_per_one_of(const fig_checking *c, fig_str per, fig_str unit)
{
    return fig_str_same(per, unit) || (is_anybody(c, per) && is_anybody(c, unit));
}

/* Do the units say that so many, times what each has, is the total? */
static bool is_product(const fig_checking *c, const fig_figure *total, const fig_figure *count, const fig_figure *each)
{
    const bool per_one = !each->per.len || fig_str_is(each->per, "{unit}") || fig_is_per_one_of(c, each->per, count->unit);
    return per_one && (is_grouped(total, each) || fig_str_same(total->unit, each->unit)) && fig_str_same(total->per, count->per);
}

static void say_product(fig_checking *c, const fig_compared *x)
{
    const fig_figure *total = fig_of(c, x->figures[0]), *each = fig_of(c, x->figures[2]);
    fig_say_figure(&c->why, fig_of(c, x->figures[1]));
    fig_strbuf_puts(&c->why, each->per.len ? " at " : " with ");
    fig_say_figure(&c->why, each);
    fig_strbuf_puts(&c->why, each->per.len ? " make " : " each make ");
    fig_say_like(&c->why, &c->pool, x->recomputed, total, x->verdict == FIG_VERDICT_CONSISTENT);
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_INCONSISTENT ? ", not " : ", as stated: ");
    fig_say_figure(&c->why, total);
}

void fig_compare_each(fig_checking *c, const fig_claim *claim)
{
    const int32_t total = claim->figures[0], count = claim->figures[1], each = claim->figures[2];
    fig_interval values[3];
    int power;
    for (int i = 0; i < 3; i++)
        if (fig_of(c, claim->figures[i])->mod != FIG_MOD_NONE)
            return;
    if (!is_product(c, fig_of(c, total), fig_of(c, count), fig_of(c, each)) || !fig_read(c, claim->figures, 3, values))
        return;
    if (is_grouped(fig_of(c, total), fig_of(c, each)))
        fig_make_exact(c, claim->figures, 3, values);
    fig_compared x = {
        .check = 7, .figures = {total, count, each}, .count = 3, .stated = fig_of(c, total)->text, .unit = fig_of(c, total)->unit};
    x.recomputed = fig_interval_mul(&c->pool, values[1], values[2]);
    x.verdict = fig_compare(c, values[0], x.recomputed);
    if (fig_finding_wanted(c, x.verdict))
        say_product(c, &x);
    int slipped = x.verdict == FIG_VERDICT_INCONSISTENT ? fig_find_slip(c, values, 3, product_fits, NULL, &power) : -1;
    if (slipped < 0) {
        fig_finding_add(c, &x, NULL);
        return;
    }
    int of_total = slipped == 0 ? power : -power; /* a thousand times the one is a thousandth of the other: the later one is named */
    x.check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, total > each ? total : each, total > each ? of_total : -of_total);
    fig_strbuf_format(&c->why, "; %s would fit", fig_strbuf_cstr(&c->text));
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
}

enum { NONE = -1, SEVERAL = -2 };

/* The only figure of the sentence, or of so many before it too, that may be the total, or that may be how many share it. */
static int32_t only_one(const fig_checking *c, int32_t each, unsigned before, bool total)
{
    const fig_figure *e = fig_of(c, each);
    int32_t found = NONE, first, end;
    fig_sought_window(c, each, before, 0, &first, &end);
    for (int32_t i = first; i < end; i++) {
        const fig_figure *f = fig_of(c, i);
        if (i == each || f->same_as >= 0 || !(total ? f->kind == e->kind && fig_str_same(f->unit, e->unit) : f->kind == FIG_KIND_COUNT))
            continue;
        if (found != NONE)
            return SEVERAL;
        found = i;
    }
    return found;
}

/* "32 million kronor in aid, shared by 160 farms. On average each got 20,000": what the sentence has not, the one before may have. */
static int32_t only_near(const fig_checking *c, int32_t each, bool total)
{
    const int32_t own = only_one(c, each, 0, total);
    return own == NONE ? only_one(c, each, 1, total) : own;
}

static bool is_told(const fig_checking *c, int32_t each)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        for (size_t k = 0; (claim->of == FIG_CLAIM_EACH || claim->of == FIG_CLAIM_TIMES) && k < claim->count; k++)
            if (claim->figures[k] == each)
                return true;
    }
    return false;
}

void fig_compare_each_of(fig_checking *c, const fig_claim *claim)
{
    const int32_t each = claim->figures[0];
    const int32_t figures[3] = {claim->count > 1 ? claim->figures[1] : only_near(c, each, true), only_near(c, each, false), each};
    fig_interval values[3];
    int power;
    if (figures[0] < 0 || figures[1] < 0 || is_told(c, each) || fig_of(c, each)->kind != FIG_KIND_MONEY || fig_of(c, figures[0])->per.len ||
        !fig_read(c, figures, 3, values))
        return;
    const bool round = fig_digits_of(c, each) < 2; /* $400 each may be 350 */
    const bool tied = claim->of == FIG_CLAIM_EACH_OF, apart = !fig_in_one_sentence(fig_of(c, figures[0]), fig_of(c, each)) ||
                                                              !fig_in_one_sentence(fig_of(c, figures[1]), fig_of(c, each));
    if (product_fits(c, values, NULL) || fig_find_slip(c, values, 3, product_fits, NULL, &power) >= 0 ||
        (tied && fig_nought_explains(c, values, 3, product_fits, NULL)) ||
        (!apart && !round && fig_slip_explains(c, figures, values, 3, tied, product_fits, NULL)))
        fig_compare_each(c, &(fig_claim){.figures = {figures[0], figures[1], each}, .count = 3});
}
