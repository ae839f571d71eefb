/*
 * Story, noted: what each stretch of a text says of countries and currencies, kept until the whole text is known.
 *
 * in   "SYDNEY, March 5 - It cost C$5"          out   a vote for AU, of a dateline; CAD is written out, by a sign that is told apart
 */
#include "../base/bits.h"
#include "story.h"
#include <string.h>

enum { HEADLINE = 40 }; /* tokens: a dateline stands below one */

enum place { COUNTRY, ABBREVIATION, CITY, MARK, PLACE_LISTS };

/* The row of a place list that stands at token `at`; its number of tokens in *length, its list in *of. */
static const fig_row *place_at(const fig_work *w, uint32_t at, uint32_t *length, enum place *of)
{
    const fig_tokens *t = &w->tokens;
    const int lists[PLACE_LISTS] = {w->known.country, w->known.country_abbreviation, w->known.city, w->known.story_mark};
    for (enum place l = COUNTRY; l < PLACE_LISTS; l++) {
        const fig_list *list = lists[l] < 0 ? NULL : &w->grammar->lists[lists[l]];
        if (!list || (!fig_class_is(&w->lexemes, t->class_id[at], list->single) &&
                      (list->longest < 2 || !fig_class_is(&w->lexemes, t->class_id[at], list->first))))
            continue; /* which spares a look into a large table */
        const uint32_t *words = list->cased ? t->exact : t->word;
        for (const fig_lex_entry *e = fig_grammar_rows(w->grammar, (uint32_t)lists[l], words[at]); e; e = fig_lex_next(w->grammar, e)) {
            const fig_lex_token *tokens = w->grammar->lex_tokens + e->tokens;
            if (e->list != (uint32_t)lists[l] || e->word != words[at] || at + e->token_count >= t->count)
                continue;
            size_t k = 0;
            while (k < e->token_count && words[at + 1 + k] == tokens[k].word && (t->gap[at + 1 + k] & tokens[k].gap))
                k++;
            if (k == e->token_count) {
                *length = (uint32_t)e->token_count + 1;
                *of = l;
                return fig_lex_row(w->grammar, e);
            }
        }
    }
    return NULL;
}

/* The first token from `at` on that may be a place; most are none, so eight at a time. */
static uint32_t next_place(const fig_tokens *t, uint32_t at)
{
    for (; t->count - at >= 8; at += 8) {
        uint64_t places = fig_bits_load(t->trait + at) & UINT64_C(0x0101010101010101) * FIG_TRAIT_PLACE;
        if (places)
            return at + fig_bits_lowest(places) / 8;
    }
    while (at < t->count && !(t->trait[at] & FIG_TRAIT_PLACE))
        at++;
    return at;
}

static void note_vote(fig_work *w, const fig_row *row, int weight, const char *written)
{
    const int country = fig_country_index(row->values[0]);
    if (country < 0)
        return;
    if (!fig_grow(&w->place_votes, &w->place_vote_capacity, w->place_vote_count + 1, sizeof *w->place_votes)) {
        w->failed = true;
        return;
    }
    w->place_votes[w->place_vote_count++] = (fig_place_vote){(int16_t)country, (int16_t)weight, written};
}

static int weight_of(const fig_row *row, enum place of, bool dateline, bool in_first)
{
    if (dateline)
        return FIG_VOTE_DATELINE;
    if (in_first)
        return of >= CITY && !fig_row_attr(row, "word") ? FIG_VOTE_FIRST_LOCAL : FIG_VOTE_FIRST_SENTENCE;
    return of == MARK ? FIG_VOTE_LATER_MARK : FIG_VOTE_LATER;
}

/* Does what a dateline's place is followed by stand at token `at`? */
static bool ends_place(const fig_work *w, uint32_t at)
{
    const char *s = w->text + w->tokens.begin[at];
    return strchr(",-(:", s[0]) || (w->tokens.end[at] - w->tokens.begin[at] == 3 && (!memcmp(s, "–", 3) || !memcmp(s, "—", 3)));
}

/* Where the first sentence of the text ends that is no boilerplate; 0: in no later stretch. */
static uint32_t first_sentence_end(const fig_work *w, uint32_t body)
{
    uint32_t end = w->sentences.count && !w->stretch.begin ? w->sentences.start[1] : 0;
    for (size_t i = 2; end && end <= body && i <= w->sentences.count; i++)
        end = w->sentences.start[i];
    return end;
}

static void note_places(fig_work *w, size_t from)
{
    const fig_tokens *t = &w->tokens;
    const uint32_t body = fig_boilerplate_end(w), first_end = first_sentence_end(w, body);
    size_t amount = from;
    for (uint32_t at = next_place(t, body), length; at < t->count; at = next_place(t, at + length)) {
        length = 1;
        enum place of = COUNTRY;
        const fig_row *row = fig_token_case_at(t, at) != FIG_CASE_LOWER ? place_at(w, at, &length, &of) : NULL;
        uint32_t next = at + length, depth = w->stretch.tokens_before + at - body;
        bool dateline = (depth < 4 || (depth < HEADLINE && t->gap[at] == FIG_GAP_PARAGRAPH)) && next < t->count && ends_place(w, next);
        while (amount < w->draft_count && w->drafts[amount].last <= at)
            amount++;
        const fig_draft *d = amount < w->draft_count && w->drafts[amount].first <= at ? &w->drafts[amount] : NULL;
        if (row && row->value_count && !fig_boilerplate_at(w, at))
            note_vote(w, row, weight_of(row, of, dateline, at < first_end),
                      d && d->kind == FIG_KIND_MONEY && d->unit_count == 1 ? d->unit : NULL);
    }
}

/* Does a sign of several meanings stand within the one of this amount, as in C$5? */
static bool is_told_apart(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    for (uint32_t at = d->first; w->known.currency_sign >= 0 && at < d->last; at++) {
        if (t->type[at] != FIG_TOKEN_SYMBOL)
            continue;
        const fig_row *row =
            fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_sign, w->text + t->begin[at], t->end[at] - t->begin[at]);
        if (row && row->value_count > 1)
            return true;
    }
    return false;
}

/* The country in which alone a foreign currency is written so: $US5. NULL: anywhere. */
static const char *home_of(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    const uint32_t next = d->first + 1;
    if (w->known.currency_sign < 0 || next >= d->last || t->type[d->first] != FIG_TOKEN_SYMBOL || t->gap[next] != FIG_GAP_GLUED)
        return NULL;
    const fig_row *row =
        fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_sign, w->text + t->begin[d->first], t->end[next] - t->begin[d->first]);
    return row ? fig_row_attr(row, "home") : NULL;
}

static void note_written(fig_work *w, const fig_draft *d)
{
    fig_story *s = &w->story;
    const bool told_apart = is_told_apart(w, d);
    s->home = s->home ? s->home : home_of(w, d);
    for (size_t i = 0; told_apart && i < s->written_count; i++)
        if (s->written[i].told_apart && s->written[i].unit == d->unit)
            return;
    if ((!s->written_count || told_apart) && s->written_count < FIG_WRITTEN)
        s->written[s->written_count++] = (fig_written){d->unit, told_apart};
}

/* The best candidates of all amounts that have several, each once; and what is written out. */
static void note_amounts(fig_work *w, size_t from)
{
    fig_story *s = &w->story;
    for (size_t i = from; i < w->draft_count; i++) {
        const fig_draft *d = &w->drafts[i];
        s->signs |= d->kind == FIG_KIND_MONEY && d->unit_count > 1 && !d->minor;
        if (d->kind == FIG_KIND_MONEY && d->unit_count == 1)
            note_written(w, d);
        else if (d->kind == FIG_KIND_MONEY && d->unit_count && s->usual_count < FIG_CODE_FACTS && !fig_story_is_usual(w, d->unit))
            s->usual[s->usual_count++] = d->unit;
    }
}

void fig_story_note(fig_work *w, size_t from)
{
    fig_story *s = &w->story;
    for (size_t i = from; i < w->draft_count; i++) {
        const fig_draft *d = &w->drafts[i];
        s->asks =
            s->asks || (d->kind == FIG_KIND_MONEY && d->unit_count != 1) || (d->kind == FIG_KIND_QUANTITY && (d->unit_count > 1 || d->per));
        if (d->kind == FIG_KIND_MONEY && d->unit_count && !s->first.unit_count)
            fig_draft_copy_units(&s->first, d);
    }
    if (w->stretch.last && !s->asks) /* nobody will ask */
        return;
    note_places(w, from);
    note_amounts(w, from);
}
