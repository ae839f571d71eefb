/*
 * Claim: what a sentence says of the arithmetic of its figures, noted for the checks; the figures stay as they are.
 *
 * in   "17 people, nine men and eight women", bound: total, parts          out   a claim FIG_CLAIM_PARTS of 17, 9 and 8
 * `least=2`: only the first two names have to be bound; a bound `direction` is the claim's, and so are the years that a bound row has. Of a name that spans several figures (a group) all those count that are of the kind of the first. A claim that was made before, of the
 * same first two figures, is not made twice.
 */
#include "../base/alloc.h"
#include "action.h"
#include "claim_words.h"
#include "word.h"
#include <stdlib.h>
#include <string.h>

static fig_claim_of claim_called(const char *name)
{
#define WORD(word, of) [FIG_CLAIM_##of] = word,
    static const char *const words[] = {FIG_CLAIM_WORDS(WORD, WORD)};
#undef WORD
    _Static_assert(sizeof words / sizeof *words == FIG_CLAIM_COUNT, "each claim has a word");
    for (size_t i = FIG_CLAIM_NONE + 1; name && i < FIG_CLAIM_COUNT; i++)
        if (strcmp(words[i], name) == 0)
            return (fig_claim_of)i;
    return FIG_CLAIM_NONE;
}

/* 180 for adults and 70 beds for children; 215 of them with wheat and 125, which are hectares too */
static bool alike(const fig_draft *a, const fig_draft *b)
{
    return a->kind == b->kind || (a->kind == FIG_KIND_NUMBER && b->kind == FIG_KIND_QUANTITY && b->supplied & FIG_SUPPLIED_UNIT) ||
           (a->kind == FIG_KIND_NUMBER && b->kind == FIG_KIND_COUNT) || (a->kind == FIG_KIND_COUNT && b->kind == FIG_KIND_NUMBER);
}

/* All figures of a name, of the kind of its first; false where there are none or too many. */
static bool add_figures(const fig_work *w, int name, fig_claim *claim)
{
    const fig_link_bound *b = &w->bound.of[name];
    int32_t first = -1;
    for (uint32_t i = b->first; i < b->last; i++) {
        int32_t draft = w->item_draft[i];
        if (draft < 0 || (first >= 0 && !alike(&w->drafts[draft], &w->drafts[first])))
            continue;
        if (claim->count == FIG_CLAIM_MOST)
            return false;
        first = first < 0 ? draft : first;
        claim->figures[claim->count++] = draft;
    }
    return first >= 0;
}

/* `units={man}|{woman}`: all figures behind the first have one of these, and it has one of `total` and none of `but`; `rule=date.ago`: the first was found by one of these, and
 * none by one of `never`. */
static bool is_meant(const fig_work *w, const fig_claim *claim, const fig_make *make)
{
    const char *units = fig_make_attr(make, "units"), *rules = fig_make_attr(make, "rule"), *total = fig_make_attr(make, "total"),
               *never = fig_make_attr(make, "never"), *but = fig_make_attr(make, "but");
    for (size_t i = 0; i < claim->count; i++) {
        const fig_draft *d = &w->drafts[claim->figures[i]];
        const char *among = i ? units : total, *rule = d->rule->name;
        if ((among && (!d->unit_count || !fig_action_among(among, d->unit))) || (never && fig_action_among(never, rule)) ||
            (!i && but && d->unit_count && fig_action_among(but, d->unit)) || (i == 0 && rules && !fig_action_among(rules, rule)))
            return false;
    }
    return true;
}

static bool is_in(const fig_work *w, int list, uint32_t token)
{
    const fig_tokens *t = &w->tokens;
    return list >= 0 && fig_grammar_row_of(w->grammar, (uint32_t)list, w->text + t->begin[token], t->end[token] - t->begin[token]) != NULL;
}

static bool is_part_of_claim(const fig_work *w, const fig_claim *claim, uint32_t token)
{
    for (size_t i = 1; i < claim->count; i++)
        if (w->drafts[claim->figures[i]].first <= token && token < w->drafts[claim->figures[i]].last)
            return true;
    return false;
}

enum { TAIL = 4 };

/* Names or places beside the parts: 30 in Europe, 12 in Germany; 30 European, 12 German; 30 in the county, 12 in the town. `whole=1`: the rule's words say that the parts are all. */
static fig_claim_nests nests(const fig_work *w, const fig_claim *claim, const fig_make *make)
{
    uint32_t first = UINT32_MAX, last = 0;
    bool places = false, all = fig_make_attr(make, "whole") != NULL;
    for (size_t i = 1; i < claim->count; i++) {
        const fig_draft *d = &w->drafts[claim->figures[i]];
        first = d->last < first ? d->last : first;
        last = d->last > last ? d->last : last;
    }
    for (uint32_t t = first; t < last + TAIL && t < w->tokens.count && !(t >= last && fig_token_is_symbol(w, t, '.')); t++) {
        all = all || is_in(w, w->known.part_rest, t);
        places = places || (!is_part_of_claim(w, claim, t) && (fig_token_is_capital(w, t) || is_in(w, w->known.part_place, t)));
    }
    return !places ? FIG_NESTS_NOT : all ? FIG_NESTS_IN_ALL : FIG_NESTS_PERHAPS;
}

enum { LOOK_BACK = 32 };

/* The claim of the sentence that has the same first two figures, or NULL. */
static fig_claim *known(const fig_work *w, const fig_claim *claim)
{
    for (size_t i = w->claim_count, n = 0; i-- > 0 && n < LOOK_BACK; n++) {
        fig_claim *c = &w->claims[i];
        if (w->drafts[c->figures[0]].sentence != w->drafts[claim->figures[0]].sentence)
            return NULL;
        if (c->of == claim->of && c->figures[0] == claim->figures[0] && (c->count < 2 || c->figures[1] == claim->figures[1]))
            return c;
    }
    return NULL;
}

bool fig_act_claim(fig_work *w, const fig_rule *link)
{
    fig_claim claim = {.of = (uint8_t)claim_called(fig_make_attr(&link->make, "of"))};
    const char *needed = fig_make_attr(&link->make, "least");
    size_t least = needed ? (size_t)(*needed - '0') : link->make.name_count;
    const fig_row *way = fig_action_row(w, FIG_NAME_DIRECTION), *number = fig_action_row(w, FIG_NAME_VALUE);
    if (claim.of == FIG_CLAIM_NONE)
        return false;
    if (way && way->value_count)
        claim.direction = strcmp(way->values[0], "up") == 0 ? FIG_DIRECTION_UP : FIG_DIRECTION_DOWN;
    if (number && number->value_count)
        claim.years = (uint16_t)strtoul(number->values[0], NULL, 10);
    for (size_t i = 0; i < link->make.name_count; i++)
        if (!add_figures(w, link->make.names[i], &claim) && i < least)
            return false;
    if (!is_meant(w, &claim, &link->make))
        return false;
    fig_claim *before = known(w, &claim);
    if (before && (claim.of != FIG_CLAIM_MOVE || before->count >= claim.count))
        return false;
    claim.nests = (uint8_t)(claim.of == FIG_CLAIM_PARTS && claim.count > 2 ? nests(w, &claim, &link->make) : FIG_NESTS_NOT);
    if (before) { /* a move by its ends, and now with how far it went */
        *before = claim;
        return true;
    }
    if (!fig_grow(&w->claims, &w->claim_capacity, w->claim_count + 1, sizeof *w->claims)) {
        w->failed = true;
        return false;
    }
    w->claims[w->claim_count++] = claim;
    return true;
}

bool fig_claims_keep(fig_work *w, fig_result *result, size_t base)
{
    if (!w->claim_count)
        return true;
    fig_claim *all = fig_arena_alloc(&result->arena, (result->claim_count + w->claim_count) * sizeof *all);
    if (!all)
        return false;
    if (result->claim_count)
        memcpy(all, result->claims, result->claim_count * sizeof *all);
    for (size_t i = 0; i < w->claim_count; i++) {
        fig_claim *c = &all[result->claim_count + i];
        *c = w->claims[i];
        for (size_t k = 0; k < c->count; k++)
            c->figures[k] += (int32_t)base;
    }
    result->claims = all;
    result->claim_count += w->claim_count;
    return true;
}
