/*
 * Phrase: noun phrases beside a verb or preposition: where they begin and end.
 *
 * in   "The country's net debt per head stood at", the item of the verb          out   "The country's net debt per head"
 * What words are stands in the grammar's lists phrase-*; here only order counts. A phrase goes as far as no word ends it, over prepositions that may stand inside (of, in, for); what
 * stands between two commas before the verb (", the retailer,") is stepped over.
 */
#include "phrase.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "fact_named.h"
#include "name.h"
#include "phrase_item.h"
#include "verb_row.h"

enum { NEAR = 8, FRONTED = 10 };

static fig_phrase trimmed(fig_work *w, uint32_t first, uint32_t last)
{
    if (first + 3 < last && (fig_item_roles(w, first) & FIG_WORD_INNER) && (fig_item_roles(w, first + 1) & FIG_WORD_ARTICLE) &&
        w->item_kind[first + 2] == FIG_KIND_DATE && !(fig_item_roles(w, first + 3) & FIG_WORD_INNER))
        first += 3; /* in the first half of the year prices */
    while (first < last && ((fig_item_roles(w, first) & FIG_WORD_INNER) || w->item_kind[first] == FIG_KIND_DATE ||
                            (!w->item_kind[first] && w->tokens.type[fig_item_token(w, first)] == FIG_TOKEN_SYMBOL)))
        first++;
    if (first + 1 == last && (fig_item_roles(w, first) & FIG_WORD_ARTICLE) &&
        (fig_item_roles(w, first) & (FIG_WORD_PRONOUN | FIG_WORD_RELATIVE)))
        return (fig_phrase){fig_item_token(w, first), fig_items_end(w, last)}; /* that, these: alone they are pronouns */
    while (last > first + 3 && fig_phrase_before_span(w, last) < last)
        last = fig_phrase_before_span(w, last); /* sales in the quarter */
    while (first < last &&
           ((fig_item_roles(w, last - 1) & (FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_JOINING)) ||
            w->item_kind[last - 1] == FIG_KIND_DATE ||
            (!w->item_kind[last - 1] && w->tokens.type[fig_item_token(w, last - 1)] == FIG_TOKEN_SYMBOL &&
             !fig_token_is_inner_stop(w, fig_item_token(w, last - 1)) && !(fig_item_roles(w, last - 1) & FIG_WORD_POSSESSOR))))
        last--;
    if (first >= last)
        return (fig_phrase){0, 0};
    return (fig_phrase){fig_item_token(w, first), fig_items_end(w, last)};
}

/* A verb in the past that has a form of its own: cast, struck. */
static bool is_irregular(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, item)], w->facts.lists.irregular);
}

/* Behind who, which or that: a verb, by a list or by its ending. */
static bool opens_clause(fig_work *w, uint32_t item)
{
    return (fig_item_roles(w, item) & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) || fig_item_ends_as_participle(w, item) || is_irregular(w, item);
}

/* A clause about the noun before it that ends before `at`: "The flood that swept through downtown". Its first item, or `at`. */
static uint32_t clause_about(fig_work *w, uint32_t first, uint32_t at)
{
    bool verb = false;
    for (uint32_t k = first; k > 1 && at - k < FIG_PHRASE_LONGEST; k--) {
        const uint32_t roles = fig_item_roles(w, k - 1);
        if (roles & FIG_WORD_RELATIVE)
            return (verb || !(fig_item_roles(w, k) & FIG_WORD_SKIPPED)) && opens_clause(w, k) &&
                           !(fig_item_roles(w, k - 2) & (FIG_WORD_BOUNDARY | FIG_WORD_INNER)) && !fig_item_is_comma(w, k - 2)
                       ? k - 1
                       : at;
        if (fig_item_is_comma(w, k - 1) || (roles & (FIG_WORD_JOINING | FIG_WORD_SAYS)))
            return at;
        verb |= (roles & FIG_WORD_VERB) != 0;
    }
    return at;
}

static fig_phrase phrase_before(fig_work *w, uint32_t at, bool joined);

/* Does a phrase stand behind a preposition and a figure: rose 1.4% in [early New York] trading? */
static bool is_adverbial(fig_work *w, fig_phrase p)
{
    const uint32_t at = fig_item_of(w, p.first);
    return at > 1 && (fig_item_roles(w, at - 1) & FIG_WORD_INNER) && w->item_kind[at - 2] && w->item_kind[at - 2] != FIG_KIND_DATE;
}

/* Where the subject of a sentence begins behind a preposition's phrase and its comma: Under the plan, the mill would close. */
static uint32_t fronted_end(fig_work *w)
{
    const uint32_t first = w->items.count && (fig_item_roles(w, 0) & (FIG_WORD_BOUNDARY | FIG_WORD_INNER)) && !w->item_kind[0] ? 1 : 0;
    for (uint32_t k = first; first && k < w->items.count && k < FRONTED; k++) {
        if (fig_item_is_comma(w, k))
            return k + 1;
        if (fig_item_roles(w, k) & (FIG_WORD_VERB | FIG_WORD_JOINING))
            break;
    }
    return 0;
}

/* The phrase that opens a sentence; before an article its last word is a verb that no list has: the storm lashed the coast. */
static fig_phrase opening(fig_work *w)
{
    const fig_phrase p = fig_phrase_after(w, fronted_end(w));
    const uint32_t end = fig_item_of(w, p.last), what = FIG_WORD_ARTICLE | FIG_WORD_PRONOUN;
    const bool acts = p.last > p.first + 1 && end < w->items.count && (fig_item_roles(w, end) & what) &&
                      !(fig_item_roles(w, end - 1) & FIG_WORD_INNER) && fig_token_case_at(&w->tokens, p.last - 1) == FIG_CASE_LOWER;
    return (fig_phrase){p.first, p.last - acts};
}

/* Does a comma stand before a phrase, perhaps before its article? */
static bool opens_aside(const fig_work *w, uint32_t item)
{
    return item > 1 && (fig_item_is_comma(w, item - 1) || fig_item_is_comma(w, item - 2));
}

/* In early trading: a noun that is a verb elsewhere, behind a preposition and what stands before nouns. */
static bool is_gerund(fig_work *w, uint32_t item)
{
    return item > 1 && !w->item_kind[item - 1] && (fig_item_roles(w, item - 1) & FIG_WORD_MODIFIER) &&
           (fig_item_roles(w, item - 2) & (FIG_WORD_INNER | FIG_WORD_SKIPPED)) == FIG_WORD_INNER;
}

/* Of several verbs of one who does them all, joined by `and`, the last one stands at `at`: who it is. */
static fig_phrase before_joined(fig_work *w, uint32_t at)
{
    for (uint32_t k = at; k > 1; k--) {
        const uint32_t roles = fig_item_roles(w, k - 1);
        if (!(roles & FIG_WORD_VERB) || (fig_item_roles(w, k - 2) & (FIG_WORD_JOINING | FIG_WORD_VERB)) || fig_row_goes_on(w, k - 1) ||
            fig_row_tells_of_done_to(w, k - 1) || is_gerund(w, k - 1))
            continue;
        const fig_phrase p = phrase_before(w, k - 1, false);
        if (p.first < p.last && (roles & FIG_WORD_SAYS) && fig_item_is_comma(w, k) && opens_aside(w, fig_item_of(w, p.first)))
            continue; /* rose 2%, the ministry said, and was up */
        if (p.first < p.last && !(p.last == fig_item_token(w, k - 1) && is_adverbial(w, p)))
            return p;
    }
    return opening(w);
}

fig_phrase fig_phrase_clause(fig_work *w, uint32_t token)
{
    const fig_phrase none = {0, 0};
    for (uint32_t k = fig_item_of(w, token); k; k--) {
        const uint32_t roles = fig_item_roles(w, k - 1);
        if ((roles & (FIG_WORD_CLAUSE | FIG_WORD_APART | FIG_WORD_WHEN | FIG_WORD_SAYS)) ||
            (!w->item_kind[k - 1] &&
             (fig_token_is_symbol(w, fig_item_token(w, k - 1), ';') || fig_token_is_symbol(w, fig_item_token(w, k - 1), ':'))))
            return none;
        if (roles & FIG_WORD_VERB)
            return fig_phrase_before(w, k - 1);
    }
    return none;
}

/* Does a small word belong to the verb before it: voted through, set up? */
static bool is_particle(fig_work *w, uint32_t item)
{
    const uint32_t token = fig_item_token(w, item);
    return item && !w->item_kind[item] && (fig_item_roles(w, item - 1) & FIG_WORD_VERB) &&
           fig_class_is_in(w, w->tokens.class_id[token], w->facts.lists.particle);
}

fig_phrase fig_phrase_actor(fig_work *w, uint32_t token)
{
    const fig_phrase none = {0, 0};
    fig_phrase apart = none;
    const uint32_t at = fig_item_of(w, token);
    bool beside = false; /* stands in a phrase beside a verb: "with sales of" */
    for (uint32_t k = at; k; k--) {
        const uint32_t roles = fig_item_roles(w, k - 1);
        if (w->item_kind[k - 1])
            continue;
        if (fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, k - 1)], w->facts.lists.whose))
            return fig_phrase_before(w, k - 1); /* the bank, whose main rate */
        if (k == at && (roles & FIG_WORD_RELATIVE) && (roles & FIG_WORD_ARTICLE))
            return none; /* relief came from a report that orders: they are their own subject */
        if ((roles & FIG_WORD_SAYS) && at - k < NEAR / 2 && fig_phrase_row_of(w, w->facts.lists.reporting, fig_item_token(w, k - 1))) {
            const fig_phrase who = fig_phrase_before(w, k - 1); /* …, and its paper unit reported sales of */
            const uint32_t first = who.first < who.last ? fig_item_of(w, who.first) : 0;
            const fig_row *what = who.first < who.last ? fig_phrase_row_of(w, w->facts.lists.generic, who.last - 1) : NULL;
            if ((first && (fig_item_roles(w, first - 1) & (FIG_WORD_JOINING | FIG_WORD_CLAUSE))) || (what && fig_row_attr(what, "part")))
                return who;
        }
        if ((roles & FIG_WORD_SAYS) || ((roles & FIG_WORD_EXPECTS) && (roles & (FIG_WORD_VERB | FIG_WORD_SKIPPED))))
            return apart;
        if (roles & FIG_WORD_VERB) {
            const fig_phrase p = fig_phrase_before(w, k - 1);
            if (p.first < p.last)
                return p;
            continue;
        }
        if (fig_token_is_symbol(w, fig_item_token(w, k - 1), ',') && beside && k < at && (fig_item_roles(w, k) & FIG_WORD_INNER)) {
            const fig_phrase who = fig_phrase_before(w, k - 1); /* Ardent, with annual sales of; but: up 4% on the year, with */
            apart =
                apart.first < apart.last || (who.first < who.last && fig_phrase_row_of(w, w->facts.lists.span, who.last - 1)) ? apart : who;
        }
        if (fig_token_is_symbol(w, fig_item_token(w, k - 1), ';') || fig_token_is_symbol(w, fig_item_token(w, k - 1), ':'))
            return apart;
        if ((roles & FIG_WORD_INNER) || (k < at && (roles & FIG_WORD_JOINING)))
            beside = true;
        else if (!beside && !is_particle(w, k - 1) && !(roles & FIG_WORD_ARTICLE) &&
                 ((roles & FIG_WORD_BOUNDARY) || fig_item_is_comma(w, k - 1)))
            return none; /* the clause begins here: it is its own subject */
    }
    return apart;
}

/* "China's tariff of 80.5%": before the amount that a noun has. */
static uint32_t past_amount(fig_work *w, uint32_t at)
{
    const uint8_t kind = at > 2 ? w->item_kind[at - 1] : FIG_KIND_NONE;
    const bool amount = kind == FIG_KIND_PERCENT || kind == FIG_KIND_MONEY || kind == FIG_KIND_NUMBER ||
                        kind == FIG_KIND_QUANTITY; /* a family of five, a fire of 20 hectares */
    if (at > 3 && !kind && w->item_kind[at - 2] == FIG_KIND_NUMBER && (fig_item_roles(w, at - 1) & FIG_WORD_MEASURE) &&
        (fig_item_roles(w, at - 3) & FIG_WORD_OF))
        return at - 3; /* a quake of 6.7 magnitude */
    return amount && (fig_item_roles(w, at - 2) & FIG_WORD_OF) && fig_item_stands_inside(w, at - 3) ? at - 2 : at;
}

/* Things counted behind a preposition, and more told of them: rations for [380,000 refugees] in Kesh. */
static bool counts_inside(fig_work *w, uint32_t item, uint32_t last)
{
    return item > 1 && item + 1 <= last && fig_item_counts_things(w, item) && (fig_item_roles(w, item - 1) & FIG_WORD_INNER) &&
           (item + 1 == last || (fig_item_roles(w, item + 1) & FIG_WORD_INNER)) && fig_item_stands_inside(w, item - 2);
}

/* "as a percentage of loans", behind the noun that it tells more of: do the words before and at `first` begin so? */
static bool tells_part(fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t begin = fig_item_token(w, first - 1);
    fig_phrase found;
    return !w->item_kind[first - 1] && !w->item_kind[first - 2] && w->tokens.type[fig_item_token(w, first - 2)] == FIG_TOKEN_WORD &&
           fig_phrase_row(w, w->facts.lists.part, (fig_phrase){begin, fig_item_token(w, last)}, &found) && found.first == begin;
}

/* `joined`: where `and` or `but` stands there, who does what the verb before says; not again for those verbs, or long rows would cost too much. */
static fig_phrase phrase_before(fig_work *w, uint32_t at, bool joined)
{
    uint32_t last = past_amount(w, fig_phrase_skip_back(w, at)), first = last;
    if (last < at && fig_item_is_comma(w, last) && last > 1 && fig_item_is_participle(w, last - 1) && fig_item_stands_inside(w, last - 2) &&
        !(fig_item_roles(w, last - 2) & (FIG_WORD_PRONOUN | FIG_WORD_INNER)))
        first = --last; /* the volume of goods sold, excluding fuel, was */
    if (fig_phrase_before_participle(w, last) < last)
        first = --last; /* the amount of cod killed is */
    if (first && fig_item_counts_things(w, first - 1))
        first--; /* the region's 12 plants */
    while (first && last - first < FIG_PHRASE_LONGEST &&
           (fig_item_stands_inside(w, first - 1) || fig_item_joins(w, first - 1, 0, last) || counts_inside(w, first - 1, last))) {
        first--;
        if (fig_item_roles(w, first) & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE) && first && !(fig_item_roles(w, first - 1) & FIG_WORD_INNER))
            break; /* an article opens the phrase, unless it stands behind a preposition */
    }
    const uint32_t relative = first && first < last ? clause_about(w, first, last) : last;
    if (relative < last)
        return fig_phrase_named_before(w, phrase_before(w, relative, joined));
    if (first > 1 && last > first + 1 && tells_part(w, first, last))
        return phrase_before(w, first - 1, joined); /* bad debts as a percentage of loans rose */
    const bool before_verb = at < w->items.count &&
                             ((fig_item_roles(w, at) | fig_item_roles(w, last)) & (FIG_WORD_VERB | FIG_WORD_SKIPPED | FIG_WORD_RELATIVE)) &&
                             !fig_item_is_comma(w, last);
    const uint32_t participle = before_verb && first < last ? fig_phrase_told_more(w, first) : first;
    if (participle < first)
        return phrase_before(w, participle, joined);
    const fig_phrase p = trimmed(w, first, last);
    if (p.first < p.last && last == at && at < w->items.count && (fig_item_roles(w, at) & FIG_WORD_INNER) && fig_phrase_sort(w, p.last - 1))
        return fig_phrase_named_before(w, p); /* Elm, a town of 41,000 */
    if (p.first == p.last && first < last && first && !w->item_kind[first - 1] && fig_token_is_symbol(w, fig_item_token(w, first - 1), ')'))
        return phrase_before(w, fig_phrase_aside(w, first - 1), joined); /* Dunmore Corp. (DNMR) on Tuesday reported */
    const bool moves = p.first == p.last && at < w->items.count && !w->item_kind[at] &&
                       fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, at)], w->facts.lists.moving);
    const bool acts = at < w->items.count && !fig_item_is_participle(w, at) && !w->item_kind[at] &&
                      fig_token_is_word(w, fig_item_token(w, at)) &&
                      !(fig_item_roles(w, at) & (FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_RELATIVE | FIG_WORD_PRONOUN));
    if (p.first == p.last && last && fig_item_is_comma(w, last - 1)) {
        const fig_phrase q = phrase_before(w, last - 1, joined);
        const bool verb = last == at && at < w->items.count && (fig_item_roles(w, at) & FIG_WORD_VERB);
        return (moves && last == at) ||
                       (joined && acts && (last < at || fig_row_goes_on(w, last) || (verb && fig_row_opens(w, last - 1)))) ||
                       (verb && fig_phrase_has(q) && is_adverbial(w, q))
                   ? before_joined(w, last - 1) /* Elm bucked the trend, sinking; paid 3 mln dlrs of debt, has 410 shops */
                   : q;                         /* a new plant, costing */
    }
    if (p.first == p.last && last && last < at && moves && joined)
        return before_joined(w, last); /* sales rebounded in July, figures showed, climbing */
    if (p.first < p.last || !first || !joined || !(fig_item_roles(w, first - 1) & (FIG_WORD_JOINING | FIG_WORD_CLAUSE)))
        return p;
    return before_joined(w, first - 1); /* continued to grow and totalled, but still swallowed */
}

fig_phrase fig_phrase_before(fig_work *w, uint32_t at)
{
    return fig_phrase_named_behind(w, phrase_before(w, at, true));
}

/* "its forecast for growth", "its full-year forecast to": behind an article such words are nouns, and where a preposition follows in a phrase that an article opened. */
static bool opens(fig_work *w, uint32_t item, uint32_t first)
{
    if (item < first || w->item_kind[item] || !(fig_item_roles(w, item) & FIG_WORD_SKIPPED))
        return false;
    if (item == first) /* of likely voters */
        return !(fig_item_roles(w, item) & (FIG_WORD_VERB | FIG_WORD_INNER | FIG_WORD_PRONOUN | FIG_WORD_ARTICLE)) && item &&
               (fig_item_roles(w, item - 1) & FIG_WORD_OF) && item + 1 < w->items.count && !w->item_kind[item + 1] &&
               fig_item_stands_inside(w, item + 1);
    return (fig_item_roles(w, item - 1) & FIG_WORD_ARTICLE) ||
           ((fig_item_roles(w, first) & FIG_WORD_ARTICLE) && (fig_item_roles(w, item) & (FIG_WORD_EXPECTS | FIG_WORD_MEASURE)) &&
            !(fig_item_roles(w, item) & (FIG_WORD_VERB | FIG_WORD_INNER)) && item + 1 < w->items.count &&
            (fig_item_roles(w, item + 1) & FIG_WORD_INNER));
}

/* Things counted behind a preposition, whose noun is in their figure: 90 percent of the more than 10,000 pupils. Where they stand, or `at`. */
static uint32_t counted_behind(fig_work *w, uint32_t at)
{
    const uint32_t near = FIG_WORD_ARTICLE | FIG_WORD_SKIPPED | FIG_WORD_BOUNDARY | FIG_WORD_MODIFIER;
    uint32_t k = at;
    while (k < w->items.count && k < at + 4 && !w->item_kind[k] && (fig_item_roles(w, k) & near) && !(fig_item_roles(w, k) & FIG_WORD_VERB))
        k++;
    return k < w->items.count && fig_item_counts_things(w, k) ? k : at;
}

/* A verb in its plain form behind a plural: 60 percent of pupils use it. */
static bool acts_behind_plural(fig_work *w, uint32_t item, uint32_t first)
{
    return item > first && !w->item_kind[item] && !w->item_kind[item - 1] &&
           fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, item)], w->facts.lists.base) &&
           (fig_phrase_is_plural_noun(w, fig_item_token(w, item - 1)) ||
            (fig_item_is_capital(w, item - 1) && item + 1 < w->items.count && (fig_item_roles(w, item + 1) & FIG_WORD_ARTICLE)));
}

/* A participle and its preposition behind the noun that they tell more of: 85 pounds of tea stashed in a barn. */
static bool tells_more(fig_work *w, uint32_t item, uint32_t first)
{
    return item > first && item + 1 < w->items.count && fig_item_ends_as_participle(w, item) && !w->item_kind[item - 1] &&
           !(fig_item_roles(w, item) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_INNER)) &&
           !(fig_item_roles(w, item - 1) & (FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_INNER)) &&
           (fig_item_roles(w, item + 1) & FIG_WORD_INNER);
}

fig_phrase fig_phrase_after(fig_work *w, uint32_t at)
{
    uint32_t last = at;
    const uint32_t count = (uint32_t)w->items.count, things = counted_behind(w, at);
    if (at && at < count && w->item_kind[at - 1] == FIG_KIND_RATIO && is_irregular(w, at))
        return (fig_phrase){0, 0}; /* 636 of the 1,172 voters cast no ballots */
    if (things > at || (at < count && fig_item_counts_things(w, at)))
        return (fig_phrase){fig_item_token(w, things + 1) - 1, fig_item_token(w, things + 1)};
    while (last < count && last - at < FIG_PHRASE_LONGEST &&
           (fig_item_stands_inside(w, last) || fig_item_joins(w, last, at, count) || opens(w, last, at))) {
        const uint32_t roles = fig_item_roles(w, last);
        if (acts_behind_plural(w, last, at) || tells_more(w, last, at))
            break;
        const bool dated = last + 2 < count && w->item_kind[last + 1] == FIG_KIND_DATE &&
                           (fig_item_roles(w, last + 2) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER)); /* its forecast for 2024 earnings */
        if ((roles & FIG_WORD_INNER) && (last == at || last + 1 == count || (w->item_kind[last + 1] && !dated)))
            break;
        if (last > at && (roles & (FIG_WORD_ARTICLE | FIG_WORD_PRONOUN)) && !(fig_item_roles(w, last - 1) & FIG_WORD_INNER))
            break;
        if (!w->item_kind[last] && fig_token_is_symbol(w, fig_item_token(w, last), '.') && last + 1 == count)
            break;
        last++;
    }
    const uint32_t those = FIG_WORD_ARTICLE | FIG_WORD_PRONOUN;
    if (last == at + 1 && last + 1 < count && (fig_item_roles(w, at) & those) == those && (fig_item_roles(w, last) & FIG_WORD_RELATIVE) &&
        !(fig_item_roles(w, at) & FIG_WORD_RELATIVE))
        last = fig_phrase_told_by(w, last);
    if (last > at + 1 && last < count && w->item_kind[last] == FIG_KIND_MONEY && !w->item_kind[last - 1] &&
        !fig_item_is_capital(w, last - 1) && !(fig_item_roles(w, last - 1) & (FIG_WORD_MEASURE | FIG_WORD_GENERIC | FIG_WORD_MODIFIER)))
        last--; /* of cocaine worth 3 million euros */
    return trimmed(w, at, last);
}
