/*
 * Periods of facts: the sentence's dates, the story day; what a change is from.
 *
 * in   fact drafts, dates with their calendar          out   period of each
 * A date that a rule set beside (the day somebody spoke, what is compared with) is nobody's period. Of the others a fact takes the nearest behind its figure, else the nearest before.
 */
#include "fact.h"
#include "work.h"
#include <string.h>

static bool is_period(const fig_work *w, size_t i)
{
    const fig_draft *d = &w->drafts[i];
    return d->kind == FIG_KIND_DATE && !w->facts.beside[i] && d->reading_count && d->rel != FIG_REL_SINCE &&
           !(d->flags & FIG_FLAG_BOILERPLATE);
}

/* The figure that a fact is made of: its value, else its first change. */
static int32_t main_figure(const fig_fact_draft *d)
{
    return d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1;
}

/* The date behind a former value says when that was: from 8.35 on Tuesday. */
static bool is_former(const fig_work *w, size_t date)
{
    for (size_t i = date; i-- > 0 && w->drafts[i].sentence == w->drafts[date].sentence;) {
        const int32_t fact = w->facts.fact_of[i];
        if (fact < 0)
            continue;
        const fig_fact_draft *d = &w->facts.drafts[fact];
        return d->from == (int32_t)i || d->revised == (int32_t)i; /* the figure of a fact before it */
    }
    return false;
}

/* A full stop before a capital, between tokens. */
static bool has_stop(const fig_work *w, uint32_t first, uint32_t last)
{
    const fig_tokens *t = &w->tokens;
    for (uint32_t k = first; k + 1 < last; k++)
        if (t->type[k] == FIG_TOKEN_SYMBOL && w->text[t->begin[k]] == '.' && t->gap[k + 1] != FIG_GAP_GLUED &&
            fig_token_case_at(t, k + 1) == FIG_CASE_CAP && t->type[k + 1] == FIG_TOKEN_WORD)
            return true;
    return false;
}

static int32_t nearest(const fig_work *w, const fig_fact_draft *d)
{
    const int32_t at = main_figure(d);
    int32_t before = -1, behind = -1;
    if (at < 0)
        return -1;
    for (int32_t i = at; i >= 0 && w->drafts[i].sentence == d->sentence; i--)
        if (is_period(w, (size_t)i)) {
            before = i;
            break;
        }
    for (size_t i = (size_t)at; i < w->draft_count && w->drafts[i].sentence == d->sentence; i++) {
        if (i > (size_t)at && has_stop(w, w->drafts[i - 1].last, w->drafts[i].first))
            break; /* what an abbreviation holds together */
        if (is_period(w, i) && !is_former(w, i)) {
            behind = (int32_t)i;
            break;
        }
        int32_t other = w->facts.fact_of[i];
        if (other >= 0 && &w->facts.drafts[other] != d && before >= 0)
            break; /* that one's */
    }
    return behind >= 0 ? behind : before;
}

void fig_fact_periods(fig_work *w)
{
    for (size_t i = 0; i < w->facts.count; i++) {
        fig_fact_draft *d = &w->facts.drafts[i];
        if (!d->gone && d->period < 0)
            d->period = nearest(w, d);
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

enum { STORY_SENTENCES = 3 };

/* A sentence of running text ends with a full stop; headings and captions are none. */
static bool is_running(const fig_work *w, uint32_t sentence)
{
    uint32_t first = w->sentences.start[sentence], last = w->sentences.start[sentence + 1];
    return last > first + 5 && w->text[w->tokens.begin[last - 1]] == '.';
}

const fig_date *fig_fact_story_day(fig_work *w)
{
    const fig_date_context *c = &w->date;
    const int32_t today = c->has_reference ? fig_days_from_date(c->year, c->month, c->day) : INT32_MAX;
    uint32_t running = 0, sentence = 0;
    size_t draft = 0;
    for (; sentence < w->sentences.count && running < STORY_SENTENCES; sentence++) {
        const bool counts = is_running(w, sentence);
        for (; draft < w->draft_count && w->drafts[draft].sentence <= sentence; draft++) {
            const fig_draft *d = &w->drafts[draft];
            if (d->kind != FIG_KIND_DATE || d->sentence != sentence || !counts || !d->reading_count || (d->flags & FIG_FLAG_BOILERPLATE))
                continue;
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
