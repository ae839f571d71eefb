/* Fill: see fact_fill.h. */
#include "fact_fill.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_draft.h"
#include "fact_said.h"
#include "name.h"
#include "phrase.h"
#include <string.h>

/* Of a move whose verb is left out: that of the move before it in the sentence. */
static fig_direction direction_before(const fig_work *w, int32_t draft)
{
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;)
        if (w->drafts[i].role == FIG_ROLE_CHANGE && w->drafts[i].direction != FIG_DIRECTION_NONE)
            return w->drafts[i].direction;
    return FIG_DIRECTION_NONE;
}

/* Of a percentage behind a fact that has a change in money or points and a level: that change. Rose 3 euros to 98 in Tarn, and 4% in Elm. */
static const fig_change_draft *change_beside(const fig_work *w, int32_t draft)
{
    if (w->drafts[draft].kind != FIG_KIND_PERCENT)
        return NULL;
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;) {
        const int32_t fact = w->facts.fact_of[i];
        const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
        if (d)
            return d->value == i && d->change_count && d->changes[0].draft >= 0 ? &d->changes[0] : NULL;
    }
    return NULL;
}

/* Where a rule says like=1: the change of a fact before that has the unit of this figure, so that the figure states one too (rose 3%, above the 2.1% expected); NULL: a value. */
static const fig_change_draft *change_like(const fig_work *w, int32_t draft)
{
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;) {
        const int32_t fact = w->facts.fact_of[i];
        const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
        const bool counts = w->drafts[i].kind == FIG_KIND_COUNT &&
                            w->drafts[draft].kind == FIG_KIND_NUMBER; /* 236,000 jobs, more than the 165,000 expected */
        if (!d || !(counts || fig_fact_are_comparable(&w->drafts[i], &w->drafts[draft])))
            continue;
        for (size_t c = 0; c < d->change_count; c++)
            if (d->changes[c].draft == i)
                return &d->changes[c];
        return NULL;
    }
    return change_beside(w, draft);
}

/* A percentage where a change stands, and nothing says which way: shares make up 41 percent and bonds 38 percent. */
static bool moves_nowhere(const fig_work *w, const fig_rule *rule, int32_t draft)
{
    const fig_draft *g = &w->drafts[draft];
    return g->kind == FIG_KIND_PERCENT && g->role == FIG_ROLE_NONE && g->direction == FIG_DIRECTION_NONE &&
           !fig_said_plan(w, rule)->change && fig_said_direction(w, rule) == FIG_DIRECTION_NONE &&
           direction_before(w, draft) == FIG_DIRECTION_NONE;
}

bool fig_fact_add_figures(fig_work *w, const fig_rule *rule, fig_fact_draft *d, int32_t self, const int32_t named[3])
{
    fig_facts *f = &w->facts;
    bool any = false;
    for (int i = 0; i < 3; i++) {
        int32_t n = named[i];
        if (n < 0 || n == d->value || n == d->ratio || n == d->revised || (f->fact_of[n] >= 0 && f->fact_of[n] != self))
            continue;
        const fig_draft *g = &w->drafts[n];
        const fig_change_draft *like = fig_said_plan(w, rule)->like && !fig_fact_is_change(g) ? change_like(w, n) : NULL;
        if (n == d->value && i)
            continue; /* its value, which a basis stands beside */
        const bool still = i && !like && d->value < 0 && moves_nowhere(w, rule, n);
        if (like || (!still && i ? g->role != FIG_ROLE_LEVEL || fig_said_plan(w, rule)->change
                                 : fig_fact_is_change(g) && !fig_said_plan(w, rule)->value)) {
            fig_direction direction = like                                 ? like->direction
                                      : g->direction != FIG_DIRECTION_NONE ? g->direction
                                                                           : fig_said_direction(w, rule);
            if (g->kind == FIG_KIND_MULTIPLE && direction == FIG_DIRECTION_NONE)
                direction = fig_number_cmp(&w->pool, g->value.low, fig_number_int(1)) < 0 ? FIG_DIRECTION_DOWN : FIG_DIRECTION_UP;
            if (g->role == FIG_ROLE_NONE && direction == FIG_DIRECTION_NONE)
                direction = direction_before(w, n);
            if (fig_fact_add_change(d, (fig_change_draft){n, direction, NULL, -1}))
                any = true;
        } else if (fig_fact_states_change(d, n)) {
            continue; /* was 2.9% larger: not was 2.9% */
        } else if (d->value < 0) {
            d->value = n;
            any = true;
        } else {
            continue;
        }
        f->fact_of[n] = self;
    }
    return any;
}

/* A number of things and a bare number: 515 rigs, against 599. */
static bool counts_alike(const fig_draft *a, const fig_draft *b)
{
    return (a->kind == FIG_KIND_COUNT && b->kind == FIG_KIND_NUMBER) || (a->kind == FIG_KIND_NUMBER && b->kind == FIG_KIND_COUNT);
}

/* A figure that another fact states and nothing else: that fact, or -1. Whom it is of may be said behind it: against 34 percent for Reform. */
static int32_t alone_in(const fig_work *w, int32_t draft, int32_t self)
{
    const int32_t fact = w->facts.fact_of[draft];
    const fig_fact_draft *d = fact >= 0 && fact != self ? &w->facts.drafts[fact] : NULL;
    const bool named = d && fig_phrase_has(d->subject) && d->subject.first >= w->drafts[draft].last;
    return d && d->value == draft && !d->change_count && d->from < 0 && !d->status && !named ? fact : -1;
}

/* What a value was before, which is no fact beside the one of the value: a deficit of $3 million, up from a deficit of $2 million. */
static bool add_former(fig_work *w, const fig_rule *rule, fig_fact_draft *d, int32_t self, fig_name name, int32_t *field)
{
    fig_facts *f = &w->facts;
    const int32_t n = fig_said_figure(w, name);
    if (n >= 0 && name == FIG_NAME_FROM && d->value < 0 && d->change_count && d->changes[0].draft >= 0 &&
        fig_fact_are_comparable(&w->drafts[d->changes[0].draft], &w->drafts[n]))
        return false; /* rose 3.2%, slowing from 3.9%: what another change was */
    if (n >= 0 && w->drafts[n].per && d->value >= 0 && !w->drafts[d->value].per)
        return false; /* revenue of $8.4 billion, compared with $4.88 a share */
    if (n < 0 || *field >= 0 || n == d->value || n == d->from || n == d->revised || fig_fact_states_change(d, n) ||
        !fig_fact_is_measured(w, &w->drafts[n]) ||
        (d->value >= 0 && !fig_fact_are_comparable(&w->drafts[d->value], &w->drafts[n]) &&
         !counts_alike(&w->drafts[d->value], &w->drafts[n])))
        return false;
    const int32_t other = alone_in(w, n, self);
    if (f->fact_of[n] >= 0 && f->fact_of[n] != self && other < 0)
        return false;
    if (other >= 0)
        f->drafts[other].gone = true;
    if (!fig_said_plan(w, rule)->claimed)
        *field = n;
    else
        f->beside[n] = FIG_BESIDE;
    f->fact_of[n] = self;
    return true;
}

static bool add_parts(fig_work *w, fig_fact_draft *d)
{
    int32_t n = fig_said_figure(w, FIG_NAME_PARTS);
    for (size_t i = 0; i < d->part_count; i++)
        if (d->parts[i] == n)
            return false;
    if (n < 0 || n == d->value || d->part_count == FIG_FACT_PARTS)
        return false;
    d->parts[d->part_count++] = n;
    return true;
}

static bool add_basis(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    const char *basis = fig_said_text(w, FIG_NAME_BASIS, fig_said_plan(w, rule)->basis);
    int32_t date = fig_said_figure(w, FIG_NAME_BASIS);
    bool any = false;
    if (date >= 0) {
        w->facts.beside[date] = FIG_BESIDE_PAST;
        basis = NULL;
    }
    const int32_t only = fig_said_figure(w, FIG_NAME_D); /* of several changes the one named */
    for (size_t i = 0; i < d->change_count; i++)
        if (only < 0 || d->changes[i].draft == only)
            any |= fig_fact_set_text(&d->changes[i].basis, basis) | fig_fact_set_figure(&d->changes[i].basis_date, date);
    return only < 0 ? any | fig_fact_set_text(&d->basis, basis) : any;
}

/* What befell those counted, by their noun: 4 dead, 107 lives. */
static const char *fate_of(const fig_work *w, const fig_rule *rule, const fig_fact_draft *d)
{
    const fig_row *row =
        fig_said_plan(w, rule)->fate && d->value >= 0 ? fig_phrase_row_of(w, w->facts.lists.fate, w->drafts[d->value].last - 1) : NULL;
    return row && row->value_count ? row->values[0] : NULL;
}

/* Is it said already? Subject, and the phrase that has subject and measure, are one matter. */
static bool is_said(const fig_fact_draft *d, const fig_phrase *p)
{
    if (p == &d->subject || p == &d->phrase)
        return fig_phrase_has(d->subject) || fig_phrase_has(d->phrase);
    return fig_phrase_has(*p);
}

static fig_phrase *phrase_at(fig_fact_draft *d, size_t offset)
{
    return (fig_phrase *)((char *)d + offset);
}

/* Does a word stand behind the fact's value and a comma: came to $437 million, up 9%? Before it stands nothing that the value's own verb does not say better. */
static bool trails_value(const fig_work *w, const fig_fact_draft *d, const fig_link_bound *before)
{
    const uint32_t token = w->item_token[before->first];
    return d->value >= 0 && w->drafts[d->value].last < token && fig_token_is_symbol(w, token - 1, ',');
}

/* In the previous quarter, in this period: when something was, and not what. */
static bool tells_time(const fig_work *w, fig_phrase p)
{
    return p.last - p.first <= 3 && fig_phrase_row_of(w, w->facts.lists.span, p.last - 1);
}

/* What is measured of those named in a phrase: turnout in Elm and Tarn, the Elm and Tarn turnout; nothing in Elm and Tarn alone. */
static fig_phrase beside_names(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    uint32_t first = p.last, last = p.first;
    while (first > p.first && !fig_phrase_is_name(w, d, first - 1))
        first--;
    if (first == p.first || first < p.last)
        return (fig_phrase){first, p.last};
    while (last < p.last && !fig_phrase_is_name(w, d, last))
        last++;
    while (last > p.first && (fig_phrase_roles(w, last - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE)))
        last--;
    return (fig_phrase){p.first, last};
}

/* Following a gain of 1.3%: of what was told before, or is said already, so that the noun of the move is not what is measured. */
static bool names_move(fig_work *w, const fig_rule *rule, const fig_fact_draft *d, fig_phrase p)
{
    return (d->same || fig_phrase_has(d->measure)) && d->rule != rule && fig_phrase_has(p) &&
           fig_phrase_row_of(w, w->facts.lists.rise, p.last - 1);
}

static bool set_beside(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    const fig_link_bound *before = fig_said_bound(w, FIG_NAME_BEFORE), *after = fig_said_bound(w, FIG_NAME_AFTER);
    fig_phrase *first = phrase_at(d, fig_said_plan(w, rule)->before), *last = phrase_at(d, fig_said_plan(w, rule)->after);
    bool any = false;
    if (before && !is_said(d, first) && !(first == &d->phrase && trails_value(w, d, before))) {
        const fig_phrase p = fig_phrase_before(w, before->first);
        const bool whose = first == &d->measure && fig_phrase_has(d->subject) && fig_phrase_has(p);
        any = !names_move(w, rule, d, p) && fig_fact_set_phrase(first, whose ? beside_names(w, d, p) : p);
    }
    const fig_phrase behind = after && !is_said(d, last) ? fig_phrase_after(w, after->last) : (fig_phrase){0, 0};
    if (fig_phrase_has(behind) && !tells_time(w, behind))
        any |= fig_fact_set_phrase(last, behind);
    return any;
}

/* Phrases, and what rows and constants say. */
static bool add_words(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    bool any = fig_fact_set_phrase(&d->subject, fig_said_words(w, FIG_NAME_SUBJECT)) |
               (!fig_said_row(w, FIG_NAME_MEASURE) && fig_fact_set_phrase(&d->measure, fig_said_words(w, FIG_NAME_MEASURE))) |
               fig_fact_set_phrase(&d->source, fig_said_words(w, FIG_NAME_SOURCE)) |
               fig_fact_set_phrase(&d->compared, fig_said_words(w, FIG_NAME_COMPARED));
    const bool whose = is_said(d, &d->subject);
    any |= set_beside(w, rule, d);
    const int32_t figure = fig_said_plan(w, rule)->clause && !fig_phrase_has(d->phrase) ? fig_said_figure(w, FIG_NAME_V) : -1;
    if (figure >= 0)
        any |= fig_fact_set_phrase(&d->phrase, fig_phrase_clause(w, w->drafts[figure].first));
    if (fig_said_plan(w, rule)->verb && (d->rule == rule || (!whose && !d->same)))
        fig_fact_set_phrase(&d->verb, fig_said_words(w, FIG_NAME_BEFORE));
    const char *measure = fig_said_row(w, FIG_NAME_MEASURE);
    any |= fig_fact_set_text(&d->measure_name, measure ? measure : fig_said_plan(w, rule)->measure);
    any |= fig_fact_set_text(&d->measure_name, fate_of(w, rule, d));
    any |= fig_fact_set_text(&d->otherwise, fig_said_plan(w, rule)->otherwise);
    d->of_thing |= fig_said_plan(w, rule)->thing;
    any |= fig_fact_set_text(&d->status, fig_said_text(w, FIG_NAME_STATUS, fig_said_plan(w, rule)->status));
    any |= fig_fact_set_text(&d->frequency, fig_said_text(w, FIG_NAME_FREQUENCY, fig_said_plan(w, rule)->frequency));
    any |= fig_fact_add_adjustment(d, fig_said_text(w, FIG_NAME_ADJUSTMENT, fig_said_plan(w, rule)->adjustment));
    any |= fig_fact_set_figure(&d->period, fig_said_figure(w, FIG_NAME_PERIOD)) | fig_fact_set_text(&d->span, fig_said_plan(w, rule)->span);
    d->same |=
        fig_said_plan(w, rule)->same && !(d->rule != rule && fig_phrase_has(d->phrase)); /* a 3 percent rise in wages, which they expect */
    any |= fig_said_plan(w, rule)->quoted && !d->daily;
    d->daily |= fig_said_plan(w, rule)->quoted;
    return any;
}

static bool add_unchanged(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    return fig_said_plan(w, rule)->unchanged && !d->change_count &&
           fig_fact_add_change(d, (fig_change_draft){-1, fig_said_direction(w, rule), NULL, -1});
}

bool fig_fact_add_all(fig_work *w, const fig_rule *rule, size_t index)
{
    fig_fact_draft *d = &w->facts.drafts[index];
    bool any = add_former(w, rule, d, (int32_t)index, FIG_NAME_FROM, &d->from) |
               add_former(w, rule, d, (int32_t)index, FIG_NAME_REVISED, &d->revised);
    any |= fig_fact_set_figure(&d->ratio, fig_said_figure(w, FIG_NAME_RATIO));
    any |= add_parts(w, d) | add_words(w, rule, d) | add_unchanged(w, rule, d) | add_basis(w, rule, d);
    return any;
}
