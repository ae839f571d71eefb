/*
 * Missing: figures of the sources' headlines that the draft lacks.
 *
 * in   a source's "Hadley Rail will cut 850 jobs"; a draft without 850          out   an item `missing`
 * A headline is a title and the first FIG_DIFF_HEADLINE sentences of a text. Where the source's figures were tied into facts, those of
 * facts count; else all that are no dates, times or ordinals. A source that tells another story leads with nothing of ours. A conversion goes with its amount, and what two sources say is missing once.
 */
#include "aligner.h"

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

static bool is_of_fact(const fig_result *result, uint32_t figure)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_fact *f = &result->facts[i];
        if (f->figure == (int32_t)figure)
            return true;
        for (size_t k = 0; k < f->change_count; k++)
            if (f->changes[k].figure == (int32_t)figure)
                return true;
    }
    return result->fact_count == 0;
}

static bool is_headline(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    return passage->sentence <= FIG_DIFF_HEADLINE || strcmp(passage->field->name, "title") == 0;
}

/* A double's look first: most pairs are far apart. */
static bool may_hold(const fig_point *d, const fig_point *s)
{
    double far = d->key > s->key ? d->key - s->key : s->key - d->key, most = s->key < 0 ? -s->key : s->key;
    if (d->family != s->family)
        return d->family + s->family == FIG_FAMILY_PROPORTION + FIG_FAMILY_FACTOR;
    return far <= most || !d->figure->value.ptr;
}

/* A contradiction of the draft is no figure that it lacks, in whichever source it stands. */
static bool is_same_as_chosen(fig_aligner *a, const fig_choice *c, const fig_point *s)
{
    return c->status == FIG_DIFF_DIFFERENT && fig_relate(a, &a->points[c->chosen.point], s).kind == FIG_RELATION_SAME;
}

static bool has_draft(fig_aligner *a, uint32_t source)
{
    const fig_point *s = &a->points[source];
    for (size_t i = 0; i < a->draft_points; i++) {
        const fig_choice *c = &a->choices[i];
        if (c->chosen.point == (int32_t)source || c->operands[0] == (int32_t)source || c->operands[1] == (int32_t)source)
            return true;
        if (is_same_as_chosen(a, c, s))
            return true;
        if (may_hold(&a->points[i], s) && fig_relate(a, &a->points[i], s).kind >= FIG_RELATION_ROUNDS)
            return true;
    }
    return false;
}

/* An amount whose conversion the draft has. */
static bool has_conversion(fig_aligner *a, uint32_t source)
{
    const fig_point *s = &a->points[source];
    const fig_passage *p = &a->passages[s->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count && i < p->point + FIG_DIFF_POINTS; i++)
        if (a->points[i].figure->same_as == (int32_t)s->index && has_draft(a, i))
            return true;
    return false;
}

static bool is_said(fig_aligner *a, size_t first, uint32_t source)
{
    for (size_t i = first; i < a->item_count; i++) {
        const fig_diff_item *other = &a->items[i];
        const fig_point *s = &a->points[source];
        fig_point o = {.figure = &a->sources[other->source].result->figures[other->source_figure]};
        if (o.figure->kind != s->figure->kind)
            continue;
        fig_point_read(a, &o);
        if (fig_relate(a, &o, s).kind == FIG_RELATION_SAME)
            return true;
    }
    return false;
}

bool fig_missing_find(fig_aligner *a)
{
    size_t first = a->item_count;
    for (size_t i = a->draft_points; i < a->point_count; i++) {
        const fig_point *s = &a->points[i];
        const fig_result *result = a->sources[s->text - 1].result;
        const fig_passage *p = &a->passages[s->passage];
        if (!a->related[s->text] || !is_headline(a, s) || !is_weighty(s->figure) || s->figure->same_as >= 0 ||
            !is_of_fact(result, s->index) || has_draft(a, (uint32_t)i) || has_conversion(a, (uint32_t)i) || is_said(a, first, (uint32_t)i))
            continue;
        fig_diff_item item = {.size = sizeof item,
                              .status = FIG_DIFF_MISSING,
                              .figure = -1,
                              .source = (int32_t)s->text - 1,
                              .source_figure = (int32_t)s->index,
                              .source_figures = {-1, -1},
                              .why = fig_reason_missing(a),
                              .sentence_start = p->field->sentence_starts[p->sentence - 1],
                              .sentence_end = p->field->sentence_starts[p->sentence]};
        if (!fig_diff_item_add(a, &item))
            return false;
    }
    return true;
}
