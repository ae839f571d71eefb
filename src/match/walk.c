/*
 * Walk: the way of a line's match, forward along the sets of its nodes.
 *
 * in   a line and a start that its view says can match          out   what its names bind
 * At each fork the first branch is taken from which the rest can match, as the matcher finds it in the end; so nothing is tried twice. Where the sets said yes too often, the walk
 * comes to a place it cannot leave, and the matcher has the word.
 */
#include "view.h"

#define NOWHERE UINT32_MAX

typedef struct walker {
    fig_view *view;
    const fig_sketches *sketches;
    const uint64_t *sets; /* of the line's nodes */
    fig_link_binding *binding;
    uint8_t open[FIG_LINK_OPEN]; /* names that have begun */
    size_t depth;
    bool lost;   /* a list that only the matcher knows */
    bool unsure; /* another way may lead on where this one does not */
} walker;

enum { INSIDE = FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK };

/* Is the gap before an item one of `accepted`? A paragraph's stands only before a sentence's first. */
static inline bool gap_fits(const fig_view *x, uint32_t item, uint8_t accepted)
{
    return ((accepted & INSIDE) == INSIDE && item) || (x->items.tokens->gap[x->items.token[item]] & accepted);
}

static inline bool goes_on(const walker *k, uint16_t node, uint32_t item)
{
    return k->sets[node] >> item & 1;
}

static void bind(walker *k, uint8_t name, uint32_t first, uint32_t last)
{
    fig_link_bound *b = &k->binding->of[name];
    fig_link_binding_set(k->binding, name);
    b->first = first;
    b->last = last;
}

/* A row is that of each name that stands open and has none yet. */
static void bind_row(walker *k, uint8_t name, const fig_row *row)
{
    if (name && !k->binding->of[name].row)
        k->binding->of[name].row = row;
    for (size_t i = 0; i < k->depth; i++)
        if (!k->binding->of[k->open[i]].row)
            k->binding->of[k->open[i]].row = row;
}

/* Where the first row of a list that leads on ends, longest first. */
static uint32_t walk_list(walker *k, uint32_t index, uint16_t next, uint8_t name, uint32_t item)
{
    const fig_view_items *items = &k->view->items;
    const fig_tokens *t = items->tokens;
    const fig_grammar *g = k->view->grammar;
    const fig_list *list = &g->lists[index];
    const uint32_t *words = list->cased ? t->exact : t->word;
    uint32_t at = items->token[item];
    if (!fig_class_begins(k->view->lexemes, t->class_id[at], list))
        return NOWHERE;
    k->lost = list->has_ranges;
    for (const fig_lex_entry *e = fig_grammar_rows(g, index, words[at]); e; e = fig_lex_next(g, e)) {
        const fig_lex_token *tokens = g->lex_tokens + e->tokens;
        if (e->list != index || e->word != words[at] || item + e->token_count >= items->count)
            continue;
        size_t i = 0;
        while (i < e->token_count && !items->kind[item + 1 + i] && words[at + 1 + i] == tokens[i].word &&
               (t->gap[at + 1 + i] & tokens[i].gap))
            i++;
        uint32_t end = item + 1 + (uint32_t)e->token_count;
        if (i < e->token_count || !goes_on(k, next, end))
            continue;
        bind_row(k, name, fig_lex_row(g, e));
        return end;
    }
    return NOWHERE;
}

static uint32_t walk_words(const walker *k, const fig_sketch_branch *b, uint16_t next, uint32_t item)
{
    const fig_view_items *items = &k->view->items;
    if (item + b->count > items->count || !goes_on(k, next, item + b->count))
        return NOWHERE;
    for (uint32_t i = 0; i < b->count; i++) {
        const fig_sketch_word *w = &k->sketches->words[b->of + i];
        uint16_t class_id = items->tokens->class_id[items->token[item + i]];
        if (items->kind[item + i] || (i && !gap_fits(k->view, item + i, w->gap)) || !fig_class_is(k->view->lexemes, class_id, w->pair.is) ||
            (w->pair.but != FIG_NO_PREDICATE && fig_class_is(k->view->lexemes, class_id, w->pair.but)))
            return NOWHERE;
    }
    return item + b->count;
}

static uint32_t walk_branch(walker *k, const fig_sketch_branch *b, uint16_t next, uint8_t name, uint32_t item)
{
    const fig_view_items *items = &k->view->items;
    bool ok = false;
    switch (b->type) {
    case FIG_BRANCH_LIST:
        return items->kind[item] ? (uint32_t)NOWHERE : walk_list(k, b->of, next, name, item);
    case FIG_BRANCH_WORDS:
        return walk_words(k, b, next, item);
    case FIG_BRANCH_FIGURE:
        ok = (b->of >> items->kind[item] & 1) && (items->has[item] >> b->count & 1);
        break;
    case FIG_BRANCH_NOT:
        ok = !fig_class_is(k->view->lexemes, items->tokens->class_id[items->token[item]], b->of);
        break;
    }
    return ok && goes_on(k, next, item + 1) ? item + 1 : (uint32_t)NOWHERE;
}

/* An element of several branches: the item behind it, or NOWHERE. */
static uint32_t walk_branches(walker *k, const fig_sketch_node *n, const fig_sketch_way *way, uint32_t item)
{
    uint32_t end = NOWHERE;
    if (n->op == FIG_SKETCH_PHRASE && !way->name && !k->depth && !(fig_view_phrase(k->view, k->sketches->mixes[n->mix].phrase) >> item & 1))
        return item + 1; /* of one token, whichever it is */
    for (uint32_t i = 0; end == NOWHERE && i < way->branch_count && !k->lost; i++)
        end = walk_branch(k, &k->sketches->branches[way->branches + i], n->next, way->name, item);
    if (k->lost || (end != NOWHERE && n->op == FIG_SKETCH_PHRASE))
        k->unsure = true; /* a shorter row */
    return end;
}

/* As few items as lead on. */
static uint32_t walk_gap(walker *k, const fig_sketch_node *n, uint32_t item)
{
    uint64_t from = item + n->min < 64 ? k->sets[n->next] >> (item + n->min) : 0;
    uint32_t end = from ? item + n->min + fig_bits_lowest(from) : UINT32_MAX;
    if (!from || end > item + n->max)
        return NOWHERE;
    from &= from - 1;
    if (from && item + n->min + fig_bits_lowest(from) <= item + n->max)
        k->unsure = true;
    return end == item || gap_fits(k->view, item, INSIDE) ? end : (uint32_t)NOWHERE;
}

static uint32_t unsure(walker *k)
{
    k->unsure = true;
    return NOWHERE;
}

/* On from an item by one node, `*at`: to which item and, in `*at`, which node. NOWHERE: it does not go on. */
static inline uint32_t pass(walker *k, const fig_sketch_node *n, const fig_sketch_way *way, uint32_t item, uint32_t *at)
{
    const uint32_t begin = item;
    *at = n->next;
    switch ((fig_sketch_op)n->op) {
    case FIG_SKETCH_TERM:
    case FIG_SKETCH_FIGURE:
    case FIG_SKETCH_EITHER:
    case FIG_SKETCH_ANY:
    case FIG_SKETCH_PHRASE:
        if (!gap_fits(k->view, item, way->gap))
            return NOWHERE;
        item = way->branch_count ? walk_branches(k, n, way, item) : item + 1; /* the sets are right of single items */
        if (way->name)
            bind(k, way->name, begin, item);
        break;
    case FIG_SKETCH_GAP:
        return walk_gap(k, n, item);
    case FIG_SKETCH_FORK:
        if (!goes_on(k, n->next, item))
            *at = n->other;
        else if (goes_on(k, n->other, item))
            k->unsure = true;
        break;
    case FIG_SKETCH_BIND:
        if (k->depth == FIG_LINK_OPEN)
            return unsure(k);
        k->open[k->depth++] = way->name;
        bind(k, way->name, item, item);
        break;
    case FIG_SKETCH_UNBIND:
        k->binding->of[k->open[--k->depth]].last = item;
        break;
    case FIG_SKETCH_UNKNOWN:
        return unsure(k);
    case FIG_SKETCH_END:
    case FIG_SKETCH_LINE:
    case FIG_SKETCH_SENTENCE:
        break; /* the sets are right there */
    }
    return item;
}

uint32_t fig_view_walk(fig_view *x, uint32_t line, uint32_t start, fig_link_binding *b)
{
    const fig_sketch_line *l = &x->sketches->lines[line];
    const fig_sketch_node *nodes = x->sketches->nodes + l->first;
    const fig_sketch_way *ways = x->sketches->ways + l->first;
    walker k = {.view = x, .sketches = x->sketches, .sets = fig_view_sets(x, l), .binding = b};
    uint32_t at = l->count - 1, item = start;
    fig_link_binding_forget(b);
    while (item != NOWHERE) {
        if (nodes[at].op == FIG_SKETCH_END)
            return item;
        item = pass(&k, &nodes[at], &ways[at], item, &at);
    }
    return k.unsure ? FIG_WALK_UNSURE : FIG_WALK_NONE;
}
