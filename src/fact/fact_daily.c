/* Daily: see fact_daily.h. */
#include "fact_daily.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_named.h"
#include "phrase.h"
#include <string.h>

enum { AROUND = 3 };

/* A median, a house price, what averaged so much: measured now and then. */
static bool is_reckoned(const fig_work *w, const fig_fact_draft *d)
{
    const int list = w->facts.lists.reckoned;
    fig_phrase found;
    if (list < 0)
        return false;
    if (fig_phrase_row(w, list, d->measure, &found) || fig_phrase_row(w, list, d->subject, &found))
        return true;
    const fig_draft *g = d->value >= 0 ? &w->drafts[d->value] : NULL; /* averaged 38 pesos */
    const uint32_t start = w->sentences.start[d->sentence], end = w->sentences.start[d->sentence + 1];
    return g && fig_phrase_row(
                    w, list,
                    (fig_phrase){g->first > start + AROUND ? g->first - AROUND : start, g->last + AROUND < end ? g->last + AROUND : end},
                    &found);
}

/* The yield on the bond, the front-month contract; a row that says `money` only of an amount of it: the B share. */
static bool is_quote(fig_work *w, const fig_fact_draft *d)
{
    const int list = w->facts.lists.daily;
    const fig_phrase p = fig_phrase_has(d->phrase) ? d->phrase : d->measure;
    fig_phrase found;
    const fig_row *row = list >= 0 ? fig_phrase_row(w, list, p, &found) : NULL;
    if (row && found.first > p.first && (fig_phrase_roles(w, found.first - 1) & FIG_WORD_INNER) &&
        !(fig_phrase_roles(w, found.first - 1) & FIG_WORD_OWNER))
        return false; /* the dividend per share */
    return row && (!row->value_count || strcmp(row->values[0], "money") != 0 || w->drafts[d->value].kind == FIG_KIND_MONEY);
}

/* Is its change from a month or more ago? That is no day's, save of what is quoted. */
static bool is_from_afar(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_change_draft *c = d->value < 0 && d->change_count ? &d->changes[0] : NULL;
    if (!c)
        return false;
    if (c->basis_date >= 0)
        return b->w->drafts[c->basis_date].reading_count && b->w->drafts[c->basis_date].readings[0].grain >= FIG_GRAIN_MONTH;
    const char *basis = c->basis ? c->basis : d->basis;
    return basis && (strstr(basis, "year") || strstr(basis, "month") || strstr(basis, "quarter"));
}

static bool is_called(fig_str measure, const char *name)
{
    return name && strlen(name) == measure.len && memcmp(measure.ptr, name, measure.len) == 0;
}

/* The row of the index that a subject is, perhaps with its noun behind it, or NULL: Hang Seng index. */
static const fig_row *index_row(fig_work *w, fig_phrase subject)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_has(subject) ? fig_phrase_row(w, w->facts.lists.index, subject, &found) : NULL;
    if (!row || fig_row_attr(row, "word"))
        return NULL;
    return found.last == subject.last || (found.last + 1 == subject.last && (fig_phrase_sort(w, found.last) & FIG_SORT_INDEX)) ? row : NULL;
}

/* Does a fact tell of a market: an index, a currency, a yield, shares? Commodities cost something in statistics too. */
static bool tells_of_market(fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    const fig_row *row = index_row(w, d->subject);
    if (row || d->gone)
        return row && !fig_row_attr(row, "released");
    return (d->quoted && fig_phrase_has(d->subject) && !(fig_phrase_sort(w, d->subject.last - 1) & FIG_SORT_INDEX) &&
            !fig_phrase_row(w, w->facts.lists.commodity, d->subject, &found)) ||
           (fig_phrase_has(d->measure) && fig_fact_measure_value(w, d->measure.last - 1));
}

static bool is_of_market(fig_fact_builder *b)
{
    const fig_facts *all = &b->w->facts;
    for (size_t i = 0; i < all->count && !b->market && !b->market_known; i++)
        b->market = tells_of_market(b->w, &all->drafts[i]);
    b->market_known = true;
    return b->market;
}

/* A move of an index that no list knows and no name tells, the gasoline index. */
static bool moves_index(fig_work *w, const fig_fact_draft *d)
{
    if (!fig_phrase_has(d->subject) || d->value >= 0 || !(fig_phrase_sort(w, d->subject.last - 1) & FIG_SORT_INDEX))
        return false;
    for (uint32_t t = d->subject.first; t < d->subject.last; t++)
        if (t > d->first && fig_token_is_capital(w, t))
            return false; /* the Harbin index */
    return true;
}

bool fig_fact_is_daily(fig_fact_builder *b, const fig_fact_draft *d, const fig_fact *f)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    if (!g || fig_fact_is_forecast(d))
        return false;
    const fig_row *index = index_row(b->w, d->subject);
    if (index && fig_row_attr(index, "released"))
        return false;
    if (!index && moves_index(b->w, d))
        return is_of_market(b); /* beside the Dow it is quoted, beside consumer prices released */
    const fig_quoted_measure *quoted = &b->w->facts.quoted_measure;
    if (g->kind == FIG_KIND_INDEX && d->measure_name && !is_called(f->measure, quoted->level) && !is_called(f->measure, quoted->price))
        return false; /* a lead of 6 points */
    if (g->kind == FIG_KIND_INDEX && !index && !d->quoted && d->value < 0 && !g->instrument.ptr && !f->subject_id.ptr &&
        fig_phrase_has(d->measure))
        return false; /* reading proficiency fell 2.5 points */
    if (g->kind == FIG_KIND_INDEX || f->subject_id.ptr)
        return true;
    if (is_reckoned(b->w, d))
        return false;
    if (d->quoted || d->daily || (d->value >= 0 && d->change_count && is_quote(b->w, d)))
        return true;
    const bool moves = d->change_count && !is_from_afar(b, d);
    return (moves && (is_called(f->measure, quoted->price) || is_called(f->measure, quoted->level))) ||
           is_called(f->measure, quoted->share) ||
           (d->value >= 0 && !fig_phrase_has(d->measure) && g->kind == FIG_KIND_PERCENT &&
            is_called(f->measure, quoted->yield)); /* ten-year bonds yielded 8.9% */
}
