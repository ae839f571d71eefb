/*
 * Measures of facts: what is measured.
 *
 * in   a fact draft, the figure it states          out   the fact's measure: "number of hospital beds"
 * By the noun phrase; else by the verb, what it was done to, what kind of figure it is, and the things counted.
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_named.h"
#include "located.h"
#include "name.h"
#include "phrase.h"
#include <string.h>

static const fig_str none = {NULL, 0};

/* Does the fact's own phrase name somebody, and nothing else: Hanbit rose 2%, and Halla 3%? */
static bool is_own_subject(fig_work *w, const fig_fact_draft *d)
{
    bool named = false;
    for (uint32_t t = d->subject.first; t < d->subject.last; t++) {
        named |= fig_token_is_capital(w, t);
        if (t > d->subject.first + 1 && (fig_phrase_roles(w, t - 1) & FIG_WORD_INNER) &&
            fig_token_case_at(&w->tokens, t) == FIG_CASE_LOWER && !(fig_phrase_roles(w, t) & FIG_WORD_ARTICLE))
            return false; /* EVs in operation */
    }
    return named && (d->same || (d->subject.first >= d->phrase.first && d->subject.last <= d->phrase.last));
}

/* By its unit: an area of 40 hectares. */
static const char *dimension_of(const fig_work *w, int32_t draft)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_row(w, w->facts.lists.dimension, (fig_phrase){w->drafts[draft].first, w->drafts[draft].last}, &found);
    return row && row->value_count ? row->values[0] : NULL;
}

/* One of a row that is an index: and the S&P 500 about 1%; or what its noun says to be one: the blue-chip index. */
static bool is_index(fig_work *w, fig_phrase p)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_has(p) ? fig_phrase_row(w, w->facts.lists.index, p, &found) : NULL;
    return (row && !fig_row_attr(row, "word") && found.last == p.last) ||
           (fig_phrase_has(p) && (fig_phrase_sort(w, p.last - 1) & FIG_SORT_INDEX));
}

/* The United Kingdom. */
static bool is_place(fig_work *w, fig_phrase p)
{
    return fig_phrase_is_place(w, (fig_phrase){fig_phrase_past_articles(w, p), p.last});
}

/* A change from a month ago or more, of nothing that is quoted: EVs rose 9% from a year earlier. Nobody says that a price did. */
static bool is_over_time(const fig_fact_draft *d)
{
    const fig_change_draft *c = d->value < 0 && d->change_count ? &d->changes[0] : NULL;
    const char *basis = c ? (c->basis ? c->basis : d->basis) : NULL;
    return basis && (strstr(basis, "year") || strstr(basis, "month") || strstr(basis, "quarter"));
}

/* Somebody who stands at a percentage of something that nobody says: the Greens held steady at 11 percent. A place or what is quoted does not. */
static bool is_part_of_whole(fig_work *w, const fig_fact_draft *d, const fig_figure *g)
{
    return g->unit.len == 1 && g->unit.ptr[0] == '%' && !d->quoted && !d->pronoun && !d->possessive && is_own_subject(w, d) &&
           !is_place(w, d->subject);
}

/* Where no word says it: by what the figure is, and whether it moved. */
static const char *measure_of_kind(const fig_fact_builder *b, const fig_fact_draft *d, const fig_fact *f)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    const fig_quoted_measure *name = &b->w->facts.quoted_measure;
    const fig_str id = f->subject_id;
    if (!g)
        return NULL;
    if (id.ptr && memchr(id.ptr, '/', id.len))
        return name->rate;
    if (g->kind == FIG_KIND_INDEX || d->subject_id || is_index(b->w, d->subject))
        return name->level;
    if (g->kind == FIG_KIND_PERCENT && d->value >= 0)
        return id.ptr ? name->yield : is_part_of_whole(b->w, d, g) ? name->part : NULL;
    const bool priced = d->quoted || id.ptr || g->instrument.ptr || g->per.ptr ||
                        (is_own_subject(b->w, d) && !is_over_time(d) && !(f->ref_area.ptr && is_place(b->w, d->subject)) &&
                         (g->kind != FIG_KIND_NUMBER || d->change_count));
    return priced && (g->kind == FIG_KIND_MONEY || g->kind == FIG_KIND_PERCENT || g->kind == FIG_KIND_NUMBER) ? name->price : NULL;
}

/* A measure ends before the date in it: shipments in the first ten months. */
static fig_phrase before_date(fig_fact_builder *b, fig_phrase p)
{
    for (uint32_t k = p.first + 1; k < p.last; k++) {
        uint32_t end = k;
        if (!fig_fact_is_date(b->w, k))
            continue;
        while (end > p.first + 1 && (fig_phrase_roles(b->w, end - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE)))
            end--;
        if (end < k)
            return (fig_phrase){p.first, end};
    }
    return p;
}

static bool is_people(const fig_figure *f)
{
    return f->unit.len == 8 && memcmp(f->unit.ptr, "{person}", 8) == 0;
}

static fig_str spaced(fig_fact_builder *b, fig_str first, const char *second)
{
    const size_t m = strlen(second);
    char *out = fig_arena_alloc(b->arena, first.len + m + 2);
    if (!out)
        return none;
    memcpy(out, first.ptr, first.len);
    out[first.len] = ' ';
    memcpy(out + first.len + 1, second, m + 1);
    return (fig_str){out, first.len + m + 1};
}

static size_t common_start(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t n = 0;
    while (n < a_len && n < b_len && (a[n] | 32) == (b[n] | 32))
        n++;
    return n;
}

/* Of these tokens the one that begins most like a unit, `{job}`; none where nothing does. */
static fig_phrase most_like(const fig_fact_builder *b, fig_str unit, uint32_t first, uint32_t last)
{
    const fig_tokens *t = &b->w->tokens;
    fig_phrase best = {0, 0};
    size_t most = 0;
    for (uint32_t k = first; k < last; k++) {
        size_t n = common_start(b->w->text + t->begin[k], t->end[k] - t->begin[k], unit.ptr + 1, unit.len - 2);
        if (n > most) {
            most = n;
            best = (fig_phrase){k, k + 1};
        }
    }
    return best;
}

enum { COUNTED_BACK = 8 }; /* figures */

/* The word for the things counted: the figure's; where the unit was supplied, that of the sentence before it, or of the last figure that names them. */
fig_phrase fig_fact_counted(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *f = fig_fact_main_figure(b, d);
    const size_t at = f ? (size_t)(d->value >= 0 ? d->value : d->changes[0].draft) : 0;
    const fig_draft *g = f ? &b->w->drafts[at] : NULL;
    const fig_phrase nothing = {0, 0};
    if (!g || f->kind == FIG_KIND_INDEX || f->unit.len < 3 || f->unit.ptr[0] != '{')
        return nothing; /* points are no things */
    const bool supplied = g->supplied & FIG_SUPPLIED_UNIT;
    for (size_t i = at, left = COUNTED_BACK; supplied && g->kind == FIG_KIND_COUNT && i-- > 0 && left-- > 0;) {
        const fig_draft *before = &b->w->drafts[i];
        if (before->unit_count && !(before->supplied & FIG_SUPPLIED_UNIT) && strcmp(before->unit, g->unit) == 0)
            return most_like(b, f->unit, before->first, before->last);
    }
    return most_like(b, f->unit, supplied ? d->first : g->first, g->last);
}

/* The things counted with the nouns and the like before them: 73,000 mortgage approvals. Of a change that is no more than what fewer or more are. */
static fig_phrase with_modifiers(const fig_fact_builder *b, const fig_fact_draft *d, fig_phrase p)
{
    const fig_work *w = b->w;
    const fig_figure *f = fig_fact_main_figure(b, d);
    const fig_draft *g = f ? &w->drafts[d->value >= 0 ? d->value : d->changes[0].draft] : NULL;
    uint32_t t = p.first;
    if (!fig_phrase_has(p) || p.first < g->first || p.last > g->last)
        return p;
    while (d->value >= 0 && t > g->first + 1 && fig_token_is_word(w, t - 1) && fig_token_case_at(&w->tokens, t - 1) == FIG_CASE_LOWER &&
           (fig_phrase_roles(b->w, t - 1) & (FIG_WORD_MODIFIER | FIG_WORD_MEASURE | FIG_WORD_GENERIC)))
        t--;
    return (fig_phrase){t, p.last};
}

static fig_str counted(fig_fact_builder *b, const fig_fact_draft *d, const fig_figure *f)
{
    const fig_phrase p = with_modifiers(b, d, fig_fact_counted(b, d));
    if (fig_phrase_has(p))
        return fig_fact_words(b, p, true);
    return f->unit.len > 2 && f->unit.ptr[0] == '{' ? fig_arena_str(b->arena, f->unit.ptr + 1, f->unit.len - 2) : none;
}

/* A part or a number of shares is no price, nor are stocks in tonnes: holds 6.1 percent of its shares. */
static bool is_part(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *main = fig_fact_main_figure(b, d);
    if (main && main->kind == FIG_KIND_QUANTITY)
        return true;
    const fig_figure *g = d->value >= 0 && !d->change_count ? fig_fact_main_figure(b, d) : NULL;
    return g && (g->kind == FIG_KIND_PERCENT || g->kind == FIG_KIND_RATIO || g->kind == FIG_KIND_COUNT);
}

/* Nothing but people, others of the same, or those whom the measure names: five people, two others, 4 dead. */
static bool names_nothing(const fig_fact_builder *b, const fig_fact_draft *d, const fig_figure *g)
{
    const fig_phrase p = fig_fact_counted(b, d);
    return is_people(g) || (fig_phrase_has(p) && ((fig_phrase_roles(b->w, p.first) & FIG_WORD_ANAPHOR) ||
                                                  fig_phrase_row_of(b->w, b->w->facts.lists.fate, p.first)));
}

/* What the verb was done to, or the things counted: electricity, tickets. */
static fig_str done_to(fig_fact_builder *b, const fig_fact_draft *d, const fig_figure *g)
{
    const fig_phrase o = d->object;
    const bool adverb = o.last == o.first + 1 && (fig_phrase_roles(b->w, o.last) & FIG_WORD_VERB); /* of illegally grown hemp */
    if (fig_phrase_has(o) && !adverb && !(fig_phrase_roles(b->w, o.first) & FIG_WORD_PRONOUN)) {
        uint32_t end = o.first + 1; /* cocaine at the port of Elm */
        while (end < o.last && ((fig_phrase_roles(b->w, end) & FIG_WORD_OF) || !(fig_phrase_roles(b->w, end) & FIG_WORD_INNER)))
            end++;
        return fig_fact_words(b, (fig_phrase){fig_phrase_past_articles(b->w, (fig_phrase){o.first, end}), end}, false);
    }
    return g && fig_fact_names_things(g) && !names_nothing(b, d, g) ? counted(b, d, g) : none;
}

/* "electricity sales", "ticket sales"; patients are patients. */
static fig_str named_measure(fig_fact_builder *b, const fig_fact_draft *d, const fig_figure *g)
{
    const fig_str of = d->measure_name ? done_to(b, d, g) : none;
    if (!of.ptr || (strlen(d->measure_name) == of.len && memcmp(of.ptr, d->measure_name, of.len) == 0))
        return fig_fact_literal(b, d->measure_name);
    return spaced(b, of, d->measure_name);
}

/* Where only a verb says it: what it was done to, else the verb. */
static fig_str verb_measure(fig_fact_builder *b, const fig_fact_draft *d, const fig_figure *g)
{
    if (d->measure_name || !fig_phrase_has(d->verb))
        return none;
    if (g && g->kind == FIG_KIND_COUNT)
        return counted(b, d, g);
    const fig_str of = done_to(b, d, g);
    return of.ptr ? of : fig_fact_words(b, d->verb, false);
}

fig_phrase fig_fact_past_number(const fig_work *w, fig_phrase p)
{
    const int32_t figure = fig_figure_at(w, p.first);
    if (figure < 0 || w->drafts[figure].kind != FIG_KIND_COUNT || w->drafts[figure].last > p.last || w->drafts[figure].last < p.first + 2)
        return p;
    return (fig_phrase){w->drafts[figure].last - 1, p.last};
}

/* Owns 5.5 pct of Elm Pump: a name and no more, of a fact whose verb says what is measured. */
static bool names_only(fig_work *w, const fig_fact_draft *d)
{
    return d->measure_name && fig_phrase_has(d->measure) && fig_phrase_is_name(w, d, d->measure.first) &&
           fig_name_end(w, d, d->measure.first) >= d->measure.last;
}

/* Gold posted a weekly gain of 1.8%: of what is quoted, the noun of its move is not what is measured. */
static bool names_move(fig_work *w, const fig_fact_draft *d, const fig_fact *f)
{
    fig_phrase found;
    return d->value < 0 && d->change_count && fig_phrase_has(d->measure) && fig_phrase_has(d->subject) &&
           fig_phrase_row_of(w, w->facts.lists.rise, d->measure.last - 1) &&
           (f->subject_id.ptr || is_index(w, d->subject) ||
            (fig_phrase_row(w, w->facts.lists.commodity, d->subject, &found) &&
             (found.last == d->subject.last || (fig_phrase_roles(w, d->subject.last - 1) & (FIG_WORD_QUOTED | FIG_WORD_PRICE)))));
}

void fig_fact_put_measure(fig_fact_builder *b, fig_fact_draft *d, fig_fact *f)
{
    fig_work *w = b->w;
    fig_phrase p = d->measure;
    const char *value = NULL;
    const fig_figure *g = fig_fact_main_figure(b, d);
    if (fig_phrase_has(p) && !names_only(w, d) && !names_move(w, d, f)) {
        const uint32_t first = fig_phrase_past_articles(w, p);
        p = before_date(b, fig_fact_past_number(w, (fig_phrase){fig_phrase_roles(w, first) & FIG_WORD_RELATIVE ? p.first : first, p.last}));
        value = p.last - p.first == 1 && !is_part(b, d) ? fig_fact_measure_value(w, p.first) : NULL;
        f->measure = value ? fig_fact_literal(b, value) : fig_fact_words(b, p, false);
    }
    if (!f->measure.ptr)
        f->measure = verb_measure(b, d, g);
    if (!f->measure.ptr)
        f->measure = named_measure(b, d, g);
    if (!f->measure.ptr && g && g->kind == FIG_KIND_QUANTITY)
        f->measure = done_to(b, d, g);
    if (!f->measure.ptr && g && g->kind == FIG_KIND_COUNT)
        f->measure = counted(b, d, g);
    if (!f->measure.ptr && g && g->kind == FIG_KIND_QUANTITY && d->value >= 0)
        f->measure = fig_fact_literal(b, dimension_of(w, d->value));
    if (!f->measure.ptr)
        f->measure =
            fig_fact_literal(b, d->otherwise && !is_index(w, d->subject) && !names_move(w, d, f) ? d->otherwise : measure_of_kind(b, d, f));
    if (!f->measure.ptr && g && g->kind == FIG_KIND_QUANTITY && d->value < 0)
        f->measure = fig_fact_literal(b, dimension_of(w, d->changes[0].draft)); /* added 136 GW */
    if (!f->measure.ptr && g)
        f->measure = done_to(b, d, g);
    if (f->measure.ptr && fig_phrase_has(d->where))
        f->measure = spaced(b, f->measure, fig_fact_words(b, d->where, true).ptr);
}
