/*
 * Fact actions: what a match of a `fact` rule says.
 *
 * in   names bound by the match: v a value, d and e changes, from, revised, period, ratio figures; before, after words beside noun phrases; rows that say more
 * out  fact drafts: made, added to, merged
 * `make fact`: the fact of the figures named, made where there is none. `make add`: only where there is one. `make all`: to every fact of the sentence.
 * `make rest`: to every fact whose first figure stands behind where the match begins, as far as no clause begins between.
 * `make beside period`: a date that is no period. `make each v d e`: figures of several things, in their order (fact_each.c).
 */
#include "fact_act.h"
#include "../grammar/form.h"
#include "../resolve/action.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_clause.h"
#include "fact_draft.h"
#include "fact_each.h"
#include "fact_fill.h"
#include "fact_said.h"
#include "name.h"
#include "phrase.h"
#include <string.h>

enum { VERB_FACT, VERB_ADD, VERB_ALL, VERB_REST, VERB_BESIDE, VERB_EACH, VERB_COUNT };

#define PHRASES "subject|measure|source|agent|object|compared"
#define SAYS                                                                                                                               \
    "before=" PHRASES " after=" PHRASES " measure=<text> else=<text> status=" FIG_FORM_STATUSES " frequency=" FIG_FORM_FREQUENCIES         \
    " adjustment=" FIG_FORM_ADJUSTMENTS " basis=" FIG_FORM_BASES                                                                           \
    " when=year|half|quarter|month direction=up|down unchanged=1 quoted=1 same=1 thing=1 verb=1 former=none"
#define FIGURES " value=1 change=1 like=1 fresh=1 clause=1 joined=1 fate=1 least=<number> per=<text>"

static const fig_form verbs[VERB_COUNT] = {{"fact", SAYS FIGURES, 1, 3, "v|d|e"},
                                           {"add", SAYS FIGURES, 1, 3, "v|d|e"},
                                           {"all", SAYS, 0, 0, NULL},
                                           {"rest", SAYS, 0, 0, NULL},
                                           {"beside", "least=month|year most=month past=1", 1, 1, "period"},
                                           {"each", "", 2, 3, "v|d|e"}};

static int verb_called(const char *verb)
{
    for (int i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].verb, verb) == 0)
            return i;
    return -1;
}

void fig_fact_verbs_resolve(fig_grammar *g)
{
    for (size_t i = 0; i < g->fact_count; i++) {
        fig_rule *fact = &g->facts[i];
        fact->make.verb_id = fact->make.verb ? verb_called(fact->make.verb) : 0;
        if (!fact->make.verb)
            continue; /* of an engine without facts, or `make` is missing */
        if (fact->make.verb_id >= 0)
            fig_form_check_make(g, fact->def, &fact->make, &verbs[fact->make.verb_id]);
        else
            fig_form_refuse_word(g, fact->def, 0, "no action of facts is called `%.*s`", "fact|add|all|rest|beside|each");
    }
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

/* A factor that holds two things against each other, where nothing moves: twice the level of Japan. */
static bool is_factor(const fig_draft *d)
{
    return d->kind == FIG_KIND_MULTIPLE && d->role != FIG_ROLE_CHANGE && d->direction == FIG_DIRECTION_NONE;
}

static bool act_all(fig_work *w, const fig_rule *rule)
{
    bool any = false;
    for (size_t i = w->facts.sentence_first; i < w->facts.count; i++)
        if (!w->facts.drafts[i].gone)
            any |= fig_fact_add_all(w, rule, i);
    return any;
}

/* Does no clause begin between two tokens? */
static bool is_one_clause(fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t k = first + 1; k < last; k++)
        if (fig_phrase_roles(w, k) & (FIG_WORD_CLAUSE | FIG_WORD_APART | FIG_WORD_WHEN))
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
            any |= fig_fact_add_all(w, rule, i);
    }
    return any;
}

/* A year and nothing finer: up 14% on 2021. */
static bool is_year(const fig_draft *d)
{
    const fig_datetime *when = d->value.dated ? &d->value.dated->when : NULL;
    return when && when->year != FIG_UNSAID && when->month == FIG_UNSAID && when->day == FIG_UNSAID && when->weekday == FIG_UNSAID;
}

/* A month or more: up on June; not on Tuesday. */
static bool is_longer_than_days(const fig_draft *d)
{
    const fig_datetime *when = d->value.dated ? &d->value.dated->when : NULL;
    return when && when->day == FIG_UNSAID && when->weekday == FIG_UNSAID &&
           (when->unit == FIG_GRAIN_NONE || when->unit >= FIG_GRAIN_MONTH);
}

/* A quarter, a half, a year: said first-half profit. */
static bool is_longer_than_months(const fig_draft *d)
{
    const fig_datetime *when = d->value.dated ? &d->value.dated->when : NULL;
    return when && (when->quarter != FIG_UNSAID || when->half != FIG_UNSAID || is_year(d));
}

/* Is a date as long as the rule wants: least=year, least=month; and no longer: most=month? */
static bool is_long(const fig_draft *d, const char *least, const char *most)
{
    return !(most && is_longer_than_months(d)) && (!least || (strcmp(least, "year") == 0 ? is_year(d) : is_longer_than_days(d)));
}

/* Is a figure a fact of its own, rather than what another one's was before? */
static bool is_stated(const fig_work *w, int32_t draft)
{
    const int32_t fact = draft >= 0 ? w->facts.fact_of[draft] : -1;
    const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
    return d && !d->gone && (d->value == draft || fig_fact_states_change(d, draft));
}

/* Cut its rate to 3 percent from 4 percent on Monday: the day behind a former value, where somebody did it then. */
static bool is_day_done(const fig_work *w, int32_t from, int32_t date)
{
    for (size_t i = w->facts.sentence_first; from >= 0 && date >= 0 && i < w->facts.count; i++) {
        const fig_fact_draft *d = &w->facts.drafts[i];
        if (!d->gone && (d->from == from || d->revised == from))
            return fig_phrase_has(d->agent) && !is_longer_than_days(&w->drafts[date]);
    }
    return false;
}

static bool act_beside(fig_work *w, const fig_rule *rule)
{
    int32_t date = fig_said_figure(w, FIG_NAME_PERIOD);
    if (is_stated(w, fig_said_figure(w, FIG_NAME_FROM)) || is_day_done(w, fig_said_figure(w, FIG_NAME_FROM), date) || date < 0 ||
        w->facts.beside[date] == FIG_BESIDE || !is_long(&w->drafts[date], fig_said_plan(w, rule)->least, fig_said_plan(w, rule)->most))
        return false;
    if (fig_said_plan(w, rule)->past && w->drafts[date].value.dated && w->drafts[date].value.dated->is_range)
        return false; /* from May to June prices rose */
    w->facts.beside[date] = fig_said_plan(w, rule)->past ? FIG_BESIDE_PAST : FIG_BESIDE;
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

/* Has a value one of the rates that the rule speaks of (per=h|d), and says so itself? Cents a share are no price of an hour, and shares that lost 22p no loss a share. */
static bool has_rate(const fig_work *w, int32_t draft, const char *rates)
{
    return !rates || (draft >= 0 && w->drafts[draft].per && !(w->drafts[draft].supplied & FIG_SUPPLIED_PER) &&
                      fig_action_among(rates, w->drafts[draft].per));
}

/* A verb that wants a noun phrase before it, and there is none: "a revised 89 mln dlrs". */
static bool lacks_subject(fig_work *w, const fig_rule *rule)
{
    const fig_link_bound *before = fig_said_bound(w, FIG_NAME_BEFORE);
    return before && fig_said_plan(w, rule)->subject && !fig_phrase_has(fig_phrase_before(w, before->first));
}

/* The number of beds was cut by 130: what changed is the subject, not things that someone cut. */
static bool is_of_its_subject(fig_work *w, const fig_rule *rule, const fig_draft *change)
{
    return fig_said_plan(w, rule)->subject && change->kind == FIG_KIND_COUNT && change->supplied & FIG_SUPPLIED_UNIT;
}

/* Is the last word beside the subject no verb after all: "to nearly", "the sales"? */
static bool lacks_verb(fig_work *w, const fig_rule *rule)
{
    const fig_link_bound *before = fig_said_bound(w, FIG_NAME_BEFORE);
    if (!before || !fig_said_plan(w, rule)->verb)
        return false;
    const uint32_t roles = fig_phrase_roles(w, w->item_token[before->last - 1]);
    const uint32_t nouns = before->last - before->first > 1 || (roles & FIG_WORD_VERB)
                               ? 0
                               : FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_GENERIC; /* to pay */
    return ((roles & FIG_WORD_BOUNDARY) && !(roles & FIG_WORD_VERB)) || ((roles & FIG_WORD_SKIPPED) && !(roles & FIG_WORD_VERB)) ||
           (roles & (nouns | FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_EXPECTS | FIG_WORD_SAYS)) ||
           ((roles & FIG_WORD_UNNAMED) && fig_token_is_capital(w, w->item_token[before->last - 1])); /* but: released $3 million */
}

/* The fact before a figure in its sentence, or -1; of money over things told in between: $7 million to help 150 farmers, $3 million for roads. */
static int32_t fact_before(const fig_work *w, int32_t draft)
{
    const bool money = w->drafts[draft].kind == FIG_KIND_MONEY;
    int32_t last = -1;
    for (int32_t i = draft; i-- > 0 && w->drafts[i].sentence == w->drafts[draft].sentence;) {
        const int32_t fact = w->facts.fact_of[i], value = fact >= 0 ? w->facts.drafts[fact].value : -1;
        last = last < 0 ? fact : last;
        if (fact >= 0 && !(money && value == i && w->drafts[i].kind == FIG_KIND_COUNT))
            return fact;
    }
    return last;
}

/* In a row ("China 4 percent, India 3 percent") a figure is what the one before it is: a value, a change. */
static bool joins_row(fig_work *w, const fig_rule *rule, int32_t draft, bool *change)
{
    const int32_t before = fig_said_plan(w, rule)->joined ? fact_before(w, draft) : -1;
    if (!fig_said_plan(w, rule)->joined)
        return true;
    if (before < 0 || w->facts.fact_of[draft] >= 0)
        return false;
    const fig_fact_draft *d = &w->facts.drafts[before];
    const fig_draft *g = &w->drafts[draft];
    if (d->value >= 0 && w->drafts[d->value].kind == g->kind)
        return true;
    const fig_kind moved = d->change_count && d->changes[0].draft >= 0 ? w->drafts[d->changes[0].draft].kind : FIG_KIND_NONE;
    *change = moved == g->kind || ((moved == FIG_KIND_COUNT || moved == FIG_KIND_QUANTITY) && g->kind == FIG_KIND_NUMBER);
    const fig_kind had = d->value >= 0 ? w->drafts[d->value].kind : FIG_KIND_NONE;
    const bool supplied = g->kind == FIG_KIND_QUANTITY && g->supplied & FIG_SUPPLIED_UNIT && had == FIG_KIND_NUMBER;
    return *change || g->kind == FIG_KIND_COUNT || supplied ||
           (g->kind == FIG_KIND_NUMBER && (had == FIG_KIND_COUNT || had == FIG_KIND_QUANTITY));
}

/* Did this rule tie the value to another change already: rose 14%, helped by a $20 million gain, to $310 million? */
static bool is_tied(const fig_work *w, const fig_rule *rule, int32_t fact, const int32_t named[3])
{
    const fig_fact_draft *d = fact >= 0 ? &w->facts.drafts[fact] : NULL;
    return d && d->rule == rule && d->change_count && named[0] >= 0 && named[0] == d->value && named[1] >= 0 &&
           !fig_fact_states_change(d, named[1]) && (named[2] < 0 || !fig_fact_states_change(d, named[2]));
}

/* Can a value have moved by so much? By a part of it, or by its like: a profit of $3 million has not moved by 400 jobs, nor have two plants by a gigawatt. */
static bool moves_by(const fig_draft *value, const fig_draft *change)
{
    const fig_kind v = value->kind, d = change->kind;
    if (d != FIG_KIND_MONEY && d != FIG_KIND_QUANTITY && d != FIG_KIND_COUNT)
        return true;
    return v == d || v == FIG_KIND_NUMBER || (v == FIG_KIND_QUANTITY && d == FIG_KIND_COUNT);
}

/* The number of a name, before a verb: the Rhenia 30 was down. */
static bool numbers_name(fig_work *w, const fig_draft *d)
{
    return d->kind == FIG_KIND_NUMBER && d->last == d->first + 1 && d->first && fig_token_is_capital(w, d->first - 1) &&
           w->tokens.end[d->first] - w->tokens.begin[d->first] < 4 && fig_token_is_word(w, d->last) &&
           (fig_phrase_roles(w, d->last) & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) &&
           !(fig_phrase_roles(w, d->first - 1) & (FIG_WORD_MEASURE | FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED));
}

/* A quantity that tells of what size a thing is: carry 150,000-tonne cargoes; not 18 terawatt-hours. */
static bool is_adjective(fig_work *w, const fig_draft *d)
{
    return d->kind == FIG_KIND_QUANTITY && d->last > d->first + 1 && fig_token_is_symbol(w, d->last - 2, '-') &&
           !fig_phrase_is_plural_noun(w, d->last - 1) && w->tokens.gap[d->last - 1] == FIG_GAP_GLUED && fig_token_is_word(w, d->last) &&
           !fig_token_is_capital(w, d->last);
}

/* Things that do something, and are not what it is done to: programmes offered by 40 universities. */
static bool is_doer(fig_work *w, const fig_draft *d)
{
    return d->kind == FIG_KIND_COUNT && d->first && (fig_phrase_roles(w, d->first - 1) & FIG_WORD_BYLINE);
}

/* Does the rule want things whose noun says what befell them, and these are none? */
static bool lacks_fate(const fig_work *w, const fig_rule *rule, int32_t draft)
{
    return fig_said_plan(w, rule)->fate && (draft < 0 || !fig_phrase_row_of(w, w->facts.lists.fate, w->drafts[draft].last - 1));
}

enum { V, D, E, NAMED };

/* The figures that a match names, -1 where it names none; false: one of them is none that it may tie. */
static bool find_named(fig_work *w, const fig_rule *rule, int32_t named[NAMED])
{
    static const fig_name names[NAMED] = {FIG_NAME_V, FIG_NAME_D, FIG_NAME_E};
    for (int i = V; i < NAMED; i++) {
        named[i] = principal(w, fig_said_figure(w, names[i]));
        if (named[i] < 0)
            continue;
        const fig_draft *g = &w->drafts[named[i]];
        if (!fig_fact_is_measured(w, g) || (i == V ? is_factor(g) : is_of_its_subject(w, rule, g)) ||
            (i != V && named[V] >= 0 && !moves_by(&w->drafts[named[V]], g)) ||
            (fig_said_plan(w, rule)->fresh && w->facts.fact_of[named[i]] >= 0))
            return false;
    }
    return true;
}

/* Is the value one that the rule's plan asks for? */
static bool value_fits(fig_work *w, const fig_rule *rule, int32_t value)
{
    const fig_fact_plan *plan = fig_said_plan(w, rule);
    if ((plan->least && is_less(w, value, plan->least)) || !has_rate(w, value, plan->per) || lacks_fate(w, rule, value))
        return false;
    return value < 0 || !(numbers_name(w, &w->drafts[value]) || (plan->subject && is_adjective(w, &w->drafts[value])) ||
                          (plan->verb && is_doer(w, &w->drafts[value])));
}

/* Shares of Elm, which sold ships at $3 million, rose 4 percent; shares, which have lost 23% this year, closed at $4: are value and change of different clauses? */
static bool are_apart(fig_work *w, const int32_t named[NAMED])
{
    const fig_draft *v = named[V] >= 0 ? &w->drafts[named[V]] : NULL;
    for (int i = D; v && i < NAMED; i++) {
        const fig_draft *g = named[i] >= 0 ? &w->drafts[named[i]] : NULL;
        if (g && (named[i] > named[V] ? fig_clause_closes(w, v, g) : named[i] < named[V] && fig_clause_dates(w, g, v)))
            return true;
    }
    return false;
}

/* Costs rose 5%, but debt reached $3 million: does a clause of its own begin between the verb, or the change, and the value? */
static bool is_of_next_clause(fig_work *w, const int32_t named[NAMED])
{
    const fig_link_bound *before = fig_said_bound(w, FIG_NAME_BEFORE);
    const int32_t change = named[E] >= 0 ? named[E] : named[D], first = named[V] >= 0 ? named[V] : named[D];
    if (first < 0)
        return false;
    uint32_t begin = before ? fig_items_end(w, before->last) : 0;
    if (named[V] >= 0 && change >= 0 && change < named[V] && w->drafts[change].last > begin)
        begin = w->drafts[change].last;
    return begin && begin < w->drafts[first].first && fig_clause_begins(w, begin, w->drafts[first].first);
}

/* What the match ties: figures, or a ratio without a value of its own (a third that of Elm). */
static bool act_fact(fig_work *w, const fig_rule *rule, uint32_t sentence)
{
    int32_t named[NAMED], fact = -1;
    bool change = false;
    if (!find_named(w, rule, named))
        return false;
    const int32_t ratio = fig_said_figure(w, FIG_NAME_RATIO);
    const bool alone = named[V] < 0 && named[D] < 0 && named[E] < 0;
    if ((alone && ratio < 0) || lacks_verb(w, rule) || (named[V] >= 0 && !joins_row(w, rule, named[V], &change)))
        return false;
    if (change) {
        named[D] = named[V];
        named[V] = -1;
    }
    if (!value_fits(w, rule, named[V]) || are_apart(w, named) || is_of_next_clause(w, named))
        return false;
    for (int i = V; i < NAMED; i++)
        fig_fact_gather(w, named[i], &fact);
    fig_fact_gather(w, ratio, &fact);
    if (is_tied(w, rule, fact, named))
        return false;
    const bool begun = fact < 0;
    if (begun) {
        if (rule->make.verb_id != VERB_FACT || lacks_subject(w, rule) || !fig_fact_draft_new(w, rule, sentence))
            return false;
        fact = (int32_t)w->facts.count - 1;
    }
    const bool added = fig_fact_add_figures(w, rule, &w->facts.drafts[fact], fact, named);
    if (alone)
        w->facts.fact_of[ratio] = fact;
    return fig_fact_add_all(w, rule, (size_t)fact) || added || begun;
}

bool fig_fact_act(fig_work *w, const fig_rule *rule, uint32_t sentence)
{
    switch (rule->make.verb_id) {
    case VERB_ALL:
        return act_all(w, rule);
    case VERB_REST:
        return act_rest(w, rule);
    case VERB_BESIDE:
        return act_beside(w, rule);
    case VERB_EACH:
        return fig_fact_note_each(w, fig_said_figure(w, FIG_NAME_V),
                                  (const int32_t[FIG_FACT_OTHERS]){fig_said_figure(w, FIG_NAME_D), fig_said_figure(w, FIG_NAME_E)});
    default:
        return act_fact(w, rule, sentence);
    }
}
