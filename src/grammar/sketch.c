/* Sketch: see sketch.h. This file makes the nodes of a line, from its end to its beginning; element.c what a single element may be, need.c what the line can't do without. */
#include "compiler.h"
#include <string.h>

enum { MAX_ELEMENTS = 64 };

typedef struct sketcher {
    fig_compiler *c;
    size_t begin; /* of the line's nodes */
    bool bound;   /* inside a name */
    bool unknown; /* too large: the matcher does it alone */
} sketcher;

static uint16_t build(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap, bool cut);

/* Its program is compiled by now, so that no part calls itself. */
const fig_node *fig_sketch_part(const fig_compiler *c, const fig_node *n)
{
    const int index = n->type == FIG_NODE_REF ? fig_grammar_part_index(c->g, n->text.ptr, n->text.len) : -1;
    return index >= 0 && !n->child && !c->g->parts[index].make.verb ? c->part_trees[index] : NULL;
}

static uint16_t put(sketcher *s, fig_sketch_node node, fig_sketch_way way)
{
    fig_sketches *k = &s->c->g->sketches;
    if (k->node_count - s->begin >= FIG_SKETCH_NODES) {
        s->unknown = true;
        return FIG_SKETCH_NODES - 1;
    }
    if (!fig_arena_grow(&s->c->g->flat, &k->nodes, &k->node_capacity, k->node_count + 1, sizeof *k->nodes) ||
        !fig_arena_grow(&s->c->g->flat, &k->ways, &k->way_capacity, k->node_count + 1, sizeof *k->ways)) {
        fig_compile_nomem(s->c);
        return 0;
    }
    k->nodes[k->node_count] = node;
    k->ways[k->node_count] = way;
    return (uint16_t)(k->node_count++ - s->begin);
}

static uint16_t put_op(sketcher *s, fig_sketch_op op, uint16_t next, uint16_t other, int name)
{
    return put(s, (fig_sketch_node){.op = op & 31u, .next = next, .other = other}, (fig_sketch_way){.name = (uint8_t)name});
}

static uint16_t build_sequence(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap, bool cut)
{
    const fig_node *element[MAX_ELEMENTS];
    uint8_t gaps[MAX_ELEMENTS];
    size_t count = 0;
    for (const fig_node *k = n->child; k; k = k->next) {
        if (count == MAX_ELEMENTS) {
            s->unknown = true;
            return next;
        }
        gaps[count] = gap;
        element[count++] = k;
        gap = fig_gap_after(k, gap);
    }
    while (count-- > 0) {
        next = build(s, element[count], next, gaps[count], cut);
        if (cut && !s->c->failed)
            s->c->g->sketches.nodes[s->begin + next].cut = true;
    }
    return next;
}

/* Alternatives that follow each other and are single elements are one; all of them together are none, or there would be nothing to build here. */
static uint16_t build_alternatives(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap)
{
    uint16_t entry[MAX_ELEMENTS];
    size_t count = 0;
    const fig_node *rest;
    for (const fig_node *k = n->child; k && !s->c->failed; k = rest) {
        const fig_node *run = fig_sketch_run(s->c, k, &rest);
        if (k == n->child && !rest) {
            run = k;
            rest = k->next;
        }
        if (count == MAX_ELEMENTS) {
            s->unknown = true;
            return next;
        }
        entry[count++] = build(s, run, next, gap, false);
    }
    if (!count)
        return next;
    uint16_t at = entry[--count];
    while (count-- > 0)
        at = put_op(s, FIG_SKETCH_FORK, entry[count], at, 0);
    return at;
}

static uint16_t build_gap(sketcher *s, const fig_node *n, uint16_t next)
{
    return put(s, (fig_sketch_node){.op = FIG_SKETCH_GAP, .min = (uint8_t)n->min, .max = (uint16_t)n->max, .next = next},
               (fig_sketch_way){0});
}

/* As many copies as max says, the later ones optional. */
static uint16_t build_repeat(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap)
{
    uint16_t at = next;
    for (int i = n->max; i-- > 0 && !s->unknown && !s->c->failed;) {
        at = build(s, n->child, at, i ? FIG_DEFAULT_GAP : gap, false);
        if (i >= n->min)
            at = put_op(s, FIG_SKETCH_FORK, at, next, 0);
    }
    return at;
}

static uint16_t build_bind(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap, bool cut)
{
    fig_sketch_node node;
    fig_sketch_way way;
    bool outer = s->bound;
    if (fig_sketch_element(s->c, n->child, true, &node, &way)) {
        node.next = next;
        way.gap = gap;
        way.name = (uint8_t)n->name;
        return put(s, node, way);
    }
    s->bound = true;
    next = put_op(s, FIG_SKETCH_UNBIND, next, 0, n->name);
    next = build(s, n->child, next, gap, cut);
    s->bound = outer;
    return put_op(s, FIG_SKETCH_BIND, next, 0, n->name);
}

/* The nodes of n, before those from `next` on; returns the first of them. */
static uint16_t build(sketcher *s, const fig_node *n, uint16_t next, uint8_t gap, bool cut)
{
    fig_sketch_node node;
    fig_sketch_way way;
    if (s->c->failed || s->unknown)
        return next;
    switch (n->type) {
    case FIG_NODE_SEQ:
        return build_sequence(s, n, next, gap, cut);
    case FIG_NODE_REPEAT:
        return build_repeat(s, n, next, gap);
    case FIG_NODE_BIND:
        return build_bind(s, n, next, gap, cut);
    case FIG_NODE_GAP:
        return build_gap(s, n, next);
    case FIG_NODE_LINE:
        return put_op(s, FIG_SKETCH_LINE, next, 0, 0);
    case FIG_NODE_SENTENCE:
        return put_op(s, FIG_SKETCH_SENTENCE, next, 0, 0);
    case FIG_NODE_GLUE:
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        return next;
    case FIG_NODE_ALT:
    case FIG_NODE_LITERAL:
    case FIG_NODE_REF:
    case FIG_NODE_NOT:
    case FIG_NODE_BUT:
        break;
    }
    if (fig_sketch_element(s->c, n, s->bound, &node, &way)) {
        node.next = next;
        way.gap = gap;
        return put(s, node, way);
    }
    const fig_node *part = fig_sketch_part(s->c, n);
    if (part)
        return build(s, part, next, gap, cut);
    return n->type == FIG_NODE_ALT ? build_alternatives(s, n, next, gap) : put_op(s, FIG_SKETCH_UNKNOWN, next, 0, 0);
}

static void sketch_line(fig_compiler *c, uint32_t rule, const fig_node *n)
{
    fig_sketches *k = &c->g->sketches;
    sketcher s = {.c = c, .begin = k->node_count};
    if (!fig_arena_grow(&c->g->flat, &k->lines, &k->line_capacity, k->line_count + 1, sizeof *k->lines)) {
        fig_compile_nomem(c);
        return;
    }
    fig_sketch_line *line = &k->lines[k->line_count++];
    *line = (fig_sketch_line){.rule = rule, .first = (uint32_t)s.begin};
    build(&s, n, put_op(&s, FIG_SKETCH_END, 0, 0, 0), FIG_ANY_GAP, true);
    if (s.unknown && !c->failed) {
        k->node_count = s.begin + 1;
        s.unknown = false;
        put_op(&s, FIG_SKETCH_UNKNOWN, 0, 0, 0);
    }
    line->count = (uint16_t)(k->node_count - s.begin);
    fig_sketch_needs(c, n, line);
}

void fig_compile_sketch(fig_compiler *c, const fig_rule *rule, const fig_node *tree)
{
    if (tree->type != FIG_NODE_ALT)
        sketch_line(c, rule->order, tree);
    else
        for (const fig_node *k = tree->child; k && !c->failed; k = k->next)
            sketch_line(c, rule->order, k);
}
