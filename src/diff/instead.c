/*
 * Instead: of a figure that no source has, the figure of the sources that stands in its place, whatever the two values are.
 *
 * in   the draft's "magma at a depth of 15 kilometres, 4 million cubic metres of it", a source's "4 million cubic metres of magma have moved to a depth of 5
 *      kilometres"; 4 million is found there, 5 kilometres is nobody's
 * out  15 kilometres stands in the place of 5 kilometres
 * That a draft tells with another value what a source tells is likelier than that it tells something else where the rest of its sentence comes from the source's, the figure next to
 * both is the same, the clauses of both have words in common, the units are one, nothing else of its kind is left over on either side; the less, the more of the words of the one clause the
 * other text has elsewhere. Each has a weight: the logarithm of the odds, fitted (logistic regression) to the drafts of corpus/diff with a right figure changed, against the same drafts held
 * against sources of which a sentence was left out, where a figure that is not found is no error; tests/diff_trials.py makes both. With ENOUGH one in a hundred of the latter speaks.
 */
#include "aligner.h"
#include <string.h>

enum { CLAUSE_REACH = 7, CLAUSE_WORDS = 2 * CLAUSE_REACH, PASSAGES = 40, EACH_SIDE = 2 };

static const float ENOUGH = 1.25f;
static const float MARGIN = 0.5f;  /* ahead of one of another value */
static const float MOSTLY = 0.40f; /* what a source says less exactly, likely of the same */
static const float FAR_WORDS = 12; /* as much as words that stand elsewhere may weigh */

static const struct {
    float start, within, within_two, beside, around, next, likeness, clause, lead, unit, alone_in_draft, alone_in_source, twice, five_times;
    float slip, one_digit, other_role, other_part, other_bound, bare, whole;
    float other_period, other_subject, stranger, draft_elsewhere, source_elsewhere, share, date, amount;
} WEIGHT = {.start = -5.9f,
            .within = 1.5f,
            .within_two = 0.5f,
            .beside = 0.4f,
            .around = 0.75f,
            .next = 0.6f,
            .likeness = 4.3f,
            .clause = 1.9f,
            .lead = 0.6f,
            .unit = 2.35f,
            .alone_in_draft = 0.7f,
            .alone_in_source = 0.7f,
            .twice = 0.8f,
            .five_times = 0.8f,
            .slip = 2.0f,
            .one_digit = 1.0f,
            .other_role = -1.2f,
            .other_part = -1.2f,
            .other_bound = -1.1f,
            .bare = -1.2f,
            .whole = 3.0f,
            .other_period = -0.6f,
            .other_subject = -0.4f,
            .stranger = -0.2f,
            .draft_elsewhere = -0.11f,
            .source_elsewhere = -0.08f,
            .share = -1.3f,
            .date = -0.8f,
            .amount = -0.8f};

/* The words that say something between a figure and the next stop or figure on either side, dates aside. */
typedef struct clause {
    uint32_t words[CLAUSE_WORDS];
    int count, names;
} clause;

static clause clause_of(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    const fig_vocabulary *v = a->words;
    clause c = {.count = 0};
    for (int step = -1; step <= 1; step += 2) {
        int seen = 0;
        for (int64_t k = (int64_t)p->first + step; k >= 0 && k < passage->token_count && seen < CLAUSE_REACH; k += step) {
            const fig_passage_token *t = &a->tokens[passage->token + k];
            if (t->role == FIG_PASSAGE_STOP || (t->role == FIG_PASSAGE_POINT && !fig_point_is_date(&a->points[t->id])))
                break;
            if (t->role != FIG_PASSAGE_WORD)
                continue;
            seen++;
            if (t->heavy < FIG_DIFF_HEAVY || v->words[t->id].small)
                continue;
            c.words[c.count++] = t->id;
            c.names += fig_vocabulary_is_name(v, t->id);
        }
    }
    return c;
}

/* Does the point's sentence hold the word, or what its fact is about? */
static bool is_told_of(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    const fig_passage *passage = &a->passages[p->passage];
    for (uint32_t k = 0; k < passage->token_count; k++)
        if (a->tokens[passage->token + k].role == FIG_PASSAGE_WORD && a->tokens[passage->token + k].id == word)
            return true;
    for (uint32_t i = 0; i < p->said_count; i++)
        if (a->said_words[p->said + i].id == word)
            return true;
    return false;
}

/* What the words of a clause weigh that the other text has, but not where the other point stands. */
static float elsewhere(const fig_aligner *a, const clause *c, const fig_point *other)
{
    float weight = 0;
    for (int i = 0; i < c->count; i++)
        if (fig_vocabulary_holds(a->words, other->text, c->words[i]) && !is_told_of(a, other, c->words[i]))
            weight += a->words->weight[c->words[i]];
    return weight < FAR_WORDS ? weight : FAR_WORDS;
}

/* Has the clause names, and the other point's sentence none of them? */
static bool names_another(const fig_aligner *a, const clause *c, const fig_point *other)
{
    for (int i = 0; i < c->count; i++)
        if (fig_vocabulary_is_name(a->words, c->words[i]) && is_told_of(a, other, c->words[i]))
            return false;
    return c->names > 0;
}

static bool have_common(const clause *x, const clause *y)
{
    bool common = false;
    for (int i = 0; i < x->count * y->count; i++)
        common = common || x->words[i / y->count] == y->words[i % y->count];
    return common;
}

bool fig_instead_clauses_apart(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const clause mine = clause_of(a, d), its = clause_of(a, s);
    return mine.count && its.count && !have_common(&mine, &its);
}

/* The word right before a figure: until, aged, at; UINT32_MAX: none. */
static uint32_t lead_of(const fig_aligner *a, const fig_point *p)
{
    const fig_passage_token *t = p->first ? &a->tokens[a->passages[p->passage].token + p->first - 1] : NULL;
    return t && t->role == FIG_PASSAGE_WORD ? t->id : UINT32_MAX;
}

/* Is no other figure of its kind left over in its sentence? */
static bool is_alone(const fig_aligner *a, uint32_t point)
{
    const fig_point *x = &a->points[point];
    const fig_passage *p = &a->passages[x->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const bool draft = x->text == 0,
                   left = i != point && (draft ? a->choices[i].best.point < 0 && a->choices[i].operands[0] < 0 : !a->claimed[i]);
        if (left && a->points[i].family == x->family && (draft || a->points[i].unit == x->unit))
            return false;
    }
    return true;
}

/* Parts of one whole: 14 of the 27 kilometres, 17 of the 27. */
static bool have_one_whole(const fig_point *d, const fig_point *s)
{
    const fig_str x = d->figure->terms, y = s->figure->terms;
    const char *of_x = x.ptr ? memchr(x.ptr, ',', x.len) : NULL, *of_y = y.ptr ? memchr(y.ptr, ',', y.len) : NULL;
    const size_t n = of_x ? x.len - (size_t)(of_x - x.ptr) : 0, m = of_y ? y.len - (size_t)(of_y - y.ptr) : 0;
    return n > 2 && n == m && memcmp(of_x, of_y, n) == 0;
}

static bool is_counted(const fig_point *p)
{
    return p->figure->kind == FIG_KIND_COUNT || p->figure->kind == FIG_KIND_NUMBER || p->figure->kind == FIG_KIND_INDEX;
}

/* 14 months from March, March: the one tells of the other. */
static bool holds_text(fig_str x, fig_str y)
{
    for (size_t i = 0; y.len > 0 && i + y.len <= x.len; i++)
        if (memcmp(x.ptr + i, y.ptr, y.len) == 0)
            return true;
    return false;
}

/* May the one be told for the other at all: another value of one sort, that nobody has? */
static bool may_stand(const fig_aligner *a, const fig_point *d, const fig_point *s, const fig_match *m)
{
    const fig_figure *x = d->figure, *y = s->figure;
    const bool date = fig_point_is_date(d), units = d->unit == s->unit || (is_counted(d) && is_counted(s)) ||
                                                    d->family == FIG_FAMILY_MONTHS || d->family == FIG_FAMILY_PROPORTION;
    const double ratio = s->key != 0 ? d->key / s->key : 0;
    static const double most = 10;
    const fig_str slash = {"/", 1}; /* of ranges */
    if (m->relation.kind != FIG_RELATION_OTHER || m->relation.opposed || d->family != s->family || a->claimed[m->point] ||
        !a->related[s->text] || !fig_evidence_drawn(a, s->text) || x->kind == FIG_KIND_ORDINAL || y->kind == FIG_KIND_ORDINAL || !units)
        return false;
    if (date &&
        (x->kind != y->kind || !x->date || !y->date || x->date->grain != y->date->grain || x->date->grain > FIG_GRAIN_YEAR ||
         holds_text(x->date->edtf, slash) != holds_text(y->date->edtf, slash) ||
         ((x->mod || y->mod) && (d->from == s->to || d->to == s->from)) || holds_text(x->text, y->text) || holds_text(y->text, x->text)))
        return false;
    if (x->kind != FIG_KIND_PERCENT && fig_senses_rest(a, d) != fig_senses_rest(a, s))
        return false;
    if (x->kind == FIG_KIND_QUANTITY && ((x->supplied | y->supplied) & FIG_SUPPLIED_UNIT)) /* from 21 to 12 a day, of kilometres? */
        return false;
    if (!date && (ratio * most < 1 || ratio > most) && !fig_reason_power(d, s))
        return false;
    return true;
}

/* What a slip of the pen makes of the source's number: chance hardly does. */
static float weight_of_slip(const fig_point *d, const fig_point *s)
{
    const int digits = fig_reason_digits(d);
    if (fig_point_is_date(d) || d->words || s->words || digits < 2)
        return 0;
    return fig_reason_transposed(d, s) || fig_reason_power(d, s)    ? WEIGHT.slip
           : digits >= FIG_DIFF_TELLING && fig_reason_changed(d, s) ? WEIGHT.one_digit
                                                                    : 0;
}

static float weight_of_kind(const fig_point *d)
{
    const fig_kind k = d->figure->kind;
    return fig_point_is_date(d)                            ? WEIGHT.date
           : k == FIG_KIND_PERCENT || k == FIG_KIND_RATIO  ? WEIGHT.share
           : k == FIG_KIND_MONEY || k == FIG_KIND_QUANTITY ? WEIGHT.amount
                                                           : 0;
}

/* What the values say: a slip is rather of the same size. */
static float weight_of_size(const fig_point *d, const fig_point *s)
{
    const double ratio = d->key > s->key ? d->key / s->key : s->key / d->key;
    return fig_point_is_date(d) ? WEIGHT.twice + WEIGHT.five_times : (ratio < 2 ? WEIGHT.twice : 0) + (ratio < 5 ? WEIGHT.five_times : 0);
}

/* Stand two dates beside them that neither text has of the other: 0.4 percent from the previous month, 3.9 percent from a year earlier? */
static bool other_dates(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    return !fig_point_is_date(d) && d->period >= 0 && s->period >= 0 && a->choices[d->period].best.point < 0 && !a->claimed[s->period] &&
           fig_relate(a, &a->points[d->period], &a->points[s->period]).kind < FIG_RELATION_FINER;
}

/* A number without a unit, as one of the source's: it was 61, of `52 rupees`. false: it is no such number. */
static bool as_of(fig_aligner *a, const fig_point *d, const fig_point *s, fig_point *taken)
{
    const fig_kind k = s->figure->kind;
    if (d->figure->kind != FIG_KIND_NUMBER || d->unit || !d->figure->value.ptr || d->family == s->family ||
        (k != FIG_KIND_MONEY && k != FIG_KIND_PERCENT && k != FIG_KIND_QUANTITY))
        return false;
    *taken = *d;
    taken->family = s->family;
    taken->unit = s->unit;
    fig_number *all[] = {&taken->low, &taken->high, &taken->place, &taken->loose, &taken->near};
    for (size_t i = 0; k == FIG_KIND_PERCENT && s->family == FIG_FAMILY_PROPORTION && i < sizeof all / sizeof *all; i++)
        *all[i] = fig_number_scale(&a->pool, *all[i], -2);
    taken->key = fig_number_to_double(taken->low);
    return k != FIG_KIND_QUANTITY;
}

typedef struct standing { /* what stands for it, and against */
    clause mine, its;
    bool common, differ, around, beside, next;
    int within;
} standing;

static standing what_stands(fig_aligner *a, uint32_t draft, const fig_point *d, fig_match *m)
{
    const fig_point *s = &a->points[m->point];
    standing x = {.mine = clause_of(a, d), .its = clause_of(a, s)};
    x.common = have_common(&x.mine, &x.its);
    x.differ = fig_subjects_differ(d, s);
    x.around = fig_evidence_around(a, draft, m, true);
    x.beside = fig_evidence_beside(a, draft, m) > 0;
    x.next = fig_evidence_next(a, draft, m);
    x.within = fig_evidence(a, draft, m);
    m->other_period = fig_periods_apart(a, d, s);
    return x;
}

/* Does something else, whatever the rest weighs? */
static bool is_another(fig_aligner *a, const fig_point *d, const fig_match *m, const standing *x)
{
    const fig_point *s = &a->points[m->point];
    if (!x->within && ((!x->beside && !x->around) || x->differ || m->other_period))
        return true;
    if (other_dates(a, d, s) || fig_subjects_status_differs(d, s) || (names_another(a, &x->mine, s) && names_another(a, &x->its, d)))
        return true;
    if (!x->common && m->relation.other_noun && d->unit && s->unit) /* six members, four pups */
        return true;
    const bool weak = x->differ || (x->within < 2 && !x->next) || weight_of_kind(d) < 0; /* got for 9 million, sold for 31 million */
    return !x->common && x->mine.count && x->its.count && weak && !have_one_whole(d, s);
}

/* What the two figures say of each other, whatever stands beside them. */
static float weight_of_pair(const fig_aligner *a, uint32_t draft, const fig_point *d, const fig_point *s)
{
    const bool bare = d != &a->points[draft], role = d->figure->role && s->figure->role && d->figure->role != s->figure->role;
    float w = weight_of_kind(d) + weight_of_size(d, s) + weight_of_slip(d, s);
    w += d->unit && d->unit == s->unit && !bare ? WEIGHT.unit : 0;
    w += have_one_whole(d, s) ? WEIGHT.whole : 0;
    w += bare ? WEIGHT.bare : 0;
    w += role ? WEIGHT.other_role : 0;
    w += d->part && s->part && d->part != s->part ? WEIGHT.other_part : 0;
    return w + (d->figure->mod != s->figure->mod ? WEIGHT.other_bound : 0);
}

/* How sure it is that the draft's figure stands in the place of the source's; the focus of likeness stands at the draft's. */
static float weigh(fig_aligner *a, uint32_t draft, const fig_point *d, fig_match *m)
{
    static const float never = -100;
    const fig_point *s = &a->points[m->point];
    const standing x = what_stands(a, draft, d, m);
    if (is_another(a, d, m, &x))
        return never;
    const int strangers = fig_likeness_strangers(a, draft, (uint32_t)m->point);
    m->likeness = fig_likeness(a, (uint32_t)m->point, &m->shared);
    float w = WEIGHT.start + WEIGHT.likeness * m->likeness + weight_of_pair(a, draft, d, s);
    w += x.within ? WEIGHT.within : 0;
    w += x.within >= 2 ? WEIGHT.within_two : 0;
    w += x.beside ? WEIGHT.beside : 0;
    w += x.around ? WEIGHT.around : 0;
    w += x.next ? WEIGHT.next : 0;
    w += x.common ? WEIGHT.clause : 0;
    w += lead_of(a, d) != UINT32_MAX && lead_of(a, d) == lead_of(a, s) ? WEIGHT.lead : 0;
    w += is_alone(a, draft) ? WEIGHT.alone_in_draft : 0;
    w += is_alone(a, (uint32_t)m->point) ? WEIGHT.alone_in_source : 0;
    w += m->other_period ? WEIGHT.other_period : 0;
    w += x.differ ? WEIGHT.other_subject : 0;
    w += WEIGHT.stranger * (float)(strangers < 2 ? strangers : 2);
    return w + WEIGHT.draft_elsewhere * elsewhere(a, &x.mine, s) + WEIGHT.source_elsewhere * elsewhere(a, &x.its, d);
}

typedef struct search {
    uint32_t draft, seen[PASSAGES];
    size_t count;
    fig_match best;
    float next; /* the surest of another value */
} search;

static void consider(fig_aligner *a, search *x, uint32_t source)
{
    const fig_point *d = &a->points[x->draft], *s = &a->points[source];
    fig_point taken;
    d = as_of(a, d, s, &taken) ? &taken : d;
    fig_match m = {.point = (int32_t)source, .relation = fig_relate(a, d, s)};
    if (!may_stand(a, d, s, &m))
        return;
    m.score = weigh(a, x->draft, d, &m);
    const bool first = x->best.point < 0, same = !first && fig_relate(a, s, &a->points[x->best.point]).kind == FIG_RELATION_SAME;
    if (first || m.score > x->best.score) {
        x->next = same || first ? x->next : x->best.score;
        x->best = m;
    } else if (!same && m.score > x->next)
        x->next = m.score;
}

static void consider_passage(fig_aligner *a, search *x, uint32_t passage)
{
    const fig_passage *p = &a->passages[passage];
    for (size_t i = 0; i < x->count; i++)
        if (x->seen[i] == passage)
            return;
    if (x->count == PASSAGES)
        return;
    x->seen[x->count++] = passage;
    for (uint32_t i = 0; i < p->point_count && i < FIG_DIFF_POINTS; i++)
        consider(a, x, p->point + i);
}

/* Where the likes of the figures of a sentence stand, and beside it. */
static void consider_around(fig_aligner *a, search *x, const fig_passage *sentence)
{
    for (uint32_t i = sentence->point; i < sentence->point + sentence->point_count; i++) {
        const int32_t like = a->choices[i].best.point;
        const uint32_t of = like < 0 ? 0 : a->points[like].passage;
        for (uint32_t p = of > EACH_SIDE ? of - EACH_SIDE : 0; like >= 0 && p <= of + EACH_SIDE && p < a->passage_count; p++)
            if (fig_passages_near(&a->passages[p], &a->passages[of]))
                consider_passage(a, x, p);
    }
}

/* The draft has the value of another: its own clause names somebody that the sentence of the value does not, but that of a value in its place does:
 * 93 percent at Meridia too, of Falconair's 93 percent and Meridia's 84 percent. */
bool fig_instead_of_another(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_point *d = &a->points[draft], *own = &a->points[a->choices[draft].best.point];
    const clause mine = clause_of(a, d);
    if (d->figure->kind == FIG_KIND_ORDINAL || fig_point_is_date(d) || !names_another(a, &mine, own) || !fig_instead_find(a, draft, out))
        return false;
    return !names_another(a, &mine, &a->points[out->point]);
}

bool fig_instead_find(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_choice *c = &a->choices[draft];
    search x = {.draft = draft, .best.point = -1, .next = -ENOUGH};
    if (a->points[draft].family == FIG_FAMILY_NONE || (c->finer.point >= 0 && c->finer.likeness >= MOSTLY))
        return false;
    const uint32_t at = a->points[draft].passage, first = at > 0 ? at - 1 : 0;
    fig_likeness_focus(a, draft);
    for (uint32_t i = 0; i < c->rival_count; i++)
        consider_passage(a, &x, a->points[c->rivals[i].point].passage);
    for (uint32_t k = first; k <= at + 1 && k < a->draft_passages; k++)
        consider_around(a, &x, &a->passages[k]);
    *out = x.best;
    return x.best.point >= 0 && x.best.score >= ENOUGH && x.best.score >= x.next + MARGIN;
}
