/*
 * Dates: every date draft gets its calendar, in the order of the text, each seeing the date before it in its sentence.
 */
#include "../normal/datespan.h"
#include "../text/charclass.h"
#include "work.h"
#include <string.h>

enum { FAR_DAYS = 240, HOLDS_DAYS = 800, NEAR_DAYS = 31, YEAR_DAYS = 365 };

/* Can "a year earlier" count from this date? Not from one that something is compared with, nor from a beginning. */
static bool is_period(const fig_draft *d)
{
    return d->readings[0].from_day != INT32_MIN && !d->aside && d->rel != FIG_REL_SINCE;
}

/* In later sentences too? A day and a bound hold only in their own; a month, quarter, year or interval goes on holding. */
static bool is_lasting(const fig_draft *d)
{
    return d->readings[0].grain >= FIG_GRAIN_MONTH && d->rel == FIG_REL_NONE;
}

/* Not long past nor yet to come: then it was history or a plan. */
static bool is_recent(const fig_date_reading *r, const fig_date_context *context)
{
    if (!context->has_reference)
        return true;
    int32_t ago = fig_days_from_date(context->year, context->month, context->day) - r->from_day;
    return ago >= 0 && ago <= HOLDS_DAYS;
}

/* A month alone that nothing is compared with, and that nothing has run since. */
static bool is_month(const fig_draft *d)
{
    const fig_datetime *a = &d->value.dated->when;
    return !d->value.dated->is_range && a->month >= 1 && a->day < 1 && a->year < 0 && !a->has_offset && !d->aside &&
           d->rel != FIG_REL_SINCE;
}

/* Days from the reference date to a reading. */
static int32_t days_ahead(const fig_date_reading *r, const fig_date_context *context)
{
    return r->from_day - fig_days_from_date(context->year, context->month, context->day);
}

/* "stocks were expected at 800,000 tonnes by October 1", told on October 20: this year's, not next year's. */
static bool far_off(const fig_draft *d, const fig_date_context *context)
{
    const fig_date_reading *r = &d->readings[0];
    return context->has_reference && r->from_day != INT32_MIN && days_ahead(r, context) > FAR_DAYS;
}

static bool read(fig_work *w, fig_draft *d, const fig_date_context *context);

/* "the week beginning February 4" where that is a Tuesday, and neither the weekday nor the year is said. */
static bool begins_oddly(const fig_draft *d)
{
    const fig_datetime *when = &d->value.dated->when;
    const fig_date_reading *r = &d->readings[0];
    if (when->around != FIG_AROUND_FROM || when->year >= 0 || when->weekday >= 0 || when->month < 1 || when->day < 1 ||
        r->from_day == INT32_MIN)
        return false;
    int weekday = fig_weekday_of(r->from_day);
    return weekday != 1 && weekday != 7;
}

/* Of a plan, the week that holds the day; else it was the year to come, if that week begins as weeks do. */
static bool turn_week(fig_work *w, fig_draft *d, fig_date_context *context)
{
    fig_date_reading *first = d->readings;
    uint8_t count = d->reading_count;
    if (context->look == FIG_LOOK_FORWARD)
        d->value.dated->when.around = FIG_AROUND_WEEK;
    context->look = FIG_LOOK_FORWARD;
    if (!read(w, d, context))
        return false;
    if (begins_oddly(d))
        d->readings = first, d->reading_count = count;
    return true;
}

/* A day and a month alone, which every year has. */
static bool is_yearly(const fig_draft *d)
{
    const fig_datetime *a = &d->value.dated->when, *b = d->value.dated->is_range ? &d->value.dated->when_to : a;
    return a->day >= 1 && (a->month >= 1 || b->month >= 1) && a->year < 0 && b->year < 0 && a->weekday < 0 && !a->feast;
}

/* Alone, "Dec. 21" of January 10 is the one just past and not one to come after eleven months. */
static bool just_past(const fig_draft *d, const fig_date_context *context)
{
    const fig_date_reading *r = &d->readings[0];
    return context->has_reference && r->from_day != INT32_MIN && days_ahead(r, context) > YEAR_DAYS - NEAR_DAYS && is_yearly(d);
}

/* "six months ended June", "week ended 4 November": what is reported on. */
static bool reported(const fig_draft *d)
{
    return d->months_to || d->days_to || d->value.dated->when.around == FIG_AROUND_TO;
}

/* "July 5" of June 29 is near, and had it been that of the year before, the text would have said so, or speak of that year. */
static bool is_near(const fig_draft *d, const fig_date_context *context)
{
    const fig_date_reading *r = &d->readings[0];
    const int32_t ahead = context->period ? days_ahead(context->period, context) : 0;
    const bool past = ahead < NEAR_DAYS - YEAR_DAYS && ahead > -HOLDS_DAYS;
    return context->has_reference && !context->anchor && !past && r->from_day != INT32_MIN &&
           days_ahead(r, context) < NEAR_DAYS - YEAR_DAYS && (is_yearly(d) || is_month(d)) && !reported(d);
}

static void resolve(fig_work *w, fig_draft *d, fig_date_context *context)
{
    const fig_datetime *when = &d->value.dated->when;
    context->look = d->leans ? FIG_LOOK_FORWARD : d->look;
    if (!read(w, d, context))
        return;
    const bool over = d->rel == FIG_REL_UNTIL && d->look == FIG_LOOK_FORWARD && just_past(d, context); /* open until a day of last week */
    if ((d->leans && far_off(d, context)) || over) {
        context->look = FIG_LOOK_BACK;
        if (!read(w, d, context))
            return;
    }
    if (context->look == FIG_LOOK_BACK && !d->leans && is_near(d, context)) {
        context->look = FIG_LOOK_FORWARD;
        if (!read(w, d, context))
            return;
    }
    if (begins_oddly(d) && !turn_week(w, d, context))
        return;
    if (when->month >= 1 && when->month <= 12 && when->day != FIG_UNSAID && when->day > fig_days_in_month(2000, when->month))
        d->readings[0].flags |= FIG_FLAG_INVALID_DATE; /* in any year */
    d->flags |= d->readings[0].flags;
}

static bool read(fig_work *w, fig_draft *d, const fig_date_context *context)
{
    const fig_datetime *a = &d->value.dated->when, *b = &d->value.dated->when_to;
    const bool is_range = d->value.dated->is_range;
    fig_date_reading all[FIG_DATE_READINGS];
    int n = d->days_to     ? fig_date_resolve_days_to(d->days_to, a, context, all)
            : d->months_to ? fig_date_resolve_span_to(d->months_to, is_range ? b : a, context, all)
            : is_range     ? fig_date_resolve_range(a, b, context, all)
                           : fig_date_resolve(a, context, all);
    d->reading_count = (uint8_t)(n < FIG_DRAFT_READINGS ? n : FIG_DRAFT_READINGS);
    d->readings = fig_arena_alloc(w->arena, d->reading_count * sizeof *all);
    if (!d->readings) {
        w->failed = true;
        return false;
    }
    memcpy(d->readings, all, d->reading_count * sizeof *all);
    return true;
}

static bool is_moment(const fig_draft *d)
{
    return d->kind == FIG_KIND_DATE || d->kind == FIG_KIND_TIME || d->kind == FIG_KIND_DURATION || d->kind == FIG_KIND_RECURRENCE;
}

/* A text that is dates and nothing but the words that stand before dates: an entry of a diary or a search. It tells of nothing that has happened. */
static bool dates_alone(const fig_work *w)
{
    enum { MOST_TOKENS = 24 };
    if (w->stretch.begin || w->tokens.count > MOST_TOKENS || !w->draft_count || w->known.date_alone < 0)
        return false;
    size_t draft = 0;
    for (uint32_t at = 0; at < w->tokens.count; at++) {
        while (draft < w->draft_count && w->drafts[draft].last <= at)
            draft++;
        bool inside = draft < w->draft_count && w->drafts[draft].first <= at;
        if (inside && !is_moment(&w->drafts[draft]))
            return false;
        if (inside || w->tokens.type[at] == FIG_TOKEN_SYMBOL)
            continue;
        if (!fig_grammar_row_of(w->grammar, (uint32_t)w->known.date_alone, w->text + w->tokens.begin[at],
                                w->tokens.end[at] - w->tokens.begin[at]))
            return false;
    }
    return true;
}

/* "on the 3rd of June … on the 28th": a day without its month has that of the day before it in the sentence; the 2nd behind the 28th is the next month's. */
static void lend_month(fig_datetime *day, const fig_draft *before)
{
    enum { TURNED = 20 };
    const fig_datetime *lender = &before->value.dated->when;
    int year, month, of_month;
    bool bare = day->day >= 0 && day->month < 0 && !day->has_offset && day->weekday < 0;
    if (!bare || before->value.dated->is_range || lender->day < 0 || lender->month < 1 || before->readings[0].from_day == INT32_MIN)
        return;
    fig_date_from_days(before->readings[0].from_day, &year, &month, &of_month);
    bool turned = of_month - day->day > TURNED;
    day->month = (int16_t)(turned ? month % 12 + 1 : month);
    day->year = (int16_t)(turned && month == 12 ? year + 1 : year);
}

/* What "a year earlier" counts from: a date of its sentence, else the last that goes on holding; NULL: the reference date. */
static const fig_date_reading *period_of(const fig_work *w, const fig_draft *here)
{
    if (here)
        return &here->readings[0];
    return w->period.known && is_recent(&w->period.reading, &w->date) ? &w->period.reading : NULL;
}

/* Is it only the day on which the longer period before it ended: the second quarter ended June 30? */
static bool is_its_end(const fig_draft *d, const fig_draft *before)
{
    enum { WORDS = 2 };
    const fig_date_reading *day = &d->readings[0], *period = before ? &before->readings[0] : NULL;
    return period && d->first <= before->last + WORDS && day->grain == FIG_GRAIN_DAY && period->grain > FIG_GRAIN_DAY &&
           day->to_day == period->to_day && day->from_day != INT32_MIN;
}

static void keep_period(fig_work *w, const fig_draft *d, const fig_draft **here)
{
    const fig_datetime *when = &d->value.dated->when;
    if (!is_period(d) || when->earlier || when->preceding || is_its_end(d, *here))
        return;
    const bool lasting = is_lasting(d), older = *here && is_lasting(*here) && d->readings[0].from_day < (*here)->readings[0].from_day;
    if (lasting && older)
        return; /* compared with: to 1.9 million in March from 1.4 million in February */
    *here = d;
    if (lasting)
        w->period = (fig_period){d->readings[0], true};
}

/* A half or a quarter that another is compared with is over, and lies before the other: in the second half, against a loss in the first half. */
static void place_compared(fig_work *w, fig_draft *d, const fig_draft *other, const fig_date_context *context)
{
    const fig_date_reading *r = &d->readings[0];
    if (!d->aside || !context->has_reference || d->value.dated->is_range || context->anchor || r->from_day == INT32_MIN ||
        (r->grain != FIG_GRAIN_QUARTER && r->grain != FIG_GRAIN_HALF) || !fig_datetime_recurs(&d->value.dated->when))
        return;
    int32_t bound = fig_days_from_date(context->year, context->month, context->day);
    if (other && other->readings[0].from_day != INT32_MIN && other->readings[0].from_day < bound)
        bound = other->readings[0].from_day;
    fig_date_context before = *context;
    before.look = FIG_LOOK_BACK;
    for (int tries = 0; tries < 2 && d->readings[0].to_day > bound; tries++) { /* the second time where the first is still running then */
        int year, month, day;
        int32_t from = d->readings[0].from_day;
        fig_date_from_days((from < bound ? from : bound) - 1, &year, &month, &day);
        before.year = (int16_t)year, before.month = (int16_t)month, before.day = (int16_t)day;
        if (!read(w, d, &before))
            return;
    }
}

/* Do letters stand right behind a date? Its tokens may be gone: stretch.c. */
static bool leads_to_word(const fig_work *w, const fig_draft *d)
{
    const char *text = w->source.data;
    size_t at = d->end, bytes;
    while (at < w->source.len && fig_char_at(text + at, w->source.len - at, &bytes) == FIG_CHAR_BLANK)
        at += bytes;
    return at < w->source.len && fig_char_at(text + at, w->source.len - at, &bytes) == FIG_CHAR_LETTER;
}

/* The period that stands right behind "a year earlier": 5 percent from a year earlier in February. NULL: none does. */
static const fig_draft *period_behind(fig_work *w, size_t i, size_t to)
{
    enum { WORDS = 2 }; /* in, in the */
    const fig_draft *d = &w->drafts[i];
    fig_draft *next = i + 1 < to ? &w->drafts[i + 1] : NULL;
    if (!d->value.dated->when.earlier || !next || next->kind != FIG_KIND_DATE || next->sentence != d->sentence || next->first <= d->last ||
        next->first > d->last + WORDS || !leads_to_word(w, d) || next->value.dated->when.earlier)
        return NULL;
    resolve(w, next, &w->date);
    return w->failed || !is_period(next) ? NULL : next;
}

void fig_resolve_dates(fig_work *w, size_t from, size_t to)
{
    bool alone = dates_alone(w);
    uint32_t sentence = UINT32_MAX;
    const fig_draft *last = NULL, *here = NULL; /* dates of the sentence */
    for (size_t i = from; i < to; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->window && d->kind == FIG_KIND_DURATION)
            fig_window_place(w, d);
        if (d->kind == FIG_KIND_TIME)
            fig_clock_place(w, d);
        if (w->failed)
            return;
        if (d->kind != FIG_KIND_DATE)
            continue;
        if (d->sentence != sentence) {
            sentence = d->sentence;
            last = here = NULL;
        }
        fig_date_context context = w->date;
        context.anchor = last && d->first <= last->last + 1 ? &last->value.dated->when : NULL; /* "May and June 1987" */
        fig_datetime *when = &d->value.dated->when;
        if (last)
            lend_month(when, last); /* so that the 7 of "May 5, 6 and 7" has it too */
        if (context.anchor && when->day >= 0 && when->month < 0 && !when->has_offset)
            when->month = context.anchor->month;
        if (alone && !reported(d))
            d->look = FIG_LOOK_FORWARD, d->leans = false;
        context.period = period_of(w, here ? here : period_behind(w, i, to));
        resolve(w, d, &context);
        if (alone && !w->failed && d->look == FIG_LOOK_FORWARD && just_past(d, &context)) {
            d->look = FIG_LOOK_BACK;
            resolve(w, d, &context);
        }
        if (!w->failed)
            place_compared(w, d, last, &context);
        if (w->failed)
            return;
        last = d;
        keep_period(w, d, &here);
    }
}
