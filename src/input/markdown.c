/* Markdown: blocks; see markdown.h. */
#include "markdown.h"
#include "../base/alloc.h"
#include "front_matter.h"
#include "html_names.h"
#include "html_scan.h"
#include "markdown_line.h"
#include "markdown_row.h"

enum {
    LABELS = 1000,        /* most that a page defines                               */
    FIRST_TABLE = 1000000 /* the number of a table here: those of tags count from 0 */
};

typedef struct markdown {
    fig_page *page;
    fig_page_facts *facts;
    fig_hypertext *html;
    const char *source;
    size_t len;
    fig_block_lines lines;
    fig_markdown_paragraph paragraph;
    bool after_blank;
    size_t tables;
} markdown;

static char at(const markdown *m, size_t i)
{
    return i < m->len ? m->source[i] : '\n';
}

/* ---- paragraphs ---- */

static void flush(markdown *m)
{
    if (!m->paragraph.text.len)
        return;
    fig_markdown_write(&m->paragraph, m->html);
    fig_hypertext_break(m->html, FIG_PAGE_PARAGRAPH);
}

static void break_block(markdown *m)
{
    flush(m);
    fig_hypertext_break(m->html, FIG_PAGE_PARAGRAPH);
}

static void add_line(markdown *m, size_t from, size_t to)
{
    fig_markdown_paragraph *p = &m->paragraph;
    if (!fig_grow(&p->lines, &p->line_capacity, p->line_count + 1, sizeof *p->lines)) {
        p->failed = true;
        return;
    }
    p->lines[p->line_count++] = (fig_markdown_line){p->text.len, from, to - from};
    fig_strbuf_add(&p->text, m->source + from, to - from);
    fig_strbuf_char(&p->text, '\n');
}

static void write_heading(markdown *m, size_t from, size_t to)
{
    fig_page_facts *f = m->facts;
    if (to > from)
        add_line(m, from, to);
    bool kept = !fig_hypertext_is_hidden(m->html) && f->heading_count < FIG_PAGE_HEADINGS;
    if (kept)
        f->headings[f->heading_count].begin = m->page->text.len;
    flush(m);
    if (kept)
        f->headings[f->heading_count++].end = m->page->text.len;
}

/* ---- blocks ---- */

static fig_block_line read_line(markdown *m, size_t i)
{
    return fig_block_line_read(&m->lines, i, m->paragraph.text.len != 0);
}

/* ``` or ~~~: the length of the fence, or 0. */
static size_t fence(const markdown *m, const fig_block_line *l)
{
    size_t n = 0;
    char sign = at(m, l->at);
    if ((sign != '`' && sign != '~') || l->indent > 3)
        return 0;
    while (l->at + n < l->end && m->source[l->at + n] == sign)
        n++;
    if (n < 3 || (sign == '`' && memchr(m->source + l->at + n, '`', l->end - l->at - n)))
        return 0;
    return n;
}

static size_t skip_fenced(markdown *m, const fig_block_line *open, size_t n)
{
    char sign = m->source[open->at];
    for (size_t i = open->next; i < m->len;) {
        fig_block_line l = fig_block_line_bare(m->source, m->len, i);
        size_t column = 0, k = 0;
        fig_block_line_indent(m->source, &l, &column);
        while (l.at < l.end && (m->source[l.at] == '>' || m->source[l.at] == ' '))
            l.at++;
        while (l.at + k < l.end && m->source[l.at + k] == sign)
            k++;
        i = l.next;
        size_t rest = l.at + k;
        while (rest < l.end && (m->source[rest] == ' ' || m->source[rest] == '\t'))
            rest++;
        if (k >= n && rest == l.end)
            return i;
    }
    return m->len;
}

static bool contains(const markdown *m, size_t from, size_t to, const char *word)
{
    size_t n = strlen(word);
    for (; from + n <= to; from++)
        if (fig_html_is((fig_str){m->source + from, n}, word))
            return true;
    return false;
}

/* A line that begins a block of HTML: what ends it, "" for a blank line; NULL: it begins none (CommonMark 4.6). */
static const char *html_end(const markdown *m, const fig_block_line *l)
{
    fig_html_scan scan;
    if (at(m, l->at) != '<' || l->indent > 3)
        return NULL;
    fig_html_scan_begin(&scan, m->source, l->end);
    scan.at = l->at;
    fig_html_type type = fig_html_scan_next(&scan);
    if (contains(m, l->at, l->at + 4 < l->end ? l->at + 4 : l->end, "<!--"))
        return "-->";
    size_t name = l->at + 1 + (at(m, l->at + 1) == '/'), end = name;
    while (end < l->end && ((m->source[end] | 32) >= 'a' || (m->source[end] >= '0' && m->source[end] <= '9')) &&
           (m->source[end] | 32) <= 'z')
        end++;
    fig_str tag = {m->source + name, end - name};
    if (!tag.len)
        return at(m, l->at + 1) == '!' || at(m, l->at + 1) == '?' ? ">" : NULL;
    if (fig_html_is(tag, "script"))
        return "</script>";
    if (fig_html_is(tag, "style"))
        return "</style>";
    if (fig_html_is(tag, "pre"))
        return "</pre>";
    if (fig_html_is(tag, "textarea"))
        return "</textarea>";
    if (fig_html_element_find(tag)->flags & (FIG_HTML_BLOCK | FIG_HTML_HIDDEN))
        return "";
    size_t rest = scan.end; /* any other tag alone in its line */
    while (rest < l->end && (m->source[rest] == ' ' || m->source[rest] == '\t'))
        rest++;
    return (type == FIG_HTML_START_TAG || type == FIG_HTML_END_TAG) && rest == l->end && !m->paragraph.text.len ? "" : NULL;
}

static size_t read_html(markdown *m, const fig_block_line *first, const char *end)
{
    size_t to = first->end, next = first->next;
    for (fig_block_line l = *first; *end ? !contains(m, l.at, l.end, end) : true;) {
        if (next >= m->len)
            break;
        l = fig_block_line_bare(m->source, m->len, next);
        size_t text = l.at;
        while (text < l.end && (m->source[text] == ' ' || m->source[text] == '\t'))
            text++;
        if (!*end && text == l.end)
            break;
        to = l.end;
        next = l.next;
    }
    fig_hypertext_markup(m->html, first->at, to);
    return next;
}

/* "[label]: target": the end of the label, or 0. */
static size_t definition(const markdown *m, const fig_block_line *l)
{
    if (at(m, l->at) != '[' || l->indent > 3)
        return 0;
    for (size_t i = l->at + 1; i + 1 < l->end && i < l->at + FIG_MARKDOWN_LABEL; i++)
        if (m->source[i] == ']')
            return m->source[i + 1] == ':' && i > l->at + 1 ? i : 0;
    return 0;
}

static void find_labels(markdown *m)
{
    fig_markdown_paragraph *p = &m->paragraph;
    bool free = true; /* no paragraph is open that it would be a line of */
    for (size_t i = 0; i < m->len && p->label_count < LABELS;) {
        fig_block_line l = fig_block_line_bare(m->source, m->len, i);
        size_t column = 0;
        fig_block_line_indent(m->source, &l, &column);
        size_t end = free ? definition(m, &l) : 0;
        i = l.next;
        free = end || l.at >= l.end || m->source[l.at] == '#';
        if (!end || m->source[l.at + 1] == '^')
            continue;
        if (!fig_grow(&p->labels, &p->label_capacity, p->label_count + 1, sizeof *p->labels)) {
            p->failed = true;
            return;
        }
        p->labels[p->label_count++] = (fig_str){m->source + l.at + 1, end - l.at - 1};
    }
}

/* ---- tables ---- */

static void write_row(markdown *m, const fig_block_line *l, uint32_t row)
{
    fig_markdown_row r = fig_markdown_row_of(m->source, l);
    for (uint32_t column = 0; fig_markdown_row_next(&r); column++) {
        fig_grid_cell cell = {.table = (uint32_t)m->tables + FIRST_TABLE,
                              .row = row,
                              .column = column,
                              .rows = 1,
                              .columns = 1,
                              .role = row ? FIG_GRID_VALUE : FIG_GRID_HEAD};
        if (fig_hypertext_is_hidden(m->html))
            return;
        size_t around = fig_page_begin_cell(m->page, &cell);
        if (r.to > r.from)
            add_line(m, r.from, r.to);
        flush(m);
        fig_page_end_cell(m->page, around);
    }
}

static size_t read_table(markdown *m, const fig_block_line *head)
{
    uint32_t row = 0;
    size_t next = fig_block_line_bare(m->source, m->len, head->next).next;
    break_block(m);
    write_row(m, head, row);
    while (next < m->len) {
        fig_block_line l = read_line(m, next);
        if (l.blank || l.item || fence(m, &l) || html_end(m, &l))
            break;
        write_row(m, &l, ++row);
        next = l.next;
    }
    m->tables++;
    break_block(m);
    return next;
}

/* ---- the page ---- */

/* "## Heading ##": its text; false: it is none. */
static bool heading(const markdown *m, const fig_block_line *l, size_t *from, size_t *to)
{
    size_t n = 0;
    while (at(m, l->at + n) == '#' && l->at + n < l->end)
        n++;
    *from = l->at + n;
    if (!n || n > 6 || l->indent > 3 || (*from < l->end && m->source[*from] != ' ' && m->source[*from] != '\t'))
        return false;
    *to = l->end;
    while (*to > *from && (m->source[*to - 1] == ' ' || m->source[*to - 1] == '\t'))
        --*to;
    size_t end = *to;
    while (end > *from && m->source[end - 1] == '#')
        end--;
    if (end < *to && end > *from && m->source[end - 1] == ' ')
        *to = end;
    return true;
}

/* === or --- below a paragraph */
static bool is_underline(const markdown *m, const fig_block_line *l)
{
    size_t i = l->at;
    char sign = at(m, i);
    if ((sign != '=' && sign != '-') || !m->paragraph.text.len || l->item || l->indent > 3)
        return false;
    while (i < l->end && m->source[i] == sign)
        i++;
    while (i < l->end && (m->source[i] == ' ' || m->source[i] == '\t'))
        i++;
    return i == l->end;
}

static size_t read_block(markdown *m, size_t i)
{
    fig_block_line l = read_line(m, i);
    size_t from, to, n;
    const char *end;
    bool after_blank = m->after_blank;
    m->after_blank = l.blank;
    if (l.item || l.blank)
        break_block(m);
    if (l.blank)
        return l.next;
    if (l.indent >= 4 && !m->paragraph.text.len && (after_blank || l.item || i == 0))
        return m->after_blank = true, l.next; /* code */
    if (is_underline(m, &l))
        return write_heading(m, 0, 0), l.next;
    if (fig_block_is_rule(m->source, l.at, l.end))
        return break_block(m), l.next;
    if ((n = fence(m, &l)) > 0)
        return break_block(m), skip_fenced(m, &l, n);
    if (heading(m, &l, &from, &to)) {
        break_block(m);
        write_heading(m, from, to);
        return l.next;
    }
    if ((end = html_end(m, &l))) {
        flush(m);
        return read_html(m, &l, end);
    }
    if (!m->paragraph.text.len && fig_markdown_row_is_head(m->source, m->len, &l))
        return read_table(m, &l);
    n = m->paragraph.text.len ? 0 : definition(m, &l);
    if (n && m->source[l.at + 1] == '^')
        l.at = n + 2; /* a footnote is text */
    else if (n)
        return l.next;
    add_line(m, l.at, l.end);
    return l.next;
}

bool fig_markdown_read(fig_page *page, fig_page_facts *facts, fig_hypertext *html, const char *source, size_t len)
{
    markdown m = {.page = page,
                  .facts = facts,
                  .html = html,
                  .source = source,
                  .len = len,
                  .lines = {.source = source, .len = len},
                  .after_blank = true};
    fig_markdown_paragraph *p = &m.paragraph;
    find_labels(&m);
    for (size_t i = fig_front_matter_read(facts, source, len); i < len && !p->failed && !p->text.failed && !page->failed;)
        i = read_block(&m, i);
    flush(&m);
    bool ok = !p->failed && !p->text.failed;
    fig_strbuf_clear(&p->text);
    fig_free(p->lines);
    fig_free(p->marks);
    fig_free(p->runs);
    fig_free(p->brackets);
    fig_free(p->labels);
    return ok;
}
