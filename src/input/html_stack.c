/* HTML stack: see html_stack.h. */
#include "html_stack.h"
#include <string.h>

void fig_html_stack_begin(fig_html_stack *s)
{
    s->depth = 0;
    s->too_deep = false;
    for (size_t i = 0; i < FIG_HTML_KEYS; i++)
        s->last[i] = -1;
    fig_html_element_keys(s->key_of);
}

static int scope_of(const fig_html_stack *s)
{
    return s->depth ? s->open[s->depth - 1].scope : -1;
}

bool fig_html_stack_push(fig_html_stack *s, const fig_html_element *element, fig_str name, unsigned own)
{
    if (s->depth == FIG_HTML_DEPTH) {
        s->too_deep = true;
        return false;
    }
    const unsigned replaced = own & (FIG_OPEN_RAISED | FIG_OPEN_LOWERED) ? FIG_OPEN_RAISED | FIG_OPEN_LOWERED : 0;
    const size_t key = fig_html_element_key(element);
    s->open[s->depth] = (fig_open_element){.element = element,
                                           .name = name,
                                           .state = (fig_html_stack_state(s) & ~replaced) | own,
                                           .own = own,
                                           .previous = s->last[key],
                                           .scope = (int16_t)(element->flags & FIG_HTML_SCOPE ? s->depth : scope_of(s)),
                                           .cell_around = SIZE_MAX};
    s->last[key] = (int16_t)s->depth++;
    return true;
}

const fig_open_element *fig_html_stack_pop(fig_html_stack *s)
{
    const fig_open_element *e = &s->open[--s->depth];
    if (e->element)
        s->last[fig_html_element_key(e->element)] = e->previous;
    return e;
}

int fig_html_stack_in_scope(const fig_html_stack *s, const fig_html_element *element, fig_str name)
{
    int at = s->last[fig_html_element_key(element)];
    for (; element->id == FIG_EL_UNKNOWN && at >= 0; at = s->open[at].previous)
        if (s->open[at].name.len == name.len && memcmp(s->open[at].name.ptr, name.ptr, name.len) == 0)
            break;
    return at >= scope_of(s) ? at : -1;
}

int fig_html_stack_ended_paragraph(const fig_html_stack *s, const fig_html_element *e)
{
    const int p = fig_html_stack_find(s, FIG_EL_P);
    return e->flags & FIG_HTML_CLOSES_P && p >= 0 && p > scope_of(s) ? p : -1;
}

static int inner(int a, int b)
{
    return a > b ? a : b;
}

/* Cells, rows and parts of the innermost table: the outermost that a tag of its closes. */
static int implied_in_table(const fig_html_stack *s, fig_html_id id)
{
    static const fig_html_id closed[] = {FIG_EL_TD, FIG_EL_TH, FIG_EL_CAPTION, FIG_EL_TR, FIG_EL_THEAD, FIG_EL_TBODY, FIG_EL_TFOOT};
    const size_t count = id == FIG_EL_TD || id == FIG_EL_TH ? 3 : id == FIG_EL_TR ? 4 : 7;
    const int table = fig_html_stack_find(s, FIG_EL_TABLE);
    int at = -1;
    for (size_t i = 0; i < count && table >= 0; i++) {
        const int inside = fig_html_stack_find(s, closed[i]);
        if (inside > table && (at < 0 || inside < at))
            at = inside;
    }
    return at;
}

int fig_html_stack_implied(const fig_html_stack *s, const fig_html_element *e)
{
    int at, bound = -1;
    switch (e->id) {
    case FIG_EL_LI:
        at = fig_html_stack_find(s, FIG_EL_LI);
        bound = inner(fig_html_stack_find(s, FIG_EL_UL), fig_html_stack_find(s, FIG_EL_OL));
        break;
    case FIG_EL_DT:
    case FIG_EL_DD:
        at = inner(fig_html_stack_find(s, FIG_EL_DT), fig_html_stack_find(s, FIG_EL_DD));
        bound = fig_html_stack_find(s, FIG_EL_DL);
        break;
    case FIG_EL_OPTION:
        at = fig_html_stack_find(s, FIG_EL_OPTION);
        break;
    case FIG_EL_TR:
    case FIG_EL_TD:
    case FIG_EL_TH:
    case FIG_EL_CAPTION:
    case FIG_EL_THEAD:
    case FIG_EL_TBODY:
    case FIG_EL_TFOOT:
        return implied_in_table(s, e->id);
    default:
        return -1;
    }
    return at >= 0 && at > inner(bound, scope_of(s)) ? at : -1;
}

void fig_html_stack_close_out_of_turn(fig_html_stack *s, int at)
{
    fig_open_element *e = &s->open[at];
    s->last[fig_html_element_key(e->element)] = e->previous;
    e->element = NULL;
    e->own = 0;
    for (int i = at; i < s->depth; i++)
        s->open[i].state = (i ? s->open[i - 1].state : 0) | s->open[i].own;
}
