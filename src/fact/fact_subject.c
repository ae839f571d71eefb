/*
 * Subject of a fact: whose figure it is.
 *
 * in   a fact draft with the phrases of its sentence          out   subject, subject_id and ref_area of the result's fact
 * Where the fact names nobody, or a pronoun, it is of the last one named that fits.
 */
#include "../base/str.h"
#include "../resolve/phrase_row.h"
#include "fact_build.h"
#include "fact_center.h"
#include "fact_clause.h"
#include "fact_earlier.h"
#include "fact_named.h"
#include "fact_place.h"
#include "fact_pronoun.h"
#include "fact_taken.h"
#include "fact_topic.h"
#include "located.h"
#include "name.h"
#include "owner.h"
#include "phrase.h"
#include <string.h>

static const fig_str none = {NULL, 0};

static const char *country_of(fig_work *w, fig_phrase p)
{
    const int lists[] = {w->known.country, w->known.country_abbreviation, w->known.city};
    fig_phrase continent;
    if (fig_phrase_row(w, w->facts.lists.continent, p, &continent))
        return NULL; /* North America */
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        fig_phrase found;
        const fig_row *row = fig_phrase_row(w, lists[i], p, &found);
        if (row && row->value_count && strlen(row->values[0]) == 2 &&
            !(found.first > p.first && fig_is_partner(w, p.first ? p.first - 1 : 0, found.first)))
            return row->values[0];
    }
    return NULL;
}

static bool is_generic(fig_work *w, fig_phrase p)
{
    uint32_t first = fig_phrase_past_articles(w, p);
    return first > p.first && first + 1 == p.last && (fig_phrase_roles(w, first) & FIG_WORD_GENERIC);
}

static fig_str instrument_of(const fig_fact_builder *b, const fig_fact_draft *d)
{
    if (d->value >= 0 && b->result->figures[b->base + (size_t)d->value].instrument.ptr)
        return b->result->figures[b->base + (size_t)d->value].instrument;
    for (size_t i = 0; i < d->change_count; i++)
        if (d->changes[i].draft >= 0 && b->result->figures[b->base + (size_t)d->changes[i].draft].instrument.ptr)
            return b->result->figures[b->base + (size_t)d->changes[i].draft].instrument;
    return none;
}

static bool is_code(fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '_' || s.ptr[i] == '/'))
            return false;
    return s.len > 0;
}

bool fig_fact_is_owned(const fig_fact_builder *b, const fig_fact_draft *d)
{
    return fig_phrase_has(d->measure) && !fig_fact_measure_value(b->w, d->measure.last - 1) &&
           !(fig_phrase_roles(b->w, d->measure.last - 1) & (FIG_WORD_PRICE | FIG_WORD_QUOTED));
}

/* "the index", "the metal": what is quoted, by what it is. */
static void put_described(fig_work *w, fig_fact_draft *d)
{
    const unsigned sort =
        fig_phrase_has(d->phrase) && fig_phrase_has(d->subject) && !fig_phrase_has(d->measure) && is_generic(w, d->subject)
            ? fig_phrase_sort(w, d->subject.last - 1)
            : 0;
    if (!(sort & (FIG_SORT_INDEX | FIG_SORT_COMMODITY)))
        return;
    d->quoted = true;
    if (!d->measure_name)
        d->measure_name = sort & FIG_SORT_INDEX ? w->facts.quoted_measure.level : w->facts.quoted_measure.price;
}

/* Banks jumped 3.2%, behind a move of the index: what is quoted too, and no measure. */
static bool is_beside_quoted(const fig_fact_builder *b, const fig_fact_draft *d, size_t index)
{
    const fig_fact_draft *before = fig_fact_before(b, index);
    return before && before->quoted && before->change_count && d->value < 0 && d->period < 0 && d->change_count &&
           d->phrase.last - d->phrase.first == 1 && !(fig_phrase_roles(b->w, d->phrase.first) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER));
}

/* Is a rate one of time: a year, an hour? */
static bool is_of_time(fig_str per)
{
    static const char *const all[] = {"a", "mo", "wk", "d", "h", "min", "s"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strlen(all[i]) == per.len && memcmp(all[i], per.ptr, per.len) == 0)
            return true;
    return false;
}

/* Baseload slipped to 396 euros a megawatt hour: a noun that no list says to be measured, and money for so much of it. */
static bool is_priced(fig_work *w, const fig_fact_draft *d, const fig_figure *g)
{
    if (!g || g->kind != FIG_KIND_MONEY || d->value < 0 || fig_phrase_has(d->subject) || !fig_phrase_has(d->measure) || d->possessive ||
        d->pronoun || d->measure_name || d->measure.first != d->phrase.first || d->measure.last != d->phrase.last || !g->per.ptr ||
        g->per.len < 1 || g->per.ptr[0] == '{' || is_of_time(g->per))
        return false;
    for (uint32_t t = d->measure.first; t < d->measure.last; t++)
        if (fig_phrase_roles(w, t) & (FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_INNER | FIG_WORD_QUOTED))
            return false;
    return true;
}

/* The title is worth 3 million euros: a thing with its article that no list says to be measured, where the rule says what is. */
static bool is_worth(fig_work *w, const fig_fact_draft *d)
{
    return d->of_thing && !fig_phrase_has(d->subject) && fig_phrase_has(d->measure) && !d->possessive && !d->pronoun &&
           d->measure.first == d->phrase.first && d->measure.last == d->phrase.last &&
           (fig_phrase_roles(w, d->phrase.first) & FIG_WORD_ARTICLE) &&
           !fig_phrase_has_role(w, d->phrase.first + 1, d->phrase.last,
                                FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_QUOTED | FIG_WORD_MODIFIER);
}

/* Is any of its words one that may name somebody: not `the`, `as`, `the nearly`? */
static bool has_word(fig_work *w, fig_phrase p)
{
    const uint32_t small = FIG_WORD_ARTICLE | FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_JOINING | FIG_WORD_SKIPPED;
    for (uint32_t t = p.first; t < p.last; t++)
        if ((w->tokens.type[t] == FIG_TOKEN_WORD || w->tokens.type[t] == FIG_TOKEN_IDEOGRAPH) &&
            (!(fig_phrase_roles(w, t) & small) || (fig_phrase_roles(w, t) & (FIG_WORD_PRONOUN | FIG_WORD_VERB)) ||
             fig_phrase_is_plural_noun(w, t)))
            return true;
    return false;
}

/* "the economy": is somebody's, that of the last place named. */
static void put_holder(fig_work *w, fig_fact_draft *d)
{
    const fig_row *row =
        fig_phrase_has(d->subject) && is_generic(w, d->subject) ? fig_phrase_row_of(w, w->facts.lists.generic, d->subject.last - 1) : NULL;
    if (!row || !fig_row_attr(row, "whose"))
        return;
    uint32_t s = d->sentence;
    while (s && w->sentences.start[s] > d->subject.first)
        s--;
    fig_phrase place = fig_place_of_data(w, w->sentences.start[s], d->subject.first);
    if (!fig_phrase_has(place))
        place = fig_place_referent(w, d->sentence);
    if (!fig_phrase_has(place))
        place = fig_place_of_story(w);
    if (!fig_phrase_has(place))
        return;
    if (!fig_phrase_has(d->measure) && d->otherwise)
        d->measure = (fig_phrase){d->subject.last - 1, d->subject.last}; /* the economy grew; but: lost jobs */
    d->subject = place;
}

/* Where that is of what somebody has, with its preposition: their sales in Germany. */
static fig_phrase put_where(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase there = fig_closing_place(w, d);
    if (!fig_phrase_has(there) || fig_phrase_meets(there, d->subject) || fig_phrase_meets(d->measure, d->subject))
        return (fig_phrase){0, 0};
    return (fig_phrase){there.first - 1 - ((fig_phrase_roles(w, there.first - 1) & FIG_WORD_ARTICLE) != 0), there.last};
}

/* What the phrase named is whose the figure is. */
static void make_subject(fig_fact_draft *d, fig_phrase whose)
{
    d->subject = whose;
    d->measure = (fig_phrase){0, 0};
}

/* Is the one noun of a fact what is measured, or whose it is? By what sort of figure it has, and by what stands beside it. */
static void settle_noun(fig_fact_builder *b, fig_fact_draft *d, size_t index, const fig_figure *g)
{
    fig_work *w = b->w;
    const bool index_level = g && g->kind == FIG_KIND_INDEX;
    if (g && g->kind != FIG_KIND_MONEY && !fig_fact_names_things(g) && !d->quoted && !d->dealt && !fig_phrase_has(d->measure) &&
        !d->measure_name && fig_phrase_has(d->phrase) && d->subject.first == d->phrase.first && fig_phrase_is_common(w, d)) {
        d->measure = d->subject; /* Punctuality improved to 91 percent */
        d->subject = (fig_phrase){0, 0};
    }
    if (index_level && d->value >= 0 && d->quoted && d->subject_id && fig_phrase_has(d->measure))
        d->measure = (fig_phrase){0, 0}; /* the Dow clung to a gain of 22 points, closing at 37,775 */
    if (is_priced(w, d, g)) {
        make_subject(d, d->measure);
        d->measure_name = w->facts.quoted_measure.price;
    }
    if (is_worth(w, d))
        make_subject(d, d->measure);
    if (!fig_phrase_has(d->subject) && fig_phrase_has(d->measure) && d->measure.first == d->phrase.first && !d->possessive &&
        is_beside_quoted(b, d, index)) {
        make_subject(d, d->measure);
        d->quoted = true;
    }
    if (index_level && !d->subject_id && fig_phrase_has(d->phrase) && fig_phrase_has(d->subject) && fig_phrase_has(d->measure) &&
        d->phrase.first == d->subject.first && d->measure.first == d->subject.last) {
        make_subject(d, d->phrase); /* the Oslo shipping index */
        d->quoted = true;
    }
    if (fig_phrase_has(d->subject) && !has_word(w, d->subject))
        d->subject = (fig_phrase){0, 0}; /* Maya Feld, 44, whose average age */
}

/* Of whom it is where it names nobody; an instrument may be all that is known. */
static void put_unnamed(fig_fact_builder *b, fig_fact_draft *d, size_t index, const fig_figure *g, fig_fact *f)
{
    const fig_str instrument = instrument_of(b, d);
    f->subject_id = d->subject_id                                     ? fig_fact_literal(b, d->subject_id)
                    : is_code(instrument) && !fig_fact_is_owned(b, d) ? instrument
                                                                      : none;
    if (fig_phrase_has(d->subject))
        return;
    if (f->subject_id.ptr && !fig_phrase_has(d->measure)) {
        f->subject = instrument;
        return;
    }
    const fig_fact_draft *before = fig_fact_before(b, index);
    d->subject = fig_fact_unnamed(b, d, index);
    if (!fig_phrase_has(d->subject) && d->pronoun && before)
        d->subject = before->subject; /* Growers press 765,000 tonnes. That is 15 per cent more */
    if (!fig_phrase_has(d->subject) && g && fig_fact_names_things(g))
        d->subject = fig_fact_counted(b, d); /* 200 people died: nobody is named */
}

/* The deadlock is costly for Paris. The country's output: the only country that the sentences just before name, or one of its towns; NULL: none, or several. */
static const char *country_before(fig_work *w, uint32_t sentence)
{
    enum { SENTENCES = 2, LONGEST = 4 };
    const uint32_t end = w->sentences.start[sentence];
    const char *only = NULL;
    for (uint32_t t = w->sentences.start[sentence > SENTENCES ? sentence - SENTENCES : 0]; t < end; t++) {
        const char *country = country_of(w, (fig_phrase){t, t + LONGEST < end ? t + LONGEST : end});
        if (country && only && strcmp(country, only) != 0)
            return NULL;
        only = country ? country : only;
    }
    return only;
}

/* The country of a place; of "the country" that of whom the text is about, or the one that was just named instead. */
static const char *area_of(fig_work *w, fig_phrase whose, const fig_fact_draft *d, size_t index)
{
    const char *area = fig_phrase_has(whose) ? country_of(w, whose) : NULL;
    if (area || !fig_phrase_has(whose) || !is_generic(w, whose))
        return area;
    bool far;
    const fig_phrase topic = fig_phrase_topic(w, index, &far);
    area = fig_phrase_has(topic) ? country_of(w, topic) : NULL;
    const bool place = area && (fig_phrase_sort(w, whose.last - 1) & FIG_SORT_PLACE);
    const char *named = place ? country_before(w, d->sentence) : NULL;
    return named ? named : area;
}

void fig_fact_put_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index, fig_fact *f)
{
    fig_work *w = b->w;
    fig_fact_take_from_before(b, d, index);
    fig_fact_put_judged(w, d, index);
    put_described(w, d);
    const fig_figure *g = fig_fact_main_figure(b, d);
    settle_noun(b, d, index, g);
    put_unnamed(b, d, index, g, f);
    d->quoted |= f->subject_id.ptr != NULL;
    put_holder(w, d);
    if (fig_phrase_has(d->subject))
        f->subject = fig_fact_words(b, fig_fact_past_number(w, d->subject), true);
    if (!d->dealt)
        d->where = put_where(w, d);
    f->ref_area = fig_fact_literal(b, area_of(w, d->subject, d, index));
}
