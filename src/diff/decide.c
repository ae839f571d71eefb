/*
 * Decide: what the matches of a point come to.
 *
 * in   a fig_choice with its matches          out   its status, and the point of the sources that it is held against
 * A point of the same value wins, unless another value stands much nearer by its words and surely contradicts the draft (contradiction.c). The numbers were set by corpus/diff:
 * precision first.
 */
#include "../base/ascii.h"
#include "../base/str.h"
#include "aligner.h"

static const float OVERRULE = 0.60f;        /* ... against a point of the same value elsewhere */
static const float NEAR_MAGNITUDE = 0.20f;  /* so much likelier another value, and it is no slip of a thousand */
static const float MAGNITUDE = 0.30f;       /* words needed for million against billion */
static const float PLAIN_MAGNITUDE = 0.15f; /* ... of the very digits, in a point that is nobody's */
static const float TOLD_MAGNITUDE = 0.03f;  /* ... where the rest of the sentence comes from there */
static const float COMPUTED_AGAINST = 0.75f;
static const float QUOTABLE = -1.5f; /* log odds of what stands in its place, to be quoted beside it */

enum { EXPONENT_STEP = 3, TWO_DIGITS = 2 };

static fig_diff_status status_of(const fig_match *m)
{
    return m->relation.kind == FIG_RELATION_SAME   ? FIG_DIFF_MATCHED
           : m->relation.kind == FIG_RELATION_UNIT ? FIG_DIFF_OTHER_UNIT
                                                   : FIG_DIFF_ROUNDS;
}

static void choose(fig_choice *c, fig_diff_status status, const fig_match *m)
{
    c->status = status;
    c->chosen = *m;
}

/* A thousand (million, billion) times as much, and said of the same. */
static bool is_sure_magnitude(const fig_aligner *a, uint32_t draft)
{
    const fig_match *m = &a->choices[draft].magnitude;
    if (m->point < 0 || !m->shared)
        return false;
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    if (m->other_period && (a->claimed[m->point] || !fig_evidence(a, draft, m) || fig_point_telling(d) < FIG_DIFF_TELLING))
        return false;
    bool plain = !a->claimed[m->point] && fig_point_telling(d) >= TWO_DIGITS && fig_point_telling(d) == fig_point_telling(s);
    const float least = !plain ? MAGNITUDE : fig_evidence(a, draft, m) ? TOLD_MAGNITUDE : PLAIN_MAGNITUDE;
    return m->likeness >= least;
}

/* Is what two figures of a source come to surely the draft's? Of many digits chance makes no sum; else what speaks against it stands in their sentence. */
static bool is_surely_computed(const fig_aligner *a, uint32_t draft, const fig_match *other)
{
    const fig_point *d = &a->points[draft], *x = &a->points[a->choices[draft].operands[0]];
    return other->score < COMPUTED_AGAINST || x->passage == a->points[other->point].passage ||
           (d->figure->value.ptr && d->family == x->family && fig_point_telling(d) > FIG_DIFF_TELLING);
}

/* What no source has as it is: computed, a slip of something, something else than a source says; or not in the sources. */
static void decide_without(fig_aligner *a, uint32_t draft, const fig_match *other)
{
    static const fig_match none = {.point = -1};
    fig_choice *c = &a->choices[draft];
    const bool contradicted = other->point >= 0;
    fig_match slip = {.point = -1};
    if (is_sure_magnitude(a, draft) && (!contradicted || other->likeness <= c->magnitude.likeness + NEAR_MAGNITUDE))
        choose(c, FIG_DIFF_MAGNITUDE, &c->magnitude);
    else if (!contradicted && fig_leftover_find(a, draft, &slip)) {
        const int power = fig_reason_power(&a->points[draft], &a->points[slip.point]);
        choose(c, power && power % EXPONENT_STEP == 0 && !slip.relation.other_unit ? FIG_DIFF_MAGNITUDE : FIG_DIFF_DIFFERENT, &slip);
    } else if (c->operands[0] >= 0 && (!contradicted || is_surely_computed(a, draft, other))) {
        choose(c, FIG_DIFF_COMPUTED, &none);
        c->chosen.point = c->operands[0];
    } else if (c->reckoned[0] >= 0) {
        choose(c, FIG_DIFF_DIFFERENT, &none);
        c->chosen.point = c->reckoned[0];
        c->how = c->reckoned_how;
    } else if (contradicted)
        choose(c, FIG_DIFF_DIFFERENT, other);
    else if (fig_instead_find(a, draft, &slip))
        choose(c, FIG_DIFF_DIFFERENT, &slip);
    else {
        fig_match near = c->finer;
        if (near.point < 0 || near.likeness < MAGNITUDE)
            (void)fig_nearest_find(a, draft, &near); /* or none */
        if (near.point < 0 && slip.point >= 0 && slip.score >= QUOTABLE &&
            (a->points[draft].unit || fig_point_telling(&a->points[draft]) > 1))
            near = slip;
        choose(c, FIG_DIFF_NOT_IN_SOURCES, &near);
    }
    if (c->chosen.point >= 0 && (c->status == FIG_DIFF_DIFFERENT || c->status == FIG_DIFF_MAGNITUDE))
        a->claimed[c->chosen.point] |= FIG_CLAIMED_BY_SLIP;
}

/* The very value, called by a word that excludes the source's: a loss of what the source calls a profit. */
static bool is_opposite(const fig_aligner *a, uint32_t draft)
{
    fig_match *m = &a->choices[draft].best;
    m->relation.other_sense = m->relation.kind != FIG_RELATION_UNIT && !fig_point_is_date(&a->points[draft]) &&
                              fig_senses_opposed(a, &a->points[draft], &a->points[m->point]);
    return m->relation.other_sense;
}

/* Nearly a quarter of a million, of 240,000; about two months, of 2.1: told roughly, and near. */
static bool is_roughly(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    enum { TWENTIETH = 20 };
    const bool rough = d->figure->mod == FIG_MOD_APPROX || d->figure->mod == FIG_MOD_NEARLY;
    if (!rough || d->family != s->family || !d->has_low || !s->has_low || fig_point_telling(d) > TWO_DIGITS)
        return false;
    const fig_number off = fig_number_sub(&a->pool, d->low, s->low), times = fig_number_mul(&a->pool, off, fig_number_int(TWENTIETH));
    return fig_number_cmp(&a->pool, times, d->low) <= 0 && fig_number_cmp(&a->pool, fig_number_neg(&a->pool, times), d->low) <= 0;
}

/* Has the sentence of the source the draft's number without its unit: from 74 minutes to 58, of 58 minutes? */
static bool has_bare(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_passage *p = &a->passages[s->passage];
    fig_str shown = d->figure->text;
    size_t digits = 0;
    while (digits < shown.len && fig_ascii_is_digit(shown.ptr[digits]))
        digits++;
    shown.len = digits;
    for (uint32_t i = p->point; d->family != FIG_FAMILY_PLAIN && digits && i < p->point + p->point_count; i++)
        if (a->points[i].family == FIG_FAMILY_PLAIN && !a->points[i].unit && fig_str_same(a->points[i].figure->text, shown))
            return true;
    return false;
}

/* Is it near enough to the draft's, by how exactly that is told? */
static bool comes_near(fig_aligner *a, const fig_point *d, fig_number made)
{
    const bool rough = d->figure->mod == FIG_MOD_APPROX || d->figure->mod == FIG_MOD_NEARLY;
    const fig_number room = rough && fig_number_cmp(&a->pool, d->near, d->place) > 0 ? d->near : d->place;
    const fig_number off = fig_number_sub(&a->pool, made, d->low);
    return fig_number_cmp(&a->pool, off, room) <= 0 && fig_number_cmp(&a->pool, fig_number_neg(&a->pool, off), room) <= 0;
}

/* Do two figures of the very sentence that would contradict it make it: 2.9 million tonnes less, of `11.1 million tonnes, after 14.0 million`? */
static bool is_made_there(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_passage *p = &a->passages[s->passage];
    const bool telling = fig_point_telling(d) >= TWO_DIGITS || d->figure->kind == FIG_KIND_DURATION;
    const uint32_t end = p->point + (p->point_count < FIG_DIFF_OPERANDS ? p->point_count : FIG_DIFF_OPERANDS);
    for (uint32_t i = p->point; telling && d->has_low && i < end; i++)
        for (uint32_t k = i + 1; k < end; k++) {
            const fig_point *x = &a->points[i], *y = &a->points[k];
            if (x->family != d->family || y->family != d->family || x->per != y->per || !x->has_low || !y->has_low)
                continue;
            const fig_number less = fig_number_sub(&a->pool, x->low, y->low);
            if (comes_near(a, d, fig_number_add(&a->pool, x->low, y->low)) || comes_near(a, d, less) ||
                comes_near(a, d, fig_number_neg(&a->pool, less)))
                return true;
        }
    return false;
}

/* Does something speak for the figure that the words around it do not tell? Then nobody calls it wrong. */
static bool is_in_doubt(fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *s = &a->points[c->chosen.point];
    const fig_role x = d->figure->role, y = s->figure->role;
    const bool apart = (x == FIG_ROLE_CHANGE && y == FIG_ROLE_LEVEL) || (x == FIG_ROLE_LEVEL && y == FIG_ROLE_CHANGE);
    const bool telling = c->best.point >= 0 && c->best.relation.kind == FIG_RELATION_SAME && !fig_point_is_date(d) &&
                         fig_point_telling(d) > FIG_DIFF_TELLING && !(a->claimed[c->chosen.point] & FIG_CLAIMED_BY_VALUE);
    return (apart && c->best.point >= 0) || telling || is_roughly(a, d, s) || has_bare(a, d, s) ||
           (!c->chosen.relation.other_unit && !fig_reason_transposed(d, s) && is_made_there(a, d, s));
}

static void acquit(fig_aligner *a, uint32_t draft)
{
    fig_choice *c = &a->choices[draft];
    if (is_roughly(a, &a->points[draft], &a->points[c->chosen.point]))
        choose(c, FIG_DIFF_ROUNDS, &c->chosen);
    else if (c->best.point >= 0)
        choose(c, status_of(&c->best), &c->best);
    else
        c->status = FIG_DIFF_NOT_IN_SOURCES; /* what it was held against stays beside it */
}

static void decide(fig_aligner *a, uint32_t draft)
{
    fig_choice *c = &a->choices[draft];
    const fig_match other = fig_contradiction_find(a, draft), *swap = fig_swap_find(a, draft);
    fig_match place;
    if (swap)
        choose(c, FIG_DIFF_DIFFERENT, swap);
    else if (c->best.point < 0)
        decide_without(a, draft, &other);
    else if (c->best.relation.other_weekday || is_opposite(a, draft))
        choose(c, FIG_DIFF_DIFFERENT, &c->best);
    else if (fig_label_of_another(a, draft, &place) || fig_instead_of_another(a, draft, &place))
        choose(c, FIG_DIFF_DIFFERENT, &place);
    else {
        const bool slip =
            other.point >= 0 && other.likeness <= c->best.likeness &&
            fig_reason_transposed(&a->points[draft], &a->points[other.point]); /* worth much only where nothing has the value */
        const bool overruled = other.point >= 0 && !slip && other.likeness >= OVERRULE && other.score >= c->best.score &&
                               !(a->claimed[other.point] & FIG_CLAIMED_BY_SLIP) && !fig_swap_keeps_company(a, draft) &&
                               !fig_label_is_own(a, draft, c->best.point, other.point);
        choose(c, overruled ? FIG_DIFF_DIFFERENT : status_of(&c->best), overruled ? &other : &c->best);
    }
}

void fig_choice_decide(fig_aligner *a, uint32_t draft)
{
    fig_choice *c = &a->choices[draft];
    if (c->verbatim) {
        choose(c, FIG_DIFF_MATCHED, &c->best);
        return;
    }
    decide(a, draft);
    if ((c->status == FIG_DIFF_DIFFERENT || c->status == FIG_DIFF_MAGNITUDE) && c->chosen.point >= 0 && is_in_doubt(a, draft))
        acquit(a, draft);
}
