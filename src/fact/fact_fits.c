/* Fits: see fact_fits.h. */
#include "fact_fits.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

bool fig_fact_has_name(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.first; t < p.last; t++)
        if (fig_phrase_is_name(w, d, t))
            return true;
    return false;
}

bool fig_is_index_name(fig_work *w, fig_phrase p)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_row(w, w->facts.lists.index, p, &found);
    return (row && !fig_row_attr(row, "word") && found.first == p.first) || (fig_phrase_sort(w, p.last - 1) & FIG_SORT_INDEX);
}

/* Brent crude, where gasoline stocks or oil rigs are measured: their first noun says of what they are. */
static bool is_another_commodity(fig_work *w, const fig_fact_draft *d, fig_phrase topic)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_row(w, w->facts.lists.commodity, fig_phrase_has(d->measure) ? d->measure : d->phrase, &found);
    const fig_row *other = row ? fig_phrase_row(w, w->facts.lists.commodity, topic, &found) : NULL;
    return other && other != row;
}

bool fig_cannot_be_of_index(const fig_fact_builder *b, const fig_fact_draft *d, fig_phrase topic)
{
    fig_phrase found;
    const fig_figure *g = fig_fact_main_figure(b, d);
    const bool owned = fig_phrase_has(d->measure) ? (fig_fact_is_owned(b, d) || fig_is_public(b->w, d->measure)) &&
                                                        !fig_phrase_row(b->w, b->w->facts.lists.traded, d->measure, &found)
                                                  : g && fig_fact_names_things(g);
    return owned && fig_phrase_has(topic) && (fig_is_index_name(b->w, topic) || is_another_commodity(b->w, d, topic));
}

bool fig_cannot_be_of_firm(fig_work *w, const fig_fact_draft *d, fig_phrase topic)
{
    fig_phrase found;
    const fig_row *row =
        d->possessive || d->pronoun || !fig_phrase_has(d->measure) ? NULL : fig_phrase_row(w, w->facts.lists.national, d->measure, &found);
    const unsigned sort = row ? fig_phrase_sort(w, topic.last - 1) : 0;
    if (!row || fig_phrase_is_place(w, topic))
        return false;
    if (row->value_count)
        return sort != FIG_SORT_PLACE;
    if (sort != FIG_SORT_COMPANY && fig_sort_of_name(w, topic, d->first, d->last) != FIG_SORT_COMPANY)
        return false;
    for (uint32_t t = topic.first; t < topic.last; t++)
        if (fig_phrase_roles(w, t) & FIG_WORD_OF)
            return false; /* the Bank of Tarn */
    return true;
}

bool fig_is_of_place_only(const fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_has(d->measure) ? fig_phrase_row(w, w->facts.lists.national, d->measure, &found) : NULL;
    return row && row->value_count;
}

/* Is the jobless rate told after somebody whose shares moved: Elm Steel fell 3 percent? It is none of theirs. */
bool fig_cannot_be_of_traded(fig_work *w, const fig_fact_draft *d, size_t index, fig_phrase topic)
{
    fig_phrase found;
    if (d->possessive || d->pronoun || !fig_phrase_has(d->measure) || !fig_phrase_row(w, w->facts.lists.national, d->measure, &found))
        return false;
    for (size_t i = index; i-- > 0;) {
        const fig_fact_draft *f = &w->facts.drafts[i];
        if (fig_phrase_has(f->subject) &&
            (fig_tokens_alike(w, f->subject.last - 1, topic.last - 1) || fig_tokens_alike(w, f->subject.first, topic.first)))
            return f->change_count && !fig_phrase_has(f->measure) && !f->measure_name &&
                   !(f->changes[0].draft >= 0 && w->drafts[f->changes[0].draft].kind == FIG_KIND_COUNT); /* but: Tarn added 500 jobs */
    }
    return false;
}

bool fig_fact_is_of_somebody(const fig_work *w, const fig_fact_draft *d)
{
    const fig_draft *v = d->value >= 0 ? &w->drafts[d->value] : NULL;
    return fig_phrase_has(d->subject) && d->subject.first != d->measure.first &&
           !(v && d->subject.first >= v->first && d->subject.last <= v->last);
}

bool fig_fact_counts_things(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && d->value >= 0 && !d->possessive && !d->pronoun && !fig_phrase_has(d->measure) &&
           (fig_fact_names_things(g) || (g->kind == FIG_KIND_NUMBER && d->measure_name));
}

bool fig_is_agency(fig_work *w, fig_phrase topic)
{
    return fig_phrase_has_role(w, topic.first, topic.last, FIG_WORD_AGENCY) && !fig_phrase_is_place(w, topic);
}
