/*
 * Supply: units, scales and rates that the text leaves out, from a figure that has them or from the story.
 *
 * in   "236 mln dlrs against 255", a and v          out   v: 255 000 000 USD, supplied unit and scale
 */
#include "action.h"
#include <string.h>

static bool supply_unit(fig_draft *v, const fig_draft *a)
{
    bool typed = v->kind == FIG_KIND_NUMBER;
    bool story = a->kind == FIG_KIND_MONEY && !a->unit_count; /* whose currency the story gives both */
    if ((!a->unit_count && !story) || (!typed && v->unit_count))
        return false;
    fig_draft_copy_units(v, a);
    v->unit_written = a->unit_written;
    v->kind = a->kind;
    v->minor = a->minor;
    v->supplied |= FIG_SUPPLIED_UNIT;
    if (!v->instrument && a->kind == FIG_KIND_INDEX)
        v->instrument = a->instrument;
    return true;
}

/* Cents left out: 168.34 cents … from 169.02, where dollars would be more than ten times as much; 12 cents from 5.70 are a move and a price. */
static bool supply_cents(fig_work *w, fig_draft *v, const fig_draft *a)
{
    if (!a->minor || a->value.is_range || v->value.scaled || v->value.grouped ||
        (!a->per && (a->value.whole || a->value.words) != v->value.whole))
        return false;
    const fig_number hundred = fig_number_int(100), ten = fig_number_int(10);
    if (fig_number_cmp(&w->pool, v->value.low, fig_number_mul(&w->pool, a->value.low, ten)) <= 0)
        return false;
    v->value.low = fig_number_div(&w->pool, v->value.low, hundred);
    v->value.high = fig_number_div(&w->pool, v->value.high, hundred);
    v->value.precision = fig_number_div(&w->pool, v->value.precision, hundred);
    return true;
}

/* What the scale word of `a` multiplies by; where it is not kept (a table's head gave it), the power of a thousand that leaves the shortest number. */
static fig_number scale_of(fig_work *w, const fig_draft *a)
{
    const fig_number limit = fig_number_int(1000);
    if (fig_number_cmp(&w->pool, a->value.factor, limit) >= 0)
        return a->value.factor;
    fig_number factor = limit;
    for (int power = 3; power <= 12; power += 3, factor = fig_number_scale(&w->pool, factor, 3)) {
        fig_number rest = fig_number_div(&w->pool, a->value.low, factor);
        if (fig_number_cmp(&w->pool, rest, limit) < 0)
            break;
    }
    return factor;
}

/* A scale left out: 236 mln … and 255; 5.6 lakh … and 4.8. */
static bool supply_scale(fig_work *w, fig_draft *v, const fig_draft *a)
{
    int64_t whole;
    if (v->value.scaled || v->value.grouped || !a->value.scaled || a->value.is_range)
        return false;
    const fig_number factor = scale_of(w, a);
    if (fig_number_to_int(v->value.low, &whole) && whole >= 10000)
        return false;
    v->value.low = fig_number_mul(&w->pool, v->value.low, factor);
    v->value.high = fig_number_mul(&w->pool, v->value.high, factor);
    v->value.precision = fig_number_mul(&w->pool, v->value.precision, factor);
    v->value.factor = factor;
    v->value.scaled = true;
    v->value.whole = false;
    v->value.trailing_zeros = 0;
    v->supplied |= FIG_SUPPLIED_SCALE;
    return true;
}

/* Is it a conversion in brackets, before links say so: 2.98 billion crowns ($312 million)? Then the amount before has the currency that goes on. */
static bool is_conversion(const fig_work *w, const fig_draft *d)
{
    if (d < w->drafts + w->stretch.first_draft)
        return d->converts;
    const fig_draft *a = d > w->drafts + w->stretch.first_draft ? d - 1 : NULL;
    return a && a->kind == d->kind && a->unit_count && d->unit_count && a->last + 1 == d->first && w->text[w->tokens.begin[a->last]] == '(';
}

void fig_supply_note(fig_work *w, size_t from)
{
    for (size_t i = from; i < w->draft_count; i++)
        w->drafts[i].converts = is_conversion(w, &w->drafts[i]);
}

/* The last money; `but`: none in that currency, or NULL. */
static const fig_draft *last_money(const fig_work *w, const fig_draft *before, const char *but)
{
    for (size_t i = (size_t)(before - w->drafts), left = FIG_SUPPLY_BACK; i-- > 0 && left-- > 0;)
        if (w->drafts[i].kind == FIG_KIND_MONEY && w->drafts[i].unit_count && !is_conversion(w, &w->drafts[i]) &&
            !(w->drafts[i].flags & FIG_FLAG_BOILERPLATE) && !(but && strcmp(w->drafts[i].unit, but) == 0))
            return &w->drafts[i];
    return NULL;
}

enum { NEAR = 3 }; /* sentences */

/* Near enough that a bare number may be of the same: further on a story speaks of other things. */
static bool is_near(const fig_draft *d, const fig_draft *of)
{
    return d && of->sentence - d->sentence <= NEAR;
}

/* `but`: the currency that it can't be, so that another one must have been named; NULL: any */
static bool from_story(fig_work *w, fig_draft *v, const char *but)
{
    const fig_draft *a = last_money(w, v, but);
    if (v->kind != FIG_KIND_NUMBER || (but && !a))
        return false;
    if (a) {
        fig_draft_copy_units(v, a);
    } else {
        v->unit_count = 0; /* settled when the story is read: story.c */
    }
    v->kind = FIG_KIND_MONEY;
    v->supplied |= FIG_SUPPLIED_UNIT;
    return true;
}

/* The last figure before that has a unit and a scale of its own kind: money, quantity, or a count; one whose things were supplied too holds within its sentence. */
static const fig_draft *last_with_unit(const fig_work *w, const fig_draft *before)
{
    for (size_t i = (size_t)(before - w->drafts), left = FIG_SUPPLY_BACK; i-- > 0 && left-- > 0;) {
        const fig_draft *d = &w->drafts[i];
        if (!is_near(d, before))
            return NULL;
        if (d->value.scaled &&
            (d->kind == FIG_KIND_MONEY || d->kind == FIG_KIND_QUANTITY ||
             (d->kind == FIG_KIND_COUNT && (!(d->supplied & FIG_SUPPLIED_UNIT) || d->sentence == before->sentence))) &&
            !is_conversion(w, d) && !(d->flags & FIG_FLAG_BOILERPLATE))
            return d;
    }
    return NULL;
}

/* What `those` are, who were counted: in the sentence of v, where a part of them leads to the whole, else first in the one before; of them are no more than they. */
static const fig_draft *counted_before(fig_work *w, const fig_draft *v)
{
    const fig_draft *found = NULL;
    for (size_t i = (size_t)(v - w->drafts), left = FIG_SUPPLY_BACK; i-- > 0 && left-- > 0 && v->sentence - w->drafts[i].sentence <= 1;) {
        const fig_draft *d = &w->drafts[i];
        const bool here = d->sentence == v->sentence;
        if (found && !here && found->sentence == v->sentence)
            break;
        if (d->kind != FIG_KIND_COUNT || !d->unit_count || (d->flags & FIG_FLAG_BOILERPLATE))
            continue;
        const fig_draft *whole = here && d->part_of >= 0 ? &w->drafts[d->part_of] : d;
        if (!fig_action_is_larger(w, v, whole) && (!found || !here))
            found = whole;
    }
    return found;
}

/* Ties stay within a sentence, as figures are handed out by sentences (packed.c): what v is a part of is said only there. */
static bool from_those(fig_work *w, fig_draft *v)
{
    const fig_draft *whole = counted_before(w, v);
    if (!whole || v->kind != FIG_KIND_NUMBER || !supply_unit(v, whole))
        return false;
    if (v->part_of < 0 && whole->sentence == v->sentence)
        v->part_of = (int32_t)(whole - w->drafts);
    return true;
}

static bool from_last(fig_draft *v, const fig_draft *a)
{
    return a && v->kind == FIG_KIND_NUMBER && supply_unit(v, a);
}

/* May a rate of a hold for v too? One unit, one scale. */
static bool same_measure(const fig_draft *a, const fig_draft *v)
{
    return a->unit_count && v->unit_count && strcmp(a->unit, v->unit) == 0 && a->value.scaled == v->value.scaled;
}

/* Is v beyond what a rule with most=1000 means: up 11.2 percent from 75,820? Where a is so large too, all may be. */
static bool is_beyond(fig_work *w, const fig_make *m, const fig_draft *a, const fig_draft *v)
{
    const char *most = fig_make_attr(m, "most");
    fig_number n;
    return most && v->value.has_low && a->value.has_low && fig_number_parse(&w->pool, most, strlen(most), '.', NULL, &n, NULL) == FIG_OK &&
           fig_number_cmp(&w->pool, v->value.low, n) >= 0 && fig_number_cmp(&w->pool, a->value.low, n) < 0;
}

/* Is v of something else: two of the libraries, 2.5 times a year ago? */
static bool is_of_other(const fig_work *w, const fig_draft *a, const fig_draft *v)
{
    return a->kind == FIG_KIND_MONEY && a->first < v->first && w->known.supply_stop >= 0 && v->last < w->tokens.count &&
           fig_class_is(&w->lexemes, w->tokens.class_id[v->last], w->grammar->lists[w->known.supply_stop].single);
}

/* Nor does anyone leave out what a number in words would be of, behind an amount in digits: a $1.2 billion budget, and closed two. */
static bool is_other_style(const fig_draft *a, const fig_draft *v)
{
    return a->kind == FIG_KIND_MONEY && v->kind == FIG_KIND_NUMBER && v->value.words && (a->value.scaled || a->value.grouped) &&
           !a->value.words;
}

/* A rule that means some things only, units={person}|{man}, gives no others; and no number with places is of things that are whole: 20 quakes, greater than 7.0. */
static bool is_of_no_such(const fig_make *m, const fig_draft *a, const fig_draft *v)
{
    const char *units = fig_make_attr(m, "units");
    if (units && (!a->unit_count || !fig_action_among(units, a->unit)))
        return true;
    return a->kind == FIG_KIND_COUNT && a->value.whole && !a->value.scaled && !v->value.whole && !v->value.scaled && !v->value.words;
}

/* plain v: a number of what its sentence names, sold at an annual rate of 15.9 million, is in the unit of no figure before it. */
bool fig_act_plain(fig_work *w, const fig_rule *link)
{
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (d && d->kind == FIG_KIND_NUMBER && !d->plain)
            d->plain = any = true;
    }
    return any;
}

/* supply v unit scale per from a  ·  supply v unit from story  ·  … from last  ·  … from those */
bool fig_act_supply(fig_work *w, const fig_rule *link)
{
    const fig_make *m = &link->make;
    fig_draft *v = m->name_count ? fig_action_draft(w, m->names[0]) : NULL;
    const char *source = m->word_count ? m->words[m->word_count - 1] : "";
    if (!v || v->plain)
        return false;
    if (strcmp(source, "story") == 0)
        return from_story(w, v, fig_make_attr(m, "but"));
    if (strcmp(source, "those") == 0)
        return from_those(w, v);
    if (strcmp(source, "last") == 0)
        return from_last(v, last_with_unit(w, v)) ||
               (!last_with_unit(w, v) && is_near(last_money(w, v, NULL), v) && !last_money(w, v, NULL)->per && from_story(w, v, NULL));
    fig_draft *a = fig_action_draft(w, m->names[m->word_count - 1]);
    if (a && is_conversion(w, a))
        a--;
    if (!a || a == v || is_beyond(w, m, a, v) || (fig_make_attr(m, "smaller") && fig_action_is_larger(w, v, a)) || is_of_other(w, a, v) ||
        is_other_style(a, v) || is_of_no_such(m, a, v))
        return false;
    bool any = false;
    for (size_t i = 1; i + 2 < m->word_count; i++) {
        if (strcmp(m->words[i], "unit") == 0) {
            if (!supply_unit(v, a))
                return any;
            if (m->word_count > 4) /* with a scale or a rate: the two are one measure */
                supply_cents(w, v, a);
            any = true;
        } else if (strcmp(m->words[i], "scale") == 0) {
            any = supply_scale(w, v, a) || any;
        } else if (strcmp(m->words[i], "per") == 0 && a->per && !v->per && same_measure(a, v)) {
            v->per = a->per;
            v->supplied |= FIG_SUPPLIED_PER;
            any = true;
        }
    }
    return any;
}

/* letter v a: what was read as metres beside 2.2m people is a number with the same letter: 2.1m, against 2.2m people. No more than ten times as much, no less than a tenth. */
bool fig_act_letter(fig_work *w, const fig_rule *link)
{
    fig_draft *v = fig_action_draft(w, link->make.names[0]);
    const fig_draft *a = fig_action_draft(w, link->make.names[1]);
    const char *was = fig_make_attr(&link->make, "was"), *power = fig_make_attr(&link->make, "power");
    if (!v || !a || !a->value.scaled || !a->value.has_low || !v->value.has_low || v->value.is_range || v->per || v->unit_count != 1 ||
        strcmp(v->unit, was) != 0 || v->last != v->first + 2 || w->tokens.end[v->last - 1] - w->tokens.begin[v->last - 1] != strlen(was))
        return false;
    const int places = power[0] - '0';
    const fig_number scaled = fig_number_scale(&w->pool, v->value.low, places);
    if (fig_number_cmp(&w->pool, fig_number_scale(&w->pool, scaled, 1), a->value.low) < 0 ||
        fig_number_cmp(&w->pool, scaled, fig_number_scale(&w->pool, a->value.low, 1)) > 0)
        return false;
    v->value.low = v->value.high = scaled;
    v->value.precision = fig_number_scale(&w->pool, v->value.precision, places);
    v->value.scaled = true;
    v->value.whole = false;
    v->value.trailing_zeros = 0;
    v->kind = a->kind;
    fig_draft_copy_units(v, a);
    v->supplied |= FIG_SUPPLIED_UNIT;
    return true;
}

/* cents where dollars were meant: "shares … rose eight to 5.70" */
bool fig_act_minor(fig_work *w, const fig_rule *link)
{
    fig_draft *v = fig_action_draft(w, link->make.names[0]);
    if (!v || !(v->value.whole || v->value.words) || !from_story(w, v, NULL))
        return false;
    fig_number hundred = fig_number_int(100);
    v->value.low = fig_number_div(&w->pool, v->value.low, hundred);
    v->value.high = v->value.low;
    v->value.precision = fig_number_div(&w->pool, v->value.precision, hundred);
    v->cents = true;
    v->supplied |= FIG_SUPPLIED_SCALE;
    return true;
}
