/* Each: see fact_each.h. */
#include "fact_each.h"
#include "../base/alloc.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_draft.h"
#include "name.h"
#include "phrase.h"

enum { NEAR = 24, LONGEST_ITEM = 6, ITEMS = FIG_FACT_OTHERS + 1 };

/* The only figure of its own that a fact states; or -1. */
static int32_t only_figure(const fig_fact_draft *d)
{
    if (d->value >= 0)
        return d->change_count ? -1 : d->value;
    return d->change_count ? d->changes[0].draft : -1;
}

/* Sold 9,100 and 7,400 cars, respectively: the last figure has the noun and so the fact, which becomes that of the first. */
static int32_t taken_from_last(fig_work *w, int32_t first, const int32_t others[FIG_FACT_OTHERS])
{
    fig_facts *f = &w->facts;
    const int32_t last = others[1] >= 0 ? others[1] : others[0], fact = last >= 0 ? f->fact_of[last] : -1;
    fig_fact_draft *d = fact >= 0 ? &f->drafts[fact] : NULL;
    if (!d || first < 0 || only_figure(d) != last)
        return -1;
    if (d->value >= 0)
        d->value = first;
    else
        d->changes[0].draft = first;
    f->fact_of[first] = fact;
    return fact;
}

bool fig_fact_note_each(fig_work *w, int32_t first, const int32_t others[FIG_FACT_OTHERS])
{
    fig_facts *f = &w->facts;
    int32_t fact = first >= 0 ? f->fact_of[first] : -1;
    if (fact < 0)
        fact = taken_from_last(w, first, others);
    if (fact < 0 || only_figure(&f->drafts[fact]) != first || f->drafts[fact].others[0] >= 0)
        return false;
    for (size_t i = 0; i < FIG_FACT_OTHERS; i++) {
        const int32_t n = others[i], other = n >= 0 ? f->fact_of[n] : -1;
        f->drafts[fact].others[i] = n;
        if (other >= 0 && other != fact)
            f->drafts[other].gone = true;
        if (n >= 0)
            f->fact_of[n] = fact;
    }
    if (f->drafts[fact].change_count > 1)
        f->drafts[fact].change_count = 1;
    return true;
}

/* Does a thing of the row end before a token, or begin behind it? */
static bool bounds(fig_work *w, uint32_t token)
{
    const uint32_t stop = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_RELATIVE;
    return (!fig_token_is_word(w, token) && !fig_token_is_symbol(w, token, '-') && !fig_token_is_inner_stop(w, token)) ||
           fig_figure_at(w, token) >= 0 || (fig_phrase_roles(w, token) & stop);
}

/* The things around the last `and` before a token, in the order of the text; how many. */
static size_t things_before(fig_work *w, const fig_fact_draft *d, uint32_t token, size_t want, fig_phrase things[ITEMS])
{
    uint32_t and = token;
    while (and > d->first && token - and < NEAR && !(fig_phrase_roles(w, and-1) & FIG_WORD_JOINING))
        and--;
    if (and <= d->first + 1 || token - and >= NEAR)
        return 0;
    const uint32_t join = and-1;
    for (uint32_t t = and; t < token; t++)
        if (fig_figure_at(w, t) >= 0)
            return 0;
    uint32_t end = join + 1, at = join;
    while (end < token && end - join <= LONGEST_ITEM && !bounds(w, end))
        end++;
    things[want - 1] = (fig_phrase){fig_phrase_roles(w, join + 1) & FIG_WORD_ARTICLE ? join + 2 : join + 1, end};
    for (size_t i = want - 1; i-- > 0;) {
        if (at > d->first && fig_token_is_symbol(w, at - 1, ','))
            at--;
        uint32_t first = at;
        while (first > d->first && at - first < LONGEST_ITEM && !bounds(w, first - 1))
            first--;
        things[i] = (fig_phrase){first < at && (fig_phrase_roles(w, first) & FIG_WORD_ARTICLE) ? first + 1 : first, at};
        at = first;
        if (i && !(at > d->first && fig_token_is_symbol(w, at - 1, ',')))
            return 0;
    }
    for (size_t i = 0; i < want; i++)
        if (!fig_phrase_has(things[i]))
            return 0;
    return want;
}

/* What is measured of one of the things: "Prices of" cheese, food "prices". */
static void put_measure(fig_work *w, fig_fact_draft *d, const fig_phrase things[ITEMS], size_t i, size_t count)
{
    const fig_phrase last = things[count - 1], all = d->measure;
    const uint32_t measured = FIG_WORD_MEASURE | FIG_WORD_PRICE;
    if (all.first < things[0].first && !fig_phrase_has(d->subject)) {
        d->subject = things[i]; /* the jobless rates of men and women */
        d->measure = (fig_phrase){all.first, things[0].first - 1};
        return;
    }
    if (all.first < things[0].first) {
        d->measure = (fig_phrase){all.first, things[0].first};
        d->where = things[i];
        return;
    }
    d->measure = things[i];
    if (i + 1 < count && last.last - last.first > 1 && (fig_phrase_roles(w, last.last - 1) & measured) &&
        !(fig_phrase_roles(w, things[i].last - 1) & measured))
        d->where = (fig_phrase){last.last - 1, last.last};
}

static void put_subject(fig_work *w, fig_fact_draft *d, fig_phrase thing)
{
    fig_phrase found;
    const fig_row *row = d->subject_id ? fig_phrase_row(w, w->facts.lists.index, thing, &found) : NULL;
    d->subject = thing;
    d->subject_id = row && row->value_count ? row->values[0] : NULL;
}

/* A fact of one of the figures, and of one of the things. */
static void put_one(fig_work *w, fig_fact_draft *d, const fig_phrase things[ITEMS], size_t i, size_t count)
{
    const int32_t figure = i ? d->others[i - 1] : -1;
    const bool of_measure = fig_phrase_has(d->measure) && d->measure.first < things[count - 1].last && things[0].first < d->measure.last;
    if (of_measure)
        put_measure(w, d, things, i, count);
    else
        put_subject(w, d, things[i]);
    if (!of_measure && d->phrase.first < things[count - 1].last && things[0].first < d->phrase.last)
        d->phrase = things[i];
    if (figure >= 0 && d->value >= 0)
        d->value = figure;
    else if (figure >= 0)
        d->changes[0].draft = figure;
    if (figure >= 0)
        d->from = d->revised = -1;
    for (size_t k = 0; k < FIG_FACT_OTHERS; k++)
        d->others[k] = -1;
    d->dealt = true;
}

bool fig_fact_deal(fig_work *w)
{
    fig_facts *f = &w->facts;
    bool any = false;
    for (size_t at = f->sentence_first, end = f->count; at < end; at++) {
        size_t count = 1;
        while (count < ITEMS && f->drafts[at].others[count - 1] >= 0)
            count++;
        const int32_t first = only_figure(&f->drafts[at]);
        fig_phrase things[ITEMS];
        if (count == 1 || first < 0)
            continue;
        any = true;
        if (!things_before(w, &f->drafts[at], w->drafts[first].first, count, things)) {
            f->drafts[at].gone = true;
            continue;
        }
        if (!fig_grow(&f->drafts, &f->capacity, f->count + count, sizeof *f->drafts)) {
            w->failed = true;
            return false;
        }
        for (size_t i = count; i-- > 0;) {
            fig_fact_draft *d = i ? &f->drafts[f->count++] : &f->drafts[at];
            *d = f->drafts[at];
            put_one(w, d, things, i, count);
        }
    }
    return any;
}
