/*
 * Pattern: the text of a `match` line as a tree.
 *
 * in   "[[ value:{amount} unit:{currency-name} per:{rate}? ]]"      out   a sequence of nodes
 * Names are not looked up here; compile.c does.
 */
#ifndef FIG_PATTERN_H
#define FIG_PATTERN_H
#include "source.h"

typedef enum fig_node_type {
    FIG_NODE_SEQ,      /* children in order                         */
    FIG_NODE_ALT,      /* one of the children                       */
    FIG_NODE_REPEAT,   /* child min to max times                    */
    FIG_NODE_LITERAL,  /* text; cased                               */
    FIG_NODE_REF,      /* {name} or {name(args)}: args are children */
    FIG_NODE_BIND,     /* name:child                                */
    FIG_NODE_GLUE,     /* ~                                         */
    FIG_NODE_GAP,      /* .{min,max}                                */
    FIG_NODE_LINE,     /* ^                                         */
    FIG_NODE_SENTENCE, /* ^^                                        */
    FIG_NODE_NOT,      /* !child                                    */
    FIG_NODE_BUT,      /* {a}!{b}                                   */
    FIG_NODE_OPEN,     /* [[                                        */
    FIG_NODE_CLOSE     /* ]]                                        */
} fig_node_type;

typedef struct fig_node {
    fig_node_type type;
    fig_str text;
    int min, max;
    bool cased;
    int name;   /* fig_name of a BIND */
    int column; /* in its line        */
    struct fig_node *child, *next;
} fig_node;

/* Parse, the nodes from `arena`; errors go to `s` at line's place. NULL after an error. */
fig_node *fig_pattern_parse(fig_source *s, fig_arena *arena, const char *path, const fig_line *line);
#endif
