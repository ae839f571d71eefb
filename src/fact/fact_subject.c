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

/* Does a noun in a row stand for what the fact before measures, rather than for whom? That fact has no other noun. */
static bool is_measured_like(fig_work *w, const fig_fact_draft *d, const fig_fact_draft *before)
{
    const fig_phrase p = before->phrase;
    if (!fig_phrase_has(d->subject) || !fig_phrase_has(p) || p.first != before->measure.first || p.last != before->measure.last)
        return false;
    if (before->sentence == d->sentence && before->subject.first >= d->first && before->subject.last <= p.first &&
        fig_token_case_at(&w->tokens, p.first) == FIG_CASE_LOWER && fig_phrase_is_plural_noun(w, before->subject.last - 1))
        return false; /* Flats lost 4% of their value, houses 2% */
    for (uint32_t t = p.first; t < p.last; t++)
        if (fig_phrase_roles(w, t) & FIG_WORD_INNER)
            return false;
    for (uint32_t t = d->subject.first; t < d->subject.last; t++)
        if (fig_token_case_at(&w->tokens, t) != FIG_CASE_LOWER)
            return false;
    return true;
}

static bool names_things(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && fig_fact_names_things(g);
}

/* "Exports have been falling. In May they were": what the pronoun's own sentence, or the one before, has for a subject; its fact, where there is one. */
static bool take_from_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    fig_work *w = b->w;
    const uint32_t at = fig_phrase_has(d->phrase) ? d->phrase.first : d->first;
    uint32_t s = d->sentence;
    fig_phrase p = fig_center_of(w, s)->measured;
    if (!(fig_phrase_has(p) && p.last <= at) && s)
        p = fig_center_of(w, --s)->measured;
    if (!fig_phrase_has(p) || p.last > at)
        return false;
    for (size_t i = index; i-- > 0 && w->facts.drafts[i].sentence >= s;) {
        const fig_fact_draft *f = &w->facts.drafts[i];
        if (fig_phrase_meets(f->subject, p) &&
            !fig_phrase_meets(f->measure, p)) { /* Fares bring in 38 percent of it; they have been $2.50 */
            if (fig_phrase_is_plural(w, d))
                d->measure = p;
            return fig_phrase_has(d->measure);
        }
        if (f->sentence == d->sentence || (f->measure.first >= p.last && f->measure.first >= w->sentences.start[s]))
            return false; /* the fact before says more: orders came in at 3 million, and the backlog is 4 million */
        if (fig_phrase_meets(f->measure, p)) {
            d->measure = f->measure;
            if (!fig_phrase_has(fig_opening_place(w, d)))
                d->subject = f->subject;
            return true;
        }
    }
    fig_fact_draft own = {.phrase = p, .first = w->sentences.start[s], .last = w->sentences.start[s + 1], .sentence = s};
    fig_phrase_divide(w, &own);
    d->measure = own.measure;
    d->subject = own.subject;
    return fig_phrase_has(d->measure);
}

/* Does a fact whose measure is said count the same things: a crop of 49 million bags, and before 45 million bags? */
static bool is_counted_alike(const fig_fact_builder *b, const fig_fact_draft *before, const fig_figure *g)
{
    const fig_figure *f = fig_fact_main_figure(b, before);
    return f && (fig_phrase_has(before->measure) || before->measure_name) && fig_str_same(f->unit, g->unit);
}

/* Is it the level of an index, perhaps of one that no list has: rose 12 points to 4,535? */
static bool is_level(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && g->kind == FIG_KIND_INDEX && d->value >= 0 && !fig_phrase_has(d->measure);
}

/* ... and does nothing but move: leaving it down 0.6%? */
static bool moves_level(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && d->value < 0 && (g->kind == FIG_KIND_INDEX || g->kind == FIG_KIND_PERCENT) && !fig_phrase_has(d->measure);
}

static bool is_measuring(fig_work *w, fig_phrase p)
{
    return fig_phrase_has_role(w, p.first, p.last, FIG_WORD_MEASURE | FIG_WORD_PRICE);
}

/* Has a pronoun's own amount another unit than things that the fact before counts: it has destroyed 10 houses. It is 184 acres? */
static bool measures_apart(const fig_fact_builder *b, const fig_fact_draft *before, const fig_fact_draft *d)
{
    const fig_figure *f = fig_fact_main_figure(b, before), *g = fig_fact_main_figure(b, d);
    return f && g && g->kind == FIG_KIND_QUANTITY && fig_fact_names_things(f);
}

/* Is its subject no more than the things that it counts: 300 soldiers were sent, and 1,200 policemen? */
static bool counts_itself(const fig_work *w, const fig_fact_draft *d)
{
    const fig_draft *v = d->value >= 0 ? &w->drafts[d->value] : NULL;
    return v && fig_phrase_has(d->subject) && d->subject.first >= v->first && d->subject.last <= v->last;
}

/* "it was down 8.6 pct": what and whose is said in the fact before; "in France 5%": what. */
static void take_from_before(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    const fig_fact_draft *before = fig_fact_spoken_of(b, d, index);
    if (d->pronoun && !fig_phrase_has(d->subject) && !fig_phrase_has(d->measure) && fig_phrase_is_plural(b->w, d)) {
        const fig_phrase own = fig_center_of(b->w, d->sentence)->noun;
        if (fig_phrase_has(own) && fig_phrase_has(d->phrase) && own.last <= d->phrase.first) {
            d->subject = own; /* Routes to Tarn did best: they grew */
            return;
        }
    }
    if (d->pronoun && !fig_phrase_has(d->measure) && !fig_phrase_has(d->verb) && !d->measure_name && !fig_phrase_has(d->subject) &&
        !names_things(b, d) && take_from_subject(b, d, index))
        return;
    if (!before)
        return;
    if (!fig_phrase_has(d->phrase) && !fig_phrase_has(d->subject) && !fig_phrase_has(d->agent) && !fig_phrase_has(d->measure) &&
        !d->measure_name && before->sentence == d->sentence && !(d->value >= 0 && fig_clause_counts(b->w, &b->w->drafts[d->value])))
        d->same = true; /* nothing said but figures */
    if (d->measure.last == d->measure.first + 1 && (fig_phrase_roles(b->w, d->measure.first) & FIG_WORD_PRONOUN)) {
        d->measure = (fig_phrase){0, 0}; /* 58 percent of them; but: and killed 12 of them */
        d->same |= !d->measure_name;
    }
    const bool counted = names_things(b, d);
    const bool others = counted && fig_phrase_has(fig_fact_counted(b, d)) &&
                        !is_counted_alike(b, before, fig_fact_main_figure(b, d)); /* things of another sort */
    const bool apart = d->pronoun && !d->same && measures_apart(b, before, d);
    const bool rated = d->measure_name && b->w->facts.plans[d->rule->order].per; /* had forecast $1.75 a share: the rate says of what */
    if ((d->pronoun && !apart && !fig_phrase_has(d->measure) && !fig_phrase_has(d->verb) && !d->measure_name && !counted) ||
        (d->same && !rated)) {
        if (fig_phrase_has(before->object) && !d->same && fig_phrase_is_plural(b->w, d)) {
            d->measure = before->object; /* sold $1.2 billion of reserves. They now amount to */
            d->subject = before->subject;
            return;
        }
        const fig_phrase things = fig_phrase_has(before->measure) || before->measure_name ? before->measure : fig_fact_counted(b, before);
        if ((fig_phrase_has(things) || before->measure_name) && !others) {
            const bool another = before->measure_name && fig_phrase_has(d->verb) && fig_phrase_has(fig_fact_counted(b, before));
            d->measure = another ? fig_fact_counted(b, before) : things; /* killed 14 rebels and captured nine */
            d->measure_name = another ? NULL : before->measure_name;
            if (d->pronoun && !fig_phrase_has(d->subject)) {
                const fig_phrase place = fig_opening_place(b->w, d);
                d->subject = fig_phrase_has(place) ? place : before->subject; /* it is what was measured */
            }
        } else if (!fig_phrase_has(d->verb)) {
            if (d->same && before->otherwise && fig_phrase_has(d->measure) && !is_measuring(b->w, d->measure))
                d->measure = (fig_phrase){0, 0}; /* against a previous forecast */
            d->verb = before->verb;              /* schools receive 21 billion and defence 14 billion */
            if (d->same && !d->otherwise)
                d->otherwise = before->otherwise;
        }
    }
    if (d->same && b->w->facts.plans[d->rule->order].joined && is_measured_like(b->w, d, before)) {
        d->measure = d->subject; /* Robberies rose 9%, burglaries 4% */
        if (before->subject.first < before->phrase.first || before->subject.first >= before->phrase.last)
            d->subject = before->subject;
    }
    if (d->same && before->quoted && !fig_phrase_has(before->measure) && fig_phrase_has(d->subject) && !fig_phrase_has(d->measure) &&
        b->w->facts.plans[d->rule->order].joined)
        d->quoted = true; /* Banks jumped 3%, carmakers 2% */
    const bool level = is_level(b, before) && moves_level(b, d);
    if (fig_phrase_has(d->subject) || !(d->pronoun || d->same) ||
        (d->pronoun && !d->same && (before->passing || !(before->quoted || level))) || (others && counts_itself(b->w, before)))
        return;
    d->subject = before->subject;
    d->subject_id = before->subject_id;
    d->quoted = before->quoted || level;
    if (level && !fig_phrase_has(d->measure) && !d->measure_name)
        d->measure_name = b->w->facts.quoted_measure.level;
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

void fig_fact_put_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index, fig_fact *f)
{
    fig_work *w = b->w;
    fig_str instrument = instrument_of(b, d);
    take_from_before(b, d, index);
    fig_fact_put_judged(w, d, index);
    put_described(w, d);
    const fig_figure *g = fig_fact_main_figure(b, d);
    if (g && g->kind != FIG_KIND_MONEY && !fig_fact_names_things(g) && !d->quoted && !d->dealt && !fig_phrase_has(d->measure) &&
        !d->measure_name && fig_phrase_has(d->phrase) && d->subject.first == d->phrase.first && fig_phrase_is_common(w, d)) {
        d->measure = d->subject; /* Punctuality improved to 91 percent */
        d->subject = (fig_phrase){0, 0};
    }
    if (g && g->kind == FIG_KIND_INDEX && d->value >= 0 && d->quoted && d->subject_id && fig_phrase_has(d->measure))
        d->measure = (fig_phrase){0, 0}; /* the Dow clung to a gain of 22 points, closing at 37,775 */
    if (is_priced(w, d, g)) {
        d->subject = d->measure;
        d->measure = (fig_phrase){0, 0};
        d->measure_name = w->facts.quoted_measure.price;
    }
    if (!fig_phrase_has(d->subject) && fig_phrase_has(d->measure) && d->measure.first == d->phrase.first && !d->possessive &&
        is_beside_quoted(b, d, index)) {
        d->subject = d->measure;
        d->measure = (fig_phrase){0, 0};
        d->quoted = true;
    }
    if (g && g->kind == FIG_KIND_INDEX && !d->subject_id && fig_phrase_has(d->phrase) && fig_phrase_has(d->subject) &&
        fig_phrase_has(d->measure) && d->phrase.first == d->subject.first &&
        d->measure.first == d->subject.last) { /* the Oslo shipping index */
        d->subject = d->phrase;
        d->measure = (fig_phrase){0, 0};
        d->quoted = true;
    }
    if (fig_phrase_has(d->subject) && !has_word(w, d->subject))
        d->subject = (fig_phrase){0, 0}; /* Maya Feld, 44, whose average age */
    f->subject_id = d->subject_id                                     ? fig_fact_literal(b, d->subject_id)
                    : is_code(instrument) && !fig_fact_is_owned(b, d) ? instrument
                                                                      : none;
    if (!fig_phrase_has(d->subject) && f->subject_id.ptr && !fig_phrase_has(d->measure))
        f->subject = instrument;
    else if (!fig_phrase_has(d->subject))
        d->subject = fig_fact_unnamed(b, d, index);
    const fig_fact_draft *before = fig_fact_before(b, index);
    if (!fig_phrase_has(d->subject) && !f->subject.ptr && d->pronoun && before)
        d->subject = before->subject; /* Growers press 765,000 tonnes. That is 15 per cent more */
    if (!fig_phrase_has(d->subject) && !f->subject.ptr && g && fig_fact_names_things(g))
        d->subject = fig_fact_counted(b, d); /* 200 people died: nobody is named */
    d->quoted |= f->subject_id.ptr != NULL;
    put_holder(w, d);
    const fig_phrase p = d->subject;
    if (fig_phrase_has(p))
        f->subject = fig_fact_words(b, fig_fact_past_number(w, p), true);
    if (!d->dealt)
        d->where = put_where(w, d);
    const char *area = fig_phrase_has(p) ? country_of(w, p) : NULL;
    if (!area && fig_phrase_has(p) && is_generic(w, p)) {
        bool far;
        fig_phrase topic = fig_phrase_topic(w, index, &far);
        area = fig_phrase_has(topic) ? country_of(w, topic) : NULL;
    }
    f->ref_area = fig_fact_literal(b, area);
}
