/*
 * Instruments: the index, bond or currency pair that a figure is of.
 *
 * in   "the Kospi closed at 3,209.43", instrument and v          out   v: index, instrument KOSPI
 */
#include "../base/arena.h"
#include "../base/strbuf.h"
#include "action.h"
#include "phrase_row.h"
#include "word.h"
#include <string.h>

static bool capital(const fig_work *w, uint32_t token)
{
    return w->tokens.type[token] == FIG_TOKEN_WORD && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

/* Hemlo Gold, Apex Copper: a word that the list has in lower case, here in capitals behind another one, is of a name. */
static bool of_name(const fig_work *w, const fig_link_bound *b)
{
    uint32_t at = w->item_token[b->first];
    return b->row && b->row->value_count && b->row->form.len && b->row->form.ptr[0] >= 'a' && b->row->form.ptr[0] <= 'z' && at > 0 &&
           capital(w, at) && !(w->tokens.gap[at] & FIG_GAP_PARAGRAPH) && capital(w, at - 1);
}

/* What a surer link called one of the figures already; NULL: nothing. */
static const char *called_already(const fig_work *w, const fig_rule *link)
{
    for (size_t i = 0; i < link->make.name_count; i++) {
        const fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (d && d->instrument)
            return d->instrument;
    }
    return NULL;
}

/* The Dax fell 1.2% and the Nikkei lost 24 points to 16,201: behind another index a figure is that one's. */
static bool beyond_another(const fig_work *w, const fig_link_bound *b, const fig_draft *d)
{
    fig_phrase between = {w->item_token[b->last - 1] + 1, d->first}, found;
    const fig_row *other = b->row && between.first < between.last ? fig_phrase_row(w, w->known.index, between, &found) : NULL;
    return other && other->value_count && b->row->value_count && strcmp(other->values[0], b->row->values[0]) != 0;
}

/* NASDAQ: DNMR, an exchange and the code that somebody is listed under there; no index. */
static bool is_listing(const fig_work *w, const fig_link_bound *b)
{
    const uint32_t next = w->item_token[b->last];
    return next + 1 < w->tokens.count && fig_token_is_symbol(w, next, ':') && w->tokens.gap[next] == FIG_GAP_GLUED && capital(w, next + 1);
}

/* The words as written, one blank where there was any gap; NULL: out of memory. */
static const char *words_of(fig_work *w, const fig_link_bound *b)
{
    const fig_tokens *t = &w->tokens;
    const uint32_t first = w->item_token[b->first], end = fig_items_end(w, b->last);
    fig_strbuf *words = fig_normal_write(&w->normaliser);
    for (uint32_t k = first; k < end; k++) {
        if (k > first && t->gap[k] != FIG_GAP_GLUED)
            fig_strbuf_char(words, ' ');
        fig_strbuf_add(words, w->text + t->begin[k], t->end[k] - t->begin[k]);
    }
    return fig_normal_written(&w->normaliser);
}

bool fig_act_instrument(fig_work *w, const fig_rule *link)
{
    const fig_link_bound *b = &w->bound.of[FIG_NAME_INSTRUMENT];
    const char *name = NULL;
    bool any = false;
    const fig_list *indices = w->known.index < 0 ? NULL : &w->grammar->lists[w->known.index];
    const bool listed = indices && b->row >= indices->rows && b->row < indices->rows + indices->row_count;
    if (b->first == b->last || of_name(w, b) || (listed && is_listing(w, b)) || (b->row && fig_token_is_cut(w, w->item_token[b->first])))
        return false;
    const fig_draft *maturity = fig_action_draft(w, FIG_NAME_A);
    if (b->row && b->row->value_count && maturity && maturity->kind == FIG_KIND_DURATION && maturity->iso &&
        maturity->iso[0] == 'P') { /* P10Y: US10Y */
        size_t prefix = strlen(b->row->values[0]), length = strlen(maturity->iso + 1);
        char *joined = fig_arena_alloc(w->arena, prefix + length + 1);
        if (!joined)
            return false;
        memcpy(joined, b->row->values[0], prefix);
        memcpy(joined + prefix, maturity->iso + 1, length + 1);
        name = joined;
    } else if (b->row && b->row->value_count) {
        name = b->row->values[0];
    } else if (!(name = called_already(w, link))) {
        name = words_of(w, b);
    }
    for (size_t i = 0; name && i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (!d || d->instrument || (d->unit_count && d->kind == FIG_KIND_NUMBER) || (listed && beyond_another(w, b, d)))
            continue;
        if (d->kind == FIG_KIND_MONEY && d->value.scaled && fig_make_attr(&link->make, "unscaled"))
            continue; /* no price of a tonne is in millions */
        d->instrument = name;
        if (d->kind == FIG_KIND_NUMBER && strcmp(link->make.verb, "index") == 0)
            fig_action_make_kind(d, FIG_KIND_INDEX, fig_unit_point);
        any = true;
    }
    return any;
}

/* The same where bare numbers become levels and moves of the index; it runs before money is supplied. */
bool fig_act_index(fig_work *w, const fig_rule *link)
{
    return fig_act_instrument(w, link);
}

/* "USD/JPY", in the result's arena; NULL: out of memory. */
static const char *pair_name(fig_work *w, const char *base, const char *unit)
{
    const size_t before = strlen(base), behind = strlen(unit);
    char *name = fig_arena_alloc(w->arena, before + behind + 2);
    if (!name)
        return NULL;
    memcpy(name, base, before);
    name[before] = '/';
    memcpy(name + before + 1, unit, behind + 1);
    return name;
}

/* A rate's denominator that is a currency: "USD", no unit of UCUM is so long and in capitals, and nouns stand in braces. */
static const char *currency_of(const char *per)
{
    for (int i = 0; per && i < 3; i++)
        if (per[i] < 'A' || per[i] > 'Z')
            return NULL;
    return per && !per[3] ? per : NULL;
}

/* pair v: a currency quoted in another: `a` is the base, or the figure's own rate. 145.60/70 yen for a dollar: USD/JPY per USD */
bool fig_act_pair(fig_work *w, const fig_rule *link)
{
    const fig_row *base = fig_action_row(w, FIG_NAME_A);
    const char *constant = fig_make_attr(&link->make, "base"), *pair = NULL;
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        const char *code = !d ? NULL : base && base->value_count ? base->values[0] : d->per || !constant ? currency_of(d->per) : constant;
        if (!code)
            continue;
        if (d->kind == FIG_KIND_PERCENT && pair && !d->instrument) { /* the move before the rate it led to */
            d->instrument = pair;
            continue;
        }
        if (d->kind != FIG_KIND_MONEY || d->instrument || d->value.scaled || !d->unit_count || strcmp(d->unit, code) == 0 ||
            (d->per && strcmp(d->per, code) != 0))
            continue;
        d->instrument = pair = pair_name(w, code, d->unit);
        if (!pair)
            return false;
        if (!d->per) {
            d->per = code;
            d->supplied |= FIG_SUPPLIED_PER;
        }
        any = true;
    }
    return any;
}

/* rate v: bare numbers behind the name of a pair, EUR/USD rose to 1.0845, are so many dollars for a euro. */
bool fig_act_rate(fig_work *w, const fig_rule *link)
{
    const fig_row *row = fig_action_row(w, FIG_NAME_INSTRUMENT);
    const char *pair = row && row->value_count ? row->values[0] : "";
    const char *base = strlen(pair) == 7 && pair[3] == '/' ? fig_arena_copy(w->arena, pair, 3) : NULL;
    bool any = false;
    for (size_t i = 0; base && i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (!d || d->kind != FIG_KIND_NUMBER || d->unit_count || d->instrument || d->value.scaled)
            continue;
        fig_action_make_kind(d, FIG_KIND_MONEY, pair + 4);
        d->per = base;
        d->instrument = pair;
        d->supplied |= FIG_SUPPLIED_PER;
        any = true;
    }
    return any;
}

void fig_pair_follow(fig_work *w, fig_draft *d)
{
    const char *base = d->instrument ? currency_of(d->per) : NULL;
    if (base && d->unit_count > 1 && strcmp(base, d->unit) == 0) /* the Canadian dollar is worth cents of another one */
        fig_story_prefer(w, d, fig_draft_unit(d, 1));
    if (!base || strncmp(d->instrument, base, 3) != 0 || d->instrument[3] != '/' || strcmp(d->instrument + 4, d->unit) == 0)
        return;
    const char *was = d->instrument;
    d->instrument = pair_name(w, base, d->unit);
    for (int step = -1; step <= 1; step += 2) { /* and the move in percent beside it */
        fig_draft *beside = d + step >= w->drafts && d + step < w->drafts + w->draft_count ? d + step : NULL;
        if (beside && beside->kind == FIG_KIND_PERCENT && beside->sentence == d->sentence && beside->instrument &&
            strcmp(beside->instrument, was) == 0)
            beside->instrument = d->instrument;
    }
}
