/*
 * Likeness: how far the words around two points agree.
 *
 * in   "profit at the [airline] rose 12 percent"  against  "Profit at the airline rose 30 percent"          out   1
 * A word weighs as it is rare and long (lookup.c, passage.c), and less the further it stands from the point, behind a stop, behind another
 * point of the same family (to which it then belongs rather), or after the point. What both have, over what one of them has.
 * At most FIG_DIFF_REACH tokens to either side are read.
 */
#include "aligner.h"

enum { WORDS_OF_BOUND = 2 };
static const float OTHER_WORD = 0.5f;  /* what it is worth that another word says the same */
static const float NEAR_FACTOR = 0.3f; /* names behind other points or several stops belong to something else */

typedef struct surroundings {
    const fig_aligner *a;
    const fig_point *point;
    const fig_passage *passage;
    int64_t at;
    int step;
    float factor;
} surroundings;

/* Between two points of one family words may belong to either: to the one they precede, unless nothing that says something precedes the
 * first (`5 percent of apples and 7 percent of pears`). This is the side of the point, -1 or 1, that has its words; 0: both. */
static int own_side(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    const fig_point *first = NULL;
    uint32_t of_family = 0;
    for (uint32_t i = 0; i < passage->point_count && i < FIG_DIFF_POINTS; i++) {
        const fig_point *q = &a->points[passage->point + i];
        if (q->family == p->family && of_family++ == 0)
            first = q;
    }
    if (of_family < 2)
        return 0;
    uint32_t bound = first->figure->mod ? WORDS_OF_BOUND : 0; /* about, more than: of the figure itself */
    for (uint32_t k = 0; k + bound < first->first; k++)
        if (a->tokens[passage->token + k].heavy >= FIG_DIFF_HEAVY)
            return -1;
    return 1;
}

static surroundings look(const fig_aligner *a, uint32_t point, int step, int side)
{
    const fig_point *p = &a->points[point];
    return (surroundings){.a = a,
                          .point = p,
                          .passage = &a->passages[p->passage],
                          .at = p->first,
                          .step = step,
                          .factor = side == -step ? 0.35f
                                    : step < 0    ? 1.0f
                                                  : 0.8f};
}

/* The next word, and what it weighs there; NULL at the end. */
static const fig_passage_token *next(surroundings *s, float *weight)
{
    for (;;) {
        s->at += s->step;
        int64_t far = s->at - s->point->first;
        if (s->at < 0 || s->at >= (int64_t)s->passage->token_count || far > FIG_DIFF_REACH || far < -FIG_DIFF_REACH)
            return NULL;
        const fig_passage_token *t = &s->a->tokens[s->passage->token + s->at];
        if (t->role == FIG_PASSAGE_STOP)
            s->factor *= 0.8f;
        if (t->role == FIG_PASSAGE_POINT && s->a->points[t->id].family == s->point->family)
            s->factor *= 0.4f;
        if (t->role != FIG_PASSAGE_WORD || t->heavy == 0)
            continue;
        float near = 8.0f / (float)(7 + (far < 0 ? -far : far));
        *weight = s->factor * near * (float)t->heavy * s->a->words->weight[t->id];
        return t;
    }
}

/* A word of the fact that states a point stands as near as can be. */
static float said_weight(const fig_aligner *a, const fig_passage_token *t)
{
    return (float)t->heavy * a->words->weight[t->id];
}

static void focus_word(fig_vocabulary *v, const fig_passage_token *t, float weight)
{
    float before = v->draft_stamp[t->id] == v->focus ? v->draft_weight[t->id] : 0;
    v->draft_stamp[t->id] = v->focus;
    if (weight > before) {
        v->draft_form[t->id] = t->form;
        v->draft_weight[t->id] = weight;
        v->focus_total += weight - before;
    }
}

void fig_likeness_focus(fig_aligner *a, uint32_t draft_point)
{
    fig_vocabulary *v = a->words;
    float weight;
    const fig_passage_token *t;
    int side = own_side(a, &a->points[draft_point]);
    v->focus++;
    v->focus_total = 0;
    const fig_point *d = &a->points[draft_point];
    for (uint32_t i = 0; i < d->said_count; i++)
        focus_word(v, &a->said_words[d->said + i], said_weight(a, &a->said_words[d->said + i]));
    for (int step = -1; step <= 1; step += 2) {
        surroundings s = look(a, draft_point, step, side);
        while ((t = next(&s, &weight)))
            focus_word(v, t, weight);
    }
}

typedef struct agreement {
    float total, both;
    uint16_t halves; /* of words that both have: two for the same, one for another that says the same */
} agreement;

/* A word beside the source's point, the first time that it comes. */
static void compare_word(fig_vocabulary *v, const fig_passage_token *t, float weight, agreement *g)
{
    if (v->stamp[t->id] == v->walk)
        return;
    v->stamp[t->id] = v->walk;
    g->total += weight;
    if (v->draft_stamp[t->id] != v->focus)
        return;
    const bool same = t->form == v->draft_form[t->id];
    g->both += (weight < v->draft_weight[t->id] ? weight : v->draft_weight[t->id]) * (same ? 1 : OTHER_WORD);
    g->halves = (uint16_t)(g->halves + (t->heavy < FIG_DIFF_HEAVY ? 0 : same ? 2 : 1));
}

float fig_likeness(fig_aligner *a, uint32_t source_point, uint16_t *shared)
{
    fig_vocabulary *v = a->words;
    const fig_point *p = &a->points[source_point];
    int side = own_side(a, p);
    agreement g = {0};
    float weight;
    const fig_passage_token *t;
    v->walk++;
    for (uint32_t i = 0; i < p->said_count; i++)
        compare_word(v, &a->said_words[p->said + i], said_weight(a, &a->said_words[p->said + i]), &g);
    for (int step = -1; step <= 1; step += 2) {
        surroundings s = look(a, source_point, step, side);
        while ((t = next(&s, &weight)))
            compare_word(v, t, weight, &g);
    }
    *shared = (uint16_t)((g.halves + 1) / 2);
    float less = g.total < v->focus_total ? g.total : v->focus_total, more = g.total < v->focus_total ? v->focus_total : g.total;
    return more > 0 ? g.both / (0.6f * less + 0.4f * more) : 0;
}

/* Names that stand near `point` and that `text` does not hold. */
static int strangers_in(const fig_aligner *a, uint32_t point, uint32_t text)
{
    const fig_vocabulary *v = a->words;
    int n = 0, side = own_side(a, &a->points[point]);
    float weight;
    const fig_passage_token *t;
    for (int step = -1; step <= 1; step += 2) {
        surroundings s = look(a, point, step, side);
        while ((t = next(&s, &weight)) && s.factor >= NEAR_FACTOR)
            n += fig_vocabulary_is_name(v, t->id) && !fig_vocabulary_holds(v, text, t->id);
    }
    return n;
}

int fig_likeness_strangers(const fig_aligner *a, uint32_t draft_point, uint32_t source_point)
{
    return strangers_in(a, draft_point, a->points[source_point].text) + strangers_in(a, source_point, 0);
}
