/* Hypertext: see hypertext.h. */
#include "hypertext.h"
#include "../base/alloc.h"
#include "entity.h"
#include "html_attributes.h"
#include "html_names.h"
#include "html_scan.h"
#include "html_stack.h"
#include "html_table.h"

struct fig_hypertext {
    fig_page *page;
    fig_page_facts *facts;
    fig_html_scan scan;
    const char *source;
    fig_html_tables tables;
    fig_html_stack stack;
    bool has_article;  /* the page marks its story: what stands outside as header is none of it */
    size_t paragraphs; /* of the story, so far */
    size_t heading;    /* depth of the open one, 0: none */
};

static unsigned state_of(const fig_hypertext *h)
{
    return fig_html_stack_state(&h->stack);
}

static void set_state(fig_hypertext *h)
{
    h->page->flags = state_of(h) & FIG_OPEN_BOILERPLATE ? FIG_PIECE_BOILERPLATE : 0;
}

/* ---- what closes ---- */

static void end_heading(fig_hypertext *h)
{
    fig_page_facts *f = h->facts;
    h->heading = 0;
    if (f->heading_count < FIG_PAGE_HEADINGS)
        f->headings[f->heading_count++].end = h->page->text.len;
}

static void pop(fig_hypertext *h)
{
    const fig_open_element *e = fig_html_stack_pop(&h->stack);
    if (h->heading > (size_t)h->stack.depth)
        end_heading(h);
    if (!e->element)
        return;
    if (e->element->flags & FIG_HTML_BLOCK && !(e->state & FIG_OPEN_HIDDEN))
        fig_page_want(h->page, FIG_PAGE_PARAGRAPH);
    if (e->element->id == FIG_EL_TABLE)
        fig_html_tables_pop(&h->tables);
    if (e->own & FIG_OPEN_IN_CELL)
        fig_page_end_cell(h->page, e->cell_around);
}

static void pop_to(fig_hypertext *h, int depth)
{
    while (h->stack.depth > depth)
        pop(h);
    set_state(h);
}

/* ---- text ---- */

/* Digits raised or lowered are signs of their own: m<sup>2</sup> is m², no m2. */
static size_t small_digit(char c, bool raised, char out[4])
{
    static const char *const raised_digits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    const char *digit = raised ? raised_digits[c - '0'] : "\u2080";
    size_t n = strlen(digit);
    memcpy(out, digit, n);
    if (!raised)
        out[n - 1] = (char)(out[n - 1] + (c - '0'));
    return n;
}

static size_t plain_run(const fig_hypertext *h, size_t at, size_t end, bool small)
{
    if (!small) {
        const char *entity = memchr(h->source + at, '&', end - at);
        return entity ? (size_t)(entity - h->source) : end;
    }
    while (at < end && h->source[at] != '&' && !(h->source[at] >= '0' && h->source[at] <= '9'))
        at++;
    return at;
}

static void put_text(fig_hypertext *h, size_t at, size_t end, bool entities)
{
    unsigned state = state_of(h);
    bool small = state & (FIG_OPEN_RAISED | FIG_OPEN_LOWERED), keep = state & FIG_OPEN_KEEPS_BLANKS;
    char text[FIG_ENTITY_TEXT];
    size_t n, taken;
    while (at < end) {
        size_t stop = plain_run(h, at, end, small);
        fig_page_put(h->page, h->source, at, stop - at, keep);
        at = stop;
        if (at == end)
            break;
        if (h->source[at] != '&') {
            n = small_digit(h->source[at], state & FIG_OPEN_RAISED, text);
            fig_page_put_as(h->page, text, n, at++, 1, keep);
        } else if (entities && (taken = fig_entity_read(h->source + at, end - at, false, text, &n)) > 0) {
            fig_page_put_as(h->page, text, n, at, taken, keep);
            at += taken;
        } else {
            fig_page_put(h->page, h->source, at++, 1, keep);
        }
    }
}

/* ---- tags ---- */

static void note_time(fig_hypertext *h, const fig_html_attributes *a)
{
    if (!a->datetime.ptr || state_of(h) & FIG_OPEN_HIDDEN)
        return;
    if (a->marked_date)
        fig_page_facts_date(h->facts, a->datetime, FIG_PAGE_DATE_MARKED);
    else if (!(state_of(h) & FIG_OPEN_BOILERPLATE) && h->paragraphs <= 1)
        fig_page_facts_date(h->facts, a->datetime, FIG_PAGE_DATE_TIME);
}

static unsigned own_state(const fig_hypertext *h, const fig_html_element *e, const fig_html_attributes *a)
{
    unsigned own = (a->hidden ? FIG_OPEN_HIDDEN : 0u) | (a->boilerplate ? FIG_OPEN_BOILERPLATE : 0u);
    if (e->id == FIG_EL_HEAD || e->id == FIG_EL_HTML || e->id == FIG_EL_BODY) /* their classes say what kind of page it is */
        own &= (unsigned)FIG_OPEN_HIDDEN * (e->id == FIG_EL_HTML ? 0 : 1);
    if (e->flags & FIG_HTML_ARTICLE)
        own &= (unsigned)FIG_OPEN_HIDDEN;
    if (e->flags & FIG_HTML_HIDDEN && e->id != FIG_EL_HEAD)
        own |= FIG_OPEN_HIDDEN;
    if (e->flags & FIG_HTML_BOILERPLATE)
        own |= FIG_OPEN_BOILERPLATE | (fig_html_is(h->scan.name, "dialog") && !a->open ? FIG_OPEN_HIDDEN : 0u);
    if (e->id == FIG_EL_HEADER && h->has_article && !(state_of(h) & FIG_OPEN_IN_ARTICLE))
        own |= FIG_OPEN_BOILERPLATE;
    own |= e->flags & FIG_HTML_KEEPS_BLANKS ? FIG_OPEN_KEEPS_BLANKS : 0u;
    own |= e->flags & FIG_HTML_SUP ? FIG_OPEN_RAISED : e->flags & FIG_HTML_SUB ? FIG_OPEN_LOWERED : 0u;
    own |= e->flags & FIG_HTML_ARTICLE ? FIG_OPEN_IN_ARTICLE : 0u;
    return own;
}

static void begin_cell(fig_hypertext *h, const fig_html_element *e, const fig_html_attributes *a)
{
    fig_grid_cell cell;
    bool in_head = fig_html_stack_find(&h->stack, FIG_EL_THEAD) > fig_html_stack_find(&h->stack, FIG_EL_TABLE);
    fig_open_element *top = &h->stack.open[h->stack.depth - 1];
    fig_grid_role role = e->id == FIG_EL_CAPTION ? FIG_GRID_CAPTION : e->id == FIG_EL_TH || in_head ? FIG_GRID_HEAD : FIG_GRID_VALUE;
    if (top->element != e || state_of(h) & FIG_OPEN_HIDDEN || !fig_html_tables_cell(&h->tables, role, a->span_rows, a->span_columns, &cell))
        return;
    top->own |= FIG_OPEN_IN_CELL;
    top->cell_around = fig_page_begin_cell(h->page, &cell);
}

/* Content that is no markup: script, style, title. */
static void read_content(fig_hypertext *h, const fig_html_element *e, const fig_html_attributes *a)
{
    fig_html_content content = e->flags & FIG_HTML_IS_RAW      ? FIG_HTML_RAW
                               : e->flags & FIG_HTML_IS_RCDATA ? FIG_HTML_RCDATA
                               : e->flags & FIG_HTML_IS_SCRIPT ? FIG_HTML_SCRIPT
                               : e->flags & FIG_HTML_IS_PLAIN  ? FIG_HTML_PLAIN
                                                               : FIG_HTML_NORMAL;
    if (content == FIG_HTML_NORMAL || fig_html_stack_find(&h->stack, FIG_EL_SVG) >= 0)
        return;
    fig_html_scan_content(&h->scan, content);
    if (e->id != FIG_EL_TITLE && (e->id != FIG_EL_SCRIPT || !fig_html_is(a->type, "application/ld+json")))
        return;
    size_t at = h->scan.at;
    fig_html_scan ahead = h->scan;
    if (fig_html_scan_next(&ahead) != FIG_HTML_TEXT || ahead.begin != at)
        return;
    if (e->id == FIG_EL_TITLE)
        fig_page_facts_title(h->facts, h->source, ahead.begin, ahead.end - ahead.begin, FIG_PAGE_TITLE_ELEMENT);
    else
        fig_page_facts_json(h->facts, h->source + ahead.begin, ahead.end - ahead.begin);
}

/* What stands before and behind the element. */
static void want_break(fig_hypertext *h, const fig_html_element *e)
{
    if (e->id == FIG_EL_BR)
        fig_page_want(h->page, FIG_PAGE_LINE);
    else if (e->flags & FIG_HTML_BLOCK)
        fig_page_want(h->page, FIG_PAGE_PARAGRAPH);
    else if (e->flags & FIG_HTML_BOILERPLATE) /* buttons and labels stand apart */
        fig_page_want(h->page, FIG_PAGE_BLANK);
}

static void start_tag(fig_hypertext *h)
{
    const fig_html_element *e = fig_html_element_find(h->scan.name);
    fig_html_attributes a;
    fig_html_attributes_read(&h->scan, &a);
    int svg = fig_html_stack_find(&h->stack, FIG_EL_SVG);
    if (svg >= 0 && e->flags & FIG_HTML_BLOCK)
        pop_to(h, svg); /* HTML ends a drawing that was left open */
    int closed = fig_html_stack_ended_paragraph(&h->stack, e);
    if (closed >= 0)
        pop_to(h, closed);
    closed = fig_html_stack_implied(&h->stack, e);
    if (closed >= 0)
        pop_to(h, closed);
    if (!(state_of(h) & FIG_OPEN_HIDDEN))
        want_break(h, e);
    if (e->id == FIG_EL_META)
        fig_page_facts_meta(h->facts, h->source, a.name, a.content);
    else if (e->id == FIG_EL_TIME)
        note_time(h, &a);
    else if (e->id == FIG_EL_HTML && a.lang.ptr)
        fig_page_facts_locale(h->facts, a.lang);
    if (e->flags & FIG_HTML_VOID)
        return;
    const bool pushed = fig_html_stack_push(&h->stack, e, h->scan.name, own_state(h, e, &a));
    set_state(h);
    if (pushed && e->id == FIG_EL_TABLE)
        fig_html_tables_push(&h->tables);
    if (e->id == FIG_EL_TR && fig_html_stack_find(&h->stack, FIG_EL_TABLE) >= 0)
        fig_html_tables_row(&h->tables);
    if (pushed && (e->id == FIG_EL_TD || e->id == FIG_EL_TH || e->id == FIG_EL_CAPTION) &&
        fig_html_stack_find(&h->stack, FIG_EL_TABLE) >= 0)
        begin_cell(h, e, &a);
    if (e->id == FIG_EL_P && !(state_of(h) & (FIG_OPEN_HIDDEN | FIG_OPEN_BOILERPLATE)))
        h->paragraphs++;
    if (e->flags & FIG_HTML_HEADING && pushed && !h->heading && !(state_of(h) & (FIG_OPEN_HIDDEN | FIG_OPEN_BOILERPLATE)) &&
        h->facts->heading_count < FIG_PAGE_HEADINGS) {
        h->heading = (size_t)h->stack.depth;
        h->facts->headings[h->facts->heading_count].begin = h->page->text.len;
    }
    read_content(h, e, &a);
}

static void end_tag(fig_hypertext *h)
{
    const fig_html_element *e = fig_html_element_find(h->scan.name);
    bool seen = !(state_of(h) & FIG_OPEN_HIDDEN);
    int at = fig_html_stack_in_scope(&h->stack, e, h->scan.name);
    if (seen)
        want_break(h, e);
    if (e->id == FIG_EL_HTML || e->id == FIG_EL_BODY) /* what comes behind is read as if it stood within */
        at = -1;
    bool block_above = false;
    if (at >= 0 && e->flags & FIG_HTML_FORMATTING)
        for (int i = at + 1; i < h->stack.depth && !block_above; i++)
            block_above = h->stack.open[i].element && h->stack.open[i].element->flags & FIG_HTML_BLOCK;
    if (block_above) {
        fig_html_stack_close_out_of_turn(&h->stack, at);
        set_state(h);
    } else if (at >= 0) {
        pop_to(h, at);
    }
    if (!(state_of(h) & FIG_OPEN_HIDDEN))
        want_break(h, e);
}

static bool contains(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = text; (size_t)(text + len - p) >= n && (p = memchr(p, *word, (size_t)(text + len - p) - n + 1)); p++)
        if (memcmp(p, word, n) == 0)
            return true;
    return false;
}

void fig_hypertext_markup(fig_hypertext *h, size_t from, size_t to)
{
    fig_html_scan_begin(&h->scan, h->source, to);
    h->scan.at = from;
    for (fig_html_type type; (type = fig_html_scan_next(&h->scan)) != FIG_HTML_END;) {
        if (type == FIG_HTML_START_TAG)
            start_tag(h);
        else if (type == FIG_HTML_END_TAG)
            end_tag(h);
        else if (type == FIG_HTML_TEXT)
            fig_hypertext_text(h, h->scan.begin, h->scan.end, true);
    }
}

void fig_hypertext_text(fig_hypertext *h, size_t from, size_t to, bool entities)
{
    if (!(state_of(h) & FIG_OPEN_HIDDEN))
        put_text(h, from, to, entities);
}

void fig_hypertext_break(fig_hypertext *h, fig_page_break wanted)
{
    if (!(state_of(h) & FIG_OPEN_HIDDEN))
        fig_page_want(h->page, wanted);
}

bool fig_hypertext_is_hidden(const fig_hypertext *h)
{
    return state_of(h) & FIG_OPEN_HIDDEN;
}

void fig_hypertext_finish(fig_hypertext *h)
{
    pop_to(h, 0);
}

bool fig_hypertext_too_deep(const fig_hypertext *h)
{
    return h->stack.too_deep;
}

fig_hypertext *fig_hypertext_new(fig_page *page, fig_page_facts *facts, const char *source, size_t len)
{
    fig_hypertext *h = fig_calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->page = page;
    h->facts = facts;
    h->source = source;
    h->has_article = contains(source, len, "<article") || contains(source, len, "<main");
    fig_html_stack_begin(&h->stack);
    return h;
}

void fig_hypertext_free(fig_hypertext *h)
{
    fig_free(h);
}
