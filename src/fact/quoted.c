/* Quoted: see quoted.h. */
#include "quoted.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "phrase.h"

enum { WORDS_BEFORE = 3 }; /* before a commodity: three-month, Shanghai */

bool fig_quoted_put_priced(fig_work *w, fig_fact_draft *d, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.quoted, token);
    if (!row || !row->value_count)
        return false;
    d->measure_name = d->measure_name ? d->measure_name : row->values[0];
    return true;
}

/* Does a phrase end with the row found, or with more of the same list behind it: Brent crude? Then that is found. */
static bool ends_with_row(const fig_work *w, int list, fig_phrase *found, uint32_t last)
{
    fig_phrase more;
    while (found->last < last && fig_phrase_row(w, list, (fig_phrase){found->last, last}, &more) && more.first == found->last)
        found->last = more.last;
    return found->last == last;
}

static bool put(fig_fact_draft *d, fig_phrase subject)
{
    d->subject = subject;
    d->quoted = true;
    return true;
}

/* The Australian dollar. */
static bool split_currency(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    fig_phrase found;
    if (!fig_phrase_row(w, w->facts.lists.currency, (fig_phrase){p.last - 1, p.last}, &found) ||
        (p.last - p.first >= 2 && fig_token_is_capital(w, p.last - 1)))
        return false;
    d->measure_name = d->measure_name ? d->measure_name : w->facts.quoted_measure.rate;
    return put(d, p);
}

/* Three-month copper, Shanghai copper; copper on the London Metal Exchange. */
static bool split_commodity(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const int list = w->facts.lists.commodity;
    fig_phrase found;
    uint32_t in = p.first + 1;
    if (fig_phrase_row(w, list, p, &found) && ends_with_row(w, list, &found, p.last) && found.first <= p.first + WORDS_BEFORE &&
        !fig_phrase_has_role(w, p.first, found.first, FIG_WORD_MEASURE | FIG_WORD_INNER | FIG_WORD_POSSESSOR))
        return put(d, p);
    while (in < p.last && !(fig_phrase_roles(w, in) & FIG_WORD_INNER))
        in++;
    return in < p.last && fig_phrase_row(w, list, (fig_phrase){p.first, in}, &found) && found.last == in &&
           !fig_phrase_has_role(w, p.first, found.first, FIG_WORD_MEASURE | FIG_WORD_POSSESSOR) && put(d, (fig_phrase){p.first, in});
}

/* Two-year gilt yields; silver futures. But the average yield is of nothing quoted. */
static bool split_yield(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t told = fig_without_article(w, p.first, p.last);
    while (told + 1 < p.last && (fig_phrase_roles(w, told) & FIG_WORD_MODIFIER) && fig_token_case_at(&w->tokens, told) == FIG_CASE_LOWER)
        told++;
    if (told + 1 >= p.last || !(fig_phrase_roles(w, p.last - 1) & FIG_WORD_QUOTED))
        return false;
    const bool priced = fig_quoted_put_priced(w, d, p.last - 1);
    uint32_t end = priced ? p.last : p.last - 1;
    while (end > p.first + 1 && end < p.last && !fig_token_is_capital(w, end - 1) &&
           (fig_phrase_roles(w, end - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_MODIFIER)))
        end--; /* six-month bills at an average yield */
    d->measure = priced ? (fig_phrase){0, 0} : (fig_phrase){p.last - 1, p.last};
    return put(d, (fig_phrase){p.first, end});
}

/* Oil prices. */
static bool split_price(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    fig_phrase found;
    if (p.last - p.first < 2 || !(fig_phrase_roles(w, p.last - 1) & FIG_WORD_PRICE) ||
        !fig_phrase_row(w, w->facts.lists.commodity, (fig_phrase){p.first, p.last - 1}, &found))
        return false;
    d->measure = fig_quoted_put_priced(w, d, p.last - 1) ? (fig_phrase){0, 0} : (fig_phrase){p.last - 1, p.last};
    return put(d, found);
}

bool fig_quoted_split(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    return split_currency(w, d, p) || split_commodity(w, d, p) || split_yield(w, d, p) || split_price(w, d, p);
}

/* Is the fact's value one that an index may have? A rate of change in the consumer price index of 4 percent is none. */
static bool has_points(const fig_work *w, const fig_fact_draft *d)
{
    return d->value < 0 || w->drafts[d->value].kind == FIG_KIND_INDEX || w->drafts[d->value].kind == FIG_KIND_NUMBER;
}

bool fig_quoted_take_index(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    fig_phrase found;
    const fig_row *row = has_points(w, d) ? fig_phrase_row(w, w->facts.lists.index, p, &found) : NULL;
    if (row && fig_token_is_cut(w, found.first)) /* pan-European STOXX 600 */
        row = fig_phrase_row(w, w->facts.lists.index, (fig_phrase){found.first + 1, p.last}, &found);
    if (!row || fig_row_attr(row, "word") || fig_token_is_cut(w, found.first))
        return false;
    d->subject = found;
    d->quoted = true;
    if (row->value_count)
        d->subject_id = row->values[0];
    return true;
}
