/*
 * Missing: figures of the sources' headlines that the draft lacks.
 *
 * in   a source's "Hadley Rail will cut 850 jobs"; a draft without 850          out   an item `missing`
 * A headline is a title and the first FIG_DIFF_HEADLINE sentences of a text. Where the source's figures were tied into facts, those of
 * facts count; else all that are no dates, times or ordinals. A source that tells another story leads with nothing of ours. A conversion goes with its amount, and what two sources say is missing once.
 */
#include "../base/alloc.h"
#include "held.h"

/* What is known before the headlines are read. */
typedef struct search {
    fig_aligner *a;
    fig_held held;         /* the draft's values */
    fig_value_set refuted; /* values that the draft contradicts: it does not lack them, in whichever source they stand */
    fig_value_set said;    /* what is said to be missing */
    bool *used;            /* by point: one of the draft was held against it */
    bool *stated;          /* by figure of the source at hand: a fact states it */
    size_t stated_capacity;
} search;

static bool is_weighty(const fig_figure *f)
{
    switch (f->kind) {
    case FIG_KIND_MONEY:
    case FIG_KIND_PERCENT:
    case FIG_KIND_INDEX:
    case FIG_KIND_QUANTITY:
    case FIG_KIND_COUNT:
    case FIG_KIND_RATIO:
    case FIG_KIND_MULTIPLE:
        return true;
    case FIG_KIND_NONE:
    case FIG_KIND_DATE:
    case FIG_KIND_TIME:
    case FIG_KIND_DURATION:
    case FIG_KIND_RECURRENCE:
    case FIG_KIND_ORDINAL:
    case FIG_KIND_NUMBER:
    case FIG_KIND_COUNT_OF:
        break;
    }
    return false;
}

/* Fills `stated` for a source; all count where it has no facts. */
static bool find_stated(search *x, const fig_result *result)
{
    if (!fig_grow(&x->stated, &x->stated_capacity, result->count + 1, sizeof *x->stated))
        return false;
    for (size_t i = 0; i < result->count; i++)
        x->stated[i] = result->fact_count == 0;
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_fact *f = &result->facts[i];
        if (f->figure >= 0)
            x->stated[f->figure] = true;
        for (size_t k = 0; k < f->change_count; k++)
            if (f->changes[k].figure >= 0)
                x->stated[f->changes[k].figure] = true;
    }
    return true;
}

static bool is_headline(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    return passage->sentence <= FIG_DIFF_HEADLINE || strcmp(passage->field->name, "title") == 0;
}

static bool has_draft(search *x, uint32_t source)
{
    const fig_point *s = &x->a->points[source];
    return x->used[source] || fig_value_set_has(x->a, &x->refuted, s, false) || fig_held_find(x->a, &x->held, s);
}

/* An amount whose conversion the draft has. */
static bool has_conversion(search *x, uint32_t source)
{
    const fig_point *s = &x->a->points[source];
    const fig_passage *p = &x->a->passages[s->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count && i < p->point + FIG_DIFF_POINTS; i++)
        if (x->a->points[i].figure->same_as == (int32_t)s->index && has_draft(x, i))
            return true;
    return false;
}

static bool prepare(search *x)
{
    fig_aligner *a = x->a;
    x->used = fig_calloc(a->point_count, sizeof *x->used);
    bool ok = x->used && fig_held_build(a, &x->held);
    for (size_t i = 0; ok && i < a->draft_points; i++) {
        const fig_choice *c = &a->choices[i];
        const int32_t points[] = {fig_choice_is_nearest(c) ? -1 : c->chosen.point, c->operands[0], c->operands[1]};
        for (size_t k = 0; k < sizeof points / sizeof *points; k++)
            if (points[k] >= 0)
                x->used[points[k]] = true;
        if (c->status == FIG_DIFF_DIFFERENT && !fig_value_set_has(a, &x->refuted, &a->points[c->chosen.point], false))
            ok = fig_value_set_add(a, &x->refuted, (uint32_t)c->chosen.point);
    }
    return ok;
}

static bool is_missing(search *x, uint32_t i)
{
    const fig_point *s = &x->a->points[i];
    return is_headline(x->a, s) && is_weighty(s->figure) && s->figure->same_as < 0 && x->stated[s->index] && !has_draft(x, i) &&
           !has_conversion(x, i) && !fig_value_set_has(x->a, &x->said, s, true);
}

static bool add_missing(search *x, uint32_t i)
{
    const fig_point *s = &x->a->points[i];
    const fig_passage *p = &x->a->passages[s->passage];
    fig_diff_item item = {.size = sizeof item,
                          .status = FIG_DIFF_MISSING,
                          .figure = -1,
                          .source = (int32_t)s->text - 1,
                          .source_figure = (int32_t)s->index,
                          .source_figures = {-1, -1},
                          .why = fig_reason_missing(x->a),
                          .sentence_start = p->field->sentence_starts[p->sentence - 1],
                          .sentence_end = p->field->sentence_starts[p->sentence]};
    return fig_value_set_add(x->a, &x->said, i) && fig_diff_item_add(x->a, &item);
}

bool fig_missing_find(fig_aligner *a)
{
    search x = {.a = a};
    uint32_t text = 0;
    bool ok = prepare(&x);
    for (size_t i = a->draft_points; ok && i < a->point_count; i++) {
        const fig_point *s = &a->points[i];
        if (!a->related[s->text])
            continue;
        if (s->text != text)
            ok = find_stated(&x, a->sources[s->text - 1].result);
        text = s->text;
        if (ok && is_missing(&x, (uint32_t)i))
            ok = add_missing(&x, (uint32_t)i);
    }
    fig_held_clear(&x.held);
    fig_value_set_clear(&x.refuted);
    fig_value_set_clear(&x.said);
    fig_free(x.used);
    fig_free(x.stated);
    return ok;
}
