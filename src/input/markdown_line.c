/* Markdown line: see markdown_line.h. */
#include "markdown_line.h"
#include <string.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "- ", "12. " at i: the bytes of the mark, or 0. */
static size_t list_mark(const char *source, size_t i, size_t end)
{
    size_t n = 0;
    if (i < end && (source[i] == '-' || source[i] == '*' || source[i] == '+'))
        n = 1;
    else {
        while (i + n < end && n < 10 && digit(source[i + n]))
            n++;
        n = n && n < 10 && i + n < end && (source[i + n] == '.' || source[i + n] == ')') ? n + 1 : 0;
    }
    return n && (i + n == end || source[i + n] == ' ' || source[i + n] == '\t') ? n : 0;
}

bool fig_block_is_rule(const char *source, size_t i, size_t end)
{
    size_t n = 0;
    char sign = i < end ? source[i] : 0;
    if (sign != '*' && sign != '-' && sign != '_')
        return false;
    for (; i < end; i++)
        if (source[i] == sign)
            n++;
        else if (source[i] != ' ' && source[i] != '\t')
            return false;
    return n >= 3;
}

void fig_block_line_indent(const char *source, fig_block_line *l, size_t *column)
{
    l->indent = 0;
    for (; l->at < l->end && (source[l->at] == ' ' || source[l->at] == '\t'); l->at++) {
        size_t step = source[l->at] == '\t' ? 4 - *column % 4 : 1;
        *column += step;
        l->indent += step;
    }
}

fig_block_line fig_block_line_bare(const char *source, size_t len, size_t i)
{
    fig_block_line l = {.begin = i, .at = i};
    const char *feed = i < len ? memchr(source + i, '\n', len - i) : NULL;
    l.end = feed ? (size_t)(feed - source) : len;
    l.next = l.end + (feed != NULL);
    if (l.end > l.at && source[l.end - 1] == '\r')
        l.end--;
    return l;
}

static bool opens_list(fig_block_lines *m, fig_block_line *l, size_t *column, bool in_paragraph)
{
    const char *source = m->source;
    size_t n = list_mark(source, l->at, l->end);
    if (!n || fig_block_is_rule(source, l->at, l->end) || (in_paragraph && !l->item && l->at + n == l->end))
        return false;
    if (in_paragraph && !l->item && digit(source[l->at]) && !(source[l->at] == '1' && n == 2) && !m->depth)
        return false; /* only 1. interrupts a paragraph */
    while (m->depth && m->list[m->depth - 1] > *column)
        m->depth--;
    l->at += n;
    *column += n;
    size_t before = *column;
    fig_block_line_indent(source, l, column);
    if (l->at == l->end || l->indent > 4) { /* code in an item, or nothing */
        *column = before + 1;
        l->indent = l->at == l->end ? 0 : l->indent - 1;
    } else {
        l->indent = 0;
    }
    if (m->depth < FIG_MARKDOWN_DEPTH)
        m->list[m->depth++] = *column;
    l->item = true;
    if (l->end - l->at >= 4 && source[l->at] == '[' && source[l->at + 2] == ']' && source[l->at + 3] == ' ' &&
        (source[l->at + 1] == ' ' || (source[l->at + 1] | 32) == 'x'))
        l->at += 4; /* a task */
    return true;
}

fig_block_line fig_block_line_read(fig_block_lines *m, size_t i, bool in_paragraph)
{
    fig_block_line l = fig_block_line_bare(m->source, m->len, i);
    size_t column = 0;
    fig_block_line_indent(m->source, &l, &column);
    bool quoted = false;
    for (int marks = 0; l.at < l.end && marks < FIG_MARKDOWN_DEPTH; marks++) {
        size_t base = quoted || !m->depth ? 0 : m->list[m->depth - 1];
        if (l.item ? l.indent >= 4 : column >= base + 4)
            break; /* code, or a paragraph that goes on */
        if (m->source[l.at] == '>') {
            l.at++;
            column++;
            if (l.at < l.end && m->source[l.at] == ' ') {
                l.at++;
                column++;
            }
            quoted = true;
            fig_block_line_indent(m->source, &l, &column);
            column = l.indent;
        } else if (!opens_list(m, &l, &column, in_paragraph)) {
            break;
        }
    }
    l.blank = l.at >= l.end;
    while (!l.item && !quoted && !l.blank && m->depth && column < m->list[m->depth - 1])
        m->depth--;
    if (!l.item)
        l.indent =
            column > (m->depth && !quoted ? m->list[m->depth - 1] : 0) ? column - (m->depth && !quoted ? m->list[m->depth - 1] : 0) : 0;
    return l;
}
