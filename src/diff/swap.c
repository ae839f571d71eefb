/*
 * Swap: values that are right and stand with the wrong thing.
 *
 * in   "Ruiz won 1,204 votes, Okafor 1,382", in the source the other way round          out   for each the point of the other
 */
#include "clause.h"

static const float SWAPPED = 0.15f; /* more words for each other's value than for their own */

/* Stand words of the draft's subject before the source's figure, behind the figure of its kind before that? Then whose it is may be in doubt: Quillon, of
 * Austin, had sales of $690 million. */
static bool is_named_before(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_passage_token *tokens = &a->tokens[a->passages[s->passage].token];
    for (uint32_t k = s->first; k-- > 0;) {
        if (tokens[k].role == FIG_PASSAGE_POINT && a->points[tokens[k].id].family == s->family)
            return false;
        for (uint32_t i = 0; tokens[k].role == FIG_PASSAGE_WORD && i < d->subject_count; i++)
            if (tokens[k].id == a->said_words[d->said + i].id && tokens[k].heavy >= FIG_DIFF_HEAVY)
                return true;
    }
    return false;
}

static bool is_among(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    for (uint32_t i = 0; i < p->subject_count; i++)
        if (a->said_words[p->said + i].id == word)
            return true;
    return false;
}

static bool is_in(const fig_aligner *a, uint32_t passage, uint32_t word)
{
    const fig_passage *p = &a->passages[passage];
    for (uint32_t k = 0; k < p->token_count; k++)
        if (a->tokens[p->token + k].role == FIG_PASSAGE_WORD && a->tokens[p->token + k].id == word)
            return true;
    return false;
}

/* The draft's value is another's, and its own subject has another value: the revenue of one company given to the other. NULL: none. */
static const fig_match *of_another(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft];
    if (c->best.point < 0 || !fig_subjects_apart(a, d, &a->points[c->best.point]) || is_named_before(a, d, &a->points[c->best.point]))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_match *m = &c->rivals[i];
        const fig_point *s = &a->points[m->point];
        const bool same_thing =
            !m->relation.other_noun || !d->unit || !s->unit; /* Tessera 9,400: the employees that Quillon has 1,850 of */
        if (!m->other_period && same_thing && m->relation.kind == FIG_RELATION_OTHER && fig_subjects_same(d, s))
            return m;
    }
    return NULL;
}

/* The same where the measures are told more or less fully, and a name of the draft's subject stands with the rival and not with its value: Lomond's 318 million, of
 * `Corran's profit before tax was 318 million` and `Lomond Trust made a pretax profit of 264 million`. */
static const fig_match *of_foreign(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    if (!own || d->part != own->part || !fig_subjects_foreign(a, d, own) || is_named_before(a, d, own))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_match *m = &c->rivals[i];
        const fig_point *s = &a->points[m->point];
        bool named = false;
        for (uint32_t k = 0; s->fact && k < d->subject_count; k++)
            named = named || (fig_vocabulary_is_name(a->words, a->said_words[d->said + k].id) &&
                              is_among(a, s, a->said_words[d->said + k].id) && !is_in(a, own->passage, a->said_words[d->said + k].id));
        if (named && m->relation.kind == FIG_RELATION_OTHER && !fig_dates_apart(fig_subject_period(d), fig_subject_period(s)) &&
            !m->relation.opposed && d->unit == s->unit && d->part == s->part && !a->claimed[m->point] && fig_measures_alike(a, d, s) &&
            !fig_subjects_status_differs(d, s))
            return m;
    }
    return NULL;
}

/* Has the draft a name that the one text has and the other lacks: does it tell of somebody else too? */
static bool names_its_own(const fig_aligner *a, uint32_t text, uint32_t other)
{
    const fig_vocabulary *v = a->words;
    for (uint32_t i = 0; i < v->count; i++)
        if (fig_vocabulary_is_name(v, i) && fig_vocabulary_holds(v, 0, i) && fig_vocabulary_holds(v, text, i) &&
            !fig_vocabulary_holds(v, other, i))
            return true;
    return false;
}

/* The value of a source that does not know whom the draft names beside it, where one that does has another value: Sable paid $1.79, which the report on Dunmore has. */
static const fig_match *of_other_text(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    if (!own || fig_point_is_date(d))
        return NULL;
    const fig_clause clause = fig_clause_of(a, d);
    uint32_t name = UINT32_MAX;
    for (int i = 0; i < clause.count; i++) {
        if (!fig_vocabulary_is_name(a->words, clause.words[i]))
            continue;
        if (fig_vocabulary_holds(a->words, own->text, clause.words[i]))
            return NULL;
        name = clause.words[i];
    }
    for (uint32_t i = 0; name != UINT32_MAX && i < c->rival_count; i++) {
        const fig_match *m = &c->rivals[i];
        const fig_point *s = &a->points[m->point];
        if (s->text != own->text && fig_vocabulary_holds(a->words, s->text, name) && m->relation.kind == FIG_RELATION_OTHER &&
            d->unit == s->unit && !m->other_period && !m->relation.opposed && !a->claimed[m->point] && names_its_own(a, own->text, s->text))
            return m;
    }
    return NULL;
}

/* A loss of as much as the source's profit, and the loss that it has is nowhere in the draft. */
static const fig_match *of_opposite(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft];
    const uint32_t word = c->best.point < 0 || fig_point_is_date(d) ? UINT32_MAX : fig_senses_excluded(a, d, &a->points[c->best.point]);
    for (uint32_t i = 0; word != UINT32_MAX && i < c->rival_count; i++) {
        const fig_match *m = &c->rivals[i];
        const fig_point *s = &a->points[m->point];
        if (m->relation.kind == FIG_RELATION_OTHER && d->unit == s->unit && !m->other_period && !a->claimed[m->point] &&
            fig_evidence(a, draft, m) && fig_senses_stands_by(a, s, word))
            return m;
    }
    return NULL;
}

/* Of two figures of one sentence: does each have the value of what the other is of: net interest income, fee income? */
static bool measures_swapped(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return fig_measures_equal(d, its) && fig_measures_equal(e, own) && !fig_measures_equal(d, own) && !fig_measures_equal(e, its) &&
           !fig_subjects_apart(a, d, its) && !fig_subjects_apart(a, e, own);
}

/* Of two figures of one sentence: does each have the value of the other's subject? */
static bool subjects_swapped(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return fig_subjects_alike(a, d, its) && fig_subjects_alike(a, e, own) && !fig_subjects_alike(a, d, own) &&
           !fig_subjects_alike(a, e, its) && d->fact->subject.len && e->fact->subject.len;
}

/* What was before, and what had been expected: `down from 6.0 percent`, of `from 6.1 percent; 6.0 percent had been forecast`. */
static const fig_match *of_another_part(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    if (!own || d->part != FIG_FACT_FROM || own->part != FIG_FACT_VALUE || !fig_subjects_status_differs(d, own))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_point *s = &a->points[c->rivals[i].point];
        if (s->part == FIG_FACT_FROM && !a->claimed[c->rivals[i].point] && c->rivals[i].relation.kind == FIG_RELATION_OTHER &&
            d->unit == s->unit && c->rivals[i].shared)
            return &c->rivals[i];
    }
    return NULL;
}

/* Of two figures that one fact states: is the value now the one of before, and the other way round: `cut to 120,000 from 85,000`? */
static bool ends_swapped(const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    const bool of_one = d->fact && d->fact == e->fact && own->fact && own->fact == its->fact;
    return of_one &&
           ((d->part == FIG_FACT_VALUE && e->part == FIG_FACT_FROM && own->part == FIG_FACT_FROM && its->part == FIG_FACT_VALUE) ||
            (d->part == FIG_FACT_FROM && e->part == FIG_FACT_VALUE && own->part == FIG_FACT_VALUE && its->part == FIG_FACT_FROM));
}

/* What something came to is what it came from: `fell to 72 million`, of `fell to 48 million from 72 million`; the draft has the value now nowhere, and names no
 * other time. */
static const fig_match *of_before(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    if (!own || !d->fact || d->part != FIG_FACT_VALUE || d->figure->role != FIG_ROLE_LEVEL || own->part != FIG_FACT_FROM ||
        !fig_measures_alike(a, d, own))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_point *s = &a->points[c->rivals[i].point];
        if (s->fact == own->fact && s->part == FIG_FACT_VALUE && !a->claimed[c->rivals[i].point] && !c->rivals[i].relation.opposed &&
            !fig_dates_apart(fig_subject_period(d), fig_subject_period(s)))
            return &c->rivals[i];
    }
    return NULL;
}

/* Of two figures of one sentence: is each what the source has for the other, the one expected and the other what came? */
static bool status_swapped(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return fig_subjects_status_differs(d, own) && fig_subjects_status_differs(e, its) && fig_subjects_status_differs(d, e) &&
           fig_measures_alike(a, d, own) && fig_measures_alike(a, e, its);
}

/* Are both what their own are, a move and a share, and neither what the other's is? Then no words tell that they changed places. */
static bool keeps_roles(const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return d->figure->role == own->figure->role && e->figure->role == its->figure->role && d->figure->role != its->figure->role;
}

/* In May and June: nothing that says something stands between the two, so none of the words is rather the one's. */
static bool stand_side_by_side(const fig_aligner *a, const fig_point *x, const fig_point *y)
{
    const fig_passage_token *tokens = &a->tokens[a->passages[x->passage].token];
    const uint32_t first = x->first < y->first ? x->first : y->first, last = x->first < y->first ? y->first : x->first;
    for (uint32_t k = first + 1; k < last; k++)
        if (tokens[k].role != FIG_PASSAGE_WORD || (tokens[k].heavy >= FIG_DIFF_HEAVY && !a->words->words[tokens[k].id].small))
            return false;
    return true;
}

/* Two figures of one sentence, each of which has the other's value by its words: the votes of two candidates. NULL: none. */
static const fig_match *swapped(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; c->best.point >= 0 && i < p->point + p->point_count; i++) {
        const fig_choice *other = &a->choices[i];
        if (i == draft || other->best.point < 0 || other->best.point == c->best.point)
            continue;
        const fig_match *mine = fig_choice_rival(c, other->best.point), *theirs = fig_choice_rival(other, c->best.point);
        if (!mine || !theirs)
            continue;
        const fig_point *d = &a->points[draft], *own = &a->points[c->best.point], *e = &a->points[i], *its = &a->points[other->best.point];
        const bool by_words = mine->likeness >= c->best.likeness + SWAPPED && theirs->likeness >= other->best.likeness + SWAPPED &&
                              !stand_side_by_side(a, d, e);
        if ((by_words || subjects_swapped(a, d, own, e, its) || measures_swapped(a, d, own, e, its) || status_swapped(a, d, own, e, its) ||
             ends_swapped(d, own, e, its)) &&
            !keeps_roles(d, own, e, its) && !fig_swap_keeps_company(a, draft) && !fig_swap_keeps_company(a, i))
            return mine;
    }
    return NULL;
}

const fig_match *fig_swap_find(const fig_aligner *a, uint32_t draft)
{
    const fig_match *swap = swapped(a, draft);
    swap = swap ? swap : of_another(a, draft);
    swap = swap ? swap : of_foreign(a, draft);
    swap = swap ? swap : of_other_text(a, draft);
    swap = swap ? swap : of_opposite(a, draft);
    swap = swap ? swap : fig_swap_time(a, draft);
    swap = swap ? swap : of_another_part(a, draft);
    swap = swap ? swap : of_before(a, draft);
    return swap ? swap : fig_swap_companion(a, draft);
}
