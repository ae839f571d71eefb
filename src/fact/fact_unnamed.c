/*
 * Unnamed: of whom a fact is that names nobody.
 *
 * in   a fact draft without a subject, those before it, whom its sentence and the text are about          out   a phrase: the last one named that fits, what is quoted, else what is measured
 * "Lead rose 3 percent … Stocks fell to 40,000 tonnes": lead's. A country has a jobless rate, an index has no wages, and what is named only later nobody knows yet.
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_center.h"
#include "fact_clause.h"
#include "fact_earlier.h"
#include "fact_named.h"
#include "fact_place.h"
#include "fact_source.h"
#include "fact_topic.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

enum { PLACE_REACH = 16 }; /* tokens */

/* The volume of investment: an article, and what it is of. */
static bool is_of_something(fig_work *w, const fig_fact_draft *d)
{
    if (!fig_phrase_has(d->phrase) || !(fig_phrase_roles(w, d->phrase.first) & FIG_WORD_ARTICLE))
        return false;
    return fig_phrase_has_role(w, d->measure.first, d->measure.last, FIG_WORD_OF);
}

/* Is somebody named only by what follows? Behind a heading the next sentence does not count. */
static bool is_named_later(const fig_work *w, const fig_fact_draft *d, fig_phrase topic)
{
    const bool heading = !d->sentence && !fig_is_running(w, d->first, d->last);
    const uint32_t next = d->sentence + (heading ? 2 : 1);
    return next < w->sentences.count && topic.first >= w->sentences.start[next];
}

/* Only some sentences on, in running text? Until then nobody can know. */
static bool is_named_far(const fig_work *w, const fig_fact_draft *d, fig_phrase topic)
{
    const uint32_t next = d->sentence + 3;
    return next < w->sentences.count && topic.first >= w->sentences.start[next] && fig_is_running(w, d->first, d->last);
}

/* "Lead stocks": the commodity that begins what is measured; else what was quoted last. */
static fig_phrase quoted_so_far(fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    const uint32_t first = fig_phrase_has(d->measure) ? fig_phrase_past_articles(w, d->measure) : 0;
    if (fig_phrase_has(d->measure) && fig_phrase_row(w, w->facts.lists.commodity, d->measure, &found) && found.first == first)
        return found;
    return fig_center_of(w, d->sentence)->quoted;
}

/* "The ministry put the wheat crop at": of the wheat, and so its yields behind that; or none. */
static fig_phrase told_of_commodity(fig_work *w, const fig_fact_draft *d, const fig_fact_draft *before)
{
    fig_phrase found;
    if (fig_phrase_has(d->measure) && fig_phrase_row(w, w->facts.lists.commodity, d->measure, &found))
        return found;
    const bool follows = before && fig_phrase_has(before->subject) &&
                         fig_phrase_row(w, w->facts.lists.commodity, before->subject, &found) && found.first == before->subject.first;
    return follows ? before->subject : (fig_phrase){0, 0};
}

static bool names(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.first; t < p.last; t++)
        if (fig_phrase_is_name(w, d, t))
            return true;
    return false;
}

/* Has a person the figures of this fact: by a title, or as one who speaks? */
static bool is_person(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase p = {fig_without_article(w, d->subject.first, d->subject.last), d->subject.last};
    return fig_phrase_has_role(w, p.first, p.last, FIG_WORD_TITLE) || fig_sort_of_name(w, p, d->first, d->last) == FIG_SORT_PERSON;
}

/* Is it an index: by its name, or by the noun that it ends with, the food index? */
static bool is_index(fig_work *w, fig_phrase p)
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

/* An index has a level and moves; wages, jobs and debts are none of its: who has them, nobody says. */
static bool is_of_index(const fig_fact_builder *b, const fig_fact_draft *d, fig_phrase topic)
{
    fig_phrase found;
    const fig_figure *g = fig_fact_main_figure(b, d);
    const bool owned = fig_phrase_has(d->measure) ? (fig_fact_is_owned(b, d) || fig_is_public(b->w, d->measure)) &&
                                                        !fig_phrase_row(b->w, b->w->facts.lists.traded, d->measure, &found)
                                                  : g && fig_fact_names_things(g);
    return owned && fig_phrase_has(topic) && (is_index(b->w, topic) || is_another_commodity(b->w, d, topic));
}

/* Unemployment, inflation: a country has them, no council, company or fund, unless its name says of where; turnout has only a place. */
static bool is_of_country(fig_work *w, const fig_fact_draft *d, fig_phrase topic)
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

/* Turnout: of a place, or of nobody. */
static bool has_only_place(const fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_has(d->measure) ? fig_phrase_row(w, w->facts.lists.national, d->measure, &found) : NULL;
    return row && row->value_count;
}

/* Is the jobless rate told after somebody whose shares moved: Elm Steel fell 3 percent? It is none of theirs. */
static bool is_of_traded(fig_work *w, const fig_fact_draft *d, size_t index, fig_phrase topic)
{
    fig_phrase found;
    if (d->possessive || d->pronoun || !fig_phrase_has(d->measure) || !fig_phrase_row(w, w->facts.lists.national, d->measure, &found))
        return false;
    for (size_t i = index; i-- > 0;) {
        const fig_fact_draft *f = &w->facts.drafts[i];
        if (fig_phrase_has(f->subject) && (w->tokens.word[f->subject.last - 1] == w->tokens.word[topic.last - 1] ||
                                           w->tokens.word[f->subject.first] == w->tokens.word[topic.first]))
            return f->change_count && !fig_phrase_has(f->measure) && !f->measure_name;
    }
    return false;
}

/* Food became cheaper, while hotel services went up: behind a word that begins a clause another subject than a noun that is no name. */
static bool is_of_own_clause(const fig_fact_builder *b, const fig_fact_draft *d, const fig_fact_draft *before)
{
    fig_work *w = b->w;
    const int32_t first = before->value >= 0 ? before->value : before->change_count ? before->changes[0].draft : -1;
    const int32_t last = d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1;
    const uint32_t t = d->phrase.first;
    if (first >= 0 && last > first && !fig_phrase_has(d->phrase) && !names(w, before, before->subject) &&
        fig_clause_counts(w, &w->drafts[last]))
        return true;
    if (first >= 0 && last > first && t > d->first + 2 && t >= w->drafts[first].last && (fig_phrase_roles(w, t) & FIG_WORD_ARTICLE) &&
        !(fig_phrase_roles(w, t) & FIG_WORD_POSSESSIVE) && (fig_phrase_roles(w, t - 1) & FIG_WORD_JOINING) &&
        fig_token_is_symbol(w, t - 2, ',') && !names(w, before, before->subject) && d->phrase.last < w->drafts[last].first &&
        (fig_phrase_roles(w, d->phrase.last) & FIG_WORD_VERB))
        return true; /* children make up 38 percent, and the rate is 2.4 percent */
    return first >= 0 && last > first && fig_phrase_has(d->phrase) && d->phrase.first >= w->drafts[first].last &&
           !names(w, before, before->subject) && fig_clause_between(w, &w->drafts[first], &w->drafts[last]) != FIG_CLAUSE_SAME;
}

/* Is its subject somebody, and not just what is measured or counted: approvals fell, 3,600 houses collapsed? */
static bool is_of_somebody(const fig_work *w, const fig_fact_draft *d)
{
    const fig_draft *v = d->value >= 0 ? &w->drafts[d->value] : NULL;
    return fig_phrase_has(d->subject) && d->subject.first != d->measure.first &&
           !(v && d->subject.first >= v->first && d->subject.last <= v->last);
}

/* Does the figure name what is counted, or the verb what befell those: 3,881 cases, 29 missing? */
static bool counts_things(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && d->value >= 0 && !d->possessive && !d->pronoun && !fig_phrase_has(d->measure) &&
           (fig_fact_names_things(g) || (g->kind == FIG_KIND_NUMBER && d->measure_name));
}

/* 94 mm of rain had fallen at Elm: what is measured stands behind its figure. */
static bool tells_of(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && d->value >= 0 && g->kind == FIG_KIND_QUANTITY && fig_phrase_has(d->measure) && !d->possessive && !d->pronoun &&
           d->measure.first >= b->w->drafts[d->value].last;
}

/* "338 people died in Elm, 223 in Tarn": where it befell those counted, behind their number, before the next figure or clause; none where it is no name. */
static fig_phrase happened_in(const fig_fact_builder *b, const fig_fact_draft *d)
{
    fig_work *w = b->w;
    const fig_phrase none = {0, 0};
    if (!counts_things(b, d) && !tells_of(b, d))
        return none;
    for (uint32_t t = w->drafts[d->value].last; t + 1 < d->last && t < w->drafts[d->value].last + PLACE_REACH; t++) {
        const uint32_t roles = fig_phrase_roles(w, t);
        const int32_t figure = fig_figure_at(w, t);
        if (((roles & FIG_WORD_JOINING) || fig_token_is_symbol(w, t, ',')) && fig_figure_at(w, t + 1) >= 0) {
            t = w->drafts[fig_figure_at(w, t + 1)].last - 1; /* 72 cases and 14 deaths were told of in Elm */
            if (fig_phrase_roles(w, t + 1) & FIG_WORD_OF)
                return none; /* 72 patients were treated, 14 of them in Elm */
            continue;
        }
        if ((figure >= 0 && w->drafts[figure].kind != FIG_KIND_DATE && w->drafts[figure].kind != FIG_KIND_DURATION) ||
            w->tokens.type[t] == FIG_TOKEN_SYMBOL || (roles & (FIG_WORD_CLAUSE | FIG_WORD_RELATIVE | FIG_WORD_JOINING)))
            return none;
        const fig_phrase place = fig_phrase_row_of(w, w->facts.lists.where, t) ? fig_place_told(w, d, t + 1) : none;
        if (fig_phrase_has(place))
            return place;
    }
    return none;
}

/* A ministry, an office, by a word of its name: it tells what others have. */
static bool is_of_agency(fig_work *w, fig_phrase topic)
{
    return fig_phrase_has_role(w, topic.first, topic.last, FIG_WORD_AGENCY) && !fig_phrase_is_place(w, topic);
}

/* Of whom a bare share is: of those whom its figure names (three in ten teachers), whose share its sentence has told, or who were asked. */
static fig_phrase shared_by(const fig_fact_builder *b, const fig_fact_draft *d, const fig_fact_draft *before)
{
    fig_work *w = b->w;
    const fig_figure *g = fig_fact_main_figure(b, d);
    if (!g || d->value < 0 || (g->kind != FIG_KIND_PERCENT && g->kind != FIG_KIND_RATIO) || fig_phrase_has(d->phrase) ||
        fig_phrase_has(d->measure) || fig_phrase_has(d->agent) || d->pronoun || d->possessive || d->quoted || !d->measure_name)
        return (fig_phrase){0, 0};
    const fig_draft *v = &w->drafts[d->value];
    if (g->kind == FIG_KIND_RATIO && v->last - v->first > 3 && fig_phrase_is_plural_noun(w, v->last - 1)) /* not: two-thirds */
        return (fig_phrase){v->last - 1, v->last};
    if (before && before->sentence == d->sentence && before->value >= 0 && w->drafts[before->value].kind == FIG_KIND_PERCENT &&
        is_of_somebody(w, before) && fig_phrase_is_plural_noun(w, before->subject.last - 1) && !names(w, before, before->subject))
        return before->subject; /* of 640 pupils 58 percent were girls and 12 percent came from abroad */
    return fig_asked_before(w, v->first);
}

/* Of whom, where the fact says nobody: an index is itself; a price is of what was quoted before; else the last one named, and where there is none what is measured. */
static fig_phrase own_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    fig_work *w = b->w;
    const fig_figure *g = fig_fact_main_figure(b, d);
    const fig_fact_draft *before = fig_fact_before(b, index);
    if (g && g->kind == FIG_KIND_INDEX && fig_phrase_has(d->measure) && !d->possessive && (g->instrument.ptr || names(w, d, d->measure))) {
        const fig_phrase index_words = d->measure;
        d->measure = (fig_phrase){0, 0};
        d->quoted = true;
        return index_words;
    }
    const fig_phrase where = fig_place_antecedent(w, d), label = fig_opening_label(w, d);
    if (fig_phrase_has(where) || fig_phrase_has(label))
        return fig_phrase_has(where) ? where : label;
    if (fig_phrase_has(d->measure) && (fig_phrase_roles(w, d->measure.last - 1) & FIG_WORD_PRICE) && before &&
        !fig_phrase_has(fig_opening_place(w, d)) && before->sentence + 1 >= d->sentence && is_of_somebody(w, before) &&
        (before->quoted || before->passing) && !fig_phrase_row_of(w, w->facts.lists.scope, before->subject.first) &&
        !(before->same && w->facts.plans[before->rule->order].joined) && !is_index(w, before->subject))
        return before->subject; /* not of the last of a row */
    const fig_phrase group = shared_by(b, d, before);
    if (fig_phrase_has(group))
        return group;
    const fig_phrase there = fig_phrase_has(fig_opening_place(w, d)) ? (fig_phrase){0, 0} : happened_in(b, d);
    if (fig_phrase_has(there))
        return there;
    fig_phrase found;
    if (before && before->sentence == d->sentence && before->quoted && fig_phrase_has(before->subject) && fig_phrase_has(d->measure) &&
        fig_phrase_row(w, w->facts.lists.traded, d->measure, &found) && found.first == fig_phrase_past_articles(w, d->measure))
        return before->subject; /* the Nikkei rose on volume of 1.1 billion shares */
    if (before && before->sentence == d->sentence && is_of_somebody(w, before) &&
        !(d->pronoun && fig_phrase_has(fig_opening_place(w, d))) && !before->quoted && !before->passing && !d->possessive &&
        !is_of_own_clause(b, d, before) && !(fig_phrase_roles(w, before->subject.last - 1) & FIG_WORD_MEASURE))
        return before->subject; /* the city has 310 employees and a population of 27,400 */
    bool far;
    const fig_phrase topic = fig_phrase_topic(w, index, &far);
    if (far && counts_things(b, d) && before && before->sentence < d->sentence && is_of_somebody(w, before) && !before->quoted &&
        !(w->tokens.gap[d->first] & FIG_GAP_PARAGRAPH) && names(w, before, before->subject) && !is_person(w, before))
        return before->subject; /* The county had 1,310 cases. Eleven people were arrested */
    if (before && before->sentence == d->sentence && fig_phrase_has(before->subject) && fig_phrase_has(topic) &&
        topic.first > d->source.first && topic.last <= d->source.last)
        return before->subject; /* analysts polled by Elm Data had forecast 52 cents on revenue of $985 million */
    const bool does = counts_things(b, d) && fig_clause_does(w, &w->drafts[d->value]); /* people died: of nobody but a place */
    if (counts_things(b, d) && fig_phrase_has(topic) &&
        (((far || does) && is_of_agency(w, topic)) || (far && does && !fig_fact_is_somewhere(w, topic))))
        return (fig_phrase){0, 0};
    if (counts_things(b, d) && fig_phrase_meets(topic, d->source) &&
        fig_phrase_has_role(w, d->source.first, d->source.last, FIG_WORD_AGENCY))
        return (fig_phrase){0, 0}; /* the Elm Health Organization says that 140,000 people died */
    const fig_phrase crop = far && fig_is_dateline(w, topic) ? told_of_commodity(w, d, before) : (fig_phrase){0, 0};
    if (fig_phrase_has(crop))
        return crop;  /* PORT ELM - The ministry put the wheat crop at 3 tonnes */
    d->passing = far; /* what is taken from far is no new name */
    if (far && fig_phrase_has(topic) && is_named_later(w, d, topic)) {
        const fig_phrase quoted = quoted_so_far(w, d);
        if (fig_phrase_has(quoted))
            return quoted;
        if (before && before->passing && (w->tokens.gap[d->first] & FIG_GAP_PARAGRAPH))
            return d->measure; /* sales fell in the Northeast. In a new paragraph: The mortgage rate */
        if (before && is_of_somebody(w, before) && !(counts_things(b, d) && !names(w, before, before->subject)))
            return before->subject; /* prices in Elm rose. Flats gained */
        if (is_named_far(w, d, topic) || is_of_agency(w, topic) || counts_things(b, d))
            return d->measure;
    }
    if (fig_phrase_has(topic) && fig_phrase_meets(topic, d->source) && is_of_something(w, d))
        return d->measure; /* Acme Research estimated the volume of investment: not its own */
    if (far && fig_phrase_has(topic) && is_of_country(w, d, topic)) {
        const fig_phrase place = fig_place_referent(w, d->sentence);
        if (fig_phrase_has(place) && !is_of_country(w, d, place))
            return place;
        if (has_only_place(w, d))
            return d->measure;
    }
    if (far && fig_phrase_has(topic) && is_of_traded(w, d, index, topic))
        return d->measure;
    if (!fig_phrase_has(topic) && fig_phrase_has(d->measure) && fig_phrase_row(w, w->facts.lists.national, d->measure, &found) &&
        fig_phrase_has(fig_place_of_story(w)))
        return fig_place_of_story(w);
    if (!fig_phrase_has(topic) && !fig_phrase_has(d->measure) && d->pronoun && fig_phrase_has(d->phrase))
        return fig_center_of(w, d->sentence)->person; /* Mayor Ada Benn presented a budget. It includes */
    return fig_phrase_has(topic) ? topic : d->measure;
}

/* Kestrel had sales of $3 million in Germany: theirs, there. Inflation rose to 3 percent in Germany: Germany's. */
static bool is_of_firm_there(fig_fact_builder *b, const fig_fact_draft *d, fig_phrase whose)
{
    fig_work *w = b->w;
    const fig_center *c = fig_center_of(w, d->sentence);
    return c->own && fig_phrase_has(whose) && whose.first == c->thing.first && whose.first != d->measure.first && names(w, d, whose) &&
           !fig_is_public(w, d->measure) && !(c->sort == FIG_SORT_PLACE) && !fig_phrase_is_place(w, whose);
}

fig_phrase fig_fact_unnamed(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    const fig_phrase there = d->possessive ? (fig_phrase){0, 0} : fig_closing_place(b->w, d), whose = own_subject(b, d, index);
    if (fig_phrase_has(there) && !is_of_firm_there(b, d, whose)) {
        d->passing = true;
        return there;
    }
    const bool nobody = whose.first == d->measure.first && whose.last == d->measure.last;
    const fig_phrase named = nobody && !d->possessive && !d->pronoun ? fig_closing_name(b->w, d) : (fig_phrase){0, 0};
    if (fig_phrase_has(named)) {
        d->passing = true;
        return named; /* temperatures rose to 42 degrees in Elm */
    }
    return is_of_index(b, d, whose) ? d->measure : whose;
}
