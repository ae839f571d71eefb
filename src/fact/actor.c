/*
 * Actor: who has a figure whose own phrase leaves that open: a pronoun, who does what the verb says, who does what an earlier verb says.
 *
 * in   "The lender cut its forecast payout to 40 cents", the phrase "its forecast payout"          out   subject "The lender", measure "forecast payout"
 * First the phrase itself is divided (owner.c); what only tells of others (a study, analysts) is nobody.
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "owner.h"
#include "phrase.h"
#include "phrase_item.h"

/* The lender reported a rise in house prices: a company tells of what only countries and towns have. */
static bool tells_for_others(fig_work *w, fig_phrase who, fig_phrase measure)
{
    return fig_phrase_has(measure) && (fig_phrase_sort(w, who.last - 1) & FIG_SORT_PLACE) == 0 &&
           ((fig_phrase_roles(w, who.last - 1) & (FIG_WORD_GENERIC | FIG_WORD_COMPANY)) || fig_judging(w, who.first, who.last)) &&
           fig_is_public(w, measure);
}

/* The noun that a phrase is about, before what a preposition tells more of it: analysts at Elm. */
static uint32_t head_of(fig_work *w, fig_phrase p)
{
    uint32_t t = p.first;
    while (t + 1 < p.last && !(fig_phrase_roles(w, t + 1) & FIG_WORD_INNER))
        t++;
    return t;
}

/* A drought, strong demand: it moves figures, and has none. */
static bool is_cause(fig_work *w, fig_phrase p)
{
    const uint32_t end = head_of(w, p) + 1;
    fig_phrase found;
    return fig_phrase_row(w, w->facts.lists.cause, (fig_phrase){p.first, end}, &found) && found.last == end;
}

/* "its forecast payout" that somebody cut: who did it has it, unless the phrase itself says whose it is. */
static void add_agent(fig_work *w, fig_fact_draft *d)
{
    const fig_phrase a = d->agent;
    if (fig_phrase_has(a) && fig_is_study(w, d->measure) &&
        ((fig_phrase_roles(w, a.last) | fig_phrase_roles(w, a.last + 1)) & FIG_WORD_RELATIVE))
        return; /* raised at Elm Securities, which lifted the target */
    if (a.first == a.last || d->subject.first < d->subject.last || a.first == d->measure.first || fig_is_study(w, a) ||
        tells_for_others(w, a, d->measure) || is_cause(w, a))
        return; /* the rate held steady at 3 percent: does nothing to anything */
    if (fig_phrase_roles(w, a.first) & FIG_WORD_PRONOUN)
        d->pronoun = true;
    else if (fig_phrase_roles(w, a.first) & FIG_WORD_POSSESSIVE)
        d->possessive = !(a.last - a.first > 2 &&
                          fig_phrase_split_apposition(
                              w, d, (fig_phrase){a.first + 1, a.last})); /* its board proposed a dividend; its rival Elm cut one */
    else
        d->subject = a;
}

/* Do words behind `those` say which: those under 30; those surveyed, those who died, before their verb? Those released from there may be told by their place. */
static bool says_which(fig_work *w, fig_phrase p)
{
    const uint32_t second = p.first + 1;
    if (p.last <= second ||
        !((fig_phrase_roles(w, second) & FIG_WORD_RELATIVE) || (p.last == second + 1 && fig_token_ends_as_participle(w, second))))
        return p.last > second + 1;
    return p.last < w->tokens.count && (fig_phrase_roles(w, p.last) & (FIG_WORD_VERB | FIG_WORD_SKIPPED));
}

/* Shares, stock: what is quoted of a firm. */
static bool is_share(const fig_work *w, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.measure, token);
    return row && row->value_count;
}

/* A bid from Roy Tamblyn, who owns: behind a preposition the name that a relative clause is about; or none. */
static fig_phrase told_of(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    if (p.last + 1 >= w->tokens.count || !fig_token_is_symbol(w, p.last, ',') || !(fig_phrase_roles(w, p.last + 1) & FIG_WORD_RELATIVE))
        return (fig_phrase){0, 0};
    for (uint32_t t = p.last - 1; t > p.first; t--) {
        if (!(fig_phrase_roles(w, t) & FIG_WORD_INNER))
            continue;
        const bool thing = !fig_token_is_capital(w, t - 1) && !(fig_phrase_roles(w, t) & FIG_WORD_OF);
        return thing && t + 1 < p.last && fig_phrase_is_name(w, d, p.last - 1) ? (fig_phrase){t + 1, p.last} : (fig_phrase){0, 0};
    }
    return (fig_phrase){0, 0};
}

/* A pronoun where a rule wants the subject itself. */
static void drop_pronoun(fig_work *w, fig_fact_draft *d)
{
    if (d->subject.first == d->subject.last)
        return;
    if (fig_is_study(w, d->subject) && fig_shows(w, d->subject.last)) {
        d->subject = (fig_phrase){0, 0}; /* the report showed 3 million people out of work */
        return;
    }
    if (fig_phrase_row_of(w, w->facts.lists.span, d->subject.last - 1) && (fig_phrase_roles(w, d->subject.first) & FIG_WORD_ARTICLE) &&
        !(fig_phrase_roles(w, d->subject.first) & FIG_WORD_POSSESSIVE)) {
        d->subject = (fig_phrase){0, 0}; /* in the same year, 55.1% of women */
        return;
    }
    if (d->subject.last - d->subject.first > 2 && is_share(w, d->subject.first) &&
        (fig_phrase_roles(w, d->subject.first + 1) & FIG_WORD_INNER))
        d->subject.first += 2; /* shares in the firm, which employs */
    const fig_phrase told = told_of(w, d, d->subject);
    d->subject = fig_past_place(w, d, fig_phrase_has(told) ? told : d->subject);
    fig_phrase_split_apposition(w, d, d->subject); /* Carmaker Veltro */
    const uint32_t roles = fig_phrase_roles(w, d->subject.first);
    if ((roles & FIG_WORD_ARTICLE) && (roles & FIG_WORD_PRONOUN) && d->subject.last - d->subject.first > 2 &&
        (fig_phrase_roles(w, d->subject.first + 1) & FIG_WORD_INNER)) {
        d->subject.first = fig_without_article(w, d->subject.first + 2, d->subject.last); /* those in Tarn */
        return;
    }
    if ((roles & FIG_WORD_ARTICLE) && (roles & FIG_WORD_PRONOUN) && says_which(w, d->subject))
        return;
    if ((roles & FIG_WORD_POSSESSIVE) && d->subject.last - d->subject.first > 1 &&
        !(fig_phrase_roles(w, d->subject.last - 1) & FIG_WORD_MEASURE))
        return; /* its rival at Lorenzo */
    const bool alone = d->subject.last == d->subject.first + 1;
    if (roles & FIG_WORD_POSSESSIVE)
        d->possessive = true;
    else if ((roles & FIG_WORD_PRONOUN) || (alone && (roles & FIG_WORD_ARTICLE) && (roles & FIG_WORD_RELATIVE)))
        d->pronoun = true; /* it, that */
    else
        return;
    d->pronoun_at = d->subject.first;
    d->subject = (fig_phrase){0, 0};
}

/* May a noun phrase without a name be somebody: insurers; not the current account, nor the figures? */
static bool is_somebody(fig_work *w, fig_phrase p)
{
    return !(fig_phrase_roles(w, p.last - 1) & FIG_WORD_MODIFIER) && !fig_phrase_row_of(w, w->facts.lists.rise, p.last - 1) &&
           !fig_phrase_row_of(w, w->facts.lists.span, p.last - 1) &&
           !fig_phrase_has_role(w, p.first, p.last,
                                FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_QUOTED | FIG_WORD_AGENCY | FIG_WORD_TITLE | FIG_WORD_ANAPHOR |
                                    FIG_WORD_INNER | FIG_WORD_PRONOUN);
}

/* Elm Marine, the maker of engines, missed it: the name before what stands between commas behind it. */
static fig_phrase before_apposition(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    if (p.first < d->first + 2 || p.last >= d->last || !fig_token_is_symbol(w, p.first - 1, ',') || !fig_token_is_symbol(w, p.last, ',') ||
        !(fig_phrase_roles(w, p.first) & FIG_WORD_ARTICLE))
        return p;
    uint32_t first = p.first - 1;
    while (first > d->first && fig_phrase_is_name(w, d, first - 1))
        first--;
    return first < p.first - 1 ? (fig_phrase){first, p.first - 1} : p;
}

/* Who has what nobody is said to have, if that is somebody: a name, a pronoun, the company; not the current account. */
static void add_actor(fig_work *w, fig_fact_draft *d)
{
    fig_fact_draft actor = *d;
    actor.phrase = before_apposition(w, d, fig_phrase_actor(w, d->measure.first));
    actor.subject = actor.measure = (fig_phrase){0, 0};
    if (!fig_phrase_has(actor.phrase) || is_cause(w, actor.phrase) ||
        (fig_is_study(w, d->measure) && fig_phrase_row_of(w, w->facts.lists.study, d->measure.last - 1)))
        return; /* lifted the price target: whoever did, it is not theirs */
    fig_phrase_divide(w, &actor);
    if (!fig_phrase_has(actor.subject) && fig_phrase_has(actor.measure) && !actor.possessive && is_somebody(w, actor.measure))
        actor.subject = actor.measure;              /* Insurers face claims */
    const uint32_t head = head_of(w, actor.phrase); /* Elm Street analysts, analysts at Elm only tell, a country's officials may have it */
    if ((fig_phrase_roles(w, head) & FIG_WORD_AGENCY) && (!fig_token_is_capital(w, head) || head == d->first) &&
        !fig_phrase_is_place(w, actor.subject))
        return;
    if (actor.quoted || fig_is_study(w, actor.phrase) || tells_for_others(w, actor.phrase, d->measure) ||
        (!fig_phrase_has(actor.subject) && !actor.pronoun && !actor.possessive))
        return;
    d->agent = actor.phrase;
    d->subject = actor.subject;
    d->pronoun = actor.pronoun;
    d->possessive = actor.possessive;
}

/* Is nothing said but figures? */
static bool says_nothing(const fig_fact_draft *d)
{
    return !fig_phrase_has(d->phrase) && !fig_phrase_has(d->subject) && !fig_phrase_has(d->measure) && !fig_phrase_has(d->agent) &&
           !d->measure_name && !d->same;
}

/* One word that can only stand before a noun: early, net. */
static bool is_bare_modifier(fig_work *w, fig_phrase p)
{
    const uint32_t t = fig_without_article(w, p.first, p.last);
    return p.last == t + 1 && fig_token_case_at(&w->tokens, t) == FIG_CASE_LOWER && fig_phrase_row_of(w, w->facts.lists.attribute, t) &&
           (t == p.first || !(fig_phrase_roles(w, t) & FIG_WORD_MEASURE));
}

/* A 55 percent stake: is what is measured the noun right behind the value, perhaps with a hyphen between? */
static bool stands_behind_value(const fig_work *w, const fig_fact_draft *d)
{
    const uint32_t end = d->value >= 0 && fig_phrase_has(d->measure) ? w->drafts[d->value].last : 0;
    return end && w->drafts[d->value].kind == FIG_KIND_PERCENT && d->measure.first >= end && d->measure.first <= end + 1;
}

void fig_phrase_split(fig_work *w, fig_fact_draft *d)
{
    drop_pronoun(w, d);
    if (is_bare_modifier(w, d->phrase))
        d->phrase = (fig_phrase){0, 0}; /* gave up early gains to end weaker */
    const int32_t change = d->change_count ? d->changes[0].draft : -1;
    const fig_draft *g = &w->drafts[d->value >= 0 ? d->value : change >= 0 ? change : d->ratio]; /* put_in_order: it has one */
    if (says_nothing(d) && !(g->kind == FIG_KIND_COUNT && !(g->supplied & FIG_SUPPLIED_UNIT)))
        d->phrase = fig_phrase_clause(w, g->first);
    d->passing |= d->same && d->subject.first < d->subject.last;
    const fig_phrase said = stands_behind_value(w, d) ? d->measure : (fig_phrase){0, 0};
    if (d->phrase.first < d->phrase.last && d->subject.first == d->subject.last)
        fig_phrase_divide(w, d);
    if (fig_phrase_has(said))
        d->measure = said; /* the sale of a 55 percent stake */
    add_agent(w, d);
    if (!fig_phrase_has(d->subject) && fig_phrase_has(d->measure) && !d->pronoun && !d->possessive)
        add_actor(w, d);
}
