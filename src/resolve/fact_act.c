/*
 * Fact actions: what a match of a `fact` rule says.
 *
 * in   names bound by the match: v a value, d and e changes, from, revised, period, ratio figures; before, after words beside noun phrases; rows that say more
 * out  fact drafts: made, added to, merged
 * `make fact`: the fact of the figures named, made where there is none. `make add`: only where there is one. `make all`: to every fact of the sentence.
 * `make rest`: to every fact whose first figure stands behind where the match begins, as far as no clause begins between.
 * `make beside period`: a date that is no period.
 */
#include "fact_draft.h"
#include "word.h"
#include "work.h"
#include <string.h>

enum { VERB_FACT, VERB_ADD, VERB_ALL, VERB_REST, VERB_BESIDE, VERB_COUNT };

static const char *const verbs[VERB_COUNT] = {"fact", "add", "all", "rest", "beside"};

int fig_fact_verb(const char *verb)
{
    for (int i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i], verb) == 0)
            return i;
    return -1;
}

static const fig_fact_plan *plan_of(const fig_work *w, const fig_rule *rule)
{
    return &w->facts.plans[rule->order];
}

static const fig_link_bound *bound(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = &w->facts.bound.of[name];
    return b->first < b->last ? b : NULL;
}

/* The figure bound to a name: its draft, or -1. */
static int32_t figure(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = bound(w, name);
    for (uint32_t i = b ? b->first : 0; b && i < b->last; i++)
        if (w->item_draft[i] >= 0)
            return w->item_draft[i];
    return -1;
}

static const char *row_value(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = bound(w, name);
    return b && b->row && b->row->value_count ? b->row->values[0] : NULL;
}

/* What a row or a constant of the rule says under a key. */
static const char *said(const fig_work *w, fig_name name, const char *constant)
{
    const char *value = row_value(w, name);
    return value ? value : constant;
}

static fig_phrase words(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = bound(w, name);
    return b ? (fig_phrase){w->item_token[b->first], w->item_token[b->last]} : (fig_phrase){0, 0};
}

/* A size in front of what has it measures nothing: 60-kg bags, a 40-acre farm; but a 31-mln-tonne crop does. */
static bool describes(fig_work *w, const fig_draft *d)
{
    if ((d->kind != FIG_KIND_QUANTITY && d->kind != FIG_KIND_COUNT) || d->last >= w->sentences.start[d->sentence + 1] ||
        !fig_token_is_word(w, d->last) || (fig_phrase_roles(w, d->last) & (FIG_ROLE_MEASURE | FIG_ROLE_BOUNDARY | FIG_ROLE_INNER)))
        return false;
    for (uint32_t k = d->first; k < d->last; k++)
        if (fig_token_is_symbol(w, k, '-'))
            return true;
    return false;
}

static bool is_measured(fig_work *w, const fig_draft *d)
{
    return fig_kind_is_measured(d->kind) && !(d->flags & FIG_FLAG_BOILERPLATE) && !describes(w, d);
}

/* A conversion or restatement speaks for the figure that it ties to; of a change both measures are told. */
static int32_t principal(const fig_work *w, int32_t draft)
{
    for (int step = 0; draft >= 0 && step < 4; step++) {
        const fig_draft *d = &w->drafts[draft];
        int32_t to = d->same_as >= 0 ? d->same_as : d->role == FIG_ROLE_CHANGE ? -1 : d->restates;
        if (to < 0 || to >= draft)
            break;
        draft = to;
    }
    return draft;
}

static bool is_change(const fig_draft *d)
{
    return d->kind == FIG_KIND_MULTIPLE || d->role == FIG_ROLE_CHANGE;
}

/* A factor that holds two things against each other, where nothing moves: twice the level of Japan. */
static bool is_factor(const fig_draft *d)
{
    return d->kind == FIG_KIND_MULTIPLE && d->role != FIG_ROLE_CHANGE && d->direction == FIG_DIRECTION_NONE;
}

static fig_direction direction_of(const fig_work *w, const fig_rule *rule)
{
    const char *value = said(w, FIG_NAME_DIRECTION, plan_of(w, rule)->direction);
    if (!value)
        value = row_value(w, FIG_NAME_BEFORE); /* a verb of movement */
    return !value                       ? FIG_DIRECTION_NONE
           : strcmp(value, "up") == 0   ? FIG_DIRECTION_UP
           : strcmp(value, "down") == 0 ? FIG_DIRECTION_DOWN
                                        : FIG_DIRECTION_NONE;
}

/* Do two figures measure in one unit? */
static bool comparable(const fig_draft *a, const fig_draft *b)
{
    if (a->kind != b->kind)
        return false;
    return !a->unit || !b->unit || strcmp(a->unit, b->unit) == 0;
}

/* ---- what the names of a match add ---- */

/* Of a move whose verb is left out: that of the move before it in the sentence. */
static fig_direction direction_before(const fig_work *w, int32_t draft)
{
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;)
        if (w->drafts[i].role == FIG_ROLE_CHANGE && w->drafts[i].direction != FIG_DIRECTION_NONE)
            return w->drafts[i].direction;
    return FIG_DIRECTION_NONE;
}

/* Where a rule says like=1: the change of a fact before that has the unit of this figure, so that the figure states one too (rose 3%, above the 2.1% expected); NULL: a value. */
static const fig_change_draft *change_like(const fig_work *w, int32_t draft)
{
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;) {
        const int32_t fact = w->facts.fact_of[i];
        const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
        const bool counts = w->drafts[i].kind == FIG_KIND_COUNT &&
                            w->drafts[draft].kind == FIG_KIND_NUMBER; /* 236,000 jobs, more than the 165,000 expected */
        if (!d || !(counts || comparable(&w->drafts[i], &w->drafts[draft])))
            continue;
        for (size_t c = 0; c < d->change_count; c++)
            if (d->changes[c].draft == i)
                return &d->changes[c];
        return NULL;
    }
    return NULL;
}

/* A percentage where a change stands, and nothing says which way: shares make up 41 percent and bonds 38 percent. */
static bool moves_nowhere(const fig_work *w, const fig_rule *rule, int32_t draft)
{
    const fig_draft *g = &w->drafts[draft];
    return g->kind == FIG_KIND_PERCENT && g->role == FIG_ROLE_NONE && g->direction == FIG_DIRECTION_NONE && !plan_of(w, rule)->change &&
           direction_of(w, rule) == FIG_DIRECTION_NONE && direction_before(w, draft) == FIG_DIRECTION_NONE;
}

static bool add_figures(fig_work *w, const fig_rule *rule, fig_fact_draft *d, int32_t self, const int32_t named[3])
{
    fig_facts *f = &w->facts;
    bool any = false;
    for (int i = 0; i < 3; i++) {
        int32_t n = named[i];
        if (n < 0 || n == d->value || n == d->ratio || (f->fact_of[n] >= 0 && f->fact_of[n] != self))
            continue;
        const fig_draft *g = &w->drafts[n];
        const fig_change_draft *like = plan_of(w, rule)->like && !is_change(g) ? change_like(w, n) : NULL;
        if (n == d->value && i)
            continue; /* its value, which a basis stands beside */
        const bool still = i && !like && d->value < 0 && moves_nowhere(w, rule, n);
        if (like || (!still && i ? g->role != FIG_ROLE_LEVEL || plan_of(w, rule)->change : is_change(g) && !plan_of(w, rule)->value)) {
            fig_direction direction = like ? like->direction : g->direction != FIG_DIRECTION_NONE ? g->direction : direction_of(w, rule);
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
    const bool named = d && fig_fact_has_phrase(d->subject) && d->subject.first >= w->drafts[draft].last;
    return d && d->value == draft && !d->change_count && d->from < 0 && !d->status && !named ? fact : -1;
}

/* What a value was before, which is no fact beside the one of the value: a deficit of $3 million, up from a deficit of $2 million. */
static bool add_former(fig_work *w, const fig_rule *rule, fig_fact_draft *d, int32_t self, fig_name name, int32_t *field)
{
    fig_facts *f = &w->facts;
    const int32_t n = figure(w, name);
    if (n >= 0 && d->value < 0 && d->change_count && d->changes[0].draft >= 0 && comparable(&w->drafts[d->changes[0].draft], &w->drafts[n]))
        return false; /* rose 3.2%, slowing from 3.9%: what another change was */
    if (n >= 0 && w->drafts[n].per && d->value >= 0 && !w->drafts[d->value].per)
        return false; /* revenue of $8.4 billion, compared with $4.88 a share */
    if (n < 0 || *field >= 0 || n == d->value || n == d->from || n == d->revised || fig_fact_states_change(d, n) ||
        !is_measured(w, &w->drafts[n]) ||
        (d->value >= 0 && !comparable(&w->drafts[d->value], &w->drafts[n]) && !counts_alike(&w->drafts[d->value], &w->drafts[n])))
        return false;
    const int32_t other = alone_in(w, n, self);
    if (f->fact_of[n] >= 0 && f->fact_of[n] != self && other < 0)
        return false;
    if (other >= 0)
        f->drafts[other].gone = true;
    if (!plan_of(w, rule)->claimed)
        *field = n;
    else
        f->beside[n] = 1;
    f->fact_of[n] = self;
    return true;
}

static bool add_parts(fig_work *w, fig_fact_draft *d)
{
    int32_t n = figure(w, FIG_NAME_PARTS);
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
    const char *basis = said(w, FIG_NAME_BASIS, plan_of(w, rule)->basis);
    int32_t date = figure(w, FIG_NAME_BASIS);
    bool any = false;
    if (date >= 0) {
        w->facts.beside[date] = 1;
        basis = NULL;
    }
    const int32_t only = figure(w, FIG_NAME_D); /* of several changes the one named */
    for (size_t i = 0; i < d->change_count; i++)
        if (only < 0 || d->changes[i].draft == only)
            any |= fig_fact_set_text(&d->changes[i].basis, basis) | fig_fact_set_figure(&d->changes[i].basis_date, date);
    return only < 0 ? any | fig_fact_set_text(&d->basis, basis) : any;
}

/* Is it said already? Subject, and the phrase that has subject and measure, are one matter. */
static bool is_said(const fig_fact_draft *d, const fig_phrase *p)
{
    if (p == &d->subject || p == &d->phrase)
        return fig_fact_has_phrase(d->subject) || fig_fact_has_phrase(d->phrase);
    return fig_fact_has_phrase(*p);
}

static fig_phrase *phrase_at(fig_fact_draft *d, size_t offset)
{
    return (fig_phrase *)((char *)d + offset);
}

static bool set_beside(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    const fig_link_bound *before = bound(w, FIG_NAME_BEFORE), *after = bound(w, FIG_NAME_AFTER);
    fig_phrase *first = phrase_at(d, plan_of(w, rule)->before), *last = phrase_at(d, plan_of(w, rule)->after);
    bool any = false;
    if (before && !is_said(d, first))
        any = fig_fact_set_phrase(first, fig_phrase_before(w, before->first));
    if (after && !is_said(d, last))
        any |= fig_fact_set_phrase(last, fig_phrase_after(w, after->last));
    return any;
}

/* Phrases, and what rows and constants say. */
static bool add_words(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    bool any = fig_fact_set_phrase(&d->subject, words(w, FIG_NAME_SUBJECT)) |
               (!row_value(w, FIG_NAME_MEASURE) && fig_fact_set_phrase(&d->measure, words(w, FIG_NAME_MEASURE))) |
               fig_fact_set_phrase(&d->source, words(w, FIG_NAME_SOURCE)) | fig_fact_set_phrase(&d->compared, words(w, FIG_NAME_COMPARED));
    const bool whose = is_said(d, &d->subject);
    any |= set_beside(w, rule, d);
    if (plan_of(w, rule)->verb && (d->rule == rule || (!whose && !d->same)))
        fig_fact_set_phrase(&d->verb, words(w, FIG_NAME_BEFORE));
    const char *measure = row_value(w, FIG_NAME_MEASURE);
    any |= fig_fact_set_text(&d->measure_name, measure ? measure : plan_of(w, rule)->measure);
    any |= fig_fact_set_text(&d->otherwise, plan_of(w, rule)->otherwise);
    any |= fig_fact_set_text(&d->status, said(w, FIG_NAME_STATUS, plan_of(w, rule)->status));
    any |= fig_fact_set_text(&d->frequency, said(w, FIG_NAME_FREQUENCY, plan_of(w, rule)->frequency));
    any |= fig_fact_add_adjustment(d, said(w, FIG_NAME_ADJUSTMENT, plan_of(w, rule)->adjustment));
    any |= fig_fact_set_figure(&d->period, figure(w, FIG_NAME_PERIOD));
    d->same |= plan_of(w, rule)->same;
    return any;
}

static bool add_unchanged(fig_work *w, const fig_rule *rule, fig_fact_draft *d)
{
    return plan_of(w, rule)->unchanged && !d->change_count &&
           fig_fact_add_change(d, (fig_change_draft){-1, direction_of(w, rule), NULL, -1});
}

static bool add_all(fig_work *w, const fig_rule *rule, size_t index)
{
    fig_fact_draft *d = &w->facts.drafts[index];
    bool any = add_former(w, rule, d, (int32_t)index, FIG_NAME_FROM, &d->from) |
               add_former(w, rule, d, (int32_t)index, FIG_NAME_REVISED, &d->revised);
    any |= fig_fact_set_figure(&d->ratio, figure(w, FIG_NAME_RATIO));
    any |= add_parts(w, d) | add_words(w, rule, d) | add_unchanged(w, rule, d) | add_basis(w, rule, d);
    return any;
}

static bool act_all(fig_work *w, const fig_rule *rule)
{
    bool any = false;
    for (size_t i = w->facts.sentence_first; i < w->facts.count; i++)
        if (!w->facts.drafts[i].gone)
            any |= add_all(w, rule, i);
    return any;
}

/* Does no clause begin between two tokens? */
static bool is_one_clause(fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t k = first + 1; k < last; k++)
        if (fig_phrase_roles(w, k) & (FIG_ROLE_CLAUSE | FIG_ROLE_APART | FIG_ROLE_WHEN))
            return false;
    return true;
}

static bool act_rest(fig_work *w, const fig_rule *rule)
{
    bool any = false;
    for (size_t i = w->facts.sentence_first; i < w->facts.count; i++) {
        const fig_fact_draft *d = &w->facts.drafts[i];
        const int32_t at = d->gone ? -1 : d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1;
        if (at >= 0 && w->drafts[at].first >= w->facts.matched && is_one_clause(w, w->facts.matched, w->drafts[at].first))
            any |= add_all(w, rule, i);
    }
    return any;
}

/* A year and nothing finer: up 14% on 2021. */
static bool is_year(const fig_draft *d)
{
    const fig_datetime *when = d->value.dated ? &d->value.dated->when : NULL;
    return when && when->year != FIG_UNSAID && when->month == FIG_UNSAID && when->day == FIG_UNSAID && when->weekday == FIG_UNSAID;
}

/* Is a figure a fact of its own, rather than what another one's was before? */
static bool is_stated(const fig_work *w, int32_t draft)
{
    const int32_t fact = draft >= 0 ? w->facts.fact_of[draft] : -1;
    const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
    return d && !d->gone && (d->value == draft || fig_fact_states_change(d, draft));
}

static bool act_beside(fig_work *w, const fig_rule *rule)
{
    int32_t date = figure(w, FIG_NAME_PERIOD);
    if (is_stated(w, figure(w, FIG_NAME_FROM)) || date < 0 || w->facts.beside[date] ||
        (plan_of(w, rule)->least && !is_year(&w->drafts[date])))
        return false;
    w->facts.beside[date] = 1;
    return true;
}

/* Is a value below what the rule wants (least=100)? Few people, small counts are seldom what somebody measures. */
static bool is_less(fig_work *w, int32_t draft, const char *least)
{
    fig_number n;
    return draft >= 0 && (w->drafts[draft].kind == FIG_KIND_COUNT || w->drafts[draft].kind == FIG_KIND_NUMBER) &&
           fig_number_parse(&w->pool, least, strlen(least), '.', NULL, &n, NULL) == FIG_OK && w->drafts[draft].value.has_low &&
           fig_number_cmp(&w->pool, w->drafts[draft].value.low, n) < 0;
}

/* A verb that wants a noun phrase before it, and there is none: "a revised 89 mln dlrs". */
static bool lacks_subject(fig_work *w, const fig_rule *rule)
{
    const fig_link_bound *before = bound(w, FIG_NAME_BEFORE);
    return before && plan_of(w, rule)->subject && !fig_fact_has_phrase(fig_phrase_before(w, before->first));
}

/* The number of beds was cut by 130: what changed is the subject, not things that someone cut. */
static bool is_of_its_subject(fig_work *w, const fig_rule *rule, const fig_draft *change)
{
    return plan_of(w, rule)->subject && change->kind == FIG_KIND_COUNT && change->supplied & FIG_SUPPLIED_UNIT;
}

/* Is the last word beside the subject no verb after all: "to nearly", "the sales"? */
static bool lacks_verb(fig_work *w, const fig_rule *rule)
{
    const fig_link_bound *before = bound(w, FIG_NAME_BEFORE);
    if (!before || !plan_of(w, rule)->verb)
        return false;
    const uint32_t roles = fig_phrase_roles(w, w->item_token[before->last - 1]);
    const uint32_t nouns = before->last - before->first > 1 || (roles & FIG_ROLE_VERB)
                               ? 0
                               : FIG_ROLE_MEASURE | FIG_ROLE_MODIFIER | FIG_ROLE_GENERIC; /* to pay */
    return ((roles & FIG_ROLE_BOUNDARY) && !(roles & FIG_ROLE_VERB)) || ((roles & FIG_ROLE_SKIPPED) && !(roles & FIG_ROLE_VERB)) ||
           (roles & (nouns | FIG_ROLE_INNER | FIG_ROLE_ARTICLE | FIG_ROLE_PRONOUN | FIG_ROLE_UNNAMED | FIG_ROLE_EXPECTS | FIG_ROLE_SAYS));
}

/* The fact before a figure in its sentence, or -1. */
static int32_t fact_before(const fig_work *w, int32_t draft)
{
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;)
        if (w->facts.fact_of[i] >= 0)
            return w->facts.fact_of[i];
    return -1;
}

/* In a row ("China 4 percent, India 3 percent") a figure is what the one before it is: a value, a change. */
static bool joins_row(fig_work *w, const fig_rule *rule, int32_t draft, bool *change)
{
    const int32_t before = plan_of(w, rule)->joined ? fact_before(w, draft) : -1;
    if (!plan_of(w, rule)->joined)
        return true;
    if (before < 0 || w->facts.fact_of[draft] >= 0)
        return false;
    const fig_fact_draft *d = &w->facts.drafts[before];
    const fig_draft *g = &w->drafts[draft];
    if (d->value >= 0 && w->drafts[d->value].kind == g->kind)
        return true;
    const fig_kind moved = d->change_count && d->changes[0].draft >= 0 ? w->drafts[d->changes[0].draft].kind : FIG_KIND_NONE;
    *change = moved == g->kind || (moved == FIG_KIND_COUNT && g->kind == FIG_KIND_NUMBER);
    const fig_kind had = d->value >= 0 ? w->drafts[d->value].kind : FIG_KIND_NONE;
    return *change || g->kind == FIG_KIND_COUNT || (g->kind == FIG_KIND_NUMBER && (had == FIG_KIND_COUNT || had == FIG_KIND_QUANTITY));
}

bool fig_fact_act(fig_work *w, const fig_rule *rule, uint32_t sentence)
{
    static const fig_name names[3] = {FIG_NAME_V, FIG_NAME_D, FIG_NAME_E};
    int32_t named[3], fact = -1;
    bool any = false;
    if (rule->make.verb_id == VERB_ALL)
        return act_all(w, rule);
    if (rule->make.verb_id == VERB_REST)
        return act_rest(w, rule);
    if (rule->make.verb_id == VERB_BESIDE)
        return act_beside(w, rule);
    for (int i = 0; i < 3; i++) {
        named[i] = principal(w, figure(w, names[i]));
        if (named[i] >= 0 && (!is_measured(w, &w->drafts[named[i]]) ||
                              (i ? is_of_its_subject(w, rule, &w->drafts[named[i]]) : is_factor(&w->drafts[named[i]]))))
            return false;
        any |= named[i] >= 0;
    }
    const int32_t ratio = figure(w, FIG_NAME_RATIO); /* a third that of Elm, perhaps without a value of its own */
    const bool alone = !any && ratio >= 0;
    bool change = false;
    if ((!any && !alone) || lacks_verb(w, rule) || (named[0] >= 0 && !joins_row(w, rule, named[0], &change)))
        return false;
    if (change) {
        named[1] = named[0];
        named[0] = -1;
    }
    const char *least = plan_of(w, rule)->least;
    if (least && is_less(w, named[0], least))
        return false;
    for (int i = 0; i < 3; i++)
        fig_fact_gather(w, named[i], &fact);
    fig_fact_gather(w, ratio, &fact);
    any = false;
    if (fact < 0) {
        if (rule->make.verb_id != VERB_FACT || lacks_subject(w, rule) || !fig_fact_draft_new(w, rule, sentence))
            return false;
        fact = (int32_t)w->facts.count - 1;
        any = true;
    }
    any |= add_figures(w, rule, &w->facts.drafts[fact], fact, named);
    if (alone)
        w->facts.fact_of[ratio] = fact;
    return add_all(w, rule, (size_t)fact) || any;
}
