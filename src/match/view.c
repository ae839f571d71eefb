/* View: see view.h. */
#include "view.h"
#include "../base/alloc.h"
#include "figura/figure.h"
#include <string.h>

enum { SENTENCES_BEFORE_KEYS = 500 };

static inline void add_needs(fig_needs *to, const fig_needs *needs)
{
    for (size_t k = 0; k < FIG_NEED_WORDS; k++)
        to->bits[k] |= needs->bits[k];
}

static inline bool all_met(const fig_needs *needs, const fig_needs *present)
{
    uint64_t missing = 0;
    for (size_t k = 0; k < FIG_NEED_WORDS; k++)
        missing |= needs->bits[k] & ~present->bits[k];
    return !missing;
}

static inline void set_need(fig_needs *n, size_t need)
{
    n->bits[need >> 6] |= UINT64_C(1) << (need & 63);
}

/* The need of a line that the fewest sentences met so far; need_count where it has none. */
static size_t key_of(const fig_view *x, const fig_sketch_line *line)
{
    size_t best = x->grammar->sketches.need_count;
    for (size_t n = 0; n < x->grammar->sketches.need_count; n++)
        if ((line->needs.bits[n >> 6] >> (n & 63) & 1) && (best == x->grammar->sketches.need_count || x->seen[n] < x->seen[best]))
            best = n;
    return best;
}

/* Lines sorted by their keys. */
static void choose_keys(fig_view *x)
{
    const fig_sketches *k = &x->grammar->sketches;
    memset(x->key_first, 0, (k->need_count + 3) * sizeof *x->key_first);
    memset(&x->keys, 0, sizeof x->keys);
    for (size_t l = 0; l < k->line_count; l++)
        x->key_first[key_of(x, &k->lines[l]) + 2]++;
    for (size_t n = 2; n < k->need_count + 3; n++)
        x->key_first[n] += x->key_first[n - 1];
    for (uint32_t l = 0; l < k->line_count; l++) {
        size_t key = key_of(x, &k->lines[l]);
        x->key_lines[x->key_first[key + 1]++] = l;
        if (key < k->need_count)
            set_need(&x->keys, key);
    }
}

bool fig_view_init(fig_view *x, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    const fig_sketches *k = &grammar->sketches;
    memset(x, 0, sizeof *x);
    x->grammar = grammar;
    x->lexemes = lexemes;
    x->stride = k->term_count + FIG_VIEW_KINDS + FIG_VIEW_WANTS;
    x->term_needs = fig_calloc(k->term_count + 1, sizeof *x->term_needs);
    x->key_first = fig_calloc(k->need_count + 3, sizeof *x->key_first);
    x->key_lines = fig_calloc(k->line_count + 1, sizeof *x->key_lines);
    x->seen = fig_calloc(k->need_count + 1, sizeof *x->seen);
    x->possible = fig_calloc(k->line_count / 64 + 1, sizeof *x->possible);
    x->sets = fig_calloc(k->node_count + 1, sizeof *x->sets);
    x->starts = fig_calloc(k->line_count + 1, sizeof *x->starts);
    if (!x->term_needs || !x->key_first || !x->key_lines || !x->seen || !x->possible || !x->sets || !x->starts)
        return false;
    for (size_t n = 0; n < k->need_count; n++) {
        const fig_need *need = &k->needs[n];
        x->seen[n] = need->kinds != 0; /* words before kinds, until sentences have told */
        if (need->term)
            set_need(&x->term_needs[need->term], n);
        if (need->head)
            set_need(&x->term_needs[need->head], n);
        for (size_t kind = 1; kind < FIG_KIND_COUNT_OF; kind++)
            if (need->kinds >> kind & 1)
                set_need(&x->kind_needs[kind], n);
    }
    choose_keys(x);
    return true;
}

void fig_view_clear(fig_view *x)
{
    void *blocks[] = {x->class_at, x->classes, x->class_terms, x->term_needs, x->key_first, x->key_lines,
                      x->seen,     x->masks,   x->possible,    x->sets,       x->starts};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(x, 0, sizeof *x);
}

/* ---- classes ---- */

static bool add_term(fig_view *x, fig_view_class *c, uint16_t term)
{
    int dense = x->grammar->sketches.terms[term].dense;
    add_needs(&c->needs, &x->term_needs[term]);
    if (dense >= 0) {
        c->dense |= 1u << dense;
        return true;
    }
    for (uint32_t i = 0; i < c->term_count; i++)
        if (x->class_terms[c->terms + i] == term)
            return true;
    if (!fig_grow(&x->class_terms, &x->class_term_capacity, x->class_term_count + 1, sizeof *x->class_terms))
        return false;
    x->class_terms[x->class_term_count++] = term;
    c->term_count++;
    return true;
}

/* A class met for the first time: its predicates, one by one, and the terms they meet. */
static const fig_view_class *learn(fig_view *x, uint16_t class_id)
{
    const fig_sketches *k = &x->grammar->sketches;
    const fig_lexemes *lexemes = x->lexemes;
    fig_view_class c = {.terms = (uint32_t)x->class_term_count};
    for (size_t word = 0; word < lexemes->set_words; word++)
        for (uint64_t set = lexemes->sets[class_id * lexemes->set_words + word]; set; set &= set - 1) {
            size_t p = word * 64 + fig_bits_lowest(set);
            for (uint32_t u = k->use_first[p]; u < k->use_first[p + 1]; u++)
                if ((k->uses[u].but == FIG_NO_PREDICATE || !fig_class_is(lexemes, class_id, k->uses[u].but)) &&
                    !add_term(x, &c, k->uses[u].term))
                    return NULL;
        }
    if (!fig_grow(&x->classes, &x->class_capacity, x->class_count + 1, sizeof *x->classes))
        return NULL;
    x->classes[x->class_count++] = c;
    x->class_at[class_id] = (uint32_t)x->class_count;
    return &x->classes[x->class_count - 1];
}

/* Room for all classes there are; forgotten with them. */
static bool ready_classes(fig_view *x)
{
    size_t before = x->class_at_capacity;
    if (x->generation != x->lexemes->generation) {
        if (before)
            memset(x->class_at, 0, before * sizeof *x->class_at);
        x->class_count = x->class_term_count = 0;
        x->generation = x->lexemes->generation;
    }
    if (x->lexemes->class_count <= before)
        return true;
    if (!fig_grow(&x->class_at, &x->class_at_capacity, x->lexemes->class_count, sizeof *x->class_at))
        return false;
    memset(x->class_at + before, 0, (x->class_at_capacity - before) * sizeof *x->class_at);
    return true;
}

static inline const fig_view_class *class_of(fig_view *x, uint32_t item)
{
    uint16_t class_id = x->items.tokens->class_id[x->items.token[item]];
    return x->class_at[class_id] ? &x->classes[x->class_at[class_id] - 1] : learn(x, class_id);
}

/* ---- a sentence ---- */

static inline uint64_t *kinds_of(const fig_view *x, uint64_t *masks)
{
    return masks + x->grammar->sketches.term_count;
}

static void set_figure(const fig_view *x, uint64_t *masks, uint64_t bit, uint8_t kind, uint16_t has)
{
    uint64_t *kinds = kinds_of(x, masks), *wants = kinds + FIG_VIEW_KINDS;
    kinds[0] |= bit;
    kinds[kind] |= bit;
    for (unsigned set = has; set; set &= set - 1)
        wants[fig_bits_lowest(set)] |= bit;
}

/* The items of a window. */
static bool read_window(fig_view *x, size_t window)
{
    uint64_t *masks = x->masks + window * x->stride;
    uint32_t first = (uint32_t)(window << x->shift), last = (uint32_t)x->items.count;
    if (last - first > 63)
        last = first + 63;
    for (uint32_t i = first; i < last; i++) {
        if (x->items.kind[i])
            continue;
        const fig_view_class *c = class_of(x, i);
        if (!c)
            return false;
        if (!c->term_count)
            continue;
        const uint16_t *terms = x->class_terms + c->terms;
        for (uint32_t t = 0; t < c->term_count; t++)
            masks[terms[t]] |= UINT64_C(1) << (i - first);
        add_needs(&x->present, &c->needs);
    }
    return true;
}

static void read_figures(fig_view *x)
{
    for (size_t i = 0; i < x->items.figure_count; i++) {
        uint32_t item = x->items.figures[i];
        x->kinds |= 1u << x->items.kind[item];
        add_needs(&x->present, &x->kind_needs[x->items.kind[item]]);
        size_t window = item >> x->shift;
        set_figure(x, x->masks + window * x->stride, UINT64_C(1) << (item - (window << x->shift)), x->items.kind[item], x->items.has[item]);
        if (window && item - (--window << x->shift) < 63)
            set_figure(x, x->masks + window * x->stride, UINT64_C(1) << (item - (window << x->shift)), x->items.kind[item],
                       x->items.has[item]);
    }
}

static void add_lines(fig_view *x, size_t key)
{
    for (uint32_t i = x->key_first[key]; i < x->key_first[key + 1]; i++) {
        uint32_t line = x->key_lines[i];
        if (all_met(&x->grammar->sketches.lines[line].needs, &x->present))
            x->possible[line >> 6] |= UINT64_C(1) << (line & 63);
    }
}

static void find_possible(fig_view *x)
{
    const fig_sketches *k = &x->grammar->sketches;
    for (size_t i = 0; i <= k->line_count / 64; i++)
        x->possible[i] = 0;
    add_lines(x, k->need_count);
    for (size_t w = 0; w < FIG_NEED_WORDS; w++)
        for (uint64_t set = x->present.bits[w] & x->keys.bits[w]; set; set &= set - 1)
            add_lines(x, w * 64 + fig_bits_lowest(set));
}

/* The first sentences tell which needs are rare. */
static void count_needs(fig_view *x)
{
    for (size_t n = 0; n < x->grammar->sketches.need_count; n++)
        x->seen[n] += (uint32_t)(x->present.bits[n >> 6] >> (n & 63) & 1);
    if (++x->sentences == SENTENCES_BEFORE_KEYS)
        choose_keys(x);
}

bool fig_view_read(fig_view *x, const fig_view_items *items)
{
    x->items = *items;
    x->shift = items->count <= FIG_VIEW_ITEMS ? 6 : 5;
    x->windows = items->count <= FIG_VIEW_ITEMS ? 1 : (items->count + FIG_VIEW_STEP - 1) / FIG_VIEW_STEP;
    if (!ready_classes(x) || !fig_grow(&x->masks, &x->mask_capacity, x->windows * x->stride, sizeof *x->masks))
        return false;
    memset(x->masks, 0, x->windows * x->stride * sizeof *x->masks);
    memset(&x->present, 0, sizeof x->present);
    x->dense_known = x->kinds = 0;
    for (size_t w = 0; w < x->windows; w++)
        if (!read_window(x, w))
            return false;
    read_figures(x);
    find_possible(x);
    if (x->sentences < SENTENCES_BEFORE_KEYS)
        count_needs(x);
    return true;
}

static void clear_figure(const fig_view *x, size_t window, uint32_t item, uint8_t kind, uint16_t has)
{
    uint64_t *kinds = kinds_of(x, x->masks + window * x->stride), *wants = kinds + FIG_VIEW_KINDS;
    uint64_t bit = UINT64_C(1) << (item - (window << x->shift));
    kinds[kind] &= ~bit;
    for (unsigned set = has; set; set &= set - 1)
        wants[fig_bits_lowest(set)] &= ~bit;
    set_figure(x, x->masks + window * x->stride, bit, x->items.kind[item], x->items.has[item]);
}

void fig_view_change(fig_view *x, uint32_t item, uint8_t kind, uint16_t has)
{
    size_t window = item >> x->shift;
    clear_figure(x, window, item, kind, has);
    if (window && item - (--window << x->shift) < 63)
        clear_figure(x, window, item, kind, has);
    if (kind != x->items.kind[item]) {
        x->kinds |= 1u << x->items.kind[item];
        add_needs(&x->present, &x->kind_needs[x->items.kind[item]]);
        find_possible(x);
    }
}

/* ---- from where can a line match? ---- */

typedef struct glance {
    fig_view *view;
    uint64_t *masks;
    uint64_t edge; /* the last bit, where the sentence goes on behind the window: there anything matches */
    size_t window;
} glance;

/* Terms that hold for many tokens. */
static uint64_t dense(const glance *g, uint16_t term, unsigned number)
{
    fig_view *x = g->view;
    if (x->windows == 1 && (x->dense_known >> number & 1))
        return g->masks[term];
    uint32_t first = (uint32_t)(g->window << x->shift), last = (uint32_t)x->items.count;
    uint64_t mask = 0;
    if (last - first > 63)
        last = first + 63;
    for (uint32_t i = first; i < last; i++) {
        uint32_t at = x->items.kind[i] ? 0 : x->class_at[x->items.tokens->class_id[x->items.token[i]]];
        if (at)
            mask |= (uint64_t)(x->classes[at - 1].dense >> number & 1) << (i - first);
    }
    x->dense_known |= 1u << number;
    return g->masks[term] = mask;
}

static inline uint64_t tokens(const glance *g, uint16_t term)
{
    int number = g->view->grammar->sketches.terms[term].dense;
    return number < 0 ? g->masks[term] : dense(g, term, (unsigned)number);
}

static inline uint64_t figures(const glance *g, const fig_sketch_node *n)
{
    const uint64_t *kinds = kinds_of(g->view, g->masks), *wants = kinds + FIG_VIEW_KINDS;
    uint64_t all = 0;
    for (uint32_t i = 0; i < n->figure_count; i++) {
        const fig_sketch_figure *f = &g->view->grammar->sketches.figures[n->figures + i];
        uint64_t some = 0;
        for (uint32_t set = f->kinds & g->view->kinds; set; set &= set - 1)
            some |= kinds[fig_bits_lowest(set)];
        all |= some & wants[f->want];
    }
    return all;
}

static uint64_t phrase(const glance *g, const fig_sketch_node *n, uint64_t behind)
{
    uint64_t head = g->masks[n->head], tail = g->masks[n->tail], single = figures(g, n);
    uint64_t step = behind >> 1 | g->edge, ends = 0;
    if (n->term)
        single |= tokens(g, n->term);
    single &= step;
    if (!head)
        return single;
    for (unsigned k = 1; k < n->max && step; k++) {
        step &= tail | g->edge;
        ends |= step;
        step = step >> 1 | g->edge;
    }
    return single | ((ends >> 1 | g->edge) & head);
}

/* min to max items: OR of all shifts between. */
static uint64_t gap(const glance *g, const fig_sketch_node *n, uint64_t behind)
{
    uint64_t set = n->min > 63 ? g->edge : behind >> n->min | (g->edge - (g->edge >> n->min));
    set |= g->edge;
    for (unsigned covered = 0, more = (unsigned)n->max - n->min; covered < more;) {
        unsigned step = covered + 1 < more - covered ? covered + 1 : more - covered;
        set |= set >> step;
        covered += step;
    }
    return set;
}

static uint64_t line_starts(const glance *g, uint64_t among)
{
    const fig_view_items *items = &g->view->items;
    uint64_t starts = among & g->edge;
    for (uint64_t set = among & ~g->edge; set; set &= set - 1) {
        size_t item = (g->window << g->view->shift) + fig_bits_lowest(set);
        if (item == 0 || (item < items->count && (items->tokens->gap[items->token[item]] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH))))
            starts |= set & (~set + 1);
    }
    return starts;
}

static uint64_t below(uint64_t set)
{
    return set ? UINT64_MAX >> (63 - fig_bits_highest(set)) : 0;
}

uint64_t fig_view_starts(fig_view *x, uint32_t line, size_t window)
{
    const fig_sketches *k = &x->grammar->sketches;
    const fig_sketch_line *l = &k->lines[line];
    const fig_sketch_node *n = k->nodes + l->first;
    size_t left = x->items.count - (window << x->shift);
    const glance g = {x, x->masks + window * x->stride, left > FIG_VIEW_ITEMS ? UINT64_C(1) << 63 : 0, window};
    uint64_t *sets = x->sets, set = 0;
    for (uint32_t i = l->first; i < l->first + l->count; i++, n++) {
        uint64_t behind = sets[n->next];
        switch ((fig_sketch_op)n->op) {
        case FIG_SKETCH_END:
            set = g.edge ? UINT64_MAX : (UINT64_C(2) << left) - 1;
            break;
        case FIG_SKETCH_TERM:
            set = (behind >> 1 & tokens(&g, n->term)) | g.edge;
            break;
        case FIG_SKETCH_FIGURE:
            set = (behind >> 1 & figures(&g, n)) | g.edge;
            break;
        case FIG_SKETCH_EITHER:
            set = (behind >> 1 & (figures(&g, n) | tokens(&g, n->term))) | g.edge;
            break;
        case FIG_SKETCH_ANY:
            set = behind >> 1 | g.edge;
            break;
        case FIG_SKETCH_PHRASE:
            set = phrase(&g, n, behind) | g.edge;
            break;
        case FIG_SKETCH_GAP:
            set = gap(&g, n, behind);
            break;
        case FIG_SKETCH_FORK:
            set = behind | sets[n->other];
            break;
        case FIG_SKETCH_BIND:
        case FIG_SKETCH_UNBIND:
            set = behind;
            break;
        case FIG_SKETCH_LINE:
            set = line_starts(&g, behind);
            break;
        case FIG_SKETCH_SENTENCE:
            set = window ? 0 : behind & 1;
            break;
        case FIG_SKETCH_UNKNOWN:
            set = below(behind);
            break;
        }
        sets[i] = set;
        if (n->cut && !set)
            return x->starts[line] = 0;
    }
    set = sets[l->entry];
    return x->starts[line] = x->windows > 1 ? set & UINT32_MAX : set;
}
