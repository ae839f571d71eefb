/*
 * HTML stack: the elements that are open, the innermost last, and what is so for all that stands in them.
 *
 * in   start and end tags          out   which elements are open; which of them a tag closes
 * Each name's innermost open element is known, so that asking for one takes no search.
 */
#ifndef FIG_HTML_STACK_H
#define FIG_HTML_STACK_H
#include "html_names.h"

enum { FIG_HTML_DEPTH = 512 }; /* elements open at a time; what is nested deeper is text without structure */

/* What is so for all that stands in an element. */
enum {
    FIG_OPEN_HIDDEN = 1,
    FIG_OPEN_BOILERPLATE = 2,
    FIG_OPEN_KEEPS_BLANKS = 4,
    FIG_OPEN_RAISED = 8,
    FIG_OPEN_LOWERED = 16,
    FIG_OPEN_IN_ARTICLE = 32,
    FIG_OPEN_IN_CELL = 64
};

typedef struct fig_open_element {
    const fig_html_element *element; /* NULL: closed out of turn */
    fig_str name;
    unsigned state, own; /* bits above: in force, and those that this element set */
    int16_t previous;    /* the one of the same key that was open before, or -1 */
    int16_t scope;       /* the innermost element that bounds what an end tag can close */
    size_t cell_around;  /* of a cell: the one that it stands in (page.h) */
} fig_open_element;

typedef struct fig_html_stack {
    fig_open_element open[FIG_HTML_DEPTH];
    int depth;
    int16_t last[FIG_HTML_KEYS]; /* the innermost open element of each key, or -1 */
    size_t key_of[FIG_EL_COUNT];
    bool too_deep;
} fig_html_stack;

void fig_html_stack_begin(fig_html_stack *s);
/* false: too deep. */
bool fig_html_stack_push(fig_html_stack *s, const fig_html_element *element, fig_str name, unsigned own);
/* What was the innermost one; there until the next is pushed. */
const fig_open_element *fig_html_stack_pop(fig_html_stack *s);
/* The innermost open element of the name that is not beyond a table, a cell or the like; -1: none. */
int fig_html_stack_in_scope(const fig_html_stack *s, const fig_html_element *element, fig_str name);
/* The paragraph that a start tag ends, or -1. */
int fig_html_stack_ended_paragraph(const fig_html_stack *s, const fig_html_element *e);
/* What else a start tag closes that pages leave open: `<li>a<li>b`; -1: nothing. */
int fig_html_stack_implied(const fig_html_stack *s, const fig_html_element *e);
/* `<b>…<p>…</b>…`: the paragraph stays open. */
void fig_html_stack_close_out_of_turn(fig_html_stack *s, int at);

static inline unsigned fig_html_stack_state(const fig_html_stack *s)
{
    return s->depth ? s->open[s->depth - 1].state : 0;
}
/* The innermost open element, or -1. */
static inline int fig_html_stack_find(const fig_html_stack *s, fig_html_id id)
{
    return s->last[s->key_of[id]];
}
#endif
