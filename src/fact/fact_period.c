/*
 * Periods of facts: the sentence's dates, the story day.
 *
 * in   fact drafts, dates with their calendar          out   period of each
 * A date that a rule set beside (the day somebody spoke, what is compared with) is nobody's period. Of the others a fact takes the nearest of its clause: behind its figure before those that
 * open what follows, else before it; else the sentence's, save across words that set a clause apart (after, when: another time).
 */
#include "fact_period.h"
#include "../resolve/word.h"
#include "fact.h"
#include "fact_center.h"
#include "fact_clause.h"
#include "fact_source.h"
#include "name.h"
#include "phrase.h"
#include <string.h>

bool fig_fact_is_ahead(const fig_work *w, const fig_draft *d)
{
    const fig_date_context *c = &w->date;
    return c->has_reference && d->reading_count && d->readings[0].from_day != INT32_MIN &&
           d->readings[0].from_day > fig_days_from_date(c->year, c->month, c->day);
}

static bool is_beside(const fig_work *w, size_t i)
{
    const uint8_t beside = w->facts.beside[i];
    return beside == FIG_BESIDE || (beside == FIG_BESIDE_PAST && !fig_fact_is_ahead(w, &w->drafts[i]));
}

static bool is_period(const fig_work *w, size_t i)
{
    const fig_draft *d = &w->drafts[i];
    return d->kind == FIG_KIND_DATE && !is_beside(w, i) && d->reading_count && d->rel != FIG_REL_SINCE &&
           !(d->flags & FIG_FLAG_BOILERPLATE);
}

/* The figure that a fact is made of: its value, else its first change, else how many times another's it is. */
static int32_t main_figure(const fig_fact_draft *d)
{
    return d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : d->ratio;
}

/* The date behind a former value says when that was: from 8.35 on Tuesday; not behind a comma: up from 15 cents, on 31 March. */
static bool is_former(const fig_work *w, size_t date)
{
    for (size_t i = date; i-- > 0 && w->drafts[i].sentence == w->drafts[date].sentence;) {
        const int32_t fact = w->facts.fact_of[i];
        if (fig_token_is_symbol(w, w->drafts[i].last, ','))
            return false;
        if (w->facts.beside[i] && w->drafts[i].kind != FIG_KIND_DATE)
            return true; /* below the peak of 7.9 tonnes in 2003 */
        if (fact < 0)
            continue;
        const fig_fact_draft *d = &w->facts.drafts[fact];
        const bool done = fig_phrase_has(d->agent) && (w->drafts[date].readings[0].grain <= FIG_GRAIN_DAY ||
                                                       fig_fact_is_forecast(d)); /* cut it to 3% from 4% on Monday */
        return !done && (d->from == (int32_t)i || d->revised == (int32_t)i);     /* the figure of a fact before it */
    }
    return false;
}

enum { PHRASE = 5 };

/* Is the noun phrase that a word before a date belongs to a preposition's: in the drought-hit 2013/14 crop? */
static bool is_in_phrase(fig_work *w, uint32_t start, uint32_t k)
{
    for (uint32_t steps = 0; k > start && steps < PHRASE; steps++) {
        const uint32_t roles = fig_phrase_roles(w, --k);
        if (roles & FIG_WORD_INNER)
            return true;
        if ((roles & (FIG_WORD_BOUNDARY | FIG_WORD_JOINING)) || !(fig_token_is_word(w, k) || fig_token_is_symbol(w, k, '-')))
            return false;
    }
    return false;
}

/* Does a date open what follows: in June, profit was; and June sales? */
static bool opens(fig_work *w, size_t date)
{
    const fig_draft *d = &w->drafts[date];
    uint32_t k = d->first, start = w->sentences.start[d->sentence];
    bool preposition = false;
    while (k > start && (fig_phrase_roles(w, k - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE)))
        preposition |= (fig_phrase_roles(w, --k) & FIG_WORD_INNER) != 0;
    if (k == start || fig_clause_at(w, k - 1) != FIG_CLAUSE_SAME || (fig_phrase_roles(w, k - 1) & FIG_WORD_JOINING))
        return true;
    const uint32_t next = d->last;
    const bool followed = next < w->sentences.start[d->sentence + 1] && fig_token_is_word(w, next);
    if (fig_token_is_symbol(w, k - 1, ','))
        return followed; /* and not: was 3 percent, in May, */
    return !preposition && !is_in_phrase(w, start, k) && followed &&
           !(fig_phrase_roles(w, next) & (FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED));
}

/* Is a figure the main one of another fact? */
static bool is_anothers(const fig_work *w, size_t i, const fig_fact_draft *d)
{
    const int32_t fact = w->facts.fact_of[i];
    return fact >= 0 && &w->facts.drafts[fact] != d && main_figure(&w->facts.drafts[fact]) == (int32_t)i;
}

/* Does a date open a clause that says another fact: in 2019 they were 26 million? */
static bool opens_anothers(fig_work *w, size_t date, const fig_fact_draft *d)
{
    if (!opens(w, date))
        return false;
    for (size_t i = date + 1; i < w->draft_count && w->drafts[i].sentence == d->sentence; i++) {
        if (fig_clause_between(w, &w->drafts[date], &w->drafts[i]) != FIG_CLAUSE_SAME)
            return false;
        if (is_anothers(w, i, d))
            return true;
    }
    return false;
}

/* A date that no fact shares with one further off: by 2027, the month before. */
static bool is_anothers_alone(const fig_draft *date)
{
    return date->rel == FIG_REL_BY || date->rel == FIG_REL_UNTIL || (date->value.dated && date->value.dated->when.earlier);
}

/* Does a date stand in brackets with a figure of theirs, outside of which a figure stands: rose 0.4% (+0.2% in December)? */
static bool is_bracketed(const fig_work *w, size_t date, int32_t at)
{
    const fig_draft *d = &w->drafts[date];
    const uint32_t start = w->sentences.start[d->sentence], end = w->sentences.start[d->sentence + 1];
    uint32_t open = d->first, close = d->last;
    while (open > start && !fig_token_is_symbol(w, open - 1, '(') && !fig_token_is_symbol(w, open - 1, ')'))
        open--;
    if (open == start || fig_token_is_symbol(w, open - 1, ')'))
        return false;
    while (close < end && !fig_token_is_symbol(w, close, ')'))
        close++;
    bool holds = false;
    for (uint32_t t = open; t < close; t++) {
        const int32_t figure = fig_figure_at(w, t);
        if (figure == at)
            return false;
        holds |= figure >= 0 && fig_kind_is_measured(w->drafts[figure].kind);
    }
    return holds;
}

/* Is a date that of the figure behind its 's: rose 1 percent, extending Wednesday's 2.2% gain? */
static bool is_owner(fig_work *w, size_t date)
{
    const uint32_t next = w->drafts[date].last, last = w->sentences.start[w->drafts[date].sentence + 1];
    if (next >= last || !(fig_phrase_roles(w, next) & FIG_WORD_POSSESSOR))
        return false;
    for (uint32_t t = next + 1; t < last && t < next + PHRASE; t++) {
        const int32_t figure = fig_figure_at(w, t);
        if (figure >= 0 || !fig_token_is_word(w, t))
            return figure >= 0 && fig_kind_is_measured(w->drafts[figure].kind);
    }
    return false;
}

/* The date behind a figure that is its own, else -1; *far one that may be. */
static int32_t behind(fig_work *w, const fig_fact_draft *d, int32_t at, int32_t *far)
{
    const bool now = fig_clause_is_now(w, &w->drafts[at]);
    bool crossed = false, stated = false, ahead = false;
    size_t end = (size_t)at; /* behind the last period: how the clauses behind it stand need not be known */
    for (size_t i = end; i < w->draft_count && w->drafts[i].sentence == d->sentence; i++)
        end = is_period(w, i) ? i + 1 : end;
    for (size_t i = (size_t)at; i < end; i++) {
        fig_clause apart = i == (size_t)at ? FIG_CLAUSE_SAME : fig_clause_between(w, &w->drafts[at], &w->drafts[i]);
        if (apart == FIG_CLAUSE_APART)
            break;
        const bool others = is_anothers(w, i, d);
        stated |= others;
        ahead |= others && fig_fact_is_forecast(&w->facts.drafts[w->facts.fact_of[i]]);
        crossed |= stated || apart == FIG_CLAUSE_JOINED;
        if (!is_period(w, i) || is_former(w, i) || is_bracketed(w, i, at) || is_owner(w, i))
            continue;
        if (!crossed && !opens(w, i))
            return (int32_t)i;
        if (*far < 0 && stated && !now && !opens_anothers(w, i, d) && !is_anothers_alone(&w->drafts[i]) &&
            (fig_fact_is_forecast(d) || !(ahead || fig_fact_is_ahead(w, &w->drafts[i]))))
            *far = (int32_t)i; /* costs were cut to 54 cts, and it plans to sell 3 tonnes next year */
    }
    return -1;
}

/* The date before a figure that is its own, else -1; *far the sentence's. */
static int32_t before(fig_work *w, const fig_fact_draft *d, int32_t at, int32_t *far)
{
    for (int32_t i = at; i-- > 0 && w->drafts[i].sentence == d->sentence;) {
        if (!is_period(w, (size_t)i) || is_bracketed(w, (size_t)i, at))
            continue;
        fig_clause apart =
            fig_clause_encloses(w, &w->drafts[i], &w->drafts[at]) ? FIG_CLAUSE_APART : fig_clause_between(w, &w->drafts[i], &w->drafts[at]);
        if (apart == FIG_CLAUSE_SAME)
            return i;
        if (apart == FIG_CLAUSE_JOINED && *far < 0 && !is_anothers_alone(&w->drafts[i]))
            *far = i;
    }
    return -1;
}

/* The date between a fact's own figures: fell 5 percent last year to 68,500. */
static int32_t between(fig_work *w, const fig_fact_draft *d, int32_t at)
{
    const int32_t first = d->change_count ? d->changes[0].draft : -1;
    for (int32_t i = first >= 0 ? first : at; i < at; i++)
        if (is_period(w, (size_t)i) && !is_former(w, (size_t)i) && fig_clause_between(w, &w->drafts[i], &w->drafts[at]) == FIG_CLAUSE_SAME)
            return i;
    return -1;
}

/* The date that stands before a noun that is measured, within a phrase or right before it, else -1. */
static int32_t of_measure(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    const uint32_t start = w->sentences.start[d->sentence];
    for (uint32_t k = p.first > start ? p.first - 1 : p.first; k < p.last; k++) {
        const int32_t figure = fig_figure_at(w, k);
        const fig_draft *g = figure >= 0 ? &w->drafts[figure] : NULL;
        if (g && g->sentence == d->sentence && g->last < p.last && is_period(w, (size_t)figure) && fig_token_is_word(w, g->last) &&
            (fig_phrase_roles(w, g->last) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER)))
            return figure;
    }
    return -1;
}

/* Before all others: the forecast for 2024 earnings, cut on Wednesday. */
static int32_t inside(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase phrases[] = {d->measure, d->phrase, d->object};
    int32_t date = -1;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases && date < 0; i++)
        if (fig_phrase_has(phrases[i]))
            date = of_measure(w, d, phrases[i]);
    return date;
}

/* The day on which a forecast or a target was changed is not what it is for: on Thursday lowered its target. */
static bool is_day_of_change(fig_work *w, const fig_fact_draft *d, int32_t date)
{
    return date >= 0 && w->drafts[date].readings[0].grain <= FIG_GRAIN_DAY && !fig_fact_is_ahead(w, &w->drafts[date]) &&
           fig_phrase_has(d->measure) && fig_phrase_has(d->agent) && fig_is_study(w, d->measure);
}

static void put_nearest(fig_work *w, fig_fact_draft *d)
{
    const int32_t at = main_figure(d);
    int32_t later = -1, earlier = -1;
    if (at < 0)
        return;
    d->period = inside(w, d);
    if (d->period < 0)
        d->period = between(w, d, at);
    if (d->period < 0)
        d->period = behind(w, d, at, &later);
    if (d->period < 0)
        d->period = before(w, d, at, &earlier);
    if (is_day_of_change(w, d, d->period))
        d->period = earlier = -1;
    if (d->period >= 0)
        return;
    d->period = earlier >= 0 ? earlier : later;
    d->period_far = d->period >= 0;
}

/* Is a date one of that length: a quarter, or the three months that make one? */
static bool spans(const fig_date_reading *r, fig_grain grain)
{
    const int32_t days = r->from_day == INT32_MIN || r->to_day == INT32_MAX ? 0 : r->to_day - r->from_day;
    return r->grain == grain || (grain == FIG_GRAIN_QUARTER && days >= 90 && days <= 92) ||
           (grain == FIG_GRAIN_HALF && days >= 181 && days <= 184);
}

/* The last date of that length that the text names before a figure, as nobody's basis. Limit: among so many figures before it. */
static int32_t told_before(const fig_work *w, int32_t at, fig_grain grain)
{
    enum { FIGURES_BACK = 512 };
    for (int32_t i = at; i-- > 0 && i + FIGURES_BACK >= at;)
        if (is_period(w, (size_t)i) && spans(&w->drafts[i].readings[0], grain) && !is_anothers_alone(&w->drafts[i]))
            return i;
    return -1;
}

/* "in the quarter": of the last one that a fact before is of, else that is told. A forecast for the year is of no year named before. */
static int32_t named_before(const fig_work *w, size_t fact)
{
    const fig_fact_draft *d = &w->facts.drafts[fact];
    const fig_grain grain = strcmp(d->span, "year") == 0      ? FIG_GRAIN_YEAR
                            : strcmp(d->span, "quarter") == 0 ? FIG_GRAIN_QUARTER
                            : strcmp(d->span, "half") == 0    ? FIG_GRAIN_HALF
                                                              : FIG_GRAIN_MONTH;
    if (grain == FIG_GRAIN_YEAR && fig_fact_is_forecast(d))
        return -1;
    for (size_t i = fact; i-- > 0;) {
        const int32_t date = w->facts.drafts[i].gone ? -1 : w->facts.drafts[i].period;
        if (date >= 0 && spans(&w->drafts[date].readings[0], grain))
            return date;
    }
    return grain == FIG_GRAIN_YEAR ? -1 : told_before(w, main_figure(d), grain);
}

void fig_fact_periods(fig_work *w)
{
    for (size_t i = 0; i < w->facts.count; i++) {
        fig_fact_draft *d = &w->facts.drafts[i];
        if (d->gone || d->period >= 0)
            continue;
        if (!d->span)
            put_nearest(w, d);
        else
            d->period = named_before(w, i);
    }
}

/* A day as a date of the result. */
static const fig_date *day_date(fig_work *w, int year, int month, int day)
{
    fig_datetime when = fig_datetime_empty();
    fig_date_reading all[FIG_DATE_READINGS], *r = &all[0];
    fig_date *date = fig_arena_zalloc(w->arena, sizeof *date);
    if (!date)
        return NULL;
    when.year = (int16_t)year;
    when.month = (int16_t)month;
    when.day = (int16_t)day;
    fig_date_resolve(&when, &w->date, all);
    date->edtf = fig_arena_str(w->arena, r->edtf, strlen(r->edtf));
    date->date_from = fig_arena_str(w->arena, r->date_from, strlen(r->date_from));
    date->date_to = fig_arena_str(w->arena, r->date_to, strlen(r->date_to));
    date->grain = r->grain;
    return date;
}

const fig_date *fig_fact_year_ahead(fig_work *w, const fig_fact_draft *d)
{
    const bool year =
        d->span && strcmp(d->span, "year") == 0 && d->period < 0 && w->date.has_reference && (fig_fact_is_forecast(d) || d->quoted);
    return year ? day_date(w, w->date.year, FIG_UNSAID, FIG_UNSAID) : NULL;
}

enum { STORY_SENTENCES = 3 };

const fig_date *fig_fact_story_day(fig_work *w)
{
    const fig_date_context *c = &w->date;
    const int32_t today = c->has_reference ? fig_days_from_date(c->year, c->month, c->day) : INT32_MAX;
    uint32_t running = 0, sentence = 0;
    size_t draft = 0;
    for (; sentence < w->sentences.count && running < STORY_SENTENCES; sentence++) {
        const bool counts = fig_is_running(w, w->sentences.start[sentence], w->sentences.start[sentence + 1]);
        for (; draft < w->draft_count && w->drafts[draft].sentence <= sentence; draft++) {
            const fig_draft *d = &w->drafts[draft];
            if (d->kind != FIG_KIND_DATE || d->sentence != sentence || !counts || !d->reading_count || d->rel == FIG_REL_SINCE ||
                (d->flags & FIG_FLAG_BOILERPLATE))
                continue; /* its lowest since Aug. 13: of an earlier story */
            const fig_date_reading *r = &d->readings[0];
            if (r->to_day == r->from_day + 1 && r->from_day != INT32_MIN && r->from_day <= today && r->grain <= FIG_GRAIN_DAY) {
                int year, month, day;
                fig_date_from_days(r->from_day, &year, &month, &day);
                return day_date(w, year, month, day);
            }
        }
        running += counts;
    }
    return c->has_reference ? day_date(w, c->year, c->month, c->day) : NULL;
}
