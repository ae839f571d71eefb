/*
 * Need: what a sentence must hold, or a line of a link can't match in it.
 *
 * in   the tree of a `match` line          out   which of k->needs it has, made where they are new: a word, the beginning of a row, a kind of figure
 * An element that can't be left out is needed. Where there are several ways and each needs a word, one of these words is: else a line that begins in four ways is tried in most sentences.
 */
#include "element.h"

/* Those that begin rows of several tokens are enough. */
static bool take_heads(fig_element *e)
{
    for (size_t i = 0; i < e->head.count; i++)
        if (!fig_term_add_pair(&e->single, e->head.of[i].is, e->head.of[i].but))
            return false;
    return !(e->longest = 0);
}

/* Its number among k->needs, or -1; `heads`: of rows of several tokens, what begins them. Where there is no room, its term goes into *rare. */
static int need_of(fig_compiler *c, const fig_node *n, bool heads, uint16_t *rare)
{
    fig_sketches *k = &c->g->sketches;
    fig_element e = {.longest = 1};
    fig_need need = {0};
    if (!fig_element_read(c, n, &e) || e.any || (heads && !take_heads(&e)) || fig_term_is_dense(c, &e.single))
        return -1;
    need.term = fig_term_of(c, &e.single, false);
    if (e.longest > 1 && !(need.phrase = fig_term_phrase_of(c, &e.head, &e.tail)))
        return -1;
    for (size_t i = 0; i < e.figure_count; i++)
        need.kinds |= e.figures[i].kinds;
    if (e.figure_count == 1 && !need.term && !need.phrase)
        need.want = e.figures[0].want;
    for (size_t i = 0; i < k->need_count; i++)
        if (k->needs[i].kinds == need.kinds && k->needs[i].want == need.want && k->needs[i].term == need.term &&
            k->needs[i].phrase == need.phrase)
            return (int)i;
    if (k->need_count == FIG_NEED_RARE) {
        *rare = need.kinds || need.phrase ? *rare : fig_term_of(c, &e.single, true);
        return -1;
    }
    fig_need *made = fig_sketch_slot(c, &k->needs, &k->need_count, &k->need_capacity, sizeof *k->needs);
    if (!made)
        return -1;
    *made = need;
    return (int)k->need_count - 1;
}

static bool is_element(fig_compiler *c, const fig_node *n)
{
    fig_element e = {.longest = 1};
    return fig_element_read(c, n, &e);
}

/* Of words alone, of which few tokens are. */
static bool is_word(fig_compiler *c, const fig_node *n)
{
    fig_element e = {.longest = 1};
    return fig_element_read(c, n, &e) && !e.any && !e.figure_count && !fig_term_is_dense(c, &e.single);
}

/* The line being made is the last one. */
static void add_need(fig_compiler *c, const fig_node *n, bool heads, fig_sketch_line *out)
{
    fig_sketches *k = &c->g->sketches;
    const int number = need_of(c, n, heads, &out->rare);
    for (size_t i = out->needs; i < k->line_need_count; i++)
        if (k->line_needs[i] == number)
            return;
    uint16_t *place =
        number < 0 ? NULL : fig_sketch_slot(c, &k->line_needs, &k->line_need_count, &k->line_need_capacity, sizeof *k->line_needs);
    if (place)
        *place = (uint16_t)number;
}

/* What a part stands for; NULL where it can be empty. */
static const fig_node *never_empty(const fig_compiler *c, const fig_node *n)
{
    const fig_node *part = fig_sketch_part(c, n);
    n = part ? part : n;
    return fig_node_nullable(n) ? NULL : n;
}

static fig_node *add_first(fig_compiler *c, const fig_node *n, fig_node *last);

/* The first word of each of several ways. */
static fig_node *add_first_of_each(fig_compiler *c, const fig_node *n, fig_node *last)
{
    for (const fig_node *k = n->child; k && last; k = k->next)
        last = add_first(c, k, last);
    return last;
}

/* The first word that n can't do without, behind `last`; it is the last one then. NULL: n has none that few tokens are. */
static fig_node *add_first(fig_compiler *c, const fig_node *n, fig_node *last)
{
    if (!(n = never_empty(c, n)))
        return NULL;
    if (is_word(c, n)) {
        fig_node *copy = fig_arena_alloc(&c->trees, sizeof *copy);
        if (!copy) {
            fig_compile_nomem(c);
            return NULL;
        }
        *copy = *n;
        copy->next = NULL;
        return last->next = copy;
    }
    if (n->type == FIG_NODE_ALT)
        return add_first_of_each(c, n, last);
    fig_node *found = NULL;
    if (n->type == FIG_NODE_SEQ || n->type == FIG_NODE_BIND || n->type == FIG_NODE_REPEAT)
        for (const fig_node *k = n->child; k && !found; k = k->next)
            found = add_first(c, k, last);
    return found;
}

/* A need for each element that can't be empty, and for the words of which each of several ways needs one. */
static void add_needs(fig_compiler *c, const fig_node *n, fig_sketch_line *out)
{
    fig_node none = {0}, words = {.type = FIG_NODE_ALT};
    if (!(n = never_empty(c, n)))
        return;
    if (n->type == FIG_NODE_SEQ) {
        for (const fig_node *k = n->child; k && !c->failed; k = k->next)
            add_needs(c, k, out);
    } else if (n->type == FIG_NODE_BIND || n->type == FIG_NODE_REPEAT) {
        add_needs(c, n->child, out);
    } else if (n->type != FIG_NODE_ALT || is_element(c, n)) {
        add_need(c, n, false, out);
    } else if (add_first_of_each(c, n, &none)) {
        words.child = none.next;
        add_need(c, &words, true, out);
    }
}

void fig_sketch_needs(fig_compiler *c, const fig_node *tree, fig_sketch_line *out)
{
    const fig_sketches *k = &c->g->sketches;
    out->needs = (uint32_t)k->line_need_count;
    add_needs(c, tree, out);
    out->need_count = (uint16_t)(k->line_need_count - out->needs);
}
