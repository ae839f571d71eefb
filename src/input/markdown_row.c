/* Markdown row: see markdown_row.h. */
#include "markdown_row.h"
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

fig_markdown_row fig_markdown_row_of(const char *source, const fig_block_line *l)
{
    size_t end = l->end;
    while (end > l->at && is_blank(source[end - 1]))
        end--;
    const bool closed = end > l->at + 1 && source[end - 1] == '|' && source[end - 2] != '\\';
    return (fig_markdown_row){.source = source, .at = l->at + (l->at < l->end && source[l->at] == '|'), .end = closed ? end - 1 : end};
}

/* A bar behind a backslash is text. */
bool fig_markdown_row_next(fig_markdown_row *r)
{
    if (r->at >= r->end)
        return false;
    size_t k = r->at;
    while (k < r->end && r->source[k] != '|')
        k += r->source[k] == '\\' && k + 1 < r->end ? 2 : 1;
    r->from = r->at;
    r->to = k < r->end ? k : r->end;
    r->at = k + 1;
    while (r->from < r->to && is_blank(r->source[r->from]))
        r->from++;
    while (r->to > r->from && is_blank(r->source[r->to - 1]))
        r->to--;
    return true;
}

static size_t count_cells(fig_markdown_row r)
{
    size_t n = 0;
    while (fig_markdown_row_next(&r))
        n++;
    return n;
}

/* ---, :---, ---: or :---: */
static bool is_dashes(const fig_markdown_row *r)
{
    size_t dashes = 0;
    for (size_t k = r->from; k < r->to; k++) {
        if (r->source[k] != '-' && !(r->source[k] == ':' && (k == r->from || k + 1 == r->to)))
            return false;
        dashes += r->source[k] == '-';
    }
    return dashes > 0;
}

bool fig_markdown_row_is_head(const char *source, size_t len, const fig_block_line *l)
{
    if (l->next >= len || !memchr(source + l->at, '|', l->end - l->at))
        return false;
    fig_block_line below = fig_block_line_bare(source, len, l->next);
    size_t column = 0, n = 0;
    fig_block_line_indent(source, &below, &column);
    while (below.at < below.end && source[below.at] == '>')
        for (below.at++; below.at < below.end && source[below.at] == ' ';)
            below.at++;
    for (fig_markdown_row r = fig_markdown_row_of(source, &below); fig_markdown_row_next(&r); n++)
        if (!is_dashes(&r))
            return false;
    return n && n == count_cells(fig_markdown_row_of(source, l));
}
