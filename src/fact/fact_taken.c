/* Taken: see fact_taken.h. */
#include "fact_taken.h"
#include "../base/str.h"
#include "../resolve/word.h"
#include "fact_center.h"
#include "fact_clause.h"
#include "fact_earlier.h"
#include "fact_pronoun.h"
#include "fact_topic.h"
#include "name.h"
#include "owner.h"
#include "phrase.h"

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

/* Routes to Tarn did best: they grew. */
static bool take_own_noun(fig_work *w, fig_fact_draft *d)
{
    if (!d->pronoun || fig_phrase_has(d->subject) || fig_phrase_has(d->measure) || !fig_phrase_is_plural(w, d))
        return false;
    const fig_phrase own = fig_center_of(w, d->sentence)->noun;
    if (!fig_phrase_has(own) || !fig_phrase_has(d->phrase) || own.last > d->phrase.first)
        return false;
    d->subject = own;
    return true;
}

/* Does nothing say what is measured but a pronoun: it was down 8.6 pct? */
static bool is_bare_pronoun(const fig_fact_draft *d)
{
    return d->pronoun && !fig_phrase_has(d->measure) && !fig_phrase_has(d->verb) && !d->measure_name;
}

/* Nothing said but figures, or of `them`: it measures what the fact before does. */
static void note_same(fig_work *w, fig_fact_draft *d, const fig_fact_draft *before)
{
    if (!fig_phrase_has(d->phrase) && !fig_phrase_has(d->subject) && !fig_phrase_has(d->agent) && !fig_phrase_has(d->measure) &&
        !d->measure_name && before->sentence == d->sentence && !(d->value >= 0 && fig_clause_counts(w, &w->drafts[d->value])))
        d->same = true;
    if (d->measure.last == d->measure.first + 1 && (fig_phrase_roles(w, d->measure.first) & FIG_WORD_PRONOUN)) {
        d->measure = (fig_phrase){0, 0}; /* 58 percent of them; but: and killed 12 of them */
        d->same |= !d->measure_name;
    }
}

/* What the fact before measures, or else what is done there; `others`: this one counts things of another sort. true: whose it is is settled too. */
static bool take_measure(fig_fact_builder *b, fig_fact_draft *d, const fig_fact_draft *before, bool others)
{
    fig_work *w = b->w;
    if (fig_phrase_has(before->object) && !d->same && fig_phrase_is_plural(w, d)) {
        d->measure = before->object; /* sold $1.2 billion of reserves. They now amount to */
        d->subject = before->subject;
        return true;
    }
    const fig_phrase things = fig_phrase_has(before->measure) || before->measure_name ? before->measure : fig_fact_counted(b, before);
    if ((fig_phrase_has(things) || before->measure_name) && !others) {
        const bool another = before->measure_name && fig_phrase_has(d->verb) && fig_phrase_has(fig_fact_counted(b, before));
        d->measure = another ? fig_fact_counted(b, before) : things; /* killed 14 rebels and captured nine */
        d->measure_name = another ? NULL : before->measure_name;
        if (d->pronoun && !fig_phrase_has(d->subject)) {
            const fig_phrase place = fig_opening_place(w, d);
            d->subject = fig_phrase_has(place) ? place : before->subject; /* it is what was measured */
        }
    } else if (!fig_phrase_has(d->verb)) {
        if (d->same && before->otherwise && fig_phrase_has(d->measure) && !is_measuring(w, d->measure))
            d->measure = (fig_phrase){0, 0}; /* against a previous forecast */
        d->verb = before->verb;              /* schools receive 21 billion and defence 14 billion */
        if (d->same && !d->otherwise)
            d->otherwise = before->otherwise;
    }
    return false;
}

/* Robberies rose 9%, burglaries 4%; Banks jumped 3%, carmakers 2%: what a noun in a row is, by what the one before was. */
static void take_place_in_row(fig_work *w, fig_fact_draft *d, const fig_fact_draft *before)
{
    if (!d->same || !w->facts.plans[d->rule->order].joined)
        return;
    if (is_measured_like(w, d, before)) {
        d->measure = d->subject;
        if (before->subject.first < before->phrase.first || before->subject.first >= before->phrase.last)
            d->subject = before->subject;
    }
    if (before->quoted && !fig_phrase_has(before->measure) && fig_phrase_has(d->subject) && !fig_phrase_has(d->measure))
        d->quoted = true;
}

static void take_subject(fig_fact_builder *b, fig_fact_draft *d, const fig_fact_draft *before)
{
    const bool level = is_level(b, before) && moves_level(b, d);
    if (fig_phrase_has(d->subject) || !(d->pronoun || d->same) ||
        (d->pronoun && !d->same && (before->passing || !(before->quoted || level))))
        return;
    d->subject = before->subject;
    d->subject_id = before->subject_id;
    d->quoted = before->quoted || level;
    if (level && !fig_phrase_has(d->measure) && !d->measure_name)
        d->measure_name = b->w->facts.quoted_measure.level;
}

void fig_fact_take_from_before(fig_fact_builder *b, fig_fact_draft *d, size_t index)
{
    fig_work *w = b->w;
    const fig_fact_draft *before = fig_fact_spoken_of(b, d, index);
    const bool counted = names_things(b, d);
    if (take_own_noun(w, d) || (is_bare_pronoun(d) && !fig_phrase_has(d->subject) && !counted && take_from_subject(b, d, index)) || !before)
        return;
    note_same(w, d, before);
    const bool others = counted && fig_phrase_has(fig_fact_counted(b, d)) && !is_counted_alike(b, before, fig_fact_main_figure(b, d));
    const bool apart = d->pronoun && !d->same && measures_apart(b, before, d);
    const bool rated = d->measure_name && w->facts.plans[d->rule->order].per; /* had forecast $1.75 a share: the rate says of what */
    if (((is_bare_pronoun(d) && !apart && !counted) || (d->same && !rated)) && take_measure(b, d, before, others))
        return;
    take_place_in_row(w, d, before);
    if (!(others && counts_itself(w, before)))
        take_subject(b, d, before);
}
