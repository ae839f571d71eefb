/*
 * Story: the country a text is about, and so which dollar, franc or mark it means.
 *
 * in   names of countries and cities, full mentions ("Canadian dlrs"), the caller's country          out   a currency for every amount, the other candidates behind it
 * A country votes each time it is named (story_note.c), more in the dateline and the first sentence; the currency whose country leads wins over the usual one, and must lead
 * clearly where that one is used abroad (the American dollar).
 */
#include "story.h"
#include <string.h>

enum { CERTAIN = 1 << 30, NOBODY = INT32_MIN }; /* the caller's country: nobody leads it; one that its sign tells apart */

static void vote(fig_work *w, int country, int weight)
{
    fig_story *s = &w->story;
    if (country < 0 || s->votes[country] >= CERTAIN || s->votes[country] == NOBODY)
        return;
    s->votes[country] += weight;
    if (s->votes[country] > s->most)
        s->most = s->votes[country];
}

bool fig_story_is_usual(const fig_work *w, const char *code)
{
    for (size_t i = 0; code && i < w->story.usual_count; i++)
        if (w->story.usual[i] == code || strcmp(w->story.usual[i], code) == 0)
            return true;
    return false;
}

static int32_t day_number(int year, int month, int day)
{
    return (year * 100 + month) * 100 + day;
}

/* "1987-03-05" */
static int32_t day_of(const char *iso, int32_t without)
{
    int32_t n = 0, digits = 0;
    for (; iso && *iso && digits < 8; iso++)
        if (*iso >= '0' && *iso <= '9') {
            n = n * 10 + (*iso - '0');
            digits++;
        }
    for (; digits && digits < 8; digits++)
        n *= 10;
    return digits ? n : without;
}

static const fig_code_fact *find_fact(fig_work *w, const char *code, size_t i)
{
    size_t tries = 0;
    for (; w->code_facts[i].code != code && w->code_facts[i].code; i = (i + 1) % FIG_CODE_FACTS)
        if (++tries == FIG_CODE_FACTS - 1) {
            memset(w->code_facts, 0, sizeof w->code_facts);
            break;
        }
    if (w->code_facts[i].code)
        return &w->code_facts[i];
    const fig_row *row =
        w->known.currency_code >= 0 ? fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_code, code, strlen(code)) : NULL;
    w->code_facts[i] = (fig_code_fact){.code = code,
                                       .from = row ? day_of(fig_row_attr(row, "from"), 0) : 0,
                                       .to = row ? day_of(fig_row_attr(row, "to"), INT32_MAX) : INT32_MAX,
                                       .country = (int16_t)fig_country_index(code),
                                       .rare = row && fig_row_attr(row, "rare"),
                                       .abroad = row && fig_row_attr(row, "abroad")};
    return &w->code_facts[i];
}

/* The facts of a code, found once. When the table is full of other codes it begins anew. */
static inline const fig_code_fact *fact_of(fig_work *w, const char *code)
{
    size_t i = (uint32_t)((uintptr_t)code * 0x9E3779B1u) >> 16 & (FIG_CODE_FACTS - 1);
    return w->code_facts[i].code == code ? &w->code_facts[i] : find_fact(w, code, i);
}

/* In use on the document's day? Without a reference date only codes still in use count as valid. */
static bool valid(const fig_work *w, const fig_code_fact *fact)
{
    if (!w->date.has_reference)
        return fact->to == INT32_MAX;
    int32_t today = day_number(w->date.year, w->date.month, w->date.day);
    return today >= fact->from && today <= fact->to;
}

static int votes_for(const fig_work *w, const fig_code_fact *fact)
{
    return fact->country >= 0 ? w->story.votes[fact->country] : 0;
}

bool fig_units_set(fig_work *w, fig_draft *d, const char *const *units, size_t count)
{
    const char **others = fig_arena_alloc(w->arena, count * sizeof *others);
    if (!others)
        return false;
    memcpy(others, units + 1, (count - 1) * sizeof *others);
    d->unit = units[0];
    d->other_units = others;
    d->unit_count = (uint8_t)count;
    return true;
}

static void to_front(const char **units, size_t at)
{
    const char *first = units[at];
    memmove(units + 1, units, at * sizeof *units);
    units[0] = first;
}

/* Cents in a text that writes out one currency and no sign of several are of that one: 24c a kilo, beside euros alone. 0: else. */
static size_t cents_of_written(const fig_work *w, const fig_draft *d, const char *const *units, size_t count)
{
    const fig_story *s = &w->story;
    size_t i = d->minor && !s->signs && s->written_count ? count : 0;
    while (i > 0 && strcmp(units[i - 1], s->written[0].unit) != 0)
        i--;
    return i ? i - 1 : 0;
}

/* Drop codes out of use (unless none is left), then the story's own currency to the front. */
static void rank(fig_work *w, fig_draft *d)
{
    size_t n = 0;
    const char *kept[FIG_DRAFT_UNITS];
    for (size_t i = 0; i < d->unit_count; i++)
        if (valid(w, fact_of(w, fig_draft_unit(d, i))))
            kept[n++] = fig_draft_unit(d, i);
    for (size_t i = 0; !n && i < d->unit_count; i++)
        kept[i] = fig_draft_unit(d, i);
    n = n ? n : d->unit_count;
    const size_t written = cents_of_written(w, d, kept, n);
    size_t best = written;
    const fig_code_fact *usual = fact_of(w, kept[best]);
    int most = votes_for(w, usual) + (w->story.usual_apart || !usual->abroad ? 0 : FIG_VOTE_LEAD);
    for (size_t i = 1; !written && most < w->story.most && i < n; i++) {
        const fig_code_fact *fact = fact_of(w, kept[i]);
        if (votes_for(w, fact) > most && !fact->rare) {
            best = i;
            most = votes_for(w, fact);
        }
    }
    if (n == d->unit_count && !best)
        return;
    to_front(kept, best);
    fig_units_set(w, d, kept, n);
}

/* What became of the candidates that were ranked last: most amounts of a text have the same. */
typedef struct ranked {
    fig_draft before, after; /* their units alone */
} ranked;

static bool same_units(const fig_draft *a, const fig_draft *b)
{
    bool same = a->unit_count == b->unit_count && a->unit == b->unit;
    for (size_t i = 1; same && a->other_units != b->other_units && i < a->unit_count; i++)
        same = fig_draft_unit(a, i) == fig_draft_unit(b, i);
    return same;
}

static void rank_again(fig_work *w, fig_draft *d, ranked *last)
{
    if (d->unit_count < 2)
        return;
    if (!same_units(d, &last->before)) {
        fig_draft_copy_units(&last->before, d);
        rank(w, d);
        fig_draft_copy_units(&last->after, d);
    }
    fig_draft_copy_units(d, &last->after);
}

static const char *currency_of(fig_work *w, int country)
{
    const char code[3] = {(char)('A' + country / 26), (char)('A' + country % 26), 0};
    const fig_row *row =
        w->known.country_currency < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.country_currency, code, 2);
    for (size_t i = 0; row && i < row->value_count; i++)
        if (valid(w, fact_of(w, row->values[i])))
            return row->values[i];
    return NULL;
}

/* A country's vote goes to the area that its currency is named after too: Spain's to that of the euro. */
static void vote_with_area(fig_work *w, int country, int weight)
{
    vote(w, country, weight);
    const char *currency = country < 0 ? NULL : currency_of(w, country);
    const int area = fig_country_index(currency);
    const char *of_area = area >= 0 && area != country ? currency_of(w, area) : NULL;
    if (of_area && strcmp(of_area, currency) == 0)
        vote(w, area, weight);
}

/* The currency of the leading country, for amounts that name none. */
static const char *leading_currency(fig_work *w)
{
    int best = -1, most = 0;
    for (int i = 0; i < 26 * 26; i++)
        if (w->story.votes[i] > most) {
            most = w->story.votes[i];
            best = i;
        }
    return best < 0 ? NULL : currency_of(w, best);
}

/* A candidate that is not the first becomes it. */
void fig_story_prefer(fig_work *w, fig_draft *d, const char *unit)
{
    const char *units[FIG_DRAFT_UNITS];
    size_t at = 0;
    for (size_t i = 0; i < d->unit_count; i++) {
        units[i] = fig_draft_unit(d, i);
        if (i && !at && strcmp(units[i], unit) == 0)
            at = i;
    }
    if (!at)
        return;
    to_front(units, at);
    fig_units_set(w, d, units, d->unit_count);
}

/* What markets quote in one currency is in that, wherever the story is: gold at $1,950 and the euro at $1.08, told in Sydney. */
static void follow_market(fig_work *w, fig_draft *d)
{
    if (!d->instrument || d->unit_count < 2)
        return;
    const bool pair = d->per && strchr(d->instrument, '/');
    const char *key = pair ? d->per : d->instrument;
    const fig_row *row =
        w->known.quoted_alike < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.quoted_alike, key, strlen(key));
    const char *currency = row ? fig_row_attr(row, "currency") : NULL;
    if (currency && strcmp(currency, d->unit) != 0)
        fig_story_prefer(w, d, currency);
}

/* "3.4 million euros, or 12 cents a share": cents, and amounts whose unit was supplied, are of the money that was named outright before them in their sentence. */
static void follow_named(fig_work *w, fig_draft *d, const fig_draft *named)
{
    follow_market(w, d);
    if (d->per && d->instrument)
        fig_pair_follow(w, d);
    if (d->unit_count > 1 && named && named->sentence == d->sentence && (d->minor || d->supplied & FIG_SUPPLIED_UNIT))
        fig_story_prefer(w, d, named->unit);
}

/* Are the two at most a few words apart, in one sentence? */
static bool beside(const fig_draft *a, const fig_draft *b)
{
    enum { WORDS = 3 };
    return a->sentence == b->sentence && b->first <= a->last + WORDS;
}

/* The figure right behind, or behind a percentage between the two: 56 cents, or 0.8%, to $73.26. */
static fig_draft *next_amount(const fig_work *w, size_t i, size_t to)
{
    fig_draft *d = &w->drafts[i];
    const size_t step = i + 2 < to && d[1].kind == FIG_KIND_PERCENT && beside(d, d + 1) ? 2 : 1;
    return i + step < to && beside(d + step - 1, d + step) ? d + step : NULL;
}

/* Cents beside a level are those of its currency, 24 cents to $43.08, in a story of euros too; and a move is in that of the level: fell $1.66 to US$39.79. */
static void follow_level(fig_work *w, fig_draft *d, fig_draft *level, ranked *last)
{
    const bool moved = d->role == FIG_ROLE_CHANGE && level->role == FIG_ROLE_LEVEL && level > d && level->unit_count == 1;
    if ((!d->minor && !moved) || d->unit_count < 2 || level->kind != FIG_KIND_MONEY || level->minor || !level->unit_count)
        return;
    rank_again(w, level, last);
    follow_market(w, level);
    fig_story_prefer(w, d, level->unit);
}

/* There is no currency in the whole story: it was a number after all, and no cents. */
static void be_number(fig_work *w, fig_draft *d)
{
    d->kind = FIG_KIND_NUMBER;
    d->supplied = 0;
    if (!d->cents)
        return;
    d->value.low = fig_number_mul(&w->pool, d->value.low, fig_number_int(100));
    d->value.high = d->value.low;
    d->value.precision = fig_number_mul(&w->pool, d->value.precision, fig_number_int(100));
}

/* The first currency that the text writes out counts for its country: "5 Canadian dollars" once makes later dollars Canadian. But who writes C$ beside $ tells them apart: there, $ is any but that. */
static void read_written(fig_work *w)
{
    for (size_t i = 0; i < w->story.written_count; i++) {
        const fig_written *written = &w->story.written[i];
        const int country = fig_story_is_usual(w, written->unit) ? -1 : fig_country_index(written->unit);
        w->story.usual_apart |= written->told_apart && country < 0;
        if (country >= 0 && written->told_apart) {
            if (w->story.votes[country] < CERTAIN)
                w->story.votes[country] = NOBODY;
        } else if (i == 0) {
            vote(w, country, FIG_VOTE_FULL_MENTION);
        }
    }
}

void fig_story_read(fig_work *w, const char *country)
{
    fig_story *s = &w->story;
    if (s->asks) {
        vote_with_area(w, fig_country_index(country), CERTAIN);
        vote_with_area(w, fig_country_index(s->home), FIG_VOTE_AT_HOME);
        for (size_t i = 0; i < w->place_vote_count; i++) {
            const fig_place_vote *v = &w->place_votes[i];
            if (!fig_story_is_usual(w, v->written))
                vote_with_area(w, v->country, v->weight);
        }
        read_written(w);
    }
    if (s->first.unit_count > 1)
        rank(w, &s->first);
    s->currency = s->first.unit;
}

/* Money by its context alone has the currency of the story. */
static void give_currency(fig_work *w, fig_draft *d)
{
    if (!w->story.currency && !w->story.led) {
        w->story.currency = leading_currency(w);
        w->story.led = true;
    }
    fig_draft_set_unit(d, w->story.currency);
    if (!d->unit_count)
        be_number(w, d);
}

void fig_story_currencies(fig_work *w, size_t from, size_t to)
{
    ranked last = {.before = {.unit_count = 0}};
    const fig_draft *named = NULL; /* outright */
    fig_draft *next;
    for (size_t i = from; i < to; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind != FIG_KIND_MONEY)
            continue;
        rank_again(w, d, &last);
        if (d->unit_count == 1)
            named = d;
        if (d->unit_count)
            follow_named(w, d, named);
        else
            give_currency(w, d);
        if (i > from && beside(d - 1, d))
            follow_level(w, d, d - 1, &last);
        else if ((next = next_amount(w, i, to)) != NULL)
            follow_level(w, d, next, &last);
    }
}
