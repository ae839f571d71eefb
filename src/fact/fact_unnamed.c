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
#include "fact_fits.h"
#include "fact_named.h"
#include "fact_place.h"
#include "fact_source.h"
#include "fact_topic.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

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

/* Has a person the figures of this fact: by a title, or as one who speaks? */
static bool is_person(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase p = {fig_without_article(w, d->subject.first, d->subject.last), d->subject.last};
    return fig_phrase_has_role(w, p.first, p.last, FIG_WORD_TITLE) || fig_sort_of_name(w, p, d->first, d->last) == FIG_SORT_PERSON;
}

/* Food became cheaper, while hotel services went up: behind a word that begins a clause another subject than a noun that is no name. */
static bool is_of_own_clause(const fig_fact_builder *b, const fig_fact_draft *d, const fig_fact_draft *before)
{
    fig_work *w = b->w;
    const int32_t first = before->value >= 0 ? before->value : before->change_count ? before->changes[0].draft : -1;
    const int32_t last = d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1;
    const uint32_t t = d->phrase.first;
    if (first >= 0 && last > first && !fig_phrase_has(d->phrase) && !fig_fact_has_name(w, before, before->subject) &&
        fig_clause_counts(w, &w->drafts[last]))
        return true;
    if (first >= 0 && last > first && t > d->first + 2 && t >= w->drafts[first].last && (fig_phrase_roles(w, t) & FIG_WORD_ARTICLE) &&
        !(fig_phrase_roles(w, t) & FIG_WORD_POSSESSIVE) && (fig_phrase_roles(w, t - 1) & FIG_WORD_JOINING) &&
        fig_token_is_symbol(w, t - 2, ',') && !fig_fact_has_name(w, before, before->subject) && d->phrase.last < w->drafts[last].first &&
        (fig_phrase_roles(w, d->phrase.last) & FIG_WORD_VERB))
        return true; /* children make up 38 percent, and the rate is 2.4 percent */
    return first >= 0 && last > first && fig_phrase_has(d->phrase) && d->phrase.first >= w->drafts[first].last &&
           !fig_fact_has_name(w, before, before->subject) && fig_clause_between(w, &w->drafts[first], &w->drafts[last]) != FIG_CLAUSE_SAME;
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
        fig_fact_is_of_somebody(w, before) && fig_phrase_is_plural_noun(w, before->subject.last - 1) &&
        !fig_fact_has_name(w, before, before->subject))
        return before->subject; /* of 640 pupils 58 percent were girls and 12 percent came from abroad */
    return fig_asked_before(w, v->first);
}

/* A fact that names nobody, and what every way to find whom it is of asks for. */
typedef struct search {
    fig_fact_builder *b;
    fig_work *w;
    fig_fact_draft *d;
    size_t index;
    const fig_fact_draft *before;
    const fig_figure *figure;
    fig_phrase topic; /* whom its sentence or the text is about */
    bool far;         /* named neither in its sentence nor in the one before */
} search;

static bool is_here(const search *s)
{
    return s->before && s->before->sentence == s->d->sentence;
}

static bool has_opening_place(const search *s)
{
    return fig_phrase_has(fig_opening_place(s->w, s->d));
}

/* The Oslo shipping index stood at 900: an index is itself. */
static bool is_index_itself(const search *s, fig_phrase *whose)
{
    fig_fact_draft *d = s->d;
    if (!s->figure || s->figure->kind != FIG_KIND_INDEX || !fig_phrase_has(d->measure) || d->possessive ||
        !(s->figure->instrument.ptr || fig_fact_has_name(s->w, d, d->measure)))
        return false;
    *whose = d->measure;
    d->measure = (fig_phrase){0, 0};
    d->quoted = true;
    return true;
}

/* In Elm, where 40 people died; - Snacks: sales of $3 million. */
static bool is_led_in(const search *s, fig_phrase *whose)
{
    const fig_phrase where = fig_place_antecedent(s->w, s->d), label = fig_opening_label(s->w, s->d);
    *whose = fig_phrase_has(where) ? where : label;
    return fig_phrase_has(*whose);
}

/* Prices averaged $9,430 in May: alone they are those of what the story quoted first, among its first facts. */
static bool is_bare_price(const search *s, fig_phrase *whose)
{
    enum { QUOTED_FIRST = 256 };
    const fig_fact_draft *d = s->d, *all = s->w->facts.drafts;
    if (!s->figure || s->figure->kind != FIG_KIND_MONEY || d->measure.last != d->measure.first + 1 || d->possessive ||
        fig_center_of(s->w, d->sentence)->own || !(fig_phrase_roles(s->w, d->measure.first) & FIG_WORD_PRICE) || has_opening_place(s))
        return false;
    for (size_t i = 0; i < s->index && i < QUOTED_FIRST; i++)
        if (all[i].quoted && fig_phrase_has(all[i].subject) && fig_phrase_row(s->w, s->w->facts.lists.commodity, all[i].subject, whose))
            return true;
    return false;
}

/* A price is of what was quoted before, but not of the last of a row. */
static bool is_price_of_quoted(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d, *before = s->before;
    *whose = before ? before->subject : (fig_phrase){0, 0};
    return fig_phrase_has(d->measure) && (fig_phrase_roles(w, d->measure.last - 1) & FIG_WORD_PRICE) && before && !has_opening_place(s) &&
           before->sentence + 1 >= d->sentence && fig_fact_is_of_somebody(w, before) && (before->quoted || before->passing) &&
           !fig_phrase_row_of(w, w->facts.lists.scope, before->subject.first) &&
           !(before->same && w->facts.plans[before->rule->order].joined) && !fig_is_index_name(w, before->subject);
}

/* Three in ten teachers; of 640 pupils 58 percent were girls. */
static bool is_share_of(const search *s, fig_phrase *whose)
{
    *whose = shared_by(s->b, s->d, s->before);
    return fig_phrase_has(*whose);
}

/* 223 people died in Tarn. */
static bool has_happened(const search *s, fig_phrase *whose)
{
    *whose = has_opening_place(s) ? (fig_phrase){0, 0} : fig_place_happened(s->b, s->d);
    return fig_phrase_has(*whose);
}

/* The Nikkei rose on volume of 1.1 billion shares. */
static bool is_traded_by_quoted(const search *s, fig_phrase *whose)
{
    fig_phrase found;
    const fig_fact_draft *d = s->d;
    *whose = s->before ? s->before->subject : (fig_phrase){0, 0};
    return is_here(s) && s->before->quoted && fig_phrase_has(*whose) && fig_phrase_has(d->measure) &&
           fig_phrase_row(s->w, s->w->facts.lists.traded, d->measure, &found) && found.first == fig_phrase_past_articles(s->w, d->measure);
}

/* Owner Ada Benn has lent the club $45 million; bank debt is put at $6 million: behind a semicolon something is measured of another. */
static bool is_behind_person(const search *s)
{
    fig_work *w = s->w;
    const int32_t last = s->d->value >= 0 ? s->d->value : s->d->change_count ? s->d->changes[0].draft : -1;
    if (last < 0 || s->d->pronoun || !fig_phrase_has(s->d->measure) || !is_person(w, s->before))
        return false;
    for (uint32_t t = s->before->subject.last; t < w->drafts[last].first; t++)
        if (fig_token_is_symbol(w, t, ';'))
            return true;
    return false;
}

/* The city has 310 employees and a population of 27,400. */
static bool is_of_sentence(const search *s, fig_phrase *whose)
{
    const fig_fact_draft *d = s->d, *before = s->before;
    *whose = before ? before->subject : (fig_phrase){0, 0};
    return is_here(s) && fig_fact_is_of_somebody(s->w, before) && !(d->pronoun && has_opening_place(s)) && !before->quoted &&
           !before->passing && !d->possessive && !is_of_own_clause(s->b, d, before) && !is_behind_person(s) &&
           !(fig_phrase_roles(s->w, before->subject.last - 1) & FIG_WORD_MEASURE);
}

/* The county had 1,310 cases. Eleven people were arrested. */
static bool is_counted_by_last(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d, *before = s->before;
    *whose = before ? before->subject : (fig_phrase){0, 0};
    return s->far && fig_fact_counts_things(s->b, d) && before && before->sentence < d->sentence && fig_fact_is_of_somebody(w, before) &&
           !before->quoted && !(w->tokens.gap[d->first] & FIG_GAP_PARAGRAPH) && fig_fact_has_name(w, before, before->subject) &&
           !is_person(w, before);
}

/* Analysts polled by Elm Data had forecast 52 cents on revenue of $985 million: the one who only tells is none. */
static bool is_told_by_source(const search *s, fig_phrase *whose)
{
    *whose = s->before ? s->before->subject : (fig_phrase){0, 0};
    return is_here(s) && fig_phrase_has(*whose) && fig_phrase_has(s->topic) && s->topic.first > s->d->source.first &&
           s->topic.last <= s->d->source.last;
}

/* People died, says the Elm Health Organization: of nobody but a place. */
static bool is_of_nobody(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d;
    *whose = (fig_phrase){0, 0};
    if (!fig_fact_counts_things(s->b, d))
        return false;
    const bool does = fig_clause_does(w, &w->drafts[d->value]);
    if (fig_phrase_has(s->topic) &&
        (((s->far || does) && fig_is_agency(w, s->topic)) || (s->far && does && !fig_fact_is_somewhere(w, s->topic))))
        return true;
    return fig_phrase_meets(s->topic, d->source) && fig_phrase_has_role(w, d->source.first, d->source.last, FIG_WORD_AGENCY);
}

/* PORT ELM - The ministry put the wheat crop at 3 tonnes. */
static bool is_of_commodity(const search *s, fig_phrase *whose)
{
    *whose = s->far && fig_is_dateline(s->w, s->topic) ? told_of_commodity(s->w, s->d, s->before) : (fig_phrase){0, 0};
    return fig_phrase_has(*whose);
}

/* Who is named only later nobody knows yet. */
static bool is_before_name(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d, *before = s->before;
    if (!s->far || !fig_phrase_has(s->topic) || !is_named_later(w, d, s->topic))
        return false;
    *whose = quoted_so_far(w, d);
    if (fig_phrase_has(*whose))
        return true;
    *whose = d->measure;
    if (before && before->passing && (w->tokens.gap[d->first] & FIG_GAP_PARAGRAPH))
        return true; /* sales fell in the Northeast. In a new paragraph: The mortgage rate */
    const bool counts = fig_fact_counts_things(s->b, d);
    if (before && fig_fact_is_of_somebody(w, before) && !(counts && !fig_fact_has_name(w, before, before->subject))) {
        *whose = before->subject; /* prices in Elm rose. Flats gained */
        return true;
    }
    return is_named_far(w, d, s->topic) || fig_is_agency(w, s->topic) || counts;
}

/* Acme Research estimated the volume of investment: not its own; nor is a country's jobless rate that of a firm, or of one whose shares moved. */
static bool is_measured_alone(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d;
    const bool topic = fig_phrase_has(s->topic);
    *whose = d->measure;
    if (topic && fig_phrase_meets(s->topic, d->source) && is_of_something(w, d))
        return true;
    if (s->far && topic && fig_cannot_be_of_firm(w, d, s->topic)) {
        const fig_phrase place = fig_place_referent(w, d->sentence);
        if (fig_phrase_has(place) && !fig_cannot_be_of_firm(w, d, place)) {
            *whose = place;
            return true;
        }
        if (fig_is_of_place_only(w, d))
            return true;
    }
    return s->far && topic && fig_cannot_be_of_traded(w, d, s->index, s->topic);
}

/* Of whom nobody at all is named: the country of the story; Mayor Ada Benn presented a budget. It includes. */
static bool is_of_story(const search *s, fig_phrase *whose)
{
    fig_work *w = s->w;
    const fig_fact_draft *d = s->d;
    fig_phrase found;
    const bool measured = fig_phrase_has(d->measure);
    if (fig_phrase_has(s->topic))
        return false;
    *whose = fig_place_of_story(w);
    if (measured && fig_phrase_has(*whose) && fig_phrase_row(w, w->facts.lists.national, d->measure, &found))
        return true;
    *whose = fig_center_of(w, d->sentence)->person;
    return !measured && d->pronoun && fig_phrase_has(d->phrase);
}

/* Of whom, where the fact says nobody, in the order of their precision; `true`: of him, or of nobody. The first ones can do without the topic, which is asked for in between. */
typedef bool way_to_find(const search *s, fig_phrase *whose);
static way_to_find *const near_ways[] = {is_index_itself, is_led_in,    is_price_of_quoted,  is_bare_price,
                                         is_share_of,     has_happened, is_traded_by_quoted, is_of_sentence};
static way_to_find *const topical_ways[] = {is_counted_by_last, is_told_by_source, is_of_nobody, is_of_commodity};
static way_to_find *const last_ways[] = {is_before_name, is_measured_alone, is_of_story};

static bool try_all(const search *s, way_to_find *const *ways, size_t count, fig_phrase *whose)
{
    for (size_t i = 0; i < count; i++)
        if (ways[i](s, whose))
            return true;
    return false;
}

/* The first of these ways that finds somebody; else the last one named, and where there is none what is measured. */
static fig_phrase own_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    search s = {.b = b, .w = b->w, .d = d, .index = index, .before = fig_fact_before(b, index), .figure = fig_fact_main_figure(b, d)};
    fig_phrase whose;
    if (try_all(&s, near_ways, sizeof near_ways / sizeof *near_ways, &whose))
        return whose;
    s.topic = fig_phrase_topic(b->w, index, &s.far);
    if (try_all(&s, topical_ways, sizeof topical_ways / sizeof *topical_ways, &whose))
        return whose;
    d->passing = s.far; /* what is taken from far is no new name */
    if (try_all(&s, last_ways, sizeof last_ways / sizeof *last_ways, &whose))
        return whose;
    return fig_phrase_has(s.topic) ? s.topic : d->measure;
}

/* Kestrel had sales of $3 million in Germany: theirs, there. Inflation rose to 3 percent in Germany: Germany's. */
static bool is_of_firm_there(fig_fact_builder *b, const fig_fact_draft *d, fig_phrase whose)
{
    fig_work *w = b->w;
    const fig_center *c = fig_center_of(w, d->sentence);
    return c->own && fig_phrase_has(whose) && whose.first == c->thing.first && whose.first != d->measure.first &&
           fig_fact_has_name(w, d, whose) && !fig_is_public(w, d->measure) && !(c->sort == FIG_SORT_PLACE) &&
           !fig_phrase_is_place(w, whose);
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
    return fig_cannot_be_of_index(b, d, whose) ? d->measure : whose;
}
