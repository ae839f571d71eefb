/*
 * Figure span: does every way through a rule's pattern have one figure, between [[ and ]], and something in it?
 *
 * in   [[ value:{amount} ]] 'or' [[ value:{amount} ]]          out   "one span is enough …", at the second [[
 */
#include "compiler.h"

/* Where a way through the pattern can be; several at once, as bits. */
enum { BEFORE = 1, OPEN = 2 /* nothing is in it yet */, FILLED = 4, BEHIND = 8 };

typedef struct walk {
    fig_compiler *c;
    bool failed;
} walk;

static void fail(walk *w, const fig_node *n, const char *what)
{
    if (!w->failed)
        fig_compile_error(w->c, n, what, (fig_str){"", 0});
    w->failed = true;
}

static bool has_mark(const fig_node *n)
{
    for (const fig_node *k = n->child; k; k = k->next)
        if (k->type == FIG_NODE_OPEN || k->type == FIG_NODE_CLOSE || has_mark(k))
            return true;
    return false;
}

static unsigned step(walk *w, const fig_node *n, unsigned at);

static unsigned all_of(walk *w, const fig_node *first, unsigned at)
{
    for (const fig_node *n = first; n && !w->failed; n = n->next)
        at = step(w, n, at);
    return at;
}

static unsigned any_of(walk *w, const fig_node *first, unsigned at)
{
    unsigned behind = 0;
    for (const fig_node *n = first; n; n = n->next)
        behind |= step(w, n, at);
    return behind;
}

/* Where a way can be behind this node, that was at one of `at` before it. */
static unsigned step(walk *w, const fig_node *n, unsigned at)
{
    switch (n->type) {
    case FIG_NODE_OPEN:
        if (at != BEFORE)
            fail(w, n, "one figure stands in a match: this [[ is a second one; write another `match` line%.*s");
        return OPEN;
    case FIG_NODE_CLOSE:
        if (at & (BEFORE | BEHIND))
            fail(w, n, "this ]] has no [[ before it%.*s");
        else if (at == OPEN)
            fail(w, n, "nothing stands between [[ and ]]%.*s");
        return BEHIND;
    case FIG_NODE_SEQ:
        return all_of(w, n->child, at);
    case FIG_NODE_ALT:
        return any_of(w, n->child, at);
    default:
        if (has_mark(n))
            fail(w, n, "[[ and ]] can't be repeated, left out or bound%.*s");
        if (!(at & OPEN) || n->type == FIG_NODE_GLUE || n->type == FIG_NODE_LINE || n->type == FIG_NODE_SENTENCE)
            return at;
        return (at & ~(unsigned)OPEN) | FILLED | (fig_node_nullable(n) ? OPEN : 0);
    }
}

void fig_compile_span(fig_compiler *c, const fig_node *match)
{
    walk w = {.c = c};
    const unsigned at = step(&w, match, BEFORE);
    if (!w.failed && at != BEHIND)
        fail(&w, NULL, "the figure's span stands between [[ and ]]%.*s");
}

void fig_compile_no_span(fig_compiler *c, const fig_node *match)
{
    if (has_mark(match))
        fig_compile_error(c, NULL,
                          "[[ and ]] mark the figure of a rule; here figures are found already, and names like v:{money} say which%.*s",
                          (fig_str){"", 0});
}
