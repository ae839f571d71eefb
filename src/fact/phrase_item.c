/* Which items may stand inside a noun phrase: see phrase_item.h. */
#include "phrase_item.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "name.h"
#include "phrase.h"

uint32_t fig_item_of(const fig_work *w, uint32_t token)
{
    uint32_t at = 0;
    while (at < w->items.count && fig_item_token(w, at) < token)
        at++;
    return at;
}

/* The number of a name: Route 66, Frostbound 2. */
static bool numbers_name(const fig_work *w, uint32_t item)
{
    return w->item_kind[item] == FIG_KIND_NUMBER && item && !w->item_kind[item - 1] &&
           fig_item_token(w, item + 1) == fig_item_token(w, item) + 1 && w->tokens.type[fig_item_token(w, item)] == FIG_TOKEN_DIGITS &&
           w->tokens.end[fig_item_token(w, item)] - w->tokens.begin[fig_item_token(w, item)] < 4 &&
           fig_token_is_capital(w, fig_item_token(w, item - 1));
}

/* A number that tells with its noun more of the next: the 19-country euro zone. */
static bool is_adjective(const fig_work *w, uint32_t item)
{
    const uint32_t token = fig_item_token(w, item), next = item + 1 < w->items.count ? fig_item_token(w, item + 1) : token;
    return w->item_kind[item] == FIG_KIND_COUNT && next == token + 3 && fig_token_is_symbol(w, token + 1, '-') &&
           w->tokens.gap[token + 2] == FIG_GAP_GLUED && fig_token_is_word(w, next);
}

/* Does `by` stand between two nouns: stays by residents? Not behind a verb, nor before a figure. */
static bool joins_doer(fig_work *w, uint32_t item)
{
    if (!item || w->item_kind[item - 1] || w->tokens.type[fig_item_token(w, item - 1)] != FIG_TOKEN_WORD ||
        fig_item_is_participle(w, item - 1) ||
        (fig_phrase_roles(w, fig_item_token(w, item - 1)) & (FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN)))
        return false;
    for (uint32_t k = item + 1; k < item + 4 && k < w->items.count; k++)
        if (w->item_kind[k])
            return false;
    return true;
}

/* A number behind a preposition, of things that a compound tells more of: in 19 euro-zone states. */
static bool counts_compound(fig_work *w, uint32_t item)
{
    const uint32_t next = item + 1 < w->items.count ? fig_item_token(w, item + 1) : 0;
    return w->item_kind[item] == FIG_KIND_NUMBER && item && next && next + 2 < w->tokens.count &&
           (fig_item_roles(w, item - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE)) && fig_token_is_word(w, next) &&
           fig_token_is_symbol(w, next + 1, '-') && w->tokens.gap[next + 1] == FIG_GAP_GLUED && fig_token_is_word(w, next + 2);
}

/* A word that is a verb elsewhere, behind a noun and before an auxiliary: home help has grown. No participle: those sold were. */
static bool is_noun_before_helper(fig_work *w, uint32_t item, uint32_t roles)
{
    const uint32_t helper = FIG_WORD_VERB | FIG_WORD_SKIPPED;
    return (roles & FIG_WORD_VERB) && !(roles & (FIG_WORD_SKIPPED | FIG_WORD_SAYS | FIG_WORD_EXPECTS)) && item &&
           item + 1 < w->items.count && !w->item_kind[item - 1] && !w->item_kind[item + 1] &&
           fig_token_is_word(w, fig_item_token(w, item - 1)) && (fig_item_roles(w, item + 1) & helper) == helper &&
           !(fig_item_roles(w, item + 1) & FIG_WORD_INNER) &&
           !(fig_item_roles(w, item - 1) &
             (FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN | FIG_WORD_RELATIVE | FIG_WORD_INNER)) &&
           !fig_item_is_participle(w, item) && !fig_item_ends_as_participle(w, item) &&
           !fig_phrase_row_of(w, w->facts.lists.showing, fig_item_token(w, item));
}

/* A verb that no list has, behind its auxiliary: has resulted in a rate. */
static bool is_verb_behind_helper(fig_work *w, uint32_t item, uint32_t roles)
{
    return item && !(roles & (FIG_WORD_BOUNDARY | FIG_WORD_INNER)) && (fig_item_roles(w, item - 1) & FIG_WORD_VERB) &&
           (fig_item_roles(w, item - 1) & FIG_WORD_SKIPPED) && fig_item_ends_as_participle(w, item) &&
           !(fig_item_roles(w, item + 1) & (FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_MODIFIER));
}

/* A verb in its plain form behind an auxiliary, or behind `to` and somebody or what he does: will report sales, is likely to book a loss. No level: rose to record highs. */
static bool is_plain_verb(fig_work *w, uint32_t item, uint32_t roles)
{
    const uint32_t helper = FIG_WORD_VERB | FIG_WORD_SKIPPED;
    if ((roles & (FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_MEASURE)) || item < 2 || w->item_kind[item - 1] ||
        !fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, item)], w->facts.lists.base))
        return false;
    const uint32_t before = fig_item_roles(w, item - 1);
    const bool to = (before & (FIG_WORD_SKIPPED | FIG_WORD_INNER)) == (FIG_WORD_SKIPPED | FIG_WORD_INNER);
    return to ? !w->item_kind[item - 2] && ((fig_item_roles(w, item - 2) & FIG_WORD_SKIPPED) || fig_item_is_capital(w, item - 2))
              : (before & helper) == helper;
}

/* After, before a word for what is taken off first, behind what is measured: profit after tax. */
static bool nets(fig_work *w, uint32_t item, uint32_t roles)
{
    return (roles & (FIG_WORD_WHEN | FIG_WORD_APART)) && item && item + 1 < w->items.count && !w->item_kind[item - 1] &&
           !w->item_kind[item + 1] && (fig_item_roles(w, item - 1) & FIG_WORD_MEASURE) &&
           fig_phrase_row_of(w, w->facts.lists.netted, fig_item_token(w, item + 1));
}

static bool is_netted(const fig_work *w, uint32_t item)
{
    return item < w->items.count && !w->item_kind[item] && fig_phrase_row_of(w, w->facts.lists.netted, fig_item_token(w, item));
}

/* A comma or conjunction between several things that are taken off first: earnings before interest, tax and depreciation. */
static bool joins_netted(fig_work *w, uint32_t item)
{
    const bool comma = !w->item_kind[item] && fig_token_is_symbol(w, fig_item_token(w, item), ',');
    const bool joins = (fig_item_roles(w, item) & FIG_WORD_JOINING) != 0;
    if ((!comma && !joins) || item < 2 || item + 1 >= w->items.count)
        return false;
    const uint32_t before = item - 1 - (joins && fig_item_is_comma(w, item - 1));
    const uint32_t behind = item + 1 + (comma && (fig_item_roles(w, item + 1) & FIG_WORD_JOINING));
    return is_netted(w, before) && is_netted(w, behind);
}

/* A participle between what stands before nouns and its noun: consumption of total finished steel. */
static bool is_participle_inside(fig_work *w, uint32_t item, uint32_t roles)
{
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN;
    return (roles & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) && item > 1 && item + 1 < w->items.count && !w->item_kind[item + 1] &&
           !w->item_kind[item - 1] && fig_item_ends_as_participle(w, item) &&
           (fig_item_roles(w, item - 1) & (FIG_WORD_MODIFIER | FIG_WORD_MEASURE)) && (fig_item_roles(w, item - 2) & FIG_WORD_INNER) &&
           !(fig_item_roles(w, item + 1) & none) && fig_token_case_at(&w->tokens, fig_item_token(w, item + 1)) == FIG_CASE_LOWER;
}

bool fig_item_is_noun(fig_work *w, uint32_t item)
{
    const uint32_t helper = FIG_WORD_VERB | FIG_WORD_SKIPPED, roles = fig_item_roles(w, item);
    const uint32_t before = item && !w->item_kind[item - 1] ? fig_item_roles(w, item - 1) : 0;
    const uint32_t next = item + 1 < w->items.count ? fig_item_roles(w, item + 1) : 0;
    return (roles & (FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED)) == FIG_WORD_SKIPPED && !(roles & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE)) &&
           (before & (FIG_WORD_ARTICLE | FIG_WORD_POSSESSOR)) && !(before & FIG_WORD_PRONOUN) && (next & helper) == helper;
}

/* That, those behind a preposition and before a noun: imports from that country. No clause begins there. */
static bool points_at_noun(fig_work *w, uint32_t item, uint32_t roles)
{
    return (roles & FIG_WORD_RELATIVE) && (roles & FIG_WORD_ARTICLE) && item && item + 1 < w->items.count && !w->item_kind[item + 1] &&
           (fig_item_roles(w, item - 1) & FIG_WORD_INNER) && fig_phrase_sort(w, fig_item_token(w, item + 1));
}

/* The apostrophe of those who are many: workers' pay; no quotation mark stands before it. */
static bool closes_plural(const fig_work *w, uint32_t token)
{
    const char *s = w->text + w->tokens.begin[token];
    return token && token + 1 < w->tokens.count &&
           (s[0] == '\'' || memcmp(s, "\xE2\x80\x99", w->tokens.end[token] - w->tokens.begin[token]) == 0) &&
           w->tokens.gap[token] == FIG_GAP_GLUED && w->tokens.gap[token + 1] != FIG_GAP_GLUED && fig_token_is_word(w, token - 1) &&
           fig_token_is_word(w, token + 1) && w->text[w->tokens.end[token - 1] - 1] == 's';
}

bool fig_item_stands_inside(fig_work *w, uint32_t item)
{
    const uint32_t token = fig_item_token(w, item);
    const uint8_t kind = w->item_kind[item];
    if (kind)
        return kind == FIG_KIND_DATE || kind == FIG_KIND_ORDINAL || kind == FIG_KIND_DURATION || numbers_name(w, item) ||
               is_adjective(w, item) || counts_compound(w, item);
    if (joins_netted(w, item))
        return true;
    if (w->tokens.type[token] == FIG_TOKEN_SYMBOL)
        return (fig_token_is_symbol(w, token, '-') &&
                (w->tokens.gap[token] == FIG_GAP_GLUED || w->tokens.gap[token + 1] == FIG_GAP_GLUED)) ||
               fig_token_is_symbol(w, token, '&') || fig_token_is_symbol(w, token, '/') || fig_token_is_inner_stop(w, token) ||
               fig_mark_in_name(w, token) || fig_comma_in_place(w, token) || closes_plural(w, token) ||
               ((fig_phrase_roles(w, token) & FIG_WORD_POSSESSOR) && w->tokens.gap[token] == FIG_GAP_GLUED &&
                w->tokens.gap[token + 1] != FIG_GAP_GLUED); /* the farmers' income; no quotation mark */
    const uint32_t roles = fig_item_roles(w, item);
    if ((roles & FIG_WORD_BOUNDARY) && item && !w->item_kind[item - 1] &&
        (fig_phrase_roles(w, fig_item_token(w, item - 1)) & FIG_WORD_ARTICLE))
        return true; /* the won, a cut: a noun */
    if ((roles & FIG_WORD_BYLINE) && joins_doer(w, item))
        return true; /* stays by residents */
    if (nets(w, item, roles) || (roles && item && item + 1 < w->items.count && w->item_kind[item - 1] == FIG_KIND_DATE &&
                                 w->item_kind[item + 1] == FIG_KIND_DATE && fig_item_ends_as_participle(w, item)))
        return true; /* profit for the second quarter ended April 1 */
    if (is_verb_behind_helper(w, item, roles) || is_plain_verb(w, item, roles) || fig_token_acts(w, token))
        return false;
    if (is_noun_before_helper(w, item, roles) || fig_item_is_noun(w, item) || is_participle_inside(w, item, roles))
        return true;
    if (points_at_noun(w, item, roles) || (!item && (roles & FIG_WORD_RELATIVE) && (roles & FIG_WORD_ARTICLE)))
        return true; /* That was */
    if ((roles & FIG_WORD_SKIPPED) && !(roles & (FIG_WORD_BOUNDARY | FIG_WORD_PRONOUN)) && item &&
        (fig_item_roles(w, item - 1) & (FIG_WORD_INNER | FIG_WORD_SKIPPED)) == FIG_WORD_INNER)
        return true; /* in all years, for overseas students */
    return !(roles & (FIG_WORD_BOUNDARY | FIG_WORD_RELATIVE)) && (roles & (FIG_WORD_SKIPPED | FIG_WORD_INNER)) != FIG_WORD_SKIPPED;
}
